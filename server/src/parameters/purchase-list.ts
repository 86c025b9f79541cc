import type { SourceDocument } from '../core/block.ts'
import type { ColumnRole } from '../core/kinds.ts'
import type { Outline, TableSummary } from '../core/section.ts'
import { numeralAt } from '../language/numeral.ts'
import type { BlockPlace } from './model.ts'
import { isNoProduct, productKey, productTitle } from './product-name.ts'

/** One line of a list of what is bought. */
export interface Purchase {
  readonly name: string
  readonly key: string
  readonly number: string
  readonly quantity: number | null
  readonly unit: string
  readonly place: BlockPlace
  readonly quantityPlace: BlockPlace | null
}

/** A row of a table: the cells by column, cells that span rows included. */
export interface TableRow {
  readonly row: number
  /** Blocks of each column, in order; a cell of several paragraphs is several blocks. */
  readonly cells: ReadonlyMap<number, readonly number[]>
  /** Columns whose cell begins in this row. */
  readonly own: ReadonlySet<number>
  /** One cell is as wide as the table: a title inside it. */
  readonly title: boolean
  readonly header: boolean
}

/** The rows of a table, spanning cells repeated in each row that they cover. */
export function rowsOf(document: SourceDocument, outline: Outline, table: TableSummary): TableRow[] {
  const { blocks } = document
  const rows = new Map<number, Map<number, number[]>>()
  const owns = new Map<number, Set<number>>()
  const headers = new Set<number>()
  let last = table.block
  for (let block = table.block; block < blocks.length; block++) {
    const { cell } = blocks[block]!
    if (cell?.table !== table.table) {
      // a nested table may stand in the middle of this one
      if (!cell) break
      continue
    }
    last = block
    if (outline.labels[block]!.header) headers.add(cell.row)
    for (let row = cell.row; row < cell.row + Math.min(cell.rowSpan, 2000); row++) {
      const cells = rows.get(row) ?? new Map<number, number[]>()
      rows.set(row, cells)
      cells.set(cell.column, [...(cells.get(cell.column) ?? []), block])
    }
    const own = owns.get(cell.row) ?? new Set<number>()
    owns.set(cell.row, own.add(cell.column))
  }
  const height = blocks[last]!.cell!.row
  return [...rows]
    .filter(([row]) => row <= height)
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const own = owns.get(row) ?? new Set<number>()
      const wide = [...cells.values()].some((list) => list.some((block) => blocks[block]!.cell!.columnSpan >= 2))
      const texts = [...own].filter((column) => cells.get(column)!.some((block) => blocks[block]!.text.trim() !== ''))
      return { row, cells, own, title: texts.length <= 2 && wide, header: headers.has(row) }
    })
}

/** Text of a cell, its paragraphs joined. */
export function cellText(document: SourceDocument, blocks: readonly number[] | undefined): string {
  return (blocks ?? [])
    .map((block) => document.blocks[block]!.text)
    .join('')
    .trim()
}

/** Columns of a role, from the left. */
export function columnsOf(table: TableSummary, role: ColumnRole): number[] {
  return table.columns.filter((column) => column.role === role).map(({ column }) => column)
}

/** In contracts and acceptance papers every table may say what is bought. */
export function readsEverywhere({ documentKind }: Outline): boolean {
  return documentKind === 'contract' || documentKind === 'acceptance'
}

/** Every line of every purchase list, in reading order; each product once for each list. */
export function purchases(document: SourceDocument, outline: Outline): Purchase[] {
  const found: Purchase[] = []
  for (const table of outline.tables) {
    const isList = table.role === 'purchase-list' || table.role === 'technical'
    const isOurs = table.section !== 'form' && table.section !== 'contract' && table.section !== 'scoring'
    if (!readsEverywhere(outline) && !(isList && isOurs)) continue
    const item = columnsOf(table, 'item').at(-1)
    const quantity = columnsOf(table, 'quantity')[0]
    if (item === undefined || quantity === undefined) continue
    for (const row of rowsOf(document, outline, table)) {
      if (row.header || row.title || !row.own.has(item)) continue
      const name = productTitle(cellText(document, row.cells.get(item)))
      if (isNoProduct(name)) continue
      const unitColumn = columnsOf(table, 'unit')[0]
      const numberColumn = columnsOf(table, 'index')[0]
      const count = quantityOf(cellText(document, row.cells.get(quantity)))
      if (count.value === null && !cellText(document, row.cells.get(quantity))) continue
      const block = row.cells.get(item)![0]!
      const place = { block, start: 0, end: document.blocks[block]!.text.length }
      const at = row.cells.get(quantity)?.[0]
      found.push({
        name,
        key: productKey(name),
        number: numberColumn === undefined ? '' : cellText(document, row.cells.get(numberColumn)).slice(0, 12),
        quantity: count.value,
        unit: (unitColumn === undefined ? '' : cellText(document, row.cells.get(unitColumn))) || count.unit,
        place,
        quantityPlace: at === undefined ? null : { block: at, start: 0, end: document.blocks[at]!.text.length },
      })
    }
  }
  return found
}

/** 12台, 1,200, ≥2, 两套: figure and unit. */
export function quantityOf(text: string): { value: number | null; unit: string } {
  const plain = text.normalize('NFKC').replace(/^[\s≥≤约共]+/, '')
  const numeral = numeralAt(plain, 0)
  if (!numeral) return { value: null, unit: '' }
  const unit = plain.slice(numeral.end).trim()
  return { value: numeral.value, unit: unit.length <= 4 ? unit : '' }
}
