import type { PatternNode } from './parse.ts'

/** Words of which every match holds one, and how far from the last such word, in units from start to start; 0: any distance. */
export interface Required {
  readonly words: readonly string[]
  readonly within: number
}

/** Blanks and quotation marks that may stand before each part of a match. */
const blanks = 3

/**
 * Sets of words of which a match needs one each, in this order, such as 得|加|计 at the end of a scoring pattern; a stretch of
 * text that lacks one of the sets, or has them far apart, cannot match, which is far quicker to see than to try.
 */
export function requiredSteps(node: PatternNode): readonly Required[] {
  const found: Required[] = []
  /** Units from the start of the part that held the last set. */
  let span = Number.POSITIVE_INFINITY
  const collect = (part: PatternNode): void => {
    if (part.kind === 'sequence') {
      part.items.forEach(collect)
      return
    }
    const longest = longestOf(part)
    const words = wordsOf(part)
    if (words) {
      const within = span + longest
      found.push({ words, within: within < 65_536 ? within : 0 })
      span = longest
    } else span += longest
  }
  collect(node)
  return found
}

/** The sets of `requiredSteps` without their distances. */
export function requiredWords(node: PatternNode): readonly (readonly string[])[] {
  return requiredSteps(node).map(({ words }) => words)
}

/** Sets of slots of which every match holds a value of one each; only slots that `known` names count. */
export function requiredSlots(node: PatternNode, known: ReadonlySet<string>): readonly (readonly string[])[] {
  switch (node.kind) {
    case 'slot':
      return known.has(node.name) ? [[node.name]] : []
    case 'sequence':
      return node.items.flatMap((item) => requiredSlots(item, known))
    case 'choice': {
      const sets = node.branches.map((branch) => requiredSlots(branch, known)[0])
      return sets.every((set) => set !== undefined) ? [sets.flat()] : []
    }
    default:
      return []
  }
}

/** Most units that a node can match, with the blanks before its parts. */
function longestOf(node: PatternNode): number {
  switch (node.kind) {
    case 'literal':
      return node.text.length + blanks
    case 'sequence':
      return node.items.reduce((sum, item) => sum + longestOf(item), 0)
    case 'choice':
      return node.branches.reduce((most, branch) => Math.max(most, longestOf(branch)), 0)
    case 'optional':
      return longestOf(node.item)
    case 'gap':
      return node.limit
    case 'slot':
      return Number.POSITIVE_INFINITY
    default:
      return 0
  }
}

/** One needed word for each way of matching the node; null when it can match without a known word. */
function wordsOf(node: PatternNode): readonly string[] | null {
  switch (node.kind) {
    case 'literal':
      return [node.text]
    case 'sequence': {
      for (const item of node.items) {
        const words = wordsOf(item)
        if (words) return words
      }
      return null
    }
    case 'choice': {
      const all: string[] = []
      for (const branch of node.branches) {
        const words = wordsOf(branch)
        if (!words) return null
        all.push(...words)
      }
      return all
    }
    default:
      return null
  }
}
