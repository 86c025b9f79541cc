import type { Block, SourceDocument } from '../core/block.ts'
import { keptBits } from '../structure/kept.ts'

/** What a block may be read for; a walk over all blocks at each keystroke would be slow. */
export const interest = {
  money: 1,
  payment: 2,
  amount: 4,
  weights: 8,
  hundred: 16,
  certificate: 32,
  system: 64,
  figures: 128,
  capital: 256,
  stated: 512,
  independent: 1024,
  threshold: 2048,
  caption: 4096,
} as const

/** A block is read when all its patterns fit. */
const words: readonly (readonly [number, ...RegExp[]])[] = [
  [interest.money, /保证金|履约担保|预算|限价|控制价|估算价|总投资/],
  [interest.payment, /[%％余尾剩清]/, /[付拨款质结]/],
  [interest.amount, /业绩|案例|类似|同类/, /[元万]/],
  [interest.weights, /价格|报价/, /\d\s?[%％分]/],
  [interest.hundred, /100|１００|百分制/],
  [interest.certificate, /[证资许认]/],
  [interest.system, /政务信息系统/],
  [interest.figures, /^.{0,12}(?:单价|合价|总价|金额|[合总小共]\s*计|占比|投资|概算|估算|预算|费用|经费|价款).{0,24}$/],
  [interest.independent, /^.{0,24}(?:监理|测评|测试|密评|评估|检测|评测).{0,20}$/],
  [interest.threshold, /招标.{0,8}(?:标准|限额)|(?:包|标段).{0,60}\d\s?万?元/],
  [
    interest.stated,
    /(?:项目|工程)名称|采购人|招标人|(?:采购|招标|建设|业主|项目)单位|预算|限价|控制价|总投资|估算总额|工期|周期|服务期|履行期|质保期|保证期|保修期|(?:交货|供货|交付)(?:期|时间)|建设期限/,
  ],
  // the line above a table: its unit, and what it sums up
  [
    interest.caption,
    /^.{0,60}(?:单位.{0,8}元|[(（][^()（）]{0,6}元[)）]|投资|概算|估算|总费用|资金|其他费用|经费|建设费用)/,
  ],
  [interest.capital, /小写|[壹贰叁肆伍陆柒捌玖].{0,24}[元圆]/],
]

/** What a block may be read for: a sum of `interest` values. */
export function interestOf({ text }: Pick<Block, 'text'>): number {
  let bits = 0
  for (const [bit, ...patterns] of words) if (patterns.every((pattern) => pattern.test(text))) bits |= bit
  return bits
}

const bitsOf = keptBits(interestOf)

type Kind = keyof typeof interest
type Lists = Readonly<Record<Kind, readonly number[]>>

let lastBlocks: readonly Block[] = []
let lastLists: Lists | null = null

/** Indices of the blocks that may say something of the kind, in order. */
export function blocksOf({ blocks }: Pick<SourceDocument, 'blocks'>, kind: Kind): readonly number[] {
  if (blocks !== lastBlocks || !lastLists) {
    lastLists = listsOf(blocks)
    lastBlocks = blocks
  }
  return lastLists[kind]
}

function listsOf(blocks: readonly Block[]): Lists {
  const bits = bitsOf(blocks)
  const lists: Record<Kind, number[]> = {
    money: [],
    payment: [],
    amount: [],
    weights: [],
    hundred: [],
    certificate: [],
    system: [],
    figures: [],
    capital: [],
    stated: [],
    independent: [],
    threshold: [],
    caption: [],
  }
  const kinds = Object.entries(interest).map(([kind, bit]) => ({ bit, list: lists[kind as Kind] }))
  for (let block = 0; block < bits.length; block++) {
    const own = bits[block]!
    if (own) for (const { bit, list } of kinds) if (own & bit) list.push(block)
  }
  return lists
}
