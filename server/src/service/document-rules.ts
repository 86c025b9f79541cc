import type { SourceDocument } from '../core/block.ts'
import type { BlockFinding, BlockResult } from '../core/engine.ts'
import type { Facts } from '../core/facts.ts'
import { fold } from '../core/fold.ts'
import type { Certainty } from '../core/kinds.ts'
import type { OutlineData, RuleData } from '../core/rule.ts'
import type { Outline } from '../core/section.ts'
import type { BlockSpan } from '../rules/answer.ts'
import { bidPeriod, hasDate, leastBidDays, type NoticeBlock } from '../rules/bid-period.ts'
import { emptyChapters } from '../rules/chapters/empty.ts'
import { chapterGaps } from '../rules/chapters/gaps.ts'
import { clauseBits, missingClauses } from '../rules/missing-clause.ts'
import { prevailingVendor } from '../rules/single-vendor.ts'
import { type ParameterBlock, parameterLines, starredGroups } from '../rules/star-share.ts'
import { kept, keptBits } from '../structure/kept.ts'
import type { RuleFault } from './api.ts'
import { mark, marksOf } from './block-cache.ts'
import { calculated } from './calculated.ts'

export interface DocumentMatch {
  readonly rule: RuleData
  readonly block: number
  readonly finding: BlockFinding
  readonly others: readonly BlockSpan[]
}

/** A finding's rule and place, and the values that its message names under one letter. */
interface Place {
  readonly id: string
  readonly block: number
  readonly start: number
  readonly end: number
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number>>
  /** Where it is not the rule's own. */
  readonly certainty?: Certainty
  /** Where else the document says what the finding goes by. */
  readonly others?: readonly BlockSpan[]
}

type Find = (
  document: SourceDocument,
  outline: Outline,
  results: readonly BlockResult[],
  facts: Facts,
  rules: readonly RuleData[],
  outlines: readonly OutlineData[],
) => readonly Place[]

const finders: readonly Find[] = [
  singleVendor,
  starredMajority,
  shortBidPeriod,
  lackingClauses,
  lackingChapters,
  blankChapters,
  calculated,
]

/**
 * Findings that only the whole document shows, from the blocks' texts and summaries. What throws is told to `onFault` and
 * passed over, or thrown on without it.
 */
export function documentMatches(
  document: SourceDocument,
  outline: Outline,
  facts: Facts,
  results: readonly BlockResult[],
  rules: readonly RuleData[],
  onFault: RuleFault | null = null,
  outlines: readonly OutlineData[] = [],
): DocumentMatch[] {
  const attempt = (find: Find): readonly Place[] => {
    try {
      return find(document, outline, results, facts, rules, outlines)
    } catch (error) {
      if (!onFault) throw error
      onFault(find.name, error)
      return []
    }
  }
  return finders
    .flatMap(attempt)
    .flatMap(({ id, block, start, end, name, attributes, certainty, others = [] }): DocumentMatch[] => {
      const number = rules.findIndex((rule) => rule.id === id)
      const rule = rules[number]
      const kinds = rule?.where?.kinds
      if (!rule || (kinds && !kinds.includes(outline.documentKind))) return []
      const captures = [{ name, start, end, value: { start, end, attributes } }]
      const finding = {
        rule: number,
        certainty: certainty ?? rule.certainty,
        start,
        end,
        captures,
        weight: 0,
        related: [],
      }
      return [{ rule, block, finding, others }]
    })
}

