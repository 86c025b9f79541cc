import type { Match } from './match.ts'

/** Place of the first item whose place is at or behind an offset, by halving; the items ascend. */
export function firstFrom<T>(items: readonly T[], offset: number, placeOf: (item: T) => number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (placeOf(items[middle]!) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The first of the matches that overlaps a stretch; matches of one pattern ascend and do not overlap each other. */
export function overlapping(matches: readonly Match[], start: number, end: number): Match | undefined {
  const match = matches[firstFrom(matches, start + 1, ({ wholeEnd }) => wholeEnd)]
  return match && match.wholeStart < end ? match : undefined
}
