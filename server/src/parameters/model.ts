import type { Star } from './line.ts'
import type { Measure } from './measure.ts'

/** A stretch of a block's text; `block` is the index in `SourceDocument.blocks`. */
export interface BlockPlace {
  readonly block: number
  readonly start: number
  readonly end: number
}

/** One technical demand of a product. */
export interface Parameter {
  /** 2.1.3 as the document has it, '' for none. */
  readonly number: string
  /** What a reviewer would call it; never ''. */
  readonly name: string
  /** Canonical name: synonyms share it. */
  readonly key: string
  /** The demand in words, without number, mark and, in tables of names and demands, without the name. */
  readonly requirement: string
  readonly star: Star
  /** Its mark makes a deviation void the bid. */
  readonly starred: boolean
  /** The values that it demands; none for a demand in words (支持…). */
  readonly measures: readonly Measure[]
  /** The heading inside the product that it stands under, '' for none. */
  readonly group: string
  readonly place: BlockPlace
}

/** Something that is bought, with its parameters in reading order. */
export interface Product {
  readonly name: string
  readonly key: string
  /** The subsystem or room that tells it from another product of its name, '' where there is no other. */
  readonly group: string
  /** Number in the purchase list, '' for none. */
  readonly number: string
  readonly quantity: number | null
  readonly unit: string
  /** Where it is named first, and where its quantity stands. */
  readonly place: BlockPlace
  readonly quantityPlace: BlockPlace | null
  readonly parameters: readonly Parameter[]
}