function singleVendor(document: SourceDocument, outline: Outline, results: readonly BlockResult[]): readonly Place[] {
  const marks = marksOf(results)
  const naming: number[] = []
  for (let block = 0; block < marks.length; block++) if (marks[block]! & mark.vendor) naming.push(block)
  const vendor = prevailingVendor(results, (block) => outline.labels[block]!.section, naming)
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

/** A year of this century, in digits of either width. */
const year = /[2２][0０][\d０-９]{2}/

/** Bits of what the block's own text says to the finders below. */
const sign = { star: 1, substantiveCell: 2, date: 4 } as const

const signsOf = keptBits(
  ({ text, cell }) =>
    (text.includes('★') ? sign.star : 0) |
    (cell && substantive.test(text) ? sign.substantiveCell : 0) |
    (text.includes('20') && year.test(text) && hasDate(fold(text)) ? sign.date : 0),
)

const linesOf = kept(({ text }) => parameterLines(text))

function starredMajority({ blocks }: SourceDocument, outline: Outline): readonly Place[] {
  const signs = signsOf(blocks)
  const { labels, headings } = outline
  const lists = new Set<number>()
  const isParameter = (block: number): boolean => {
    const { section, header, isHeading } = labels[block]!
    return section === 'technical' && !header && isHeading < 0
  }
  // only what stands under one heading with a star can be a starred majority
  const starred = new Set<number>()
  for (let block = 0; block < signs.length; block++) {
    if (signs[block]! & sign.star && isParameter(block)) starred.add(labels[block]!.heading)
  }
  if (!starred.size) return []
  for (let block = 0; block < signs.length; block++) {
    if (!(signs[block]! & sign.substantiveCell)) continue
    const cell = blocks[block]!.cell!
    if (cell.row === 0 || labels[block]!.header) lists.add(cell.table)
  }
  for (const heading of starred) if (substantive.test(headings[heading]?.title ?? '')) starred.delete(heading)
  const parameters: ParameterBlock[] = []
  const lines = linesOf(blocks)
  for (let block = 0; block < signs.length; block++) {
    const { heading } = labels[block]!
    if (!starred.has(heading) || !isParameter(block)) continue
    const { cell } = blocks[block]!
    if (cell && lists.has(cell.table)) continue
    const group = cell ? `${heading}|${cell.table}` : String(heading)
    parameters.push({ block, group, row: cell?.row ?? null, lines: lines[block]! })
  }
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
  const { days, issue, ...place } = found
  return [{ id: 'time-limits/bid-period-dates', ...place, name: 'd', attributes: { days }, others: [issue] }]
}

function* noticeBlocks({ blocks }: SourceDocument, outline: Outline): Iterable<NoticeBlock> {
  const signs = signsOf(blocks)
  for (let block = 0; block < signs.length; block++) {
    if (!(signs[block]! & sign.date)) continue
    const { section, heading } = outline.labels[block]!
    if (section !== 'notice' && section !== 'instructions' && section !== 'other') continue
    const title = outline.headings[heading]?.title ?? ''
    yield { block, section, heading: fold(title), text: fold(blocks[block]!.text) }
  }
}

const clausesOf = keptBits(({ text }) => clauseBits(text))

/** Clauses that a complete file lacks; only where the document says that the procurement law governs. */
function lackingClauses(
  { blocks }: SourceDocument,
  outline: Outline,
  _results: readonly BlockResult[],
  { regime }: Facts,
): readonly Place[] {
  if (outline.documentKind !== 'tender' || regime?.value !== 'government-procurement') return []
  const found = missingClauses(clausesOf(blocks), outline.labels)
  return found.map(({ rule, block }) => {
    const end = blocks[block]!.text.length
    return { id: rule, block, start: 0, end, name: 'c', attributes: {} }
  })
}

/** Chapters that the outline of the document's kind asks for and that are missing or out of order. */
function lackingChapters(
  document: SourceDocument,
  outline: Outline,
  _results: readonly BlockResult[],
  { regime }: Facts,
  _rules: readonly RuleData[],
  outlines: readonly OutlineData[],
): readonly Place[] {
  const lineOf = (block: number): BlockSpan => ({ block, start: 0, end: document.blocks[block]!.text.trimEnd().length })
  return chapterGaps(document, outline, regime?.value ?? null, outlines).map((gap) => ({
    id: gap.rule,
    ...lineOf(gap.block),
    name: 'c',
    attributes: {
      title: gap.chapter.title,
      titleEn: gap.chapter.titleEn,
      outline: gap.outline.title,
      outlineEn: gap.outline.titleEn,
      beside: gap.beside,
    },
    others: gap.other === null ? [] : [lineOf(gap.other)],
  }))
}

function blankChapters(document: SourceDocument, outline: Outline): readonly Place[] {
  return emptyChapters(document, outline).map(({ rule, block, title }) => {
    const { text } = document.blocks[block]!
    const start = text.length - text.trimStart().length
    return { id: rule, block, start, end: text.trimEnd().length, name: 'c', attributes: { title } }
  })
}
