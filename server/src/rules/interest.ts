import type { Block, SourceDocument } from '../core/block.ts'
import { wordBits } from '../core/word-bits.ts'
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

/** Words by which a block may be read for a kind; one pass finds them all. */
const signs = {
  money: ['保证金', '履约担保', '预算', '限价', '控制价', '估算价', '总投资'],
  share: ['%', '％', '余', '尾', '剩', '清'],
  paid: ['付', '拨', '款', '质', '结'],
  reference: ['业绩', '案例', '类似', '同类'],
  unit: ['元', '万'],
  price: ['价格', '报价'],
  hundred: ['100', '１００', '百分制'],
  certificate: ['证', '资', '许', '认'],
  system: ['政务信息系统'],
  figures: ['单价', '合价', '总价', '金额', '计', '占比', '投资', '概算', '估算', '预算', '费用', '经费', '价款'],
  independent: ['监理', '测评', '测试', '密评', '评估', '检测', '评测'],
  tendering: ['招标'],
  limit: ['标准', '限额'],
  lot: ['包', '标段'],
  stated: [
    ...['项目名称', '工程名称', '采购人', '招标人', '预算', '限价', '控制价', '总投资', '估算总额', '工期', '周期'],
    ...['采购', '招标', '建设', '业主', '项目'].map((of) => `${of}单位`),
    ...['服务期', '履行期', '质保', '保证期', '保修', '建设期限', '合同签', '合同生效', '甲方'],
    ...['交货', '供货', '交付'].flatMap((what) => [`${what}期`, `${what}时间`]),
  ],
  caption: ['元', '投资', '概算', '估算', '总费用', '资金', '其他费用', '经费', '建设费用'],
  small: ['小写'],
  capitals: [...'壹贰叁肆伍陆柒捌玖'],
} as const satisfies Record<string, readonly string[]>

type Sign = keyof typeof signs
const bitOf = Object.fromEntries(Object.keys(signs).map((name, at) => [name, 1 << at])) as Record<Sign, number>
const signsIn = wordBits(Object.values(signs))

/** A block is read when it has the signs of one of the sums, and the pattern fits, where there is one. */
const words: readonly (readonly [bit: number, signs: readonly number[], pattern: RegExp | null])[] = [
  [interest.money, [bitOf.money], null],
  [interest.payment, [bitOf.share | bitOf.paid], null],
  [interest.amount, [bitOf.reference | bitOf.unit], null],
  [interest.weights, [bitOf.price], /\d\s?[%％分]/],
  [interest.hundred, [bitOf.hundred], null],
  [interest.certificate, [bitOf.certificate], null],
  [interest.system, [bitOf.system], null],
  [
    interest.figures,
    [bitOf.figures],
    /^.{0,12}(?:单价|合价|总价|金额|[合总小共]\s*计|占比|投资|概算|估算|预算|费用|经费|价款).{0,24}$/,
  ],
  [interest.independent, [bitOf.independent], /^.{0,24}(?:监理|测评|测试|密评|评估|检测|评测).{0,20}$/],
  [
    interest.threshold,
    [bitOf.tendering | bitOf.limit, bitOf.lot | bitOf.unit],
    /招标.{0,8}(?:标准|限额)|(?:包|标段).{0,60}\d\s?万?元/,
  ],
  [interest.stated, [bitOf.stated], null],
  // the line above a table: its unit, and what it sums up
  [
    interest.caption,
    [bitOf.caption],
    /^.{0,60}(?:单位.{0,8}元|[(（][^()（）]{0,6}元[)）]|投资|概算|估算|总费用|资金|其他费用|经费|建设费用)/,
  ],
  [interest.capital, [bitOf.small, bitOf.capitals], /小写|[壹贰叁肆伍陆柒捌玖].{0,24}[元圆]/],
]

/** What a block may be read for: a sum of `interest` values. */
export function interestOf({ text }: Pick<Block, 'text'>): number {
  const found = signsIn(text)
  let bits = 0
  if (found)
    for (let i = 0; i < words.length; i++) {
      const [bit, sums, pattern] = words[i]!
      if ((has(found, sums[0]!) || (sums.length > 1 && has(found, sums[1]!))) && (!pattern || pattern.test(text)))
        bits |= bit
    }
  return bits
}

const has = (found: number, wanted: number): boolean => (found & wanted) === wanted

const bitsOf = keptBits(interestOf)

type Kind = keyof typeof interest
type Lists = Readonly<Record<Kind, readonly number[]>>

const kinds = (Object.keys(interest) as Kind[]).sort((a, b) => interest[a] - interest[b])
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
  const byBit = kinds.map((kind) => lists[kind])
  for (let block = 0; block < bits.length; block++) {
    const own = bits[block]!
    // the kinds stand in the order of their bits
    for (let left = own, i = 0; left; left >>= 1, i++) if (left & 1) byBit[i]!.push(block)
  }
  return lists
}
