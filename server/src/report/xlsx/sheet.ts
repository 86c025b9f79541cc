/** Looks that a cell may have; `styles.ts` holds what they are. */
export const styleNames = ['plain', 'text', 'head', 'title', 'label', 'number', 'certain', 'review', 'note'] as const
export type StyleName = (typeof styleNames)[number]

/** A text or a number; there are no formulas and no dates. */
export interface Cell {
  readonly value: string | number
  readonly style: StyleName
}

/** One sheet. Rows and columns count from 1, as in the file. */
export interface Sheet {
  readonly name: string
  /** Widths of the columns in characters of the standard font. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly Cell[])[]
  /** Rows that stay in sight and stand on every printed page, 0 for none. */
  readonly frozen: number
  /** The header row of an autofilter down to the last row, 0 for none. */
  readonly filtered: number
  /** Columns that are printed, from the first; all when absent. */
  readonly printed?: number
  readonly landscape: boolean
  /** Plain text in the middle of the page's foot; {page} and {pages} are filled in by the spreadsheet. */
  readonly footer: string
}

export interface Workbook {
  readonly title: string
  readonly author: string
  readonly sheets: readonly Sheet[]
}

/** A, B … Z, AA …: the name of a column that counts from 1. */
export function columnName(column: number): string {
  let name = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name
  return name
}
