import type { SourceDocument } from '../core/block.ts'
import type { BlockFinding, BlockResult } from '../core/engine.ts'
import type { Facts } from '../core/facts.ts'
import { fold } from '../core/fold.ts'
import type { RuleData } from '../core/rule.ts'
import type { Outline } from '../core/section.ts'
import { bidPeriod, leastBidDays, type NoticeBlock } from '../rules/bid-period.ts'
import { missingClauses } from '../rules/missing-clause.ts'
import { prevailingVendor } from '../rules/single-vendor.ts'
import { type ParameterBlock, starredGroups } from '../rules/star-share.ts'

export interface DocumentMatch {
  readonly rule: RuleData
  readonly block: number
  readonly finding: BlockFinding
}

/** A finding's rule and place, and the values that its message names under one letter. */
interface Place {
  readonly id: string
  readonly block: number
  readonly start: number
  readonly end: number
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number>>
}

type Find = (
  document: SourceDocument,
  outline: Outline,
  results: readonly BlockResult[],
  facts: Facts,
) => readonly Place[]

const finders: readonly Find[] = [singleVendor, starredMajority, shortBidPeriod, lackingClauses]

/** Findings that only the whole document shows, from the blocks' texts and summaries. */
export function documentMatches(
  document: SourceDocument,
  outline: Outline,
  facts: Facts,
  results: readonly BlockResult[],
  rules: readonly RuleData[],
): DocumentMatch[] {
  return finders
    .flatMap((find) => find(document, outline, results, facts))
    .flatMap(({ id, block, start, end, name, attributes }): DocumentMatch[] => {
      const number = rules.findIndex((rule) => rule.id === id)
      const rule = rules[number]
      const kinds = rule?.where?.kinds
      if (!rule || (kinds && !kinds.includes(outline.documentKind))) return []
      const captures = [{ name, start, end, value: { start, end, attributes } }]
      const finding = { rule: number, certainty: rule.certainty, start, end, captures, weight: 0, related: [] }
      return [{ rule, block, finding }]
    })
}

function singleVendor(document: SourceDocument, outline: Outline, results: readonly BlockResult[]): readonly Place[] {
  const vendor = prevailingVendor(results, (block) => outline.labels[block]!.section)
  const first = vendor?.places[0]
  if (!first || !document.blocks[first.block]) return []
  return [
    {
      id: 'brand-and-model/single-vendor',
      ...first,
      name: 'b',
      attributes: { brand: vendor.vendor, count: vendor.places.length },
    },
  ]
}

/** A list of substantive clauses is starred throughout by design. */
const substantive = /实质性|[★*]|不(?:可|允许|得)偏离|商务/

function starredMajority(document: SourceDocument, outline: Outline): readonly Place[] {
  const parameters: ParameterBlock[] = []
  const lists = new Set<number>()
  document.blocks.forEach(({ text, cell }, block) => {
    if (cell && (cell.row === 0 || outline.labels[block]!.header) && substantive.test(text)) lists.add(cell.table)
  })
  document.blocks.forEach(({ text, cell }, block) => {
    const label = outline.labels[block]!
    if (label.section !== 'technical' || label.header || label.isHeading >= 0) return
    if ((cell && lists.has(cell.table)) || substantive.test(outline.headings[label.heading]?.title ?? '')) return
    const group = cell ? `${label.heading}|${cell.table}` : String(label.heading)
    parameters.push({ block, group, row: cell?.row ?? null, text })
  })
  return starredGroups(parameters).map(({ stars, lines, ...place }) => ({
    id: 'directive-parameter/starred-majority',
    ...place,
    name: 's',
    attributes: { stars, lines },
  }))
}

/** Signs that tendering is compulsory, without which the twenty days do not bind. */
const compulsory = /依法必须|财政资金|政府投资|国有资金|(?:批准|核准|批复)(?:文件|文号|建设)/

function shortBidPeriod(
  document: SourceDocument,
  outline: Outline,
  _results: readonly BlockResult[],
  { method, regime }: Facts,
): readonly Place[] {
  const found = bidPeriod(noticeBlocks(document, outline))
  if (!found || found.days >= leastBidDays) return []
  if (method && method.value !== '公开招标' && method.value !== '邀请招标') return []
  if (regime?.value !== 'government-procurement' && !document.blocks.some(({ text }) => compulsory.test(text)))
    return []
  const { days, ...place } = found
  return [{ id: 'time-limits/bid-period-dates', ...place, name: 'd', attributes: { days } }]
}

function* noticeBlocks(document: SourceDocument, outline: Outline): Iterable<NoticeBlock> {
  for (let block = 0; block < document.blocks.length; block++) {
    const { section, heading } = outline.labels[block]!
    if (section !== 'notice' && section !== 'instructions' && section !== 'other') continue
    const text = document.blocks[block]!.text
    if (text.includes('20'))
      yield { block, section, heading: fold(outline.headings[heading]?.title ?? ''), text: fold(text) }
  }
}

/** Clauses that a complete file lacks; only where the document says that the procurement law governs. */
function lackingClauses(
  _document: SourceDocument,
  outline: Outline,
  results: readonly BlockResult[],
  { regime }: Facts,
): readonly Place[] {
  if (outline.documentKind !== 'tender') return []
  const found = missingClauses(results, (block) => outline.labels[block]!.section)
  if (!found.length || regime?.value !== 'government-procurement') return []
  return found.map(({ rule, block, length }) => ({ id: rule, block, start: 0, end: length, name: 'c', attributes: {} }))
}
