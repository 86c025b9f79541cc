import { wordBits } from '../word-bits.ts'
import type { PatternNode } from './parse.ts'
import { requiredWords } from './required.ts'

/** Units of a stretch whose answer is kept; texts of documents are shorter, and nothing of them is held on to. */
const long = 2000

/**
 * A function that tells in one pass through a stretch of a text which of some patterns may match in it: bit `i` for pattern `i`. It
 * asks for one of the sets of words that the pattern needs. With more than 31 patterns all may.
 */
export function likelyIn(nodes: readonly PatternNode[]): (text: string, from: number, to: number) => number {
  if (nodes.length > 31) return () => -1
  const sets = nodes.map((node) => rarest(requiredWords(node)))
  /** Patterns that need no known word. */
  const open = sets.reduce((bits, words, at) => (words ? bits : bits | (1 << at)), 0)
  if (sets.every((words) => !words)) return () => open
  const bitsIn = wordBits(sets.map((words) => words ?? []))
  let last = { text: '', from: 0, to: 0, bits: 0 }
  return (text, from, to) => {
    if (to - from < long) return open | bitsIn(text, from, to)
    // a long sentence is asked for again by each of its matches
    if (last.from !== from || last.to !== to || last.text !== text)
      last = { text, from, to, bits: open | bitsIn(text, from, to) }
    return last.bits
  }
}

/** The set whose words are long and few. */
function rarest(sets: readonly (readonly string[])[]): readonly string[] | null {
  const shortest = (words: readonly string[]) => Math.min(...words.map(({ length }) => length))
  const [first] = sets.toSorted((a, b) => shortest(b) - shortest(a) || a.length - b.length)
  return first ?? null
}
