import {
  commonFactors,
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
  if (!factors || from.values.length !== to.values.length || from.upper !== null || to.upper !== null) return change
  const equal = (a: number, b: number): boolean => from.values.every((value, at) => same(value * a, to.values[at]! * b))
  const isData = factors.dimension.startsWith('data') && factors.a !== factors.b
  const isEqual = equal(factors.a, factors.b) || (isData && equal(thousands(factors.a), thousands(factors.b)))
  if (!isEqual) return change
  const bare = from.operator === 'is' || to.operator === 'is'
  return from.operator === to.operator || bare ? 'same' : change
}

function thousands(factor: number): number {
  const power = Math.round(Math.log(factor) / Math.log(1024))
  return power > 0 && same(1024 ** power, factor) ? 1000 ** power : factor
}

/** Whether what was delivered or promised keeps a demand; `null` where words leave a doubt. A bare value is what the product has. */
export function keeps(demand: Measure, offer: Measure, words: ParameterWords): boolean | null {
  const factors = commonFactors(demand, offer)
  if (!factors || demand.values.length !== offer.values.length || demand.operator === 'set' || offer.operator === 'set')
    return changeOf(demand, offer, words) === 'same' ? true : null
  const binary = within(demand, offer, factors.a, factors.b, words)
  if (binary || !factors.dimension.startsWith('data')) return binary
  return within(demand, offer, thousands(factors.a), thousands(factors.b), words) || binary
}

function within(demand: Measure, offer: Measure, a: number, b: number, words: ParameterWords): boolean | null {
  const better = words.betterOf(demand.key)
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
