import {
  canonicalName,
  demandLines,
  type Measure,
  measuresIn,
  nameKey,
  type Parameter,
  type ParameterWords,
  type Product,
  productKey,
} from '../parameters/index.ts'
import type { LedgerFault, LedgerRow } from './ledger.ts'

/** A row and what it speaks of: a parameter, one value of it, or (for grounds such as a superior's paper) a whole product. */
export interface MatchedRow {
  readonly row: LedgerRow
  readonly product: Product
  readonly parameter: Parameter | null
  readonly measure: Measure | null
}

export interface Matched {
  readonly rows: readonly MatchedRow[]
  readonly faults: readonly LedgerFault[]
}

/** Finds for each row its product and parameter: by name and synonyms, then by number; what fits nothing or several is listed. */
export function matchRows(rows: readonly LedgerRow[], products: readonly Product[], words: ParameterWords): Matched {
  const found: MatchedRow[] = []
  const faults: LedgerFault[] = []
  for (const row of rows) {
    const fault = (code: LedgerFault['code'], field: LedgerFault['field'], text: string) =>
      faults.push({ code, row: row.row, field, text })
    const candidates = productsOf(row, products)
    if (candidates.length === 0) {
      fault('no-product', 'product', row.product)
      continue
    }
    const isWhole =
      row.parameter === '' || /^(?:全部|所有|整机|全部参数|所有参数|整个产品|产品整体|\*|—|-|\/)$/.test(row.parameter)
    if (isWhole && row.number === '') {
      if (candidates.length > 1) fault('ambiguous', 'product', row.product)
      else if (row.brand !== '') fault('no-parameter', 'parameter', row.parameter)
      else found.push({ row, product: candidates[0]!, parameter: null, measure: null })
      continue
    }
    const hits = candidates.flatMap((product) => parametersOf(row, product, words).map((hit) => ({ product, ...hit })))
    // what the document says twice in the same words is answered once
    const alike = hits.every(
      ({ parameter, product }) => isSame(parameter, hits[0]!.parameter) && product === hits[0]!.product,
    )
    if (hits.length > 0 && alike) found.push(...hits.map((hit) => ({ row, ...hit })))
    else if (hits.length === 0) fault('no-parameter', 'parameter', row.parameter)
    else fault('ambiguous', 'parameter', row.parameter)
  }
  return { rows: found, faults }
}

/** Products that a row may mean; several only where the same name stands for several. */
function productsOf({ product, parameter }: LedgerRow, products: readonly Product[]): readonly Product[] {
  const filled = products.filter(({ parameters }) => parameters.length > 0)
  if (product === '') return filled.length === 1 || parameter !== '' ? filled : []
  const key = productKey(product)
  const same = products.filter((one) => one.key === key)
  if (same.length > 0) return same
  const bare = productKey(product.replace(/^[\d.、（）()\s]+/, ''))
  const inside = filled.filter((one) => one.key.includes(bare) || bare.includes(one.key))
  if (bare.length >= 2 && inside.length === 1) return inside
  const numbered = filled.filter((one) => one.number !== '' && productKey(one.number) === key)
  return numbered.length === 1 ? numbered : []
}

interface Hit {
  readonly parameter: Parameter
  readonly measure: Measure | null
}

function parametersOf(row: LedgerRow, { name: owner, parameters }: Product, words: ParameterWords): Hit[] {
  const [line] = demandLines(row.parameter)
  const written = (line ? row.parameter.slice(line.start, line.end) : row.parameter).trim()
  const number = row.number.replace(/[★▲※#*\s]/g, '') || line?.number || ''
  const narrow = (hits: readonly Parameter[]): Parameter[] => narrowed(hits, number, row)
  const hit = (parameter: Parameter): Hit => ({ parameter, measure: null })
  const key = nameKey(written)
  const units = measuresIn(row.value, words, true).flatMap((measure) => measure.units)
  const keys = new Set([key, canonicalName(written, [], words, owner), canonicalName(written, units, words, owner)])
  keys.delete('')
  const steps: readonly ((one: Parameter) => boolean)[] = [
    (one) => nameKey(one.name) === key,
    // 核心数 of 处理器：核心数≥8核，主频≥2.5GHz is one of its values
    (one) => keys.has(one.key) && one.measures.length < 2,
    (one) => sameWords(one.requirement, written),
  ]
  for (const step of steps) {
    const hits = narrow(parameters.filter(step))
    if (hits.length > 0) return hits.map(hit)
  }
  const inside = parameters.flatMap((parameter) =>
    parameter.measures
      .filter((measure) => keys.has(measure.key) || nameKey(measure.name) === key)
      .map((measure) => ({ parameter, measure })),
  )
  if (inside.length > 0) {
    const kept = narrow(inside.map(({ parameter }) => parameter))
    return inside.filter(({ parameter }) => kept.includes(parameter))
  }
  const kin = narrow(parameters.filter((one) => keys.has(one.key)))
  if (kin.length > 0) return kin.map(hit)
  const part = key.length >= 2 ? parameters.filter((one) => contains(nameKey(one.name), key)) : []
  if (part.length > 0) return narrow(part).map(hit)
  // renumbered papers keep names; a number alone is believed only without a name
  const numbered = number && key === '' ? parameters.filter((one) => one.number === number) : []
  return numbered.map(hit)
}

/** Of several of one name: those of the row's number, else those of its requirement. */
function narrowed(hits: readonly Parameter[], number: string, row: LedgerRow): Parameter[] {
  if (hits.length <= 1) return [...hits]
  const numbered = hits.filter((one) => number !== '' && one.number === number)
  const among = numbered.length > 0 ? numbered : hits
  if (among.length <= 1) return [...among]
  const exact = among.filter((one) => row.requirement !== '' && one.requirement.trim() === row.requirement)
  const own = exact.filter((one) => one.number === number)
  if (exact.length > 0) return own.length > 0 ? own : exact
  const worded = among.filter((one) => row.requirement !== '' && sameWords(one.requirement, row.requirement))
  return worded.length > 0 ? worded : [...among]
}

function isSame(one: Parameter, two: Parameter): boolean {
  return one === two || (one.requirement === two.requirement && one.number === two.number)
}

function sameWords(one: string, two: string): boolean {
  const [a, b] = [nameKey(one), nameKey(two)]
  return a !== '' && a === b
}

function contains(one: string, two: string): boolean {
  return one !== '' && (one.includes(two) || two.includes(one))
}
