import type { Measure, ParameterWords } from '../parameters/index.ts'
import { commonFactors, intervalOf } from '../parameters/interval.ts'
import { leastBrands, type ParameterCount } from './assess.ts'
import { offersFor } from './judge.ts'

/** A demand that three brands meet: the value that takes the place of one that they do not. */
export interface Looser {
  readonly measure: Measure
  /** The demand anew, in its own unit: ≥8GB. */
  readonly text: string
  readonly brands: readonly string[]
}

/** What value would let three brands in: for a least or most value that alone shuts brands out. Null when it cannot be said. */
export function loosened({ parameter, answers, meets }: ParameterCount, words: ParameterWords): Looser | null {
  const [measure, ...others] = parameter.measures
  if (!measure || others.length > 0 || measure.values.length !== 1) return null
  const least =
    measure.operator === '>=' ||
    measure.operator === '>' ||
    (measure.operator === 'is' && words.betterOf(measure.key) === 'more')
  const most = measure.operator === '<=' || measure.operator === '<'
  if (!least && !most) return null
  const best = new Map<string, number>()
  for (const { brand, rows } of answers) {
    for (const { value } of rows) {
      const figure = figureOf(measure, value, least, words)
      if (figure === null) continue
      const known = best.get(brand)
      if (known === undefined || (least ? figure > known : figure < known)) best.set(brand, figure)
    }
  }
  const sorted = [...best].sort((a, b) => (least ? b[1] - a[1] : a[1] - b[1]))
  // brands that met it by word of mouth count as they are
  const silent = meets.filter((brand) => !best.has(brand)).length
  const at = sorted[leastBrands - 1 - silent]
  if (!at) return null
  const text = `${least ? '≥' : '≤'}${exact(at[1])}${measure.unit}`
  return { measure, text, brands: sorted.slice(0, leastBrands - silent).map(([brand]) => brand) }
}

function figureOf(measure: Measure, value: string, least: boolean, words: ParameterWords): number | null {
  const fitting = offersFor(measure, value, words)
  const [offer] = fitting
  if (!offer || fitting.length > 1 || offer.values.length !== 1) return null
  const factors = commonFactors(measure, offer)
  if (!factors) return null
  const { low, high } = intervalOf(offer, 0, factors.b)
  const figure = (least ? low : high) / factors.a
  return Number.isFinite(figure) ? figure : null
}

/** Rounded where conversion leaves a tail of digits. */
function exact(value: number): number {
  return Number(value.toPrecision(6))
}
