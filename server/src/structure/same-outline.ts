import type { Block } from '../core/block.ts'
import { isPlainLine, isPlainProse } from './heading.ts'
import { overlap } from './kept.ts'
import { lineOf } from './line.ts'

/** Blocks in which two documents differ, half-open; they have as many blocks each. */
export interface Changed {
  readonly from: number
  readonly to: number
}

/** Blocks that are compared one by one; a larger edit is read as a whole. */
const widest = 8

/** What differs between two block lists of equal length when it is little; null when it is more, or their lengths differ. */
export function changedBlocks(before: readonly Block[], after: readonly Block[]): Changed | null {
  if (before.length !== after.length) return null
  const { head, tail } = overlap(before, after)
  const to = after.length - tail
  return to - head <= widest ? { from: head, to } : null
}

/** Nonblank blocks at the top that tell what kind of document it is. */
const titleLines = 12
/** A title of the document or of a table is no longer. */
const longestTitle = 40
/** Blocks looked back at for the beginning of a table of contents. */
const lookBack = 40

/**
 * True when the outlines of two documents are certainly the same since the changed blocks are no headings in either: the common
 * case while a clause is written. Blocks of tables always count as different.
 */
export function keepsOutline(before: readonly Block[], after: readonly Block[], { from, to }: Changed): boolean {
  let titles = 0
  for (let i = 0; i < from && titles < titleLines; i++) if (after[i]!.text.trim()) titles++
  if (titles < titleLines) return false
  for (let i = from; i < to; i++) if (!isNeutral(before, after, i)) return false
  return true
}

function isNeutral(before: readonly Block[], after: readonly Block[], at: number): boolean {
  const [one, two] = [before[at]!, after[at]!]
  if (
    one.kind !== two.kind ||
    one.level !== two.level ||
    one.label !== two.label ||
    one.bold !== two.bold ||
    one.centred !== two.centred ||
    one.quoted !== two.quoted ||
    one.word?.part !== two.word?.part
  )
    return false
  const [wasProse, isProse] = [isPlainProse(one), isPlainProse(two)]
  // with 60 units and more both are no title of a table either
  if (wasProse && isProse) return one.text.trim().length > longestTitle && two.text.trim().length > longestTitle
  if (one.text.trim().length <= 8 || two.text.trim().length <= 8) return false
  const next = after[at + 1]
  if (!next || next.cell || !next.text.trim()) return false
  const above = after.slice(Math.max(0, at - lookBack), at)
  if (!(wasProse || isPlainLine(one, above)) || !(isProse || isPlainLine(two, above))) return false
  const styles: readonly (string | null)[] = [wasProse ? null : lineOf(one)!.style, isProse ? null : lineOf(two)!.style]
  // a line that grows too long for one leaves its row, or has none
  return styles[0] === styles[1] || [above.at(-1), next].every((beside) => !beside || !styles.includes(styleOf(beside)))
}

/** The style of a block that is short enough for a line, '' of any other. */
const styleOf = (block: Block) => lineOf(block)?.style ?? ''
