import type { CellPlace } from '../../core/block.ts'
import type { TableGrid } from '../word/tables.ts'
import type { OldParagraph } from './paragraphs.ts'
import type { CellShape, RowShape } from './row-shape.ts'

/** Half-open range of paragraphs. */
interface Range {
  readonly start: number
  readonly end: number
}

interface Row {
  readonly cells: readonly Range[]
  readonly shape: RowShape | null
}

/** Edges nearer than this are one, in twentieths of a point: rows drawn by hand are seldom exact. */
const tolerance = 30

/** The cell of each paragraph, null outside tables and for the marks that end rows. Inner tables are followed. */
export function placeInTables(paragraphs: readonly OldParagraph[], grid: TableGrid): (CellPlace | null)[] {
  const places = new Array<CellPlace | null>(paragraphs.length).fill(null)
  const walk = (range: Range, depth: number): void => {
    for (let i = range.start; i < range.end; i++) {
      if (paragraphs[i]!.properties.depth <= depth) {
        places[i] = grid.place()
        continue
      }
      const start = i
      while (i + 1 < range.end && paragraphs[i + 1]!.properties.depth > depth) i++
      readTable({ start, end: i + 1 }, depth + 1)
    }
  }
  const readTable = (range: Range, depth: number): void => {
    const rows = findRows(paragraphs, range, depth)
    const edges = findEdges(rows)
    grid.openTable()
    for (const { cells, shape } of rows) {
      grid.openRow()
      if (shape?.header) grid.markHeader()
      if (shape?.cells.length) grid.skipColumns(columnOf(edges, shape.cells[0]!.left))
      cells.forEach((cell, i) => {
        grid.openCell()
        const known = shape?.cells[i]
        if (known) shapeCell(grid, known, edges)
        // The place is settled before inner tables are numbered.
        grid.place()
        walk(cell, depth)
        grid.closeCell()
      })
      grid.closeRow()
    }
    grid.closeTable()
  }
  walk({ start: 0, end: paragraphs.length }, 0)
  return places
}

function shapeCell(grid: TableGrid, cell: CellShape, edges: readonly number[]): void {
  grid.spanColumns(columnOf(edges, cell.right) - columnOf(edges, cell.left))
  if (cell.down) grid.mergeDown(cell.down === 'start')
  if (cell.joined) grid.mergeRight(false)
}

/** Parts a table at its rows' ends and its cells' ends; what stands behind the last row end is a row of its own. */
function findRows(paragraphs: readonly OldParagraph[], range: Range, depth: number): Row[] {
  const rows: Row[] = []
  let cells: Range[] = []
  let start = range.start
  for (let i = range.start; i < range.end; i++) {
    const { properties, cellEnd } = paragraphs[i]!
    if (properties.depth > depth) continue
    if (properties.rowEnd) {
      if (i > start) cells.push({ start, end: i })
      if (cells.length > 0) rows.push({ cells, shape: properties.row })
      cells = []
      start = i + 1
    } else if (cellEnd) {
      cells.push({ start, end: i + 1 })
      start = i + 1
    }
  }
  if (start < range.end) cells.push({ start, end: range.end })
  if (cells.length > 0) rows.push({ cells, shape: null })
  return rows
}

/** The edges of all cells of a table, ascending: the grid's lines. */
function findEdges(rows: readonly Row[]): number[] {
  const all = new Set<number>()
  let near = tolerance
  for (const { shape } of rows) {
    for (const { left, right } of shape?.cells ?? []) {
      all.add(left).add(right)
      // The edges of one cell are never one.
      if (right > left) near = Math.min(near, right - left - 1)
    }
  }
  const edges: number[] = []
  for (const edge of [...all].sort((a, b) => a - b))
    if (edges.length === 0 || edge - edges.at(-1)! > near) edges.push(edge)
  return edges
}

/** Number of the grid line at or before an edge. */
function columnOf(edges: readonly number[], edge: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! <= edge) low = middle + 1
    else high = middle
  }
  return Math.max(low - 1, 0)
}
