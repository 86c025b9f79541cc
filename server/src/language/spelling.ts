import nspell from 'nspell'
import type { TechnicalWords } from '../core/rule.ts'

/** Tells whether a Latin word is a known technical or everyday word. */
export type Spelling = (word: string) => boolean

/**
 * The judge over the technical dictionary; `of` gives the hunspell texts. Both are read when the first word is judged: a document
 * without Latin words pays nothing. Case is forgiven where it names nothing else: Usb, SCREEN and Screen are known when USB and screen are.
 */
export function spelling(of: () => TechnicalWords): Spelling {
  let judge: ReturnType<typeof nspell> | null = null
  const known = new Map<string, boolean>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    if (!judge) {
      const { affixes, words } = of()
      judge = nspell(affixes, words)
    }
    const right = judge.correct(word) || judge.correct(word.toUpperCase())
    // a hostile file may hold any number of words
    if (known.size >= mostKept) known.clear()
    known.set(word, right)
    return right
  }
}

/** Judged words that are kept. */
const mostKept = 4096
