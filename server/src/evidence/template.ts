import type { Parameter, ParameterWords, Product } from '../parameters/index.ts'
import { leastBrands } from './assess.ts'
import type { Ledger, LedgerField, LedgerRow } from './ledger.ts'
import { ledgerFields } from './ledger.ts'
import { matchRows } from './match.ts'

/** Headers as they are written, in the order of `ledgerFields`. */
export const ledgerHeaders: Readonly<Record<LedgerField, string>> = {
  product: '产品',
  parameter: '参数',
  brand: '品牌',
  model: '型号',
  value: '参数值',
  source: '来源',
  date: '日期',
  attachment: '附件',
  star: '星标',
  number: '编号',
  requirement: '要求',
}

export interface Template {
  /** All rows to write, the header first. */
  readonly grid: readonly (readonly string[])[]
  readonly products: number
  readonly parameters: number
  /** Parameters that the ledger did not have. */
  readonly added: number
  /** Filled-in rows that were kept. */
  readonly kept: number
  /** Rows whose product or parameter the document no longer has; they stand at the end, as they were. */
  readonly strays: readonly LedgerRow[]
}

/**
 * The ledger to fill in: for each parameter a row for each brand (`brands`, else those that the ledger knows for the product,
 * else three blanks). `before` is what has been filled in already: nothing of it is lost.
 */
export function ledgerTemplate(
  products: readonly Product[],
  before: Ledger | null,
  brands: readonly string[],
  words: ParameterWords,
): Template {
  const { rows: matched } = matchRows(before?.rows ?? [], products, words)
  const known = new Set(matched.map(({ row }) => row))
  const strays = (before?.rows ?? []).filter((row) => !known.has(row))
  const grid: string[][] = [ledgerFields.map((field) => ledgerHeaders[field])]
  const filled = products.filter(({ parameters }) => parameters.length > 0)
  let added = 0
  const byProduct = new Map<Product, (typeof matched)[number][]>()
  for (const one of matched) {
    const known = byProduct.get(one.product)
    if (known) known.push(one)
    else byProduct.set(one.product, [one])
  }
  for (const product of filled) {
    const own = byProduct.get(product) ?? []
    const byParameter = new Map<Parameter | null, LedgerRow[]>()
    for (const { parameter, row } of own) {
      const known = byParameter.get(parameter)
      if (known) known.push(row)
      else byParameter.set(parameter, [row])
    }
    const models = modelsOf(
      own.map(({ row }) => row),
      brands,
    )
    for (const parameter of product.parameters) {
      const said = byParameter.get(parameter) ?? []
      if (said.length === 0) added++
      for (const row of said) grid.push(refreshed(row, product, parameter))
      const lacking = models.filter(
        ({ brand, model }) => !said.some((row) => row.brand === brand && (row.model === model || model === '')),
      )
      for (const { brand, model } of lacking) grid.push(blank(product, parameter, brand, model))
    }
    for (const { row, parameter } of own) if (!parameter) grid.push(ledgerFields.map((field) => row[field]))
  }
  for (const row of strays) grid.push(ledgerFields.map((field) => row[field]))
  return {
    grid,
    products: filled.length,
    parameters: filled.reduce((sum, { parameters }) => sum + parameters.length, 0),
    added,
    kept: before?.rows.filter(({ value, source, attachment }) => value + source + attachment !== '').length ?? 0,
    strays,
  }
}

/** The models to ask for: those that the ledger has, and the brands that are named; three blanks when there are none. */
function modelsOf(rows: readonly LedgerRow[], brands: readonly string[]): { brand: string; model: string }[] {
  const models = new Map<string, { brand: string; model: string }>()
  for (const { brand, model } of rows) if (brand !== '') models.set(`${brand}\u0000${model}`, { brand, model })
  for (const brand of brands)
    if (![...models.values()].some((one) => one.brand === brand)) models.set(brand, { brand, model: '' })
  const list = [...models.values()]
  return list.length > 0 ? list : Array.from({ length: leastBrands }, () => ({ brand: '', model: '' }))
}

function blank(product: Product, parameter: Parameter, brand: string, model: string): string[] {
  const texts: Partial<Record<LedgerField, string>> = { ...stated(product, parameter), brand, model }
  return ledgerFields.map((field) => texts[field] ?? '')
}

/** What a person filled in, beside what the document says now. */
function refreshed(row: LedgerRow, product: Product, parameter: Parameter): string[] {
  const { star, number, requirement } = stated(product, parameter)
  const texts: Record<LedgerField, string> = { ...row, star, number, requirement }
  return ledgerFields.map((field) => texts[field])
}

function stated(product: Product, parameter: Parameter) {
  return {
    product: product.name,
    parameter: parameter.name,
    star: parameter.star,
    number: parameter.number,
    requirement: parameter.requirement.replace(/\s*\n\s*/g, ''),
  }
}
