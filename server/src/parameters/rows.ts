import type { SourceDocument } from '../core/block.ts'
import type { ColumnRole } from '../core/kinds.ts'
import type { Outline, TableSummary } from '../core/section.ts'

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
  const own = table.columns
    .filter((column) => column.role === role && !(role === 'item' && usedWith.test(column.header)))
    .map(({ column }) => column)
  return own.length === 0 && role === 'item' ? unnamedItem(table) : own
}

/** 轮胎 | 适用设备: what a thing is for is not what is bought. */
const usedWith = /适用|用于/

/** 设施 | 规格要求 | 数量: in a list with demands and counts the first column that nobody knows names what is bought. */
function unnamedItem({ columns }: TableSummary): number[] {
  const roles = new Set(columns.map(({ role }) => role))
  if (!roles.has('quantity') || !roles.has('parameter')) return []
  const [first] = columns.filter(({ role }) => role !== 'index').sort((a, b) => a.column - b.column)
  return first?.role === 'other' && /^[\u4e00-\u9fff]{2,6}$/.test(first.header) ? [first.column] : []
}
