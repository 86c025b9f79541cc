import { fold } from '../core/fold.ts'
import type { SectionKind } from '../core/kinds.ts'
import type { BlockLabel } from '../core/section.ts'
import { wordBits } from '../core/word-bits.ts'

/** A clause that a complete tender file of a government procurement must hold somewhere. */
interface Clause {
  readonly rule: string
  readonly words: RegExp
  /** Words of which every text has one that fits `words`, in any case and width. */
  readonly signs: readonly string[]
  /** The finding stands at the first block with these words, or of the scoring chapter when null. */
  readonly occasion: RegExp | null
}

const clauses: readonly Clause[] = [
  {
    rule: 'sme-policy/discount-missing',
    words: /价格扣除|扣除后的价格|(?:小微|小型|微型|中小)企业.{0,60}(?:扣除|优惠)|面向(?:中小|小微)|预留份额/,
    signs: ['扣除', '优惠', '面向', '预留份额'],
    occasion: null,
  },
  {
    rule: 'procedure/credit-query-missing',
    words: /信用中国|信用信息|信用记录|creditchina/,
    signs: ['信用', 'c', 'C', 'ｃ', 'Ｃ'],
    occasion: null,
  },
  {
    rule: 'procedure/budget-missing',
    words: /预算|最高限价|控制价|限价|最高投标价/,
    signs: ['预算', '限价', '控制价', '最高投标价'],
    occasion: null,
  },
  {
    rule: 'sme-policy/industry-not-stated',
    words: /所属行业|划分标准所属|行业(?:划分|划型)标准|划[分型]标准.{0,30}业/,
    signs: ['所属行业', '标准'],
    occasion: /中小企业声明函/,
  },
]

/** Chapters without which a file is a part only and misses nothing. */
const chapters: readonly SectionKind[] = ['technical', 'scoring', 'contract']

export interface MissingClause {
  readonly rule: string
  readonly block: number
}

const signsIn = wordBits([...clauses.map(({ signs }) => signs), ['中小企业声明函']])

/** The clauses that a text holds (the low bits) and those it gives occasion for, for `missingClauses`. */
export function clauseBits(raw: string): number {
  const signs = signsIn(raw)
  if (!signs) return 0
  const text = fold(raw)
  let bits = 0
  for (let at = 0; at < clauses.length; at++) {
    const { words, occasion } = clauses[at]!
    if (signs & (1 << at) && words.test(text)) bits |= 1 << at
    if (signs >> clauses.length && occasion?.test(text)) bits |= 1 << (at + clauses.length)
  }
  return bits
}

/**
 * Clauses that a complete tender file lacks, each with the block where its finding stands. Nothing for parts of a file.
 * Takes the bits and the label of each block.
 */
export function missingClauses(bits: Int32Array, labels: readonly BlockLabel[]): MissingClause[] {
  const sections = new Set<SectionKind>()
  const occasions = clauses.map(() => -1)
  let held = 0
  let scoring = -1
  let last: SectionKind | null = null
  let label: BlockLabel | null = null
  for (let block = 0; block < bits.length; block++) {
    const own = bits[block]!
    // blocks under one heading share their label
    if (labels[block] === label && own === 0 && scoring >= 0) continue
    label = labels[block]!
    const { section } = label
    if (scoring < 0 && section === 'scoring' && last === 'scoring') scoring = block
    if (section !== last) sections.add(section)
    last = section
    held |= own
    if (own >> clauses.length)
      clauses.forEach(({ occasion }, at) => {
        if (occasions[at]! < 0 && occasion && own & (1 << (at + clauses.length))) occasions[at] = block
      })
  }
  if (!chapters.every((section) => sections.has(section))) return []
  if (!sections.has('notice') && !sections.has('instructions')) return []
  return clauses.flatMap(({ rule, occasion }, at) => {
    const block = occasion ? occasions[at]! : scoring
    return held & (1 << at) || block < 0 ? [] : [{ rule, block }]
  })
}
