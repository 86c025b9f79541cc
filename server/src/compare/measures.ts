import {
  atLeast,
  capability,
  commonFactors,
  intervalOf,
  type Measure,
  type ParameterWords,
  type Strictness,
  same,
  strictnessOf,
} from '../parameters/index.ts'

/**
 * How a value changed, as `strictnessOf`, and mild where only the writing did: a bare value is the bound itself, and 1TB of a disk
 * is 1000GB to its maker.
 */
export function changeOf(from: Measure, to: Measure, words: ParameterWords): Strictness {
  const change = strictnessOf(from, to, words)
  if (change === 'same') return change
  const factors = commonFactors(from, to)
  if (factors && isEnd(from, to, factors.a, factors.b)) return 'same'
  if ((from.operator === 'range') !== (to.operator === 'range') && change !== 'changed' && to.operator === 'is')
    return 'changed'
  if (!factors || from.values.length !== to.values.length || from.upper !== null || to.upper !== null) return change
  const equal = (a: number, b: number): boolean => from.values.every((value, at) => same(value * a, to.values[at]! * b))
  const isData = factors.dimension.startsWith('data') && factors.a !== factors.b
  const isEqual = equal(factors.a, factors.b) || (isData && equal(thousands(factors.a), thousands(factors.b)))
  // what one figure is of is not said: nobody can tell which is more
  if (!isEqual) return (from.units.length === 0) === (to.units.length === 0) ? change : 'changed'
  const bare = from.operator === 'is' || to.operator === 'is'
  return from.operator === to.operator || bare ? 'same' : change
}

/** 最大流量200L/h is the end of 流量0～200L/h. */
function isEnd(from: Measure, to: Measure, a: number, b: number): boolean {
  const [range, one, r, o] = from.operator === 'range' ? [from, to, a, b] : [to, from, b, a]
  if (range.operator !== 'range' || one.operator === 'range' || one.values.length !== 1 || one.operator === 'set')
    return false
  const value = one.values[0]! * o
  return same(value, range.upper! * r) || same(value, range.values[0]! * r)
}

function thousands(factor: number): number {
  const power = Math.round(Math.log(factor) / Math.log(1024))
  return power > 0 && same(1024 ** power, factor) ? 1000 ** power : factor
}

/** What a supplier says that his product has: a bare value, a range, ±0.3nm, IP67, 20秒内. A sign of comparison repeats the demand. */
export function isOffer(measure: Measure, written: string): boolean {
  const { operator } = measure
  return operator === 'is' || operator === '=' || operator === 'range' || /^(?:±|ip)|^\d[^<>≤≥]*内$/i.test(written)
}

/** Whether what was delivered or promised keeps a demand; `null` where words leave a doubt. A bare value is what the product has. */
export function keeps(demand: Measure, offer: Measure, words: ParameterWords): boolean | null {
  const factors = commonFactors(demand, offer)
  if (factors && demand.values.length === 1 && (demand.operator === 'range' || offer.operator === 'range'))
    return keepsRange(demand, offer, factors.a, factors.b, words)
  if (!factors || demand.values.length !== offer.values.length || demand.operator === 'set' || offer.operator === 'set')
    return changeOf(demand, offer, words) === 'same' ? true : null
  const binary = within(demand, offer, factors.a, factors.b, words)
  if (binary || !factors.dimension.startsWith('data')) return binary
  return within(demand, offer, thousands(factors.a), thousands(factors.b), words) || binary
}

