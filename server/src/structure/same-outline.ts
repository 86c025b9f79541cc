import type { Block, CellPlace } from '../core/block.ts'
import { longest } from './accept.ts'
import { isOutsideContents, isPlainLine, isPlainProse } from './heading.ts'
import { overlap } from './kept.ts'
import { lineOf } from './line.ts'
import { keepsTable } from './table-list.ts'

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
 * True when the outlines of two documents are certainly the same since the changed blocks are no headings in either, and tables are
 * read alike: the common case while a clause or a cell is written. `before` must be what the outline was read from, or kept for.
 */
export function keepsOutline(before: readonly Block[], after: readonly Block[], { from, to }: Changed): boolean {
  let titles = 0
  for (let i = 0; i < from && titles < titleLines; i++) if (after[i]!.text.trim()) titles++
  if (titles < titleLines) return false
  const tables = new Set<number>()
  for (let i = from; i < to; i++) {
    if (!isNeutral(before, after, i)) return false
    if (after[i]!.cell) tables.add(after[i]!.cell!.table)
  }
  for (const table of tables) if (!keepsTable(after, table)) return false
  return true
}

/** Whether two cells stand in one place; what their table makes of them is seen from the whole of it. */
function isSamePlace(one: CellPlace, two: CellPlace): boolean {
  return (
    one.table === two.table &&
    one.row === two.row &&
    one.column === two.column &&
    one.rowSpan === two.rowSpan &&
    one.columnSpan === two.columnSpan &&
    one.header === two.header &&
    one.parent === two.parent
  )
}

function isNeutral(old: readonly Block[], after: readonly Block[], at: number): boolean {
  const [one, two] = [old[at]!, after[at]!]
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
  // a text beyond the length of a line ends a table of contents
  if (one.cell || two.cell)
    return (
      one.cell !== null &&
      two.cell !== null &&
      isSamePlace(one.cell, two.cell) &&
      (one.text.length > longest === two.text.length > longest || isOutsideContents(above(after, at)))
    )
  const [wasProse, isProse] = [isPlainProse(one), isPlainProse(two)]
  // with 60 units and more both are no title of a table either
  if (wasProse && isProse) return one.text.trim().length > longestTitle && two.text.trim().length > longestTitle
  if (one.text.trim().length <= 8 || two.text.trim().length <= 8) return false
  const next = after[at + 1]
  if (!next || next.cell || !next.text.trim()) return false
  const before = above(after, at)
  if (!(wasProse || isPlainLine(one, before)) || !(isProse || isPlainLine(two, before))) return false
  const styles = [wasProse ? '' : lineOf(one)!.style, isProse ? '' : lineOf(two)!.style]
  // a line that grows too long for one leaves its row
  return styles[0] === styles[1] || styles.every((style) => !style || isDecided(after, at, style))
}

/** Whether the lines around a place that stand in a row of a style are headings, or none, however long the row is. */
function isDecided(blocks: readonly Block[], at: number, style: string): boolean {
  for (const step of [-1, 1])
    for (let i = at + step; i >= 0 && i < blocks.length; i += step) {
      const line = lineOf(blocks[i]!)
      if (line?.style !== style || (step > 0 && blocks[i]!.level)) break
      if ((line.reach !== 0 && line.reach !== 3) || Math.abs(i - at) > lookBack) return false
      if (blocks[i]!.level) break
    }
  return true
}

const above = (blocks: readonly Block[], at: number): readonly Block[] => blocks.slice(Math.max(0, at - lookBack), at)
