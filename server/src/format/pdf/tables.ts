import { type PageTable, usualPitch } from './flow.ts'
import type { Frame, PlacedLine } from './paragraphs.ts'

/** One cell of a table that may run over several pages. */
export interface TableCell {
  readonly row: number
  readonly column: number
  rowSpan: number
  readonly columnSpan: number
  readonly lines: PlacedLine[]
  readonly frame: Frame
}

/** Columns of two parts of a table may differ by so many points. */
const near = 3

/** Whether a table at the top of a page goes on from the one at the foot of the page before: they have the same columns. */
export function goesOnFrom(above: PageTable, table: PageTable): boolean {
  const xs = above.lattice.xs
  const ys = table.lattice.xs
  return table.page === above.page + 1 && xs.length === ys.length && xs.every((x, i) => Math.abs(x - ys[i]!) <= near)
}

/** The cells with text of the parts of one table, row by row; a header that each page repeats is kept once. */
export function cellsOf(parts: readonly PageTable[]): TableCell[] {
  const cells: TableCell[] = []
  const head = parts[0] ? rowText(parts[0], 0) : ''
  let offset = 0
  let last = 0
  for (const part of parts) {
    const { lattice } = part
    const rows = lattice.ys.length - 1
    const again = part !== parts[0] && head !== '' && rowText(part, 0) === head
    const above = new Map(
      cells
        .slice(last)
        .filter(({ row, rowSpan }) => row + rowSpan === offset)
        .map((cell) => [cell.column, cell]),
    )
    const begin = cells.length
    const torn = part !== parts[0] && !again && isTorn(part, above)
    const shift = offset - (again || torn ? 1 : 0)
    lattice.cells.forEach((cell, i) => {
      const lines = part.lines[i]!
      if (lines.length === 0 || (again && cell.row === 0)) return
      const before = torn && cell.row === 0 ? above.get(cell.column) : undefined
      if (before) before.lines.push(...lines)
      else cells.push({ ...cell, row: cell.row + shift, lines: [...lines], frame: cellFrame(part, i) })
    })
    // A part that holds nothing but the rest of a row leaves the row above open.
    if (cells.length > begin) last = begin
    offset = shift + rows
  }
  return cells.sort((a, b) => a.row - b.row || a.column - b.column)
}

function rowText({ lattice, lines }: PageTable, row: number): string {
  return lattice.cells
    .map((cell, i) => (cell.row === row ? lines[i]!.map(({ text }) => text).join('') : ''))
    .join('\t')
    .trim()
}

/**
 * The first row of a page belongs to the last one of the page before when only some of its cells go on: each has text
 * above it, and the cell that leads the row above is done.
 */
function isTorn({ lattice, lines }: PageTable, above: ReadonlyMap<number, TableCell>): boolean {
  const filled = lattice.cells.filter((cell, i) => cell.row === 0 && lines[i]!.length > 0)
  const lead = Math.min(...above.keys())
  return (
    filled.length > 0 &&
    filled.length <= Math.max(1, above.size / 2) &&
    filled.every(({ column }) => column !== lead && above.has(column))
  )
}

/** How wide a line of a cell could be: the room between its walls without the padding at its left, twice. */
function cellFrame({ lattice, lines }: PageTable, index: number): Frame {
  const { column, columnSpan } = lattice.cells[index]!
  const wall = lattice.xs[column]!
  const end = lattice.xs[column + columnSpan]!
  const own = lines[index]!
  const left = Math.min(...own.map((line) => line.left))
  const right = Math.max(...own.map((line) => line.right))
  const middle = (wall + end) / 2
  const centred = own.every((line) => Math.abs((line.left + line.right) / 2 - middle) < line.size * 0.6)
  const padding = Math.min(Math.max(centred ? 0 : left - wall, 2), 6)
  return { left: Math.max(left, wall), right: Math.max(right, end - padding), pitch: usualPitch, cell: true }
}
