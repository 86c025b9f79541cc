import type { MeasureOperator } from './measure.ts'

/** Words of comparison before a figure, longest first. */
const before: readonly (readonly [RegExp, MeasureOperator])[] = [
  [
    /(?:不(?:得|应|能|可|宜|许|允许|应当)?(?:低|少|小|短)于|大于(?:或|或者)?等于|高于(?:或|或者)?等于|至少|最(?:少|低)(?=不|为|$)|≥|≧|>=|>\/=|以上包含|[高多]?达到?|支持≥)$/,
    '>=',
  ],
  [
    /(?:不(?:得|应|能|可|宜|许|允许|应当)?(?:高|大|多|长|超)[于过出]|小于(?:或|或者)?等于|低于(?:或|或者)?等于|不超|至多|最多|≤|≦|<=)$/,
    '<=',
  ],
  [/(?:超过|高于|大于|多于|优于|>)$/, '>'],
  [/(?:低于|小于|少于|短于|<)$/, '<'],
  [/(?:等于|固定为|=)$/, '='],
]

export interface Operator {
  readonly operator: MeasureOperator
  readonly start: number
}

/** The comparison right before a figure. */
export function operatorBefore(text: string, at: number): Operator | null {
  const lead = text.slice(Math.max(0, at - 14), at)
  const direct = match(lead, at)
  if (direct) return direct
  const bare = lead.replace(/[\s:]*(?:为|是|应为)?[\s:]*$/, '')
  return bare.length < lead.length ? match(bare, at - (lead.length - bare.length)) : null
}

/** 不低于同类设备数量的5%: what the share is of stands between. */
const farBefore: readonly (readonly [RegExp, MeasureOperator])[] = [
  [/(?:不(?:得|应|能)?(?:低|少|小)于|至少)[\u4e00-\u9fff]{2,14}的?$/, '>='],
  [/(?:不(?:得|应|能)?(?:高|大|多|超)[于过]|不超|至多)[\u4e00-\u9fff]{2,14}的?$/, '<='],
]

/** The comparison before a share of something that is named between. */
export function shareBefore(text: string, at: number): Operator | null {
  if (!/^\d+(?:\.\d+)? ?[%‰]/.test(text.slice(at, at + 10))) return null
  const from = Math.max(0, at - 24)
  const lead = text.slice(from, at)
  for (const [words, operator] of farBefore) {
    const found = words.exec(lead)
    if (found) return { operator, start: from + found.index }
  }
  return null
}

function match(lead: string, at: number): Operator | null {
  const trimmed = lead.trimEnd()
  for (const [words, operator] of before) {
    const found = words.exec(trimmed)
    if (found) return { operator, start: at - (lead.length - trimmed.length) - found[0].length }
  }
  return null
}

/** Words of comparison behind a figure. */
export const after: readonly (readonly [RegExp, MeasureOperator])[] = [
  [/^[\s]?(?:\((?:含|及)?)?(?:及|或|或者|\(含\))?以上\)?/, '>='],
  [/^[\s]?(?:\((?:含|及)?)?(?:及|或|或者)?(?:以下|以内|之内)\)?/, '<='],
]