/** An offered range has to cover the one that was asked; what is asked as limits of a size may lie inside them. */
function keepsRange(demand: Measure, offer: Measure, a: number, b: number, words: ParameterWords): boolean | null {
  if (offer.operator !== 'range') {
    const { low, high } = intervalOf(demand, 0, a)
    const value = offer.values[0]! * b
    return offer.operator === 'is' || offer.operator === '=' ? atLeast(value, low) && atLeast(high, value) : null
  }
  const offered = intervalOf(offer, 0, b)
  if (demand.operator !== 'range') {
    // ≥100 of 80 to 120: one of its ends has to keep it
    const ends = [offer.values[0]!, offer.upper!].map((value) =>
      within(demand, { ...offer, operator: 'is', values: [value], upper: null }, a, b, words),
    )
    return ends.includes(true) ? true : ends.includes(null) ? null : false
  }
  const wanted = intervalOf(demand, 0, a)
  const covers = atLeast(wanted.low, offered.low) && atLeast(offered.high, wanted.high)
  if (covers) return true
  const inside = atLeast(offered.low, wanted.low) && atLeast(wanted.high, offered.high)
  return inside && !capability.test(`${demand.name}${offer.name}`) ? null : false
}

/** Which way is better where the dictionary does not tell, by the words that a name ends with. */
function betterOf({ key, name }: Measure, words: ParameterWords): 'more' | 'less' | null {
  const known = words.betterOf(key)
  if (known) return known
  const said = name || key
  if (
    /(?:时延|延时|延迟|(?:响应|切换|恢复|启动|识别|检测|加载)时间|噪[声音]|功耗|误[差码]率?|照度|失真度?|重复性)$/.test(
      said,
    )
  )
    return 'less'
  return /(?:速率|速度|吞吐量|容量|带宽|授权数?|数量?|并发|亮度|准确率|识别率|能力|寿命|距离|像素|存储|内存)$/.test(
    said,
  )
    ? 'more'
    : null
}

function within(demand: Measure, offer: Measure, a: number, b: number, words: ParameterWords): boolean | null {
  const better = betterOf(demand, words)
  const verdicts = demand.values.map((value, at) => {
    const wanted = value * a
    const given = offer.values[at]! * b
    const slack = demand.tolerance
      ? demand.tolerance.percent
        ? (Math.abs(wanted) * demand.tolerance.value) / 100
        : demand.tolerance.value * a
      : 0
    if (same(wanted, given)) return true
    switch (demand.operator) {
      case '>=':
      case '>':
        return given > wanted
      case '<=':
      case '<':
        return given < wanted
      case 'range':
        return given > wanted && (given < demand.upper! * a || same(given, demand.upper! * a))
      default:
        if (Math.abs(given - wanted) <= slack || same(Math.abs(given - wanted), slack)) return true
        if (better === null && demand.operator === 'is') return null
        return better === 'more' ? given > wanted : better === 'less' ? given < wanted : false
    }
  })
  return verdicts.includes(false) ? false : verdicts.includes(null) ? null : true
}

/**
 * Whether what was delivered keeps a bare value that was promised, told by the demand that the promise answered: ≥100 says
 * that more is better, ±10mm how far it may be off. `null` where that leaves a doubt.
 */
export function keepsPromise(origin: Measure, promise: Measure, given: Measure, words: ParameterWords): boolean | null {
  const { operator, tolerance } = origin
  if (operator === 'range' || tolerance || origin.values.length > 1) return keeps(origin, given, words)
  const direction = operator === '>' ? '>=' : operator === '<' ? '<=' : operator
  if (direction !== '>=' && direction !== '<=') return null
  return keeps({ ...promise, operator: direction }, given, words)
}

/** How far a measurement may be off a promise before it counts as less. */
const measuring = 0.07

/** Whether all figures of two values lie within what measuring may be off; ranges always need a person. */
export function near(promise: Measure, given: Measure): boolean {
  const factors = commonFactors(promise, given)
  if (!factors) return false
  if (promise.operator === 'range' || given.operator === 'range') return true
  return promise.values.every((value, at) => {
    const [wanted, came] = [value * factors.a, (given.values[at] ?? Number.NaN) * factors.b]
    return Math.abs(came - wanted) <= Math.abs(wanted) * measuring + 1e-9
  })
}
