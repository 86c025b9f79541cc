/** A rectangle of cells; rows and columns are 0-based, the last ones belong to it. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Rows and columns that a sheet can have at most. */
const rowCount = 1_048_576
export const columnCount = 16_384

/** Row and column of a cell name such as C12 or $C$12; null when it names no cell. */
export function readCellName(name: string): { row: number; column: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(name)
  if (!match) return null
  let column = 0
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(match[2])
  return row < 1 || row > rowCount || column > columnCount ? null : { row: row - 1, column: column - 1 }
}

/** The name that a person reads at the edge of the sheet: C12. */
export function cellName(row: number, column: number): string {
  let letters = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return `${letters}${row + 1}`
}

/** The cells of a reference such as A1:C5 or B2; null when it is none. */
export function readArea(reference: string): Area | null {
  const [from = '', to = from] = reference.split(':')
  const first = readCellName(from)
  const last = readCellName(to)
  if (!first || !last) return null
  return {
    top: Math.min(first.row, last.row),
    left: Math.min(first.column, last.column),
    bottom: Math.max(first.row, last.row),
    right: Math.max(first.column, last.column),
  }
}
