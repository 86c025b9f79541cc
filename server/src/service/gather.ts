import type { Block } from '../core/block.ts'
import type { Finding } from '../core/finding.ts'
import type { Outline } from '../core/section.ts'

/** Blocks that may stand between two places of one list. */
const widestStep = 3

/** A finding and the index of its block. */
export interface Located {
  readonly finding: Finding
  readonly block: number
}

/**
 * Joins the findings of rules that speak of a whole list (优、良、中、差 of one factor): those of one rule in one table cell,
 * or in blocks close together under one heading, become one finding at the first place, the further places its `related`.
 * Takes findings in the order of their blocks and keeps that order.
 */
export function gather(
  located: readonly Located[],
  gathers: ReadonlySet<string>,
  blocks: readonly Block[],
  outline: Outline,
  again: string,
): Located[] {
  const open = new Map<string, { at: number; last: number }>()
  const kept: Located[] = []
  for (const one of located) {
    const { finding, block } = one
    if (!gathers.has(finding.rule)) {
      kept.push(one)
      continue
    }
    const key = `${finding.rule}|${finding.certainty}`
    const group = open.get(key)
    if (group && together(group.last, block, blocks, outline)) {
      const first = kept[group.at]!
      const places = [{ message: again, range: finding.range }, ...finding.related]
      kept[group.at] = { ...first, finding: { ...first.finding, related: [...first.finding.related, ...places] } }
      group.last = block
    } else {
      open.set(key, { at: kept.length, last: block })
      kept.push(one)
    }
  }
  return kept
}

function together(before: number, after: number, blocks: readonly Block[], outline: Outline): boolean {
  if (before === after) return true
  const [one, two] = [blocks[before]!.cell, blocks[after]!.cell]
  if (one && two) return one.table === two.table && one.row === two.row && one.column === two.column
  if (one || two) return false
  return after - before <= widestStep && outline.labels[before]!.heading === outline.labels[after]!.heading
}
