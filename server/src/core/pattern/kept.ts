import type { Recognition } from '../recognition.ts'
import { type Match, matchPattern } from './match.ts'
import type { PatternNode } from './parse.ts'

type Found = Map<PatternNode, Map<number, readonly Match[]>>

const found = new WeakMap<Recognition, Found>()

/**
 * Matches of a pattern in a stretch of a block, as `matchPattern` gives them, found once a block: guards and antipatterns look
 * at the same sentence for every match of a rule.
 */
export function matchesIn(node: PatternNode, recognition: Recognition, start: number, end: number): readonly Match[] {
  let nodes = found.get(recognition)
  if (!nodes) {
    nodes = new Map()
    found.set(recognition, nodes)
  }
  let stretches = nodes.get(node)
  if (!stretches) {
    stretches = new Map()
    nodes.set(node, stretches)
  }
  // one number for both: no text has 2^26 units
  const stretch = start * 0x4000000 + end
  let matches = stretches.get(stretch)
  if (!matches) {
    matches = matchPattern(node, { text: recognition.text, start, end, slots: recognition.slots })
    stretches.set(stretch, matches)
  }
  return matches
}
