import type { PatternNode } from './parse.ts'

/**
 * Sets of words of which a match needs one each, such as 得|加|计 at the end of a scoring pattern; a stretch of text that lacks
 * one of the sets cannot match, which is far quicker to see than to try.
 */
export function requiredWords(node: PatternNode): readonly (readonly string[])[] {
  if (node.kind === 'sequence') return node.items.flatMap(requiredWords)
  const words = wordsOf(node)
  return words ? [words] : []
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
