import type { Block, SourceDocument } from '../core/block.ts'
import type { BlockFinding, BlockResult } from '../core/engine.ts'
import type { Facts } from '../core/facts.ts'
import { fold } from '../core/fold.ts'
import type { Certainty, DocumentKind } from '../core/kinds.ts'
import type { OutlineData, RuleData } from '../core/rule.ts'
import type { BlockLabel, Outline } from '../core/section.ts'
import type { BlockSpan } from '../rules/answer.ts'
import { bidPeriod, hasDate, leastBidDays, type NoticeBlock } from '../rules/bid-period.ts'
import { firstBlocks, sameWords } from '../rules/chapters/chapters.ts'
import { emptyChapters, isContent } from '../rules/chapters/empty.ts'
import { chapterGaps } from '../rules/chapters/gaps.ts'
import { clauseBits, missingClauses } from '../rules/missing-clause.ts'
import { prevailingVendor } from '../rules/single-vendor.ts'
import { type ParameterBlock, parameterLines, starredGroups } from '../rules/star-share.ts'
import { kept, keptBits } from '../structure/kept.ts'
import { changedBlocks } from '../structure/same-outline.ts'
import type { RuleFault } from './api.ts'
import { listsOf, mark, marksOf } from './block-cache.ts'
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

/** What a check of the whole document reads. */
export interface Whole {
  readonly document: SourceDocument
  readonly outline: Outline
  readonly results: readonly BlockResult[]
  readonly facts: Facts
  readonly rules: readonly RuleData[]
  readonly outlines: readonly OutlineData[]
}

/** A block before and after an edit; its place in the outline is the same. */
interface Edited {
  readonly at: number
  readonly was: Block
  readonly is: Block
  /** What both results are marked with. */
  readonly marks: number
  readonly label: BlockLabel
}

interface Finder {
  readonly find: (whole: Whole) => readonly Place[]
  /** Whether it finds the same after an edit of a block, for sure; null where it knows itself. */
  readonly holds: ((edited: Edited, whole: Whole) => boolean) | null
}

const finders: readonly Finder[] = [
  { find: singleVendor, holds: ({ marks }) => !(marks & mark.vendor) },
  { find: starredMajority, holds: keepsStars },
  {
    find: shortBidPeriod,
    holds: ({ was, is }) =>
      !((signsIn(was) | signsIn(is)) & sign.date) && !compulsory.test(was.text) && !compulsory.test(is.text),
  },
  { find: lackingClauses, holds: ({ was, is }) => clauseBits(was.text) === clauseBits(is.text) },
  {
    find: lackingChapters,
    holds: ({ at, was, is }, { outlines }) => at >= firstBlocks && sameWords(outlines, was.text, is.text),
  },
  { find: blankChapters, holds: ({ was, is, label }) => label.isHeading < 0 && isContent(was) && isContent(is) },
  { find: calculated, holds: null },
]

let last: { readonly whole: Whole; readonly places: readonly (readonly Place[] | null)[] } | null = null

/**
 * Findings that only the whole document shows, from the blocks' texts and summaries. What throws is told to `onFault` and
 * passed over, or thrown on without it. What was found in the document before holds where only texts changed that it does not go by.
 */
export function documentMatches(whole: Whole, onFault: RuleFault | null = null): DocumentMatch[] {
  const before = last
  const edits = before && editsBetween(before.whole, whole)
  last = null
  const places = finders.map(({ find, holds }, at): readonly Place[] | null => {
    const known = before?.places[at]
    if (known && edits && holds && edits.every((edited) => !names(known, edited.at) && holds(edited, whole)))
      return known
    try {
      return find(whole)
    } catch (error) {
      if (!onFault) throw error
      onFault(find.name, error)
      return null
    }
  })
  last = { whole, places }
  return places.flatMap((found) => (found ? matchesOf(found, whole) : []))
}

