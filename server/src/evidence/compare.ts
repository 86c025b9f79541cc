import type { Measure, ParameterWords } from '../parameters/index.ts'
import { atLeast, capability, commonFactors, type Interval, intervalOf, same } from '../parameters/interval.ts'

/** `unknown` is what cannot be decided from the words: a person has to look. */
export type Verdict = 'meets' | 'fails' | 'unknown'

/** Whether an offered value keeps a demand, with units, ranges and deviations. Never `fails` where the words leave a doubt. */
export function compareMeasures(demand: Measure, offer: Measure, words: ParameterWords): Verdict {
  const whole = pixels(demand, offer)
  const factors = commonFactors(demand, whole)
  if (!factors) return 'unknown'
  const binary = compareFigures(demand, whole, factors, words)
  if (factors.dimension !== 'data' || binary === 'meets') return binary
  // 1 TB of a disk is 1000 GB to its maker
  const decimal = compareFigures(demand, whole, { ...factors, a: thousands(factors.a), b: thousands(factors.b) }, words)
  return decimal === 'meets' ? 'meets' : binary
}

function thousands(factor: number): number {
  const power = Math.round(Math.log(factor) / Math.log(1024))
  return power > 0 && same(1024 ** power, factor) ? 1000 ** power : factor
}

/** 2560×1440 answers a demand for 360 万像素. */
function pixels(demand: Measure, offer: Measure): Measure {
  const wanted = demand.units.find(({ dimension }) => dimension === 'pixels')
  if (!wanted || demand.values.length !== 1 || offer.values.length !== 2 || offer.units.length > 0) return offer
  return { ...offer, values: [offer.values[0]! * offer.values[1]!], units: [{ dimension: 'pixels', factor: 1 }] }
}

interface Factors {
  readonly a: number
  readonly b: number
  readonly dimension: string
}

function compareFigures(demand: Measure, offer: Measure, factors: Factors, words: ParameterWords): Verdict {
  if (demand.operator === 'set') return compareSets(demand, offer, factors)
  if (demand.values.length !== offer.values.length) return 'unknown'
  const verdict = compareEach(demand, offer, factors, words)
  if (verdict !== 'fails' || demand.values.length === 1 || !demand.tolerance) return verdict
  // makers name length, width and height in their own order
  const sorted = (measure: Measure): Measure => ({ ...measure, values: measure.values.toSorted((a, b) => a - b) })
  return compareEach(sorted(demand), sorted(offer), factors, words)
}

function compareEach(demand: Measure, offer: Measure, factors: Factors, words: ParameterWords): Verdict {
  const verdicts = demand.values.map((_, at) =>
    compareOne(
      demand,
      intervalOf(demand, at, factors.a),
      offer,
      intervalOf(offer, at, factors.b),
      factors.dimension,
      words,
    ),
  )
  if (verdicts.every((verdict) => verdict === 'meets')) return 'meets'
  if (verdicts.length === 1 || factors.dimension === 'protection' || demand.tolerance)
    return verdicts.includes('fails') ? 'fails' : 'unknown'
  // wider but lower: 1920×1200 and 2560×1080
  if (verdicts.every((verdict) => verdict !== 'unknown') && !verdicts.includes('meets')) return 'fails'
  const below = demand.values.every((value, at) => atLeast(value * factors.a, offer.values[at]! * factors.b))
  return below && verdicts.includes('fails') && demand.operator === '>=' ? 'fails' : 'unknown'
}

function compareSets(demand: Measure, offer: Measure, { a, b }: Factors): Verdict {
  const has = (value: number) => offer.values.some((one) => same(one * b, value * a))
  if (demand.values.every(has)) return 'meets'
  return offer.operator === 'set' ? 'fails' : 'unknown'
}

function compareOne(
  demand: Measure,
  wanted: Interval,
  offer: Measure,
  given: Interval,
  dimension: string,
  words: ParameterWords,
): Verdict {
  switch (demand.operator) {
    case '>=':
      if (atLeast(given.low, wanted.low)) return 'meets'
      return given.high < wanted.low || (offer.operator === '<' && same(given.high, wanted.low)) ? 'fails' : 'unknown'
    case '>':
      if (given.low > wanted.low && !same(given.low, wanted.low)) return 'meets'
      if (offer.operator === '>' && atLeast(given.low, wanted.low)) return 'meets'
      return atLeast(wanted.low, given.high) ? 'fails' : 'unknown'
    case '<=':
      if (atLeast(wanted.high, given.high)) return 'meets'
      return given.low > wanted.high || (offer.operator === '>' && same(given.low, wanted.high)) ? 'fails' : 'unknown'
    case '<':
      if (given.high < wanted.high && !same(given.high, wanted.high)) return 'meets'
      if (offer.operator === '<' && atLeast(wanted.high, given.high)) return 'meets'
      return atLeast(given.low, wanted.high) ? 'fails' : 'unknown'
    case 'range':
      return compareRange(demand, wanted, given)
    default:
      return compareExact(demand, wanted, given, dimension, words)
  }
}

/** Ranges that a product has to work in. */
const working = /(?:工作|输入|输出|供电|电源|作业|运行|使用|额定)[^，,：:]{0,6}(?:电压|速度|频率|转速|压力|流量)/

function compareRange(demand: Measure, wanted: Interval, given: Interval): Verdict {
  const covers = atLeast(wanted.low, given.low) && atLeast(given.high, wanted.high)
  const inside = atLeast(given.low, wanted.low) && atLeast(wanted.high, given.high)
  const isPoint = same(given.low, given.high)
  if (capability.test(demand.name)) {
    if (covers) return 'meets'
    const isOpen = !Number.isFinite(given.low) || !Number.isFinite(given.high)
    return isPoint || isOpen ? 'unknown' : 'fails'
  }
  if (covers || (inside && isPoint)) return 'meets'
  // 12～24V where 9～36V is wanted: a working range must be covered, of others nobody can tell
  if (inside) return working.test(demand.name) ? 'fails' : 'unknown'
  return given.high < wanted.low || given.low > wanted.high ? 'fails' : 'unknown'
}

/** Things that one may have more of than was asked. */
const countable: ReadonlySet<string> = new Set(['count', 'cores', 'threads', 'data'])

function compareExact(
  demand: Measure,
  wanted: Interval,
  given: Interval,
  dimension: string,
  words: ParameterWords,
): Verdict {
  if (atLeast(given.low, wanted.low) && atLeast(wanted.high, given.high)) return 'meets'
  const above = given.low > wanted.high
  const below = given.high < wanted.low
  if (demand.operator === '=' || demand.tolerance) return above || below ? 'fails' : 'unknown'
  const better = words.betterOf(demand.key) ?? (countable.has(dimension) ? 'more' : null)
  // a bare value: more than was asked is no deviation where more is better
  if (better === 'more') return above ? 'meets' : below ? 'fails' : 'unknown'
  if (better === 'less') return below ? 'meets' : above ? 'fails' : 'unknown'
  return 'unknown'
}
