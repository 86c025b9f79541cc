import type { BlockResult } from '../core/engine.ts'
import { type Answer, cannotTell, idle, sum, terms, type Whole } from './answer.ts'
import { blocksOf } from './interest.ts'

const totalRule = 'scoring/total-sum'

/** A share of the points named in running text; offsets in the block's text. */
export interface Weight {
  readonly name: string
  readonly value: number
  readonly percent: boolean
  readonly price: boolean
  readonly start: number
  readonly end: number
}

/** The shares of one sentence. */
export interface WeightBlock {
  readonly block: number
  readonly weights: readonly Weight[]
}

const glue = '(?:部分|标|分|评分|得分|评审|因素|项|的|所|权重|权值|比重|占比|分值|总分值?|占|为|是|:|=|满分|[×x*(] ?)*'
const share = new RegExp(
  `(?=[价报技商资综业诚信服履企方其])(?<![同交标税约算])(价格|报价|技术|商务|资信|综合实力|综合|业绩|诚信|信誉|服务|履约能力|企业实力|方案|其他)${glue} ?(\\d{1,3}(?:\\.\\d{1,2})?) ?(%|分(?![包期钟之]))`,
  'g',
)
const sections: ReadonlySet<string> = new Set(['scoring', 'instructions', 'notice', 'other'])
const known = new WeakMap<BlockResult, readonly (readonly Weight[])[]>()

/** Sentences that name the price's share, those of other factors beside it. */
export function weightsIn({ document, outline, results }: Whole): WeightBlock[] {
  const found: WeightBlock[] = []
  for (const block of blocksOf(document, 'weights')) {
    if (outline.labels[block]!.table || !sections.has(outline.labels[block]!.section)) continue
    for (const weights of weightsOf(results[block]!)) found.push({ block, weights })
  }
  return found
}

const none: readonly (readonly Weight[])[] = []

/** False for a block that names no share of the price. */
export function saysWeights(result: BlockResult): boolean {
  return weightsOf(result).length > 0
}

function weightsOf(result: BlockResult): readonly (readonly Weight[])[] {
  const before = known.get(result)
  if (before) return before
  const { text, sentences } = result.recognition
  const found: (readonly Weight[])[] = []
  if (/价格|报价/.test(text) && /\d ?[%分]/.test(text))
    for (let at = 0; at < sentences.length; at += 2) {
      const weights = readSentence(text, sentences[at]!, sentences[at + 1]!)
      if (weights.some(({ price }) => price)) found.push(weights)
    }
  known.set(result, found.length ? found : none)
  return found
}

function readSentence(text: string, from: number, to: number): Weight[] {
  const sentence = text.slice(from, to)
  // without the price it is none of the sentences looked for
  if (!/价格|报价/.test(sentence)) return []
  if (/扣除|优惠|折扣|给予|不[得少]?[低少高]于|以上|以下|低于|超过|每/.test(sentence)) return []
  const shares = [...sentence.matchAll(share)].filter(
    (match) => match.length && /[分权比占标:=×]/.test(match[0]!.slice(2)),
  )
  return shares.map((match) => ({
    name: match[1]!,
    value: Number(match[2]),
    percent: match[3] === '%',
    price: match[1] === '价格' || match[1] === '报价',
    start: from + match.index,
    end: from + match.index + match[0].length,
  }))
}

/** The scoring chapter says that a hundred points are the most. */
export function saysHundred({ document, outline, results }: Whole): boolean {
  const before = hundreds.get(results)
  if (before !== undefined) return before
  const said = blocksOf(document, 'hundred').some(
    (block) =>
      outline.labels[block]!.section === 'scoring' &&
      /(?:总分值?|满分|总得分|合计)(?:值|为|是|按|共|:|=| )*100 ?(?:分|%)|100 ?分制|百分制/.test(
        results[block]!.recognition.text,
      ),
  )
  hundreds.set(results, said)
  return said
}

const hundreds = new WeakMap<Whole['results'], boolean>()

/** Whether the shares of price, technical and commercial parts named in one sentence come to a hundred. */
export function textSums(whole: Whole): readonly Answer[] {
  const found = weightsIn(whole).flatMap(({ block, weights }): Answer[] => {
    const names = new Set(weights.map(({ name }) => name))
    if (weights.length < 3) return []
    const total = sum(weights.map(({ value }) => value))
    if (total === 100) return []
    const text = whole.results[block]!.recognition.text
    if (names.size < weights.length || weights.some(({ percent }) => percent !== weights[0]!.percent))
      return [cannotTell(totalRule, block, '哪些分值并列（有同名或者单位不同的项）', 'which shares stand side by side')]
    if (/其中|包括|包含|内含/.test(text))
      return [cannotTell(totalRule, block, '哪些分值并列', 'which shares are parts of others')]
    const values = { points: 100, sum: total, terms: terms(weights.map(({ value }) => value)) }
    const start = weights[0]!.start
    return [{ kind: 'finding', rule: totalRule, block, start, end: weights.at(-1)!.end, values }]
  })
  return found.length ? found : [idle]
}
