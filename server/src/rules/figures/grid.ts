import type { Outline, TableSummary } from '../../core/section.ts'
import { apartFromSource } from '../../structure/kept.ts'
import type { Whole } from '../answer.ts'
import { cellValue } from './cell-figure.ts'

export interface GridCell {
  /** First block of the cell. */
  readonly block: number
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
  /** The format marks its row as a header. */
  readonly header: boolean
  /** Folded, without blanks; paragraphs of a cell are joined. */
  text: string
  /** As it stands, for messages. */
  readonly written: string
}

export interface GridRow {
  readonly row: number
  readonly cells: readonly GridCell[]
}

/** A table with its header taken off; a table that a page break split is one. */
export interface Grid {
  /** First block. */
  readonly block: number
  readonly summary: TableSummary
  /** Header words of each column, those of merged cells under each column they span. */
  readonly headers: readonly string[]
  /** The same as it stands, for messages. */
  readonly titles: readonly string[]
  /** Words of the rows above the header and of the lines above the table, where the unit of money stands. */
  readonly caption: string
  readonly rows: readonly GridRow[]
}

interface Part {
  readonly summary: TableSummary
  readonly rows: GridRow[]
  readonly width: number
  readonly end: number
}

/** The tables of `wanted` as grids. Nested tables are left out. */
export function grids(whole: Whole, wanted: ReadonlySet<number>): Grid[] {
  const { document, outline, results } = whole
  const found: Grid[] = []
  let last: { grid: { rows: GridRow[]; headers: readonly string[] }; width: number; end: number } | null = null
  for (const summary of outline.tables) {
    if (!wanted.has(summary.table)) continue
    if (document.blocks[summary.block]!.cell!.parent >= 0) continue
    const part = partOf(whole, summary)
    const { titles, headers, body } = split(part)
    if (last && !headers.length && last.width === part.width && near(outline, last.end, summary.block)) {
      const from = (last.grid.rows.at(-1)?.row ?? 0) + 1
      for (const { row, cells } of body) last.grid.rows.push({ row: row + from, cells })
      last.end = part.end
      continue
    }
    const above: string[] = []
    for (let at = summary.block - 1; at >= 0 && above.length < 2; at--) {
      if (document.blocks[at]!.cell) break
      const text = results[at]!.recognition.text.trim()
      if (text) above.unshift(text.slice(0, 60))
    }
    const grid = {
      block: summary.block,
      summary,
      headers: joined(headers, part.width, ({ text }) => text),
      titles: joined(headers, part.width, ({ written }) => written),
      caption: [...above, ...titles].join(' '),
      rows: body,
    }
    found.push(grid)
    last = { grid, width: part.width, end: part.end }
  }
  return found
}

function partOf({ document, results }: Whole, summary: TableSummary): Part {
  const rows: { row: number; cells: GridCell[] }[] = []
  let width = 0
  let end = summary.block
  for (; end < document.blocks.length; end++) {
    const { cell } = document.blocks[end]!
    if (!cell) break
    if (cell.table !== summary.table) {
      if (cell.parent === summary.table) continue
      break
    }
    const text = results[end]!.recognition.text.replace(/\s+/g, '')
    let row = rows.at(-1)
    if (row?.row !== cell.row) {
      row = { row: cell.row, cells: [] }
      rows.push(row)
    }
    const { column, columnSpan, rowSpan, header } = cell
    const same = row.cells.find((one) => one.column === column)
    if (same) same.text += text
    else {
      const written = apartFromSource(document.blocks[end]!.text.slice(0, 40).trim())
      row.cells.push({ block: end, column, columnSpan, rowSpan, header, text, written })
    }
    width = Math.max(width, column + Math.min(columnSpan, 100))
  }
  return { summary, rows, width, end }
}

const summary = /^(?:合|总|小|共)计/
const headerWord = /序号|编号|名称|项目|内容|数量|单价|合价|金额|价|费|投资|预算|单位|占比|比例|小计|合计|备注|年|权重/

/** Rows that only one cell spans name the table; those below without a figure and with words of a header name the columns. */
function split({ rows, width }: Part): { titles: string[]; headers: GridRow[]; body: GridRow[] } {
  const titles: string[] = []
  const headers: GridRow[] = []
  let at = 0
  for (; at < rows.length && headers.length < 3; at++) {
    const row = rows[at]!
    const filled = row.cells.filter(({ text }) => text)
    if (!headers.length && filled.length <= 1 && (row.cells.length === 1 || !filled.length)) {
      titles.push(filled[0]?.text ?? '')
      continue
    }
    const figures = filled.filter(({ text }) => typeof cellValue(text) === 'object')
    const label = filled[0]?.text ?? ''
    const names = filled.filter(({ text }) => text.length <= 24 && headerWord.test(text))
    if (figures.length || summary.test(label)) break
    if (row.cells[0]!.header && filled.length > 1) {
      headers.push(row)
      continue
    }
    if (headers.length ? !isBelow(row, headers, width) : names.length < 2) break
    headers.push(row)
  }
  return { titles, headers, body: rows.slice(at) }
}

/** A second header row stands under merged cells of the first. */
function isBelow(row: GridRow, headers: readonly GridRow[], width: number): boolean {
  const spread = headers.some(({ cells }) => cells.some(({ columnSpan, rowSpan }) => columnSpan > 1 || rowSpan > 1))
  return spread && row.cells.length > 1 && row.cells.length <= width && row.cells.every(({ text }) => text.length <= 16)
}

function joined(headers: readonly GridRow[], width: number, read: (cell: GridCell) => string): string[] {
  return Array.from({ length: width }, (_, column) =>
    headers
      .flatMap(({ cells }) => cells.filter((one) => one.column <= column && column < one.column + one.columnSpan))
      .map(read)
      .join(' '),
  )
}

/** Only a few blocks lie between two places, and no heading: page numbers. */
function near({ labels }: Outline, from: number, to: number): boolean {
  return to - from <= 3 && labels.slice(from, to).every(({ isHeading }) => isHeading < 0)
}
