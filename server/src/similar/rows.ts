import type { Block } from '../core/block.ts'
import type { Stream } from './stream.ts'

/** The rows of tables and the other blocks of a document, as stretches of its stream. */
export interface Rows {
  /** Number of the row that a unit stands in. */
  of(place: number): number
  /** Half-open stretch of the stream. */
  range(row: number): readonly [number, number]
}

/** Cells of one row of a table belong together; every other block is a row by itself. */
export function rowsOf(blocks: readonly Block[], stream: Stream): Rows {
  const numbers = new Int32Array(stream.length)
  const starts: number[] = []
  let last: Block | null = null
  for (let at = 0; at < stream.length; at++) {
    const block = blocks[stream.block[at]!]!
    if (block !== last && !(last && sameRow(last, block))) starts.push(at)
    last = block
    numbers[at] = starts.length - 1
  }
  return {
    of: (place) => numbers[place]!,
    range: (row) => [starts[row]!, starts[row + 1] ?? stream.length],
  }
}

function sameRow({ cell: one }: Block, { cell: two }: Block): boolean {
  return one !== null && two !== null && one.table === two.table && one.row === two.row
}

/** The rows that figures stand in, by the places of the figures. */
export function rowKeys(rows: Rows, places: Int32Array, start: number, end: number): Set<number> {
  const keys = new Set<number>()
  for (let i = start; i < end; i++) keys.add(rows.of(places[i]!))
  return keys
}
