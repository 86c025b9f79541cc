import type { Block } from './block.ts'

/** Blocks that two documents have in common, counted from their starts and from their ends; no block counts twice. */
export interface Overlap {
  readonly head: number
  readonly tail: number
}

const known = new WeakMap<readonly Block[], { readonly before: readonly Block[]; readonly overlap: Overlap }>()

/** Notes that the blocks at both ends of a list are the very objects of the list before it. */
export function noteTakenOver(before: readonly Block[], after: readonly Block[], overlap: Overlap): void {
  // no chain of all lists there ever were
  known.delete(before)
  known.set(after, { before, overlap })
}

/** The objects that a list has from another one, at both ends; null when nothing is known of the two. */
export function takenOver(before: readonly Block[], after: readonly Block[]): Overlap | null {
  const note = known.get(after)
  return note && note.before === before ? note.overlap : null
}
