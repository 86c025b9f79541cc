import { type Anchor, anchorsOf } from './anchor.ts'
import type { Annotation } from './annotate.ts'
import { type CommentLook, markProps } from './comments.ts'
import { escapeXml, markupOf } from './markup.ts'
import { editPart, type PartEdit } from './part-text.ts'
import { propsCopy, rewriteRun } from './rewrite-run.ts'
import { type Run, type RunParagraph, scanRuns } from './runs.ts'

/** An annotation with the id of its comment. */
export interface Mark extends Annotation {
  readonly id: number
}

export interface MarkOptions {
  readonly look: CommentLook
  /** Gives ids for tracked changes. */
  revisions(): number
  /** Whether this part may hold comments. */
  readonly comments: boolean
  /** Comments on words of other parts, with a place in this one. */
  readonly strayed: readonly { readonly mark: Mark; readonly range: readonly [number, number] }[]
}

/** What stands at one offset: the ends of ranges come before the starts. */
interface Point {
  readonly at: number
  readonly kind: Anchor['kind']
  readonly run: Run | null
  ends: string
  starts: string
}

interface Zone {
  readonly from: number
  readonly to: number
}

/** Writes marks into the text of a part. Throws ReadError broken-xml. */
export function markPart(
  xml: string,
  part: string,
  marks: readonly Mark[],
  options: MarkOptions,
): { readonly xml: string; readonly suggested: number; readonly placed: ReadonlySet<number> } {
  const markup = markupOf(xml, part)
  const { element, open } = markup
  const { look } = options
  const paragraphs = scanRuns(xml, part, new Set(marks.map((mark) => mark.place.paragraph)))
  const points = new Map<number, Point>()
  const zones: Zone[] = []
  const placed = new Set<number>()
  const point = (at: number, kind: Anchor['kind'], run: Run | null): Point => {
    let found = points.get(at)
    if (!found) {
      found = { at, kind, run, ends: '', starts: '' }
      points.set(at, found)
    }
    return found
  }
  const words = (text: string) => element('t', { 'xml:space': 'preserve' }, escapeXml(text))
  const revision = () => ({ id: String(options.revisions()), author: look.author, date: look.date })
  const startMark = (id: number) => element('commentRangeStart', { id: String(id) })
  const endMark = (id: number) => {
    const reference = element('commentReference', { id: String(id) })
    return element('commentRangeEnd', { id: String(id) }) + element('r', {}, markProps(look, element) + reference)
  }
  const around = (mark: Mark, from: number, to: number) => {
    placed.add(mark.id)
    if (from === to) point(from, 'edge', null).ends += startMark(mark.id) + endMark(mark.id)
    else {
      point(from, 'edge', null).starts += startMark(mark.id)
      point(to, 'edge', null).ends += endMark(mark.id)
    }
  }
  for (const mark of marks) {
    if (!options.comments && mark.replacement === null) continue
    const paragraph = paragraphs.get(mark.place.paragraph)
    const runs = paragraph?.runs ?? []
    const anchors = anchorsOf(xml, mark.place, runs, mark.start, mark.end)
    if (!anchors || (!anchors.whole && hasFormula(xml, paragraph))) {
      // Words that stand in no run (a formula, say): the comment goes around the whole paragraph.
      if (options.comments && paragraph) around(mark, paragraph.begin, paragraph.end)
      continue
    }
    placed.add(mark.id)
    const from = point(anchors.from.at, anchors.from.kind, runs[anchors.from.run] ?? null)
    const to = point(anchors.to.at, anchors.to.kind, runs[anchors.to.run] ?? null)
    const covered = runs.slice(anchors.from.run, anchors.to.run + 1)
    if (options.comments) from.starts += startMark(mark.id)
    if (mark.replacement !== null && anchors.whole && replaceable(xml, covered)) {
      zones.push({ from: from.at, to: to.at })
      const text = mark.replacement
        .split(/(?<=[\n\t])|(?=[\n\t])/)
        .map((part) => (part === '\n' ? element('br', {}) : part === '\t' ? element('tab', {}) : words(part)))
        .join('')
      const run = element('r', {}, propsCopy(xml, covered[0]!, markup) + text)
      if (mark.replacement !== '') to.ends += element('ins', revision(), run)
    }
    if (options.comments) to.ends += endMark(mark.id)
  }
  for (const { mark, range } of options.strayed) {
    around(mark, ...range)
  }
  const edits: PartEdit[] = []
  const cuts = new Map<Run, Point[]>()
  for (const one of points.values()) {
    if (one.kind === 'edge' || !one.run) edits.push({ start: one.at, end: one.at, text: one.ends + one.starts })
    else cuts.set(one.run, [...(cuts.get(one.run) ?? []), one])
  }
  const sorted = zones.toSorted((a, b) => a.from - b.from)
  const deletion = (from: number, to: number) =>
    sorted.some((zone) => zone.from <= from && to <= zone.to) ? open('del', revision()) : null
  for (const run of touchedRuns(paragraphs, cuts, sorted)) {
    const own = (cuts.get(run) ?? []).toSorted((a, b) => a.at - b.at)
    const text = rewriteRun(
      run,
      own.map(({ at, kind, ends, starts }) => ({ at, kind, marks: ends + starts })),
      { xml, markup, deletion },
    )
    edits.push({ start: run.start, end: run.end, text })
  }
  return { xml: editPart(xml, edits), suggested: zones.length, placed }
}

function hasFormula(xml: string, paragraph: RunParagraph | undefined): boolean {
  return paragraph !== undefined && xml.slice(paragraph.begin, paragraph.end).includes('oMath')
}

/** Replacing keeps off what it cannot write again: pictures, notes, fields and formulas. */
function replaceable(xml: string, runs: readonly Run[]): boolean {
  const apart = (run: Run, i: number) => i > 0 && xml.slice(runs[i - 1]!.end, run.start).includes('oMath')
  return runs.length > 0 && runs.every((run, i) => run.plain && run.shell === null && !apart(run, i))
}

function touchedRuns(
  paragraphs: ReadonlyMap<number, RunParagraph>,
  cuts: ReadonlyMap<Run, readonly Point[]>,
  zones: readonly Zone[],
): Run[] {
  const found: Run[] = []
  for (const { runs } of paragraphs.values()) {
    for (const run of runs) {
      if (cuts.has(run) || zones.some((zone) => zone.from <= run.start && run.end <= zone.to)) found.push(run)
    }
  }
  return found
}
