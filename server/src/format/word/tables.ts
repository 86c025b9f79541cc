import type { CellPlace } from '../../core/block.ts'

type OpenPlace = { -readonly [K in keyof CellPlace]: CellPlace[K] }

interface OpenCell {
  columnSpan: number
  merge: '' | 'start' | 'continue'
  join: boolean
  place: OpenPlace | null
}

interface OpenTable {
  readonly number: number
  readonly parent: number
  row: number
  column: number
  header: boolean
  /** The current row, or the row around the whole table, is a tracked deletion. */
  deleted: boolean
  readonly outerDeleted: boolean
  /** Cells that a vertical merge may lengthen, by first column: of the row above and of this row. */
  above: Map<number, OpenPlace>
  below: Map<number, OpenPlace>
  left: OpenPlace | null
  cell: OpenCell | null
}

/** Follows the tables of a file and says where on the grid each cell stands. Numbers run on from part to part. */
export interface TableGrid {
  openTable(): void
  closeTable(): void
  /** A text box: what is inside does not belong to the cell around it. */
  openBox(): void
  closeBox(): void
  openRow(): void
  closeRow(): void
  openCell(): void
  closeCell(): void
  skipColumns(count: number): void
  markHeader(): void
  markDeleted(): void
  spanColumns(count: number): void
  mergeDown(restart: boolean): void
  mergeRight(restart: boolean): void
  /** Place of the current cell, null outside tables. Its rowSpan may still grow until the table ends. */
  place(): CellPlace | null
  /** The current row is a tracked deletion. */
  deleted(): boolean
}

const widestSpan = 1000

export function startGrid(): TableGrid {
  const stack: (OpenTable | null)[] = []
  let count = 0
  const top = (): OpenTable | null => stack.at(-1) ?? null
  const cell = (): OpenCell | null => top()?.cell ?? null
  return {
    openTable: () => {
      const parent = top()
      stack.push({
        number: count++,
        parent: parent?.cell ? parent.number : -1,
        row: 0,
        column: 0,
        header: false,
        deleted: false,
        outerDeleted: parent?.deleted ?? false,
        above: new Map(),
        below: new Map(),
        left: null,
        cell: null,
      })
    },
    closeTable: () => void stack.pop(),
    openBox: () => void stack.push(null),
    closeBox: () => void stack.pop(),
    openRow: () => {
      const table = top()
      if (!table) return
      Object.assign(table, { column: 0, header: false, deleted: table.outerDeleted, below: new Map(), left: null })
    },
    closeRow: () => {
      const table = top()
      if (!table || table.deleted) return
      table.row++
      table.above = table.below
    },
    openCell: () => {
      const table = top()
      if (table) table.cell = { columnSpan: 1, merge: '', join: false, place: null }
    },
    closeCell: () => {
      const table = top()
      if (!table?.cell) return
      settle(table, table.cell)
      table.column += table.cell.columnSpan
      table.cell = null
    },
    skipColumns: (columns) => {
      const table = top()
      if (table) table.column += bounded(columns, 0)
    },
    markHeader: () => {
      const table = top()
      if (table) table.header = true
    },
    markDeleted: () => {
      const table = top()
      if (table) table.deleted = true
    },
    spanColumns: (columns) => {
      const open = cell()
      if (open) open.columnSpan = bounded(columns, 1)
    },
    mergeDown: (restart) => {
      const open = cell()
      if (open) open.merge = restart ? 'start' : 'continue'
    },
    mergeRight: (restart) => {
      const open = cell()
      if (open) open.join = !restart
    },
    place: () => {
      const table = top()
      return table?.cell ? settle(table, table.cell) : null
    },
    deleted: () => top()?.deleted ?? false,
  }
}

function bounded(columns: number, least: number): number {
  return Math.min(Math.max(columns, least), widestSpan)
}

/** Decides the place of a cell once its properties are known: new, or a piece of the cell above or to the left. */
function settle(table: OpenTable, cell: OpenCell): OpenPlace {
  if (cell.place) return cell.place
  if (cell.join && table.left) {
    cell.place = table.left
    if (table.left.row === table.row) table.left.columnSpan += cell.columnSpan
    return table.left
  }
  let place = cell.merge === 'continue' ? table.above.get(table.column) : undefined
  if (place) place.rowSpan = table.row - place.row + 1
  else {
    const { number, row, column, header, parent } = table
    place = { table: number, row, column, rowSpan: 1, columnSpan: cell.columnSpan, header, parent }
  }
  if (cell.merge !== '') table.below.set(table.column, place)
  table.left = place
  cell.place = place
  return place
}
