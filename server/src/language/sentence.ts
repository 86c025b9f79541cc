import type { Folded } from '../core/fold.ts'

const none: readonly number[] = []

/**
 * Splits a folded text into sentences at 。！？； and line ends (an ASCII semicolon too), the window that a pattern is matched in.
 * Gives ascending [start, end) pairs without the stop; brackets and quotation marks do not matter.
 */
export function sentences(text: string): readonly number[] {
  const pairs: number[] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 10
    if (unit === 0x3002 || unit === 33 || unit === 63 || unit === 59 || unit === 10 || unit === 13) {
      // most texts are one sentence, and a list that grew holds room for sixteen numbers
      if (start === 0 && i === text.length) return i > 0 ? [0, i] : none
      if (i > start) pairs.push(start, i)
      start = i + 1
    }
  }
  return pairs.slice()
}

/** Whether a unit ends a sentence. */
const stops = new Uint8Array(65536)
for (const unit of [0x3002, 33, 63, 59, 10, 13]) stops[unit] = 1

/** `sentences` of folded units, written into a list that grows as needed; gives how many numbers they are. */
export function sentencePairs({ units, length }: Folded, pairs: number[]): number {
  let count = 0
  let start = 0
  for (let i = 0; i <= length; i++) {
    if (i < length && !stops[units[i]!]) continue
    if (i > start) {
      pairs[count++] = start
      pairs[count++] = i
    }
    start = i + 1
  }
  return count
}
