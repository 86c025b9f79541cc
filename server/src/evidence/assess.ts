import type { Parameter, ParameterWords, Product } from '../parameters/index.ts'
import type { Verdict } from './compare.ts'
import { judgeValue } from './judge.ts'
import type { Ledger, LedgerFault, LedgerRow } from './ledger.ts'
import { type MatchedRow, matchRows } from './match.ts'

/** Brands that must be able to respond. */
export const leastBrands = 3

/** What one model says to one parameter. */
export interface ModelAnswer {
  readonly brand: string
  readonly model: string
  readonly verdict: Verdict
  readonly rows: readonly LedgerRow[]
}

export interface ParameterCount {
  readonly parameter: Parameter
  /** Brands, in the order in which the ledger names them first. */
  readonly meets: readonly string[]
  readonly fails: readonly string[]
  readonly unknown: readonly string[]
  readonly answers: readonly ModelAnswer[]
  /** Rows that give a ground for fewer brands: a superior's paper, a maker's statement. */
  readonly grounds: readonly LedgerRow[]
}

export interface ProductCount {
  readonly product: Product
  readonly brands: readonly string[]
  readonly parameters: readonly ParameterCount[]
  /** Brands one model of which meets every ★ parameter; all brands where there is none. */
  readonly allStarred: readonly string[]
  /** Brands that may meet them all: one answer at least is open. */
  readonly maybeStarred: readonly string[]
  readonly grounds: readonly LedgerRow[]
  /** Rows with a brand, in the order of the ledger. */
  readonly rows: readonly MatchedRow[]
}

export interface Assessment {
  readonly products: readonly ProductCount[]
  readonly faults: readonly LedgerFault[]
}

/** Counts for each product and parameter which brands of the ledger meet it. Products without parameters are left out. */
export function assess(products: readonly Product[], ledger: Ledger, words: ParameterWords): Assessment {
  const { rows, faults } = matchRows(ledger.rows, products, words)
  const contradictions: LedgerFault[] = []
  const byProduct = new Map<Product, MatchedRow[]>()
  for (const one of rows) {
    const own = byProduct.get(one.product)
    if (own) own.push(one)
    else byProduct.set(one.product, [one])
  }
  const counts = products
    .filter(({ parameters }) => parameters.length > 0)
    .map((product) => countProduct(product, byProduct.get(product) ?? [], words, contradictions))
  const all = [...ledger.faults, ...faults, ...contradictions].sort((a, b) => a.row - b.row)
  return { products: counts, faults: all }
}

const nameOf = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim()

function countProduct(
  product: Product,
  rows: readonly MatchedRow[],
  words: ParameterWords,
  faults: LedgerFault[],
): ProductCount {
  const branded = rows.filter(({ row }) => row.brand !== '')
  const grounds = rows.filter(({ row }) => row.brand === '').map((one) => one)
  const models = new Map<string, { brand: string; model: string }>()
  for (const { row } of branded) {
    const one = { brand: nameOf(row.brand), model: nameOf(row.model) }
    models.set(`${one.brand}\u0000${one.model}`, one)
  }
  const brands = [...new Set([...models.values()].map(({ brand }) => brand))]
  const byParameter = new Map<Parameter | null, MatchedRow[]>()
  for (const one of rows) {
    const own = byParameter.get(one.parameter)
    if (own) own.push(one)
    else byParameter.set(one.parameter, [one])
  }
  const parameters = product.parameters.map((parameter): ParameterCount => {
    const rowsOf = byParameter.get(parameter) ?? []
    const own = rowsOf.filter(({ row }) => row.brand !== '')
    const answers = [...models.values()].map((model): ModelAnswer => {
      // a row that waits for its value says nothing yet
      const said = own.filter(
        ({ row }) => row.value !== '' && nameOf(row.brand) === model.brand && nameOf(row.model) === model.model,
      )
      return { ...model, verdict: verdictOf(parameter, said, words, faults), rows: said.map(({ row }) => row) }
    })
    const given = (brand: string) => answers.filter((one) => one.brand === brand && one.rows.length > 0)
    const all = (brand: string) => {
      const known = given(brand)
      return known.length > 0 ? known : answers.filter((one) => one.brand === brand)
    }
    const verdict = (brand: string): Verdict => {
      const list = all(brand).map((one) => one.verdict)
      return list.includes('meets') ? 'meets' : list.every((one) => one === 'fails') ? 'fails' : 'unknown'
    }
    return {
      parameter,
      meets: brands.filter((brand) => verdict(brand) === 'meets'),
      fails: brands.filter((brand) => verdict(brand) === 'fails'),
      unknown: brands.filter((brand) => verdict(brand) === 'unknown'),
      answers,
      grounds: rowsOf.flatMap(({ row }) => (row.brand === '' ? [row] : [])),
    }
  })
  const starred = parameters.filter(({ parameter }) => parameter.starred)
  const together = (brand: string): Verdict => {
    const own = [...models.values()].filter((model) => model.brand === brand)
    const list = own.map(({ model }) => {
      const verdicts = starred.map(
        ({ answers }) => answers.find((one) => one.brand === brand && one.model === model)!.verdict,
      )
      return verdicts.includes('fails') ? 'fails' : verdicts.includes('unknown') ? 'unknown' : 'meets'
    })
    return list.includes('meets') ? 'meets' : list.includes('unknown') ? 'unknown' : 'fails'
  }
  return {
    product,
    brands,
    parameters,
    allStarred: brands.filter((brand) => together(brand) === 'meets'),
    maybeStarred: brands.filter((brand) => together(brand) === 'unknown'),
    grounds: grounds.filter((one) => one.parameter === null).map(({ row }) => row),
    rows: branded,
  }
}

/** The rows of one model for one parameter together: rows on single values of it must cover them all. */
function verdictOf(
  parameter: Parameter,
  said: readonly MatchedRow[],
  words: ParameterWords,
  faults: LedgerFault[],
): Verdict {
  if (said.length === 0) return 'unknown'
  const whole = said.filter(({ measure }) => measure === null)
  const verdicts = whole.map(({ row }) => judgeValue(parameter, row.value, words))
  if (verdicts.includes('meets') && verdicts.includes('fails')) {
    const row = whole.at(-1)!.row
    faults.push({ code: 'contradicts', row: row.row, field: 'value', text: row.value })
    return 'unknown'
  }
  const parts = parameter.measures.map((measure): Verdict => {
    const own = said.filter((one) => one.measure === measure)
    const list = own.map(({ row }) => judgeValue(parameter, row.value, words, measure))
    if (list.includes('meets') && list.includes('fails')) return 'unknown'
    return list.find((verdict) => verdict !== 'unknown') ?? 'unknown'
  })
  if (verdicts.includes('fails') || parts.includes('fails')) return 'fails'
  if (verdicts.includes('meets')) return 'meets'
  return parts.length > 0 && parts.every((verdict) => verdict === 'meets') ? 'meets' : 'unknown'
}