/** Whether a finding stands in a block, or speaks of it: then its place may have moved. */
const names = (places: readonly Place[], at: number): boolean =>
  places.some(({ block, others }) => block === at || others?.some((other) => other.block === at))

/** The blocks in which two states of a document differ, when all else that the finders go by is the same; else null. */
function editsBetween(before: Whole, after: Whole): readonly Edited[] | null {
  const { outline, facts, rules, outlines } = after
  if (before.outline !== outline || before.facts !== facts) return null
  if (before.rules !== rules || before.outlines !== outlines) return null
  const changed = changedBlocks(before.document.blocks, after.document.blocks)
  if (!changed) return null
  const edits: Edited[] = []
  for (let at = changed.from; at < changed.to; at++) {
    const [was, is] = [before.document.blocks[at]!, after.document.blocks[at]!]
    const marks = marksOf(before.results)[at]! | marksOf(after.results)[at]!
    edits.push({ at, was, is, marks, label: outline.labels[at]! })
  }
  return edits
}

interface Matches {
  readonly rules: readonly RuleData[]
  readonly kind: DocumentKind
  readonly matches: readonly DocumentMatch[]
}

/** The same matches for the same list of places, so that findings which did not move can be told. */
const knownMatches = new WeakMap<readonly Place[], Matches>()

function matchesOf(places: readonly Place[], { outline, rules }: Whole): readonly DocumentMatch[] {
  const kind = outline.documentKind
  const known = knownMatches.get(places)
  if (known && known.rules === rules && known.kind === kind) return known.matches
  const matches = places.flatMap(
    ({ id, block, start, end, name, attributes, certainty, others = [] }): DocumentMatch[] => {
      const number = rules.findIndex((rule) => rule.id === id)
      const rule = rules[number]
      const kinds = rule?.where?.kinds
      if (!rule || (kinds && !kinds.includes(kind))) return []
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
    },
  )
  knownMatches.set(places, { rules, kind, matches })
  return matches
}

function singleVendor({ document, outline, results }: Whole): readonly Place[] {
  const { vendor: naming } = listsOf(marksOf(results))
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

const signsIn = ({ text, cell }: Block): number =>
  (text.includes('★') ? sign.star : 0) |
  (cell && substantive.test(text) ? sign.substantiveCell : 0) |
  (text.includes('20') && year.test(text) && hasDate(fold(text)) ? sign.date : 0)

const signsOf = keptBits(signsIn)

const linesOf = kept(({ text }) => parameterLines(text))

/** Headings under which a starred parameter stood in the document checked last. */
let starredBefore: ReadonlySet<number> = new Set()

function keepsStars({ was, is, label }: Edited): boolean {
  return !((signsIn(was) | signsIn(is)) & (sign.star | sign.substantiveCell)) && !starredBefore.has(label.heading)
}

function starredMajority({ document: { blocks }, outline }: Whole): readonly Place[] {
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
  starredBefore = new Set(starred)
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

function shortBidPeriod({ document, outline, facts: { method, regime } }: Whole): readonly Place[] {
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
function lackingClauses({ document: { blocks }, outline, facts: { regime } }: Whole): readonly Place[] {
  if (outline.documentKind !== 'tender' || regime?.value !== 'government-procurement') return []
  const found = missingClauses(clausesOf(blocks), outline.labels)
  return found.map(({ rule, block }) => {
    const end = blocks[block]!.text.length
    return { id: rule, block, start: 0, end, name: 'c', attributes: {} }
  })
}

/** Chapters that the outline of the document's kind asks for and that are missing or out of order. */
function lackingChapters({ document, outline, facts: { regime }, outlines }: Whole): readonly Place[] {
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

function blankChapters({ document, outline }: Whole): readonly Place[] {
  return emptyChapters(document, outline).map(({ rule, block, title }) => {
    const { text } = document.blocks[block]!
    const start = text.length - text.trimStart().length
    return { id: rule, block, start, end: text.trimEnd().length, name: 'c', attributes: { title } }
  })
}
