import type { SourceDocument } from '../core/block.ts'
import type { DocumentKind } from '../core/kinds.ts'
import type { Outline } from '../core/section.ts'
import type { BlockPlace, Product } from '../parameters/index.ts'
import type { ChangeKind } from './rule-ids.ts'

/** A maker, product or model that a document names. */
export interface VendorName {
  readonly name: string
  /** Named in passing: a person has to see whether it is demanded. */
  readonly passing?: boolean
  readonly place: BlockPlace
}

/** One document of a project, in the order of its stages. */
export interface Stage {
  readonly kind: DocumentKind
  readonly document: SourceDocument
  readonly outline: Outline
  readonly products: readonly Product[]
  readonly vendors: readonly VendorName[]
  /** The budget in yuan that the document is known to state, and its block. */
  readonly budget: { readonly value: number; readonly block: number } | null
}

/** A place in the document of a stage, by its index. */
export interface StagePlace {
  readonly stage: number
  readonly place: BlockPlace
  /** The words that changed, where they are fewer than those of the place. */
  readonly words?: string
}

/** `none` is harmless; `review` is uncertain, or a person has to weigh it. */
export type ChangeCertainty = 'certain' | 'review' | 'none'

/** What a message says besides both places. */
export type ChangeNote = 'worded' | 'new' | 'star-gone' | 'chapter' | 'acceptance' | 'measure' | 'differs' | ''

/** One difference between a stage and the last one before it that had the same thing. */
export interface Change {
  readonly kind: ChangeKind
  /** The stages that are held against each other. */
  readonly between: readonly [number, number]
  /** '' for what concerns the whole project. */
  readonly product: string
  /** The part of the project that tells the product from another of its name; absent where there is no other. */
  readonly group?: string
  /** '' for what concerns the whole product. */
  readonly parameter: string
  readonly from: StagePlace | null
  readonly to: StagePlace | null
  readonly certainty: ChangeCertainty
  readonly note: ChangeNote
}
