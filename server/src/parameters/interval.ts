import type { Measure } from './measure.ts'

/** What a measure lets a figure be, in base units of a dimension; ends may be infinite. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** One figure of a measure with its deviation, in base units. */
export function intervalOf(measure: Measure, at: number, factor: number): Interval {
  const value = measure.values[at]! * factor
  const { tolerance } = measure
  const slack = tolerance
    ? tolerance.percent
      ? (Math.abs(value) * tolerance.value) / 100
      : tolerance.value * factor
    : 0
  switch (measure.operator) {
    case '>=':
    case '>':
      return { low: value, high: Number.POSITIVE_INFINITY }
    case '<=':
    case '<':
      return { low: Number.NEGATIVE_INFINITY, high: value }
    case 'range':
      return { low: value, high: measure.upper! * factor }
    default:
      return { low: value - slack, high: value + slack }
  }
}

/** Equal but for the noise of conversion. */
export function same(a: number, b: number): boolean {
  if (a === b) return true
  return Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
}

export const atLeast = (a: number, b: number): boolean => a > b || same(a, b)

/** Factors by which the units of two measures are compared, null when their units do not fit together. */
export function commonFactors(
  a: Measure,
  b: Measure,
): { readonly a: number; readonly b: number; readonly dimension: string } | null {
  if (a.units.length === 0 || b.units.length === 0) {
    const unit = a.units[0] ?? b.units[0]
    // a figure without a unit stands in the other's
    return { a: unit?.factor ?? 1, b: unit?.factor ?? 1, dimension: unit?.dimension ?? '' }
  }
  for (const one of a.units)
    for (const other of b.units)
      if (one.dimension === other.dimension) return { a: one.factor, b: other.factor, dimension: one.dimension }
  return null
}

/** Parameters whose range a product must cover, not lie in. */
export const capability: RegExp = /范围|温度|湿度|可调|调节|量程|频响|焦距|频段|波段|适应|海拔|宽电压/
