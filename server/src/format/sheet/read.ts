import { type Block, type CellPlace, plainBlock, type SourceDocument } from '../../core/block.ts'
import { scanXml, wholeNumber } from '../word/xml.ts'
import { asSheet } from './errors.ts'
import { type Area, cellName, columnCount, readArea } from './grid.ts'
import { localName } from './strings.ts'
import { tableStarts } from './tables.ts'
import { openWorkbook, type SheetEntry, type Workbook } from './workbook.ts'
import { type Budget, mostCells, mostText, readWorksheet, type SheetCell, type Worksheet } from './worksheet.ts'

/**
 * Reads a .xlsx or .xlsm: sheet by sheet in the order of the tabs, row by row. Hidden sheets, rows and columns are
 * skipped, as are notes, charts and macros; a formula stands for the value it had when the file was saved. The name of a
 * sheet is a heading, each cell with text a table cell. In `source` a sheet's name stands in a line of its own, the cells
 * of a row are joined with tabs, rows with line feeds. Throws ReadError: spreadsheet (.xls), encrypted,
 * is-empty-archive, truncated, zip-bomb, unsupported-format, broken-xml, too-large.
 */
export function readSheet(bytes: Uint8Array): SourceDocument {
  const workbook = openWorkbook(bytes)
  const budget: Budget = { cells: mostCells, text: mostText }
  const writer = startWriter()
  for (const entry of workbook.sheets) {
    const sheet = asSheet(() => {
      const xml = workbook.text(entry.part)
      return xml === null ? null : readWorksheet(xml, entry.part, workbook, budget)
    })
    if (!sheet || sheet.cells.length === 0) continue
    const tables = asSheet(() => workbook.related(entry.part, 'table').map((part) => readTable(part, workbook)))
    writer.add(entry, sheet, headerRows(sheet, tables))
  }
  return { format: 'xlsx', source: writer.source(), blocks: writer.blocks, directives: [], frontMatter: [] }
}

/** The header rows of a table part, null when it has none. */
function readTable(part: string, workbook: Workbook): Area | null {
  const xml = workbook.text(part)
  let head: Area | null = null
  if (xml === null) return null
  scanXml(xml, part, {
    open: (name, attributes) => {
      if (localName(name) !== 'table') return
      const area = readArea(attributes.get('ref') ?? '')
      const rows = Math.min(wholeNumber(attributes.get('headerRowCount'), 1), 10)
      head = area && rows > 0 ? { ...area, bottom: Math.min(area.bottom, area.top + rows - 1) } : null
    },
    close: () => {},
  })
  return head
}

/** More frozen rows than these hold a table, not its header. */
const mostFrozen = 5

/** Whether a cell stands in a row that the sheet marks as header: a table's, a filter's, or one that is frozen. */
function headerRows(sheet: Worksheet, tables: readonly (Area | null)[]): (cell: SheetCell) => boolean {
  const heads = [
    ...tables.filter((area) => area !== null),
    ...sheet.filters.map((area) => ({ ...area, bottom: area.top })),
  ]
  const frozen = sheet.frozenRows <= mostFrozen ? sheet.frozenRows : 0
  return ({ row, column }) =>
    row < frozen ||
    heads.some(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right)
}

/** Merged areas with more cells than this are believed to hide no text of their own. */
const largestCover = 4096

function startWriter() {
  const parts: string[] = []
  const blocks: Block[] = []
  let length = 0
  let table = -1

  const write = (text: string): number => {
    const start = length
    parts.push(text)
    length += text.length
    return start
  }
  const push = (text: string, start: number, more: Partial<Block> & Pick<Block, 'kind' | 'place'>) => {
    blocks.push(plainBlock(text, start, more))
  }
  const add = ({ name }: SheetEntry, sheet: Worksheet, isHeader: (cell: SheetCell) => boolean) => {
    const { spans, covered } = mergedCells(sheet.merged)
    const cells = sheet.cells.filter(({ row, column }) => !covered.has(row * columnCount + column))
    const starts = tableStarts(cells)
    if (length > 0) write('\n')
    if (name !== '') push(name, write(name), { kind: 'heading', level: 1, place: { sheet: name, cell: 'A1' } })
    let row = -1
    let top = 0
    for (const cell of cells) {
      if (row !== cell.row) {
        if (length > 0) write('\n')
        if (starts.has(cell.row)) {
          table++
          top = cell.row
        }
      } else write('\t')
      row = cell.row
      const area = spans.get(row * columnCount + cell.column)
      const place: CellPlace = {
        table,
        row: row - top,
        column: cell.column,
        rowSpan: area ? area.bottom - area.top + 1 : 1,
        columnSpan: area ? area.right - area.left + 1 : 1,
        header: isHeader(cell),
        parent: -1,
      }
      const text = cell.text
      push(text, write(text), {
        kind: 'table-cell',
        cell: place,
        place: { sheet: name, cell: cellName(row, cell.column) },
      })
    }
  }
  return { blocks, add, source: () => parts.join('') }
}

/** Merged areas by their first cell, and the cells that they cover: Excel shows nothing of those. */
function mergedCells(merged: readonly Area[]): { spans: Map<number, Area>; covered: Set<number> } {
  const spans = new Map<number, Area>()
  const covered = new Set<number>()
  for (const area of merged) {
    const { top, left, bottom, right } = area
    spans.set(top * columnCount + left, area)
    if ((bottom - top + 1) * (right - left + 1) > largestCover || covered.size > 1_000_000) continue
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        if (row !== top || column !== left) covered.add(row * columnCount + column)
      }
    }
  }
  return { spans, covered }
}
