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
  const named = namedProducts(products)
  for (const row of rows) {
    const fault = (code: LedgerFault['code'], field: LedgerFault['field'], text: string) =>
      faults.push({ code, row: row.row, field, text })
    const candidates = named(row)
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

/** Finds the products that a row may mean; several only where the same name stands for several. */
function namedProducts(products: readonly Product[]): (row: LedgerRow) => readonly Product[] {
  const filled = products.filter(({ parameters }) => parameters.length > 0)
  const byKey = grouped(products, ({ key }) => [key])
  const asked = new Map<string, readonly Product[]>()
  const find = (product: string): readonly Product[] => {
    const key = productKey(product)
    const same = byKey.get(key)
    if (same) return same
    const bare = productKey(product.replace(/^[\d.、（）()\s]+/, ''))
    const inside = filled.filter((one) => one.key.includes(bare) || bare.includes(one.key))
    if (bare.length >= 2 && inside.length === 1) return inside
    const numbered = filled.filter((one) => one.number !== '' && productKey(one.number) === key)
    return numbered.length === 1 ? numbered : []
  }
  return ({ product, parameter }) => {
    if (product === '') return filled.length === 1 || parameter !== '' ? filled : []
    const known = asked.get(product) ?? find(product)
    asked.set(product, known)
    return known
  }
}

function grouped<T>(list: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    for (const key of keysOf(one)) {
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  }
  return groups
}

/** The parameters of a product by what a row may call them. */
interface Index {
  readonly byName: ReadonlyMap<string, readonly Parameter[]>
  readonly byKey: ReadonlyMap<string, readonly Parameter[]>
  readonly byWords: ReadonlyMap<string, readonly Parameter[]>
  readonly byMeasure: ReadonlyMap<string, readonly Hit[]>
}

const indexes = new WeakMap<Product, Index>()

function indexOf(product: Product): Index {
  const known = indexes.get(product)
  if (known) return known
  const { parameters } = product
  const measures = parameters.flatMap((parameter) => parameter.measures.map((measure) => ({ parameter, measure })))
  const index: Index = {
    byName: grouped(parameters, ({ name }) => [nameKey(name)]),
    byKey: grouped(parameters, ({ key }) => [key]),
    byWords: grouped(parameters, ({ requirement }) => [nameKey(requirement)]),
    byMeasure: grouped(measures, ({ measure }) => [...new Set([measure.key, nameKey(measure.name)])]),
  }
  indexes.set(product, index)
  return index
}

interface Hit {
  readonly parameter: Parameter
  readonly measure: Measure | null
}

function parametersOf(row: LedgerRow, product: Product, words: ParameterWords): Hit[] {
  const { name: owner, parameters } = product
  const [line] = demandLines(row.parameter)
  const written = (line ? row.parameter.slice(line.start, line.end) : row.parameter).trim()
  const number = row.number.replace(/[★▲※#*\s]/g, '') || line?.number || ''
  const narrow = (hits: readonly Parameter[]): Parameter[] => narrowed(hits, number, row)
  const hit = (parameter: Parameter): Hit => ({ parameter, measure: null })
  const key = nameKey(written)
  const index = indexOf(product)
  const exact = key === '' ? [] : (index.byName.get(key) ?? [])
  if (exact.length > 0) return narrow(exact).map(hit)
  const units = measuresIn(row.value, words, true).flatMap((measure) => measure.units)
  const keys = new Set([key, canonicalName(written, [], words, owner), canonicalName(written, units, words, owner)])
  keys.delete('')
  const kin = [...new Set([...keys].flatMap((one) => index.byKey.get(one) ?? []))]
  // 核心数 of 处理器：核心数≥8核，主频≥2.5GHz is one of its values
  const alone = narrow(kin.filter(({ measures }) => measures.length < 2))
  if (alone.length > 0) return alone.map(hit)
  const worded = narrow(key === '' ? [] : (index.byWords.get(key) ?? []))
  if (worded.length > 0) return worded.map(hit)
  const inside = [...new Set([...keys].flatMap((one) => index.byMeasure.get(one) ?? []))]
  if (inside.length > 0) {
    const kept = narrow(inside.map(({ parameter }) => parameter))
    return inside.filter(({ parameter }) => kept.includes(parameter))
  }
  const whole = narrow(kin)
  if (whole.length > 0) return whole.map(hit)
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
