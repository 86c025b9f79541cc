import { fold, isAlphanumeric } from '../core/fold.ts'
import type { Dictionaries } from '../core/rule.ts'
import { trieBuilder, walk } from './trie.ts'

/** Words that can be one word of a text: letters, Han characters and digits only, two at least. */
const plain = /^[\p{L}\p{N}]{2,}$/u

/**
 * The names of all dictionaries and the words of the rules' patterns as a function: where the longest word ends that begins at
 * `start` of a folded text, or `start`. No word ends inside a Latin word or number. `more` are further words, which may be of one
 * character. Where an ordinary word covers a name (美标准 covers 美标), there is no word: the ordinary ones are guards, many of
 * them no words themselves.
 */
export function longestWord(
  { lexicon, ordinaryWords, triggers }: Pick<Dictionaries, 'lexicon' | 'ordinaryWords' | 'triggers'>,
  more: readonly string[],
): (folded: string, start: number) => number {
  const builder = trieBuilder()
  let count = 0
  const add = (name: string, word = fold(name)) => {
    if (plain.test(word)) count = Math.max(count, builder.add(word) + 1)
  }
  for (const word of more) count = Math.max(count, builder.add(fold(word)) + 1)
  for (const { entries } of lexicon)
    for (const { name, aliases } of entries) for (const one of [name, ...aliases]) add(one)
  for (const trigger of Object.values(triggers ?? {})) for (const word of trigger?.words ?? []) add(word)
  const words = count
  for (const word of ordinaryWords) builder.add(fold(word))
  const trie = builder.build()

  return (folded, start) => {
    let longest = start
    walk(trie, folded, start, (end, word) => {
      const inside = isAlphanumeric(folded.charCodeAt(end - 1)) && isAlphanumeric(folded.charCodeAt(end))
      if (!inside) longest = word < words ? end : start
    })
    return longest
  }
}
