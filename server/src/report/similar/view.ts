import type { BlockSimilarity, Passage, Similarity } from '../../core/similarity.ts'
import type { ReportLocale } from '../words.ts'

/** What the reports of `similar` are made from. */
export interface SimilarReport {
  readonly similarity: Similarity
  /** The vendor whose names run all through the technical content, null when none does. */
  readonly throughout: { readonly vendor: string; readonly places: number } | null
  readonly locale: ReportLocale
  readonly tool: { readonly name: string; readonly version: string }
  /** YYYY-MM-DD, for the properties of a Word file. */
  readonly day: string
}

/** Parts of which at least so much stands in a paper are told, the largest shares first. */
const leastShown = 0.2
const mostShown = 20

/** The parts worth showing. */
export function worstBlocks({ blocks }: Similarity, most = mostShown): readonly BlockSimilarity[] {
  return blocks
    .filter(({ share }) => share >= leastShown)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, most)
}

/** A share in per cent. */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`
}

/** Pieces of one text, those that stand in the other text too being marked. */
export interface Piece {
  readonly text: string
  readonly same: boolean
}

const word = /[a-z0-9.%]+|[\u3041-\u9fff]|./gisu
const longest = 4000

/**
 * Both texts of a passage in pieces: what is the same is found by going through both with a small look ahead, so that the
 * exchanged words stand out. Linear; very long texts are one piece.
 */
export function pieces({ text, vendorText }: Passage): readonly [readonly Piece[], readonly Piece[]] {
  if (Math.max(text.length, vendorText.length) > longest)
    return [[{ text, same: true }], [{ text: vendorText, same: true }]]
  const one = text.match(word) ?? []
  const two = vendorText.match(word) ?? []
  const marks = [new Uint8Array(one.length), new Uint8Array(two.length)] as const
  let [i, j] = [0, 0]
  while (i < one.length && j < two.length) {
    if (fits(one[i]!, two[j]!)) {
      marks[0][i++] = 1
      marks[1][j++] = 1
      continue
    }
    const skip = ahead(one, i, two, j)
    i += skip[0]
    j += skip[1]
  }
  return [joined(one, marks[0]), joined(two, marks[1])]
}

const lookAhead = 16

function fits(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase()
}

function ahead(one: readonly string[], i: number, two: readonly string[], j: number): readonly [number, number] {
  for (const needed of [2, 1])
    for (let sum = 1; sum <= lookAhead; sum++)
      for (let p = 0; p <= sum; p++) {
        const q = sum - p
        let length = 0
        while (length < needed && i + p + length < one.length && fits(one[i + p + length]!, two[j + q + length] ?? ''))
          length++
        if (length === needed) return [p, q]
      }
  return [1, 1]
}

function joined(words: readonly string[], marks: Uint8Array): Piece[] {
  const found: Piece[] = []
  words.forEach((text, at) => {
    const same = marks[at] === 1
    const last = found.at(-1)
    if (last?.same === same) found[found.length - 1] = { text: last.text + text, same }
    else found.push({ text, same })
  })
  return found
}
