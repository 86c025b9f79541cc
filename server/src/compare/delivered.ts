import type { TableSummary } from '../core/section.ts'
import {
  canonicalName,
  cellText,
  commonFactors,
  demandLines,
  type Measure,
  measuresIn,
  type Parameter,
  type ParameterWords,
  type Product,
  partsOf,
  quantityOf,
  rowsOf,
} from '../parameters/index.ts'
import type { Stage } from './model.ts'

/** Headers of what came, and of what is no value. */
export const actual: RegExp =
  /实[测际配到收装供]|到货|(?:检[测验]|核[查对验]|测试)(?:结果|情况|值|数量|参数)|验收(?:结果|情况|数量|值|参数)|交付(?:数量|参数|情况)|现场/
export const remark: RegExp = /结论|意见|备注|说明|偏[离差]|是否|品牌|型号|单位|日期|人$/
/** A person's verdict that nothing is amiss: the demand stands as it is said. */
export const fulfilled: RegExp =
  /^(?:完全)?(?:符合|满足|一致|合格|通过|达标|相符|正常|是|有|√|✓|✔)(?:要求|合同要求|合同约定)?[。；;]?$/

/** The stage with what an acceptance paper says that came, in place of what had been agreed: columns 实测值, 实际数量 and the like. */
export function withDelivered(stage: Stage, words: ParameterWords): Stage {
  if (stage.kind !== 'acceptance') return stage
  const cells = new Map<string, { readonly values: number[]; quantity: number | null }>()
  for (const table of stage.outline.tables) readTable(stage, table, cells)
  if (cells.size === 0) return stage
  return { ...stage, products: stage.products.map((product) => deliveredOf(product, stage, cells, words)) }
}

type Cells = Map<string, { readonly values: number[]; quantity: number | null }>

function readTable({ document, outline }: Stage, table: TableSummary, cells: Cells): void {
  const own = table.columns.filter(({ header }) => actual.test(header) && !remark.test(header))
  const quantity = own.find(({ header, role }) => role === 'quantity' || header.includes('数量'))?.column
  const value = own.find(({ column }) => column !== quantity)?.column
  if (quantity === undefined && value === undefined) return
  for (const row of rowsOf(document, outline, table)) {
    if (row.header || row.title) continue
    const values = value === undefined || !row.own.has(value) ? [] : [...(row.cells.get(value) ?? [])]
    const count = quantity === undefined ? undefined : row.cells.get(quantity)?.[0]
    if (values.length > 0 && cellText(document, values) === '') values.length = 0
    cells.set(`${table.table}|${row.row}`, { values, quantity: count ?? null })
  }
}

function deliveredOf(product: Product, { document }: Stage, cells: Cells, words: ParameterWords): Product {
  const rowOf = (block: number) => {
    const cell = document.blocks[block]?.cell
    return cell ? `${cell.table}|${cell.row}` : ''
  }
  const counted = cells.get(rowOf((product.quantityPlace ?? product.place).block))?.quantity ?? null
  const count = counted === null ? null : quantityOf(document.blocks[counted]!.text).value
  const inRow = new Map<string, Parameter[]>()
  for (const one of product.parameters) {
    const row = rowOf(one.place.block)
    inRow.set(row, [...(inRow.get(row) ?? []), one])
  }
  return {
    ...product,
    ...(count !== null && {
      quantity: count,
      quantityPlace: { block: counted!, start: 0, end: document.blocks[counted!]!.text.length },
    }),
    parameters: product.parameters.map((one) => {
      const row = rowOf(one.place.block)
      const own = inRow.get(row)!
      return actualOf(one, own.indexOf(one), own.length, cells.get(row)?.values ?? [], document.blocks, words)
    }),
  }
}

/** The value of that order in a cell that joins as many as the demand: 1200L / 123℃. */
function joinedAt(values: readonly number[], at: number, count: number, blocks: Stage['document']['blocks']) {
  const [block, ...others] = values
  const part = block === undefined || others.length > 0 ? undefined : partsOf(blocks[block]!.text, count)?.[at]
  return part && { block: block!, start: part.start, end: part.end, number: '' }
}

/** The parameter with the value that came; itself where the row says none, or only that all is well. */
function actualOf(
  parameter: Parameter,
  at: number,
  count: number,
  values: readonly number[],
  blocks: Stage['document']['blocks'],
  words: ParameterWords,
): Parameter {
  const lines = values.flatMap((block) =>
    demandLines(blocks[block]!.text, '', true).map(({ start, end, number }) => ({ block, start, end, number })),
  )
  const bare = values.map((block) => ({ block, start: 0, end: blocks[block]!.text.length, number: '' }))
  const found =
    count === 1
      ? bare[0]
      : (lines.find(({ number }) => number !== '' && number === parameter.number) ??
        (lines.length === count ? lines[at] : undefined) ??
        joinedAt(values, at, count, blocks))
  if (!found) return parameter
  const { block, start, end } = found
  if (block === parameter.place.block) return parameter
  const text = blocks[block]!.text.slice(start, end)
  if (text.trim() === '' || fulfilled.test(text.trim())) return parameter
  const free = [...parameter.measures]
  const plain = measuresIn(text, words, true)
  // 150:1 has neither a name nor a unit
  const read =
    plain.length > 0 || text.length > 16
      ? plain
      : measuresIn(`：${text}`, words, true).map((one) => ({ ...one, start: one.start - 1, end: one.end - 1 }))
  const measures = read.map((one): Measure => {
    const index = free.findIndex((wanted) => commonFactors(wanted, one) !== null)
    const key = index < 0 ? one.key || parameter.key : free[index]!.key
    if (index >= 0) free.splice(index, 1)
    return { ...one, key, start: one.start + start, end: one.end + start }
  })
  const key =
    parameter.measures.length > 0 ? parameter.key : canonicalName(parameter.name, measures[0]?.units ?? [], words)
  return { ...parameter, key, requirement: text, measures, place: { block, start, end } }
}
