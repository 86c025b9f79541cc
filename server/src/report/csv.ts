import type { Review } from './review/review.ts'
import { columns, headings, reviewRows } from './review/rows.ts'

/** What a spreadsheet would take for the beginning of a formula, full-width forms and hidden leading blanks included. */
const formula = /^[\s\u0000-\u0020]*[=+\-@＝＋－＠]|^[\t\r]/

/** A field for spreadsheets: quoted where RFC 4180 asks for it, and with ' before what would be run as a formula. */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** 审查意见表 as comma-separated values: UTF-8 with a byte order mark, CRLF, one row for each finding. */
export function reportCsv(review: Review): string {
  const rows = reviewRows(review).map((row) => columns.map(({ key }) => row[key]))
  return `\ufeff${[headings(review), ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')}`
}
