import { csvField } from '../csv.ts'
import { type Cell, type Sheet, styleNames } from '../xlsx/sheet.ts'
import { writeWorkbook } from '../xlsx/workbook.ts'

/** A ledger as CSV that spreadsheets open: UTF-8 with a byte order mark, CRLF. */
export function ledgerCsv(grid: readonly (readonly string[])[]): string {
  return `\ufeff${grid.map((row) => `${row.map(csvField).join(',')}\r\n`).join('')}`
}

/** Widths of the columns of a ledger in characters. */
const widths = [20, 22, 12, 16, 24, 28, 12, 24, 6, 8, 60]

/** The same as an .xlsx, every cell a text, the header frozen and with a filter. */
export function ledgerXlsx(grid: readonly (readonly string[])[]): Uint8Array {
  const [head, text] = [styleNames[2], styleNames[1]]
  const rows = grid.map((row, at) => row.map((value): Cell => ({ value, style: at === 0 ? head : text })))
  const sheet: Sheet = { name: '台账', widths, rows, frozen: 1, filtered: 1, landscape: true, footer: '{page}/{pages}' }
  return writeWorkbook({ title: '参数论证台账', author: 'TenderLint', sheets: [sheet] })
}
