import type { Finding } from './finding.ts'

/** One replacement; UTF-16 offsets in the source, half-open. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The safe rewrites of the findings, the first of each, those that overlap an earlier one left out. Ascending. */
export function safeEdits(findings: readonly Finding[]): readonly Edit[] {
  const edits: Edit[] = []
  let last = -1
  for (const finding of findings.toSorted((a, b) => a.range.start.offset - b.range.start.offset)) {
    const rewrite = finding.rewrites.find((candidate) => candidate.safe)
    const [start, end] = [finding.range.start.offset, finding.range.end.offset]
    if (!rewrite || rewrite.text === finding.text || start < last || start === end) continue
    edits.push({ start, end, text: rewrite.text })
    last = end
  }
  return edits
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
