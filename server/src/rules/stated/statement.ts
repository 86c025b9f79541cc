/** One thing that a block says of the project, offsets in the block's text. */
export interface Reading {
  readonly kind: 'amount' | 'period' | 'name'
  /** What it is said of: budget, warranty, project … */
  readonly key: string
  readonly label: string
  /** Yuan, days or months; for a name its letters without blanks and marks. */
  readonly value: number | string
  /** Values of two families are not the same measure: days, months. */
  readonly family: string
  /** By so much a figure may differ and still say the same. */
  readonly slack: number
  /** The words as they stand. */
  readonly shown: string
  /** It stands behind its label and a colon, or in the cell beside it. */
  readonly labelled: boolean
  readonly start: number
  readonly end: number
}

/** A reading in its place. */
export interface Statement extends Reading {
  readonly block: number
  /** Index of the outermost heading around it, -1 when none. */
  readonly chapter: number
}
