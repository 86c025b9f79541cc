import type { Finding, Rewrite } from './finding.ts'

/** One replacement; UTF-16 offsets in the source, half-open. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A finding with the rewrite that is chosen for it. */
export interface Chosen {
  readonly finding: Finding
  readonly rewrite: Rewrite
}

/** The first safe rewrite, undefined when there is none. */
export function safeRewrite(finding: Finding): Rewrite | undefined {
  return finding.rewrites.find((rewrite) => rewrite.safe)
}

/** 财库〔2020〕46号 is the number of a document, 〔数值〕 a blank to fill in. */
export const blank = /〔(?!\d{4}〕)[^〔〕]*〕/

/**
 * The rewrite to suggest as a tracked change: a safe one; for a certain finding else the first that leaves no blank to fill in.
 * What a person must look at first gets none.
 */
export function preferredRewrite(finding: Finding): Rewrite | undefined {
  const complete = () => finding.rewrites.find((rewrite) => !blank.test(rewrite.text))
  return safeRewrite(finding) ?? (finding.certainty === 'certain' ? complete() : undefined)
}

/** Preferred rewrites; a model right behind its brand is covered by the brand's rewrite and goes. */
export function preferredRewrites(findings: readonly Finding[]): readonly Chosen[] {
  const chosen = chooseRewrites(findings, preferredRewrite)
  return chosen.map((one, i) => {
    const after = chosen[i + 1]
    const { text } = one.rewrite
    // What the model's wording leaves to the noun behind it, the brand's leaves too.
    const bare = after && follows(one, after) && after.rewrite.text.endsWith('的') && text.endsWith('的产品')
    if (bare) return { ...one, rewrite: { ...one.rewrite, text: text.slice(0, -2) } }
    return i > 0 && follows(chosen[i - 1]!, one) ? { ...one, rewrite: { ...one.rewrite, text: '' } } : one
  })
}

function follows({ finding: first }: Chosen, { finding: second }: Chosen): boolean {
  const brands = first.category === 'brand-and-model' && second.category === 'brand-and-model'
  return brands && first.range.end.offset === second.range.start.offset
}

/** A rewrite for each finding that has one and changes something; those that overlap an earlier one are left out. Ascending. */
export function chooseRewrites(
  findings: readonly Finding[],
  choose: (finding: Finding) => Rewrite | undefined,
): readonly Chosen[] {
  const chosen: Chosen[] = []
  let last = -1
  for (const finding of findings.toSorted((a, b) => a.range.start.offset - b.range.start.offset)) {
    const rewrite = choose(finding)
    const [start, end] = [finding.range.start.offset, finding.range.end.offset]
    if (!rewrite || rewrite.text === finding.text || start < last || start === end) continue
    chosen.push({ finding, rewrite })
    last = end
  }
  return chosen
}

/** The edits of chosen rewrites, ascending. */
export function editsOf(chosen: readonly Chosen[]): readonly Edit[] {
  return chosen.map(({ finding, rewrite }) => ({
    start: finding.range.start.offset,
    end: finding.range.end.offset,
    text: rewrite.text,
  }))
}

/** The safe rewrites of the findings, the first of each, those that overlap an earlier one left out. Ascending. */
export function safeEdits(findings: readonly Finding[]): readonly Edit[] {
  return editsOf(chooseRewrites(findings, safeRewrite))
}

/** Applies ascending edits that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text)
    at = edit.end
  }
  parts.push(text.slice(at))
  return parts.join('')
}
