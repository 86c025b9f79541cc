import type { PatternNode } from './parse.ts'

/** Most steps that a pattern may take for a unit of a sentence. */
export const mostSteps = 2000

/** Units that reading one value of a slot may look at. */
const slotReach = 32

/**
 * Most steps that matching takes for each unit of a sentence, so that the whole takes at most this many times its length. The
 * matcher keeps one state a place, so each part of a pattern sees each place once: nothing is tried again, there are no repetitions
 * but lists of slots, whose ends are remembered, and a gap hands each place one state, the nearest. The sum over the parts is the
 * bound, whatever the text.
 */
export function stepsPerUnit(node: PatternNode): number {
  switch (node.kind) {
    case 'sequence':
      return node.items.reduce((sum, item) => sum + stepsPerUnit(item), 0)
    case 'choice':
      return node.branches.reduce((sum, branch) => sum + stepsPerUnit(branch), 1)
    case 'optional':
      return 1 + stepsPerUnit(node.item)
    case 'look':
      return node.words.length
    case 'slot':
      return slotReach
    case 'gap':
      // a place is looked at once for itself and once for each slot that may begin there
      return 2
    default:
      return 1
  }
}
