import { type Attributes, pieceText, scanXml, wholeNumber } from '../word/xml.ts'
import { sheetError } from './errors.ts'
import { type Area, readArea, readCellName } from './grid.ts'
import { showNumber } from './number-format.ts'
import { localName, plainText } from './strings.ts'
import type { Workbook } from './workbook.ts'

/** A cell that shows text; row and column are 0-based places in the sheet. */
export interface SheetCell {
  readonly row: number
  readonly column: number
  readonly text: string
}

export interface Worksheet {
  /** Cells with text in rows and columns that are not hidden, row by row. */
  readonly cells: readonly SheetCell[]
  readonly merged: readonly Area[]
  /** Rows that the sheet itself sets apart: frozen ones, the head of a filter. Last row each, or one row. */
  readonly frozenRows: number
  readonly filters: readonly Area[]
}

/** Cells with text in one workbook that are still read. */
export const mostCells = 500_000
/** UTF-16 units of text in one workbook that are still read. */
export const mostText = 64 * 1024 * 1024

/** What is left of the limits of a workbook; a shared string counts each time it is used. */
export interface Budget {
  cells: number
  text: number
}

interface OpenCell {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly style: number
  value: string
  inline: string
}

/** Reads one sheet in one pass; what it declares of its size is not believed. Throws ReadError broken-xml, too-large. */
export function readWorksheet(xml: string, part: string, workbook: Workbook, budget: Budget): Worksheet {
  const cells: SheetCell[] = []
  const merged: Area[] = []
  const filters: Area[] = []
  const hiddenColumns: [number, number][] = []
  let frozenRows = 0
  let row = -1
  let column = -1
  let hiddenRow = false
  let cell: OpenCell | null = null
  let inValue = false
  let inText = false
  let phonetic = 0

  const openCell = (attributes: Attributes) => {
    // A cell or row without a name stands next to the one before.
    const place = readCellName(attributes.get('r') ?? '')
    column = place?.column ?? column + 1
    if (place) row = place.row
    const style = wholeNumber(attributes.get('s'), 0)
    cell = { row, column, type: attributes.get('t') ?? 'n', style, value: '', inline: '' }
  }
  const closeCell = (open: OpenCell) => {
    if (hiddenRow || hiddenColumns.some(([from, to]) => open.column >= from && open.column <= to)) return
    const text = shown(open, workbook)
    if (text.trim() === '') return
    budget.cells--
    budget.text -= text.length
    if (budget.cells < 0 || budget.text < 0) throw sheetError('too-large')
    cells.push({ row: open.row, column: open.column, text })
  }

  scanXml(xml, part, {
    open: (name, attributes) => {
      const tag = localName(name)
      if (tag === 'c') openCell(attributes)
      else if (tag === 'v') inValue = true
      else if (tag === 't') inText = phonetic === 0
      else if (tag === 'rPh') phonetic++
      else if (tag === 'row') {
        row = wholeNumber(attributes.get('r'), row + 2) - 1
        column = -1
        hiddenRow = isSet(attributes.get('hidden'))
      } else if (tag === 'col' && isSet(attributes.get('hidden'))) {
        hiddenColumns.push([wholeNumber(attributes.get('min'), 1) - 1, wholeNumber(attributes.get('max'), 1) - 1])
      } else if (tag === 'mergeCell') pushArea(merged, attributes.get('ref'))
      else if (tag === 'autoFilter') pushArea(filters, attributes.get('ref'))
      else if (tag === 'pane' && (attributes.get('state') ?? '').startsWith('frozen')) {
        frozenRows = wholeNumber(attributes.get('ySplit'), 0)
      }
    },
    close: (name) => {
      const tag = localName(name)
      if (tag === 'v') inValue = false
      else if (tag === 't') inText = false
      else if (tag === 'rPh') phonetic--
      else if (tag === 'c' && cell) {
        closeCell(cell)
        cell = null
      }
    },
    text: (start, end, cdata) => {
      if (!cell || !(inValue || inText)) return
      const piece = pieceText(xml, start, end, cdata, part)
      if (inValue) cell.value += piece
      else cell.inline += piece
    },
  })
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { cells, merged, frozenRows, filters }
}

function isSet(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function pushArea(areas: Area[], reference: string | undefined): void {
  const area = readArea(reference ?? '')
  if (area) areas.push(area)
}

/** What the cell shows. A formula shows the value that was computed when the file was saved; it is never computed here. */
function shown(cell: OpenCell, workbook: Workbook): string {
  const { type, value } = cell
  if (type === 's') return workbook.strings[wholeNumber(value, -1)] ?? ''
  if (type === 'inlineStr') return plainText(cell.inline)
  if (value === '') return ''
  if (type === 'str' || type === 'e') return plainText(value)
  if (type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
  if (type === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ')
  const number = Number(value)
  return Number.isNaN(number)
    ? plainText(value)
    : showNumber(number, workbook.formats[cell.style] ?? '', workbook.base1904)
}
