import { lineStarts } from './position.ts'

/** What differs between two states of a text: [start, oldEnd) became [start, newEnd). */
export interface Edit {
  readonly start: number
  readonly oldEnd: number
  readonly newEnd: number
}

/** `lineStarts(source)`, from those of the text before an edit. */
export function editedStarts(old: Int32Array, { start, oldEnd, newEnd }: Edit, source: string): Int32Array {
  const units = newEnd - oldEnd
  // a line end of two units may be torn or made at either edge
  const before = Math.max(1, countUpTo(old, start - 1))
  const behind = countUpTo(old, oldEnd + 1)
  const from = old[before - 1]!
  const between = lineStarts(source.slice(from, Math.min(source.length, newEnd + 2)))
  let count = 0
  while (count < between.length && between[count]! + from <= newEnd + 1) count++
  const starts = new Int32Array(before + count - 1 + old.length - behind)
  starts.set(old.subarray(0, before))
  for (let i = 1; i < count; i++) starts[before + i - 1] = between[i]! + from
  for (let i = behind, at = before + count - 1; i < old.length; i++, at++) starts[at] = old[i]! + units
  return starts
}

/** How many of the ascending numbers are at most `most`. */
function countUpTo(numbers: Int32Array, most: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! <= most) low = middle + 1
    else high = middle
  }
  return low
}
