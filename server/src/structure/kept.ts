import type { Block } from '../core/block.ts'
import { type Overlap, takenOver } from '../core/taken-over.ts'

// A document is nearly always the one read before with one place edited: all memories ask for the same pair in turn.
let lastBefore: readonly Block[] = []
let lastAfter: readonly Block[] = []
let lastOverlap: Overlap = { head: 0, tail: 0 }

/**
 * What is alike at both ends of two block lists: all that blocks say but their offsets in the source. Tables in the tail may
 * have other numbers, all by the same step. Linear in the text.
 */
export function overlap(before: readonly Block[], after: readonly Block[]): Overlap {
  if (before === lastBefore && after === lastAfter) return lastOverlap
  const shorter = Math.min(before.length, after.length)
  const same = takenOver(before, after)
  let head = same?.head ?? 0
  let tail = same?.tail ?? 0
  while (head < shorter - tail && alike(before[head]!, after[head]!, 0)) head++
  let step: number | null = null
  while (tail < shorter - head) {
    const one = before[before.length - 1 - tail]!
    const two = after[after.length - 1 - tail]!
    if (step === null && one.cell && two.cell)
      step = hasCell(after, same?.tail ?? 0) ? 0 : two.cell.table - one.cell.table
    if (!alike(one, two, step ?? 0)) break
    tail++
  }
  lastBefore = before
  lastAfter = after
  lastOverlap = { head, tail }
  return lastOverlap
}

/** Whether there is a cell among the last blocks; looked for where they begin, for a table goes on there most likely. */
function hasCell(blocks: readonly Block[], last: number): boolean {
  for (let i = blocks.length - last; i < blocks.length; i++) if (blocks[i]!.cell) return true
  return false
}

function alike(one: Block, two: Block, step: number): boolean {
  if (one === two && step === 0) return true
  const [a, b] = [one.cell, two.cell]
  if (one === two) return a === null
  if (a === null || b === null) {
    if (a !== b) return false
  } else if (
    a.table + step !== b.table ||
    a.row !== b.row ||
    a.column !== b.column ||
    a.rowSpan !== b.rowSpan ||
    a.columnSpan !== b.columnSpan ||
    a.header !== b.header ||
    (a.parent < 0 ? a.parent : a.parent + step) !== b.parent
  )
    return false
  return (
    one.kind === two.kind &&
    one.level === two.level &&
    one.label === two.label &&
    one.bold === two.bold &&
    one.centred === two.centred &&
    one.quoted === two.quoted &&
    one.word?.part === two.word?.part &&
    one.text === two.text
  )
}

/**
 * A function over the blocks of a document that asks `read` only about blocks that the document read last did not have in
 * the same place. `read` must look at nothing but the block, and not at its offsets in the source. What is given holds until the
 * next call: for as many blocks as before it is the same list with a few values changed, since a copy of it at each keystroke is slow.
 */
export function kept<T>(read: (block: Block) => T): (blocks: readonly Block[]) => readonly T[] {
  let last: readonly Block[] = []
  let values: T[] = []
  return (blocks) => {
    if (blocks === last) return values
    const { head, tail } = overlap(last, blocks)
    const shift = blocks.length - last.length
    if (!shift) {
      // all are read before any is put in place: `read` may throw
      const fresh = blocks.slice(head, blocks.length - tail).map(read)
      for (const [i, value] of fresh.entries()) values[head + i] = value
      last = blocks
      return values
    }
    const next = new Array<T>(blocks.length)
    for (let i = 0; i < head; i++) next[i] = values[i]!
    for (let i = head; i < blocks.length - tail; i++) next[i] = read(blocks[i]!)
    for (let i = blocks.length - tail; i < blocks.length; i++) next[i] = values[i - shift]!
    last = blocks
    values = next
    return next
  }
}

/** `kept` for a number per block, such as bits that tell which words it has. */
export function keptBits(read: (block: Block) => number): (blocks: readonly Block[]) => Int32Array {
  let last: readonly Block[] = []
  let bits = new Int32Array()
  return (blocks) => {
    if (blocks === last) return bits
    const { head, tail } = overlap(last, blocks)
    if (blocks.length === last.length) {
      bits.set(blocks.slice(head, blocks.length - tail).map(read), head)
      last = blocks
      return bits
    }
    const next = new Int32Array(blocks.length)
    next.set(bits.subarray(0, head))
    for (let i = head; i < blocks.length - tail; i++) next[i] = read(blocks[i]!)
    next.set(bits.subarray(bits.length - tail), blocks.length - tail)
    last = blocks
    bits = next
    return next
  }
}

/** A copy to be kept: a stretch cut from a source would hold the whole of it in memory, once for each state of the text. */
export function apartFromSource(text: string): string {
  // engines copy shorter stretches themselves
  return text.length < 13 ? text : ` ${text}`.slice(1)
}
