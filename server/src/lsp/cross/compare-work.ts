import type { Diagnostic } from 'vscode-languageserver/node'
import { sourceRange } from '../../core/block.ts'
import type { Finding } from '../../core/finding.ts'
import { countsOf, pairsOf, placeText } from '../../report/compare/pairs.ts'
import { compareWords, subjectCell } from '../../report/compare/words.ts'
import type { Linter, Locale } from '../../service/api.ts'
import type { ChangePlace, ComparedChange, Comparison, compareDocuments } from '../../service/compare.ts'
import type { ComparedItem, ComparedSide, CompareView } from '../cross-protocol.ts'
import type { Said } from '../marks-beside.ts'
import { messagesOf } from '../messages.ts'
import { rangeAt } from '../ranges.ts'
import { documentOf, type Held, type Outcome, placeIn } from './outcome.ts'
import type { CrossSource } from './sources.ts'

/** As much of a finding as a mark tells. */
export type Marked = Pick<Finding, 'rule' | 'certainty' | 'severity' | 'message' | 'range' | 'related' | 'fingerprint'>

/** What the work is done with. */
export interface WorkParts {
  /** The mark of a finding, without the place in another document. */
  readonly markOf: (finding: Marked, uri: string) => Diagnostic
  /** Marks may lead to a place in another document. */
  readonly related: boolean
  readonly linter: Linter
  readonly locale: Locale
}

/**
 * Holds stages against each other; those that cannot be read are left out. In one turn, so that no edit can come in between: the
 * sources must be current.
 */
export function compareWork(
  id: string,
  all: readonly CrossSource[],
  compare: typeof compareDocuments,
  parts: WorkParts,
): Outcome<CompareView> {
  const { linter, locale } = parts
  const held = all.flatMap((source, at): Held[] => (source.checked ? [{ source, at }] : []))
  const documents = held.map(({ source }) => ({ path: source.name, checked: source.checked! }))
  // one that stands alone has nothing to differ from
  const stages = documents.length < 2 ? [] : documents
  const report = compare(stages, linter.laws, (at) => held[at]!.source.options!, locale)
  const said = all.map((_source, at): Said => {
    const stage = held.findIndex((one) => one.at === at)
    return { findings: report.findings[stage]?.filter(isThere(report, stage)) ?? [], rules: report.rules }
  })
  return {
    said,
    view: viewOf(id, all, held, report, locale),
    marks: marksOf(all.length, held, report, parts),
  }
}

function viewOf(
  id: string,
  all: readonly CrossSource[],
  held: readonly Held[],
  report: Comparison,
  locale: Locale,
): CompareView {
  const words = compareWords(locale)
  const [certain, review, none] = countsOf(report.changes)
  const nameAt = (at: number) => report.documents[at]!.name
  return {
    kind: 'compare',
    id,
    documents: all.map(documentOf),
    title: words.title,
    summary: report.changes.length === 0 ? words.nothing : words.summary(certain, review, none),
    ...{ certain, review, none },
    pairs: pairsOf(report).map(({ from, to, changes }) => ({
      title: words.pair(nameAt(from), nameAt(to)),
      from: nameAt(from),
      to: nameAt(to),
      nothing: words.nothingBetween,
      changes: changes.map((change) => itemOf(change, held, locale)),
    })),
  }
}

function itemOf(change: ComparedChange, held: readonly Held[], locale: Locale): ComparedItem {
  const words = compareWords(locale)
  const { kind, certainty, message, basis, from, to, before, after } = change
  const side = (place: ChangePlace | null, text: string): ComparedSide | null =>
    place && { ...placeIn(held[place.stage]!, place.range, placeText(place, locale)), text }
  return {
    kind: words.kinds[kind],
    subject: subjectCell(change, words),
    certainty,
    certaintyName: words.certainties[certainty],
    message,
    basis: certainty === 'none' ? '' : basis.map(({ title, article }) => `《${title}》${article}`).join('；'),
    from: side(from, before),
    to: side(to, after),
  }
}

/** Marks of each document: what differs stands in the later one, with the place in the earlier. */
function marksOf(
  count: number,
  held: readonly Held[],
  report: Comparison,
  parts: WorkParts,
): readonly (readonly Diagnostic[])[] {
  const marks = Array.from({ length: count }, (): Diagnostic[] => [])
  const byPlace = new Map<string, ComparedChange[]>()
  for (const change of report.changes) {
    const key = keyOf((change.to ?? change.from)!.stage, `compare/${change.kind}`, change.message, change)
    byPlace.set(key, [...(byPlace.get(key) ?? []), change])
  }
  report.findings.forEach((findings, stage) => {
    for (const finding of findings) {
      const change = byPlace.get(keyOf(stage, finding.rule, finding.message, finding))?.shift()
      const later = held[change?.between[1] ?? stage]!
      if (!later.source.shown) continue
      marks[later.at]!.push(markOf(finding, change, later, held, parts))
    }
  })
  return marks
}

/** Whether a finding of a stage is marked on its own words: what is gone from the next is marked there. */
function isThere({ changes }: Comparison, stage: number): (finding: Finding) => boolean {
  const own = changes.filter(({ to }) => to?.stage === stage)
  const keys = new Set(own.map((change) => keyOf(stage, `compare/${change.kind}`, change.message, change)))
  return (finding) => keys.has(keyOf(stage, finding.rule, finding.message, finding))
}

/** What finds the change that a finding was made of: it has message and place of it. */
function keyOf(
  stage: number,
  rule: string,
  message: string,
  at: Pick<Finding, 'range'> | Pick<ComparedChange, 'from' | 'to'>,
): string {
  const range = 'range' in at ? at.range : (at.to ?? at.from)!.range
  return `${stage}|${rule}|${range.start.offset}|${range.end.offset}|${message}`
}

function markOf(
  finding: Finding,
  change: ComparedChange | undefined,
  later: Held,
  held: readonly Held[],
  parts: WorkParts,
): Diagnostic {
  const { source } = later
  const mark = parts.markOf({ ...finding, related: [] }, source.uri)
  // what is gone has no place in the later document: its first words stand for all of it
  if (change && !change.to) mark.range = beginning(source)
  const before = change?.from
  if (!parts.related || !before) return mark
  const earlier = held[before.stage]!
  const { range, place } = placeIn(earlier, before.range, placeText(before, parts.locale))
  const message = messagesOf(parts.locale).stagePlace(earlier.source.name, place, change.before)
  return { ...mark, relatedInformation: [{ message, location: { uri: earlier.source.uri, range } }] }
}

function beginning({ checked }: CrossSource): Diagnostic['range'] {
  const first = checked!.document.blocks[0]
  if (!first) return { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }
  const { start, end } = sourceRange(first, 0, first.text.length)
  return rangeAt(checked!.lineStarts, start, end)
}
