/**
 * A change that the author of a set planted. `from` and `to` are papers: `to` for what a stage changed or added, `from` for what it
 * lacks (dropped, scope). `text` stands in the words of the place, `parameter` in the name that is told.
 */
export interface Planted {
  readonly from?: string
  readonly to?: string
  readonly kind: string
  readonly product?: string
  readonly parameter?: string
  readonly text?: string
  readonly certainty: string
}

/** A place in the JSON of `compare`. */
export interface Side {
  readonly document: string
  readonly text: string
  readonly range: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } }
}

/** A change in the JSON of `compare`. */
export interface Told {
  readonly kind: string
  readonly product: string
  readonly parameter: string
  readonly from: Side | null
  readonly to: Side | null
  readonly certainty: string
  readonly message: string
}
