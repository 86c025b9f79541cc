import { i16, slice, u8, u16 } from './bytes.ts'
import { modifiers } from './modifiers.ts'

/** One cell of a row as the row's end defines it. */
export interface CellShape {
  /** Edges in twentieths of a point. */
  readonly left: number
  readonly right: number
  /** Belongs to the cell on its left. */
  joined: boolean
  /** Part of a cell that spans rows. */
  down: '' | 'start' | 'continue'
}

export interface RowShape {
  cells: CellShape[]
  header: boolean
}

const cellSize = 20

/** Takes one modifier into a row's shape; gives the shape, null while nothing was said of the row. */
export function readRowShape(
  row: RowShape | null,
  code: number,
  list: Uint8Array,
  at: number,
  size: number,
): RowShape | null {
  if (code === modifiers.tableDefinition)
    return { cells: readCells(slice(list, at, size)), header: row?.header ?? false }
  if (code === modifiers.tableHeader) return { cells: row?.cells ?? [], header: u8(list, at) !== 0 }
  if (!row) return row
  if (code === modifiers.mergeCells || code === modifiers.splitCells) {
    const first = u8(list, at)
    const end = u8(list, at + 1)
    for (let i = first; i < end && i < row.cells.length; i++)
      row.cells[i]!.joined = code === modifiers.mergeCells && i > first
  } else if (code === modifiers.mergeDown && size >= 2) {
    const cell = row.cells[u8(list, at)]
    if (cell) cell.down = downOf(u8(list, at + 1))
  }
  return row
}

function downOf(bits: number): CellShape['down'] {
  if (!(bits & 1)) return ''
  return bits & 2 ? 'start' : 'continue'
}

/** The operand of the table definition: a count, the edges, and a record for each cell, of which the last may be missing. */
function readCells(operand: Uint8Array): CellShape[] {
  if (operand.length < 1) return []
  const count = u8(operand, 0)
  if (operand.length < 1 + (count + 1) * 2) return []
  const cells: CellShape[] = []
  let opener = 0
  for (let i = 0; i < count; i++) {
    const at = 1 + (count + 1) * 2 + i * cellSize
    const flags = at + 2 <= operand.length ? u16(operand, at) : 0
    // Programs disagree which of 1 and 2 begins a joined cell: the one that comes first does.
    const join = flags & 3
    if (join === 0) opener = 0
    const joined = join !== 0 && opener !== 0 && join !== opener
    if (join !== 0 && opener === 0) opener = join
    const left = i16(operand, 1 + i * 2)
    cells.push({ left, right: i16(operand, 3 + i * 2), joined, down: downOf((flags >> 5) & 3) })
  }
  return cells
}
