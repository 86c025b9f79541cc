import { atLeast, capability, commonFactors, type Interval, intervalOf, same } from './interval.ts'
import type { Measure, MeasureOperator } from './measure.ts'
import type { ParameterWords } from './words.ts'

/** `changed`: neither value includes the other, or their units do not fit together. */
export type Strictness = 'same' | 'tightened' | 'loosened' | 'changed'

/**
 * How a demand changed from one document to the next, after units are converted: 512GB and 0.5TB are the same. A bare value of
 * something of which more (or less) is better counts as a least (or most) value; a range that a product must cover
 * (工作温度) is tightened when it grows.
 */
export function strictnessOf(from: Measure, to: Measure, words: ParameterWords): Strictness {
  const factors = commonFactors(from, to)
  if (!factors) return 'changed'
  if (from.operator === 'set' || to.operator === 'set') return setChange(from, to, factors.a, factors.b)
  if (from.values.length !== to.values.length) return 'changed'
  const changes = from.values.map((_, at) =>
    intervalChange(
      boundsOf(from, at, factors.a, words),
      boundsOf(to, at, factors.b, words),
      strict(to.operator) && !strict(from.operator),
      strict(from.operator) && !strict(to.operator),
    ),
  )
  const kinds = new Set(changes.filter((change) => change !== 'same'))
  const [only] = kinds
  const change = kinds.size === 0 ? 'same' : kinds.size === 1 ? only! : 'changed'
  const covered = from.operator === 'range' && to.operator === 'range' && capability.test(`${from.name}${to.name}`)
  if (!covered) return change
  return change === 'tightened' ? 'loosened' : change === 'loosened' ? 'tightened' : change
}

const strict = (operator: MeasureOperator): boolean => operator === '>' || operator === '<'

function boundsOf(measure: Measure, at: number, factor: number, words: ParameterWords): Interval {
  const own = intervalOf(measure, at, factor)
  if (measure.operator !== 'is' || measure.tolerance) return own
  const better = words.betterOf(measure.key)
  if (better === 'more') return { low: own.low, high: Number.POSITIVE_INFINITY }
  return better === 'less' ? { low: Number.NEGATIVE_INFINITY, high: own.high } : own
}

function intervalChange(from: Interval, to: Interval, becameStrict: boolean, becameOpen: boolean): Strictness {
  if (same(from.low, to.low) && same(from.high, to.high))
    return becameStrict ? 'tightened' : becameOpen ? 'loosened' : 'same'
  if (atLeast(to.low, from.low) && atLeast(from.high, to.high)) return 'tightened'
  if (atLeast(from.low, to.low) && atLeast(to.high, from.high)) return 'loosened'
  return 'changed'
}

/** Of alternatives that are all wanted, more are stricter. */
function setChange(from: Measure, to: Measure, a: number, b: number): Strictness {
  const has = (list: readonly number[], value: number) => list.some((one) => same(one, value))
  const before = from.values.map((value) => value * a)
  const after = to.values.map((value) => value * b)
  const kept = before.every((value) => has(after, value))
  const added = after.some((value) => !has(before, value))
  if (kept) return added ? 'tightened' : 'same'
  return added ? 'changed' : 'loosened'
}
