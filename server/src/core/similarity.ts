import type { Range } from './finding.ts'

export const similarVerdicts = ['independent', 'mixed', 'single-vendor'] as const
export type SimilarVerdict = (typeof similarVerdicts)[number]

/** A stretch of the document that stands in a vendor's paper too; the texts are what the ranges hold in the two sources. */
export interface Passage {
  readonly text: string
  readonly range: Range
  readonly vendorText: string
  readonly vendorRange: Range
}

export interface VendorSimilarity {
  readonly path: string
  /** Part of the document's own words that stands in this paper, 0 to 1. */
  readonly share: number
  /** In the order of the document. */
  readonly passages: readonly Passage[]
}

/** One part of the document against one paper: the product of a table, or what stands under a heading. */
export interface BlockSimilarity {
  /** Headings above, outermost first, then the product. */
  readonly path: readonly string[]
  readonly vendor: string
  readonly share: number
}

/** What `tenderlint similar` prints in JSON. */
export interface Similarity {
  readonly document: string
  readonly vendors: readonly VendorSimilarity[]
  readonly blocks: readonly BlockSimilarity[]
  readonly verdict: SimilarVerdict
}
