import type { SimilarVerdict } from '../core/similarity.ts'

/** Units that must be taken over before anything is said: below, a few phrases of any two papers of a trade would do. */
export const leastTaken = 40
/** Almost wholly one vendor: this part of the whole … */
export const singleShare = 0.6
/** … or this part of the technical content, if it is also this part of the whole … */
export const singleTechnicalShare = 0.8
export const singleWholeShare = 0.4
/** … and this part of all that is taken over from anyone. */
export const singleOfTaken = 0.8
/** Mixed: this part of the whole from vendors, or a technical block that stands in one paper for so much … */
export const mixedShare = 0.2
export const mixedBlockShare = 0.6
/** … and is so large: with so many telling figures taken over too it is a block of parameters, without them it is prose. */
export const leastParameters = 120
export const leastFigures = 3
export const leastProse = 400

/** The figures that the verdict goes by; units are those that count. */
export interface Taken {
  /** All units of the document, and of its technical content. */
  readonly units: number
  readonly technical: number
  /** The same that stand in any paper. */
  readonly taken: number
  /** For each paper. */
  readonly vendors: readonly { readonly taken: number; readonly technical: number }[]
  /** Each block against each paper: units of technical content, and telling figures in what is taken over. */
  readonly blocks: readonly { readonly units: number; readonly taken: number; readonly figures: number }[]
}

/** Judges by the shares; says nothing of where the likeness comes from. */
export function verdictOf({ units, technical, taken, vendors, blocks }: Taken): SimilarVerdict {
  const isSingle = vendors.some((vendor) => {
    if (vendor.taken < leastTaken || vendor.taken < taken * singleOfTaken) return false
    const ofTechnical = technical > 0 && vendor.technical >= technical * singleTechnicalShare
    return vendor.taken >= units * singleShare || (ofTechnical && vendor.taken >= units * singleWholeShare)
  })
  if (isSingle) return 'single-vendor'
  if (taken < leastTaken) return 'independent'
  const isMixed = blocks.some(
    (block) =>
      block.taken >= block.units * mixedBlockShare &&
      block.units >= (block.figures >= leastFigures ? leastParameters : leastProse),
  )
  return isMixed || taken >= units * mixedShare ? 'mixed' : 'independent'
}
