import { fold } from '../core/fold.ts'
import type { PatternTrigger } from '../core/recognition.ts'
import type { LexiconData } from '../core/rule.ts'
import { type Numbers, narrowed } from './sections.ts'
import { type Trie, trieBuilder } from './trie.ts'

/** Lists of numbers side by side: those of `i` are items[first[i]] to items[first[i + 1]]. */
export interface Lists {
  readonly first: Numbers
  readonly items: Numbers
}

/**
 * Dictionary names, ordinary words and the words of all patterns in one trie, and what each word stands for. Nothing but typed
 * arrays: the build writes them to a file, and the program uses them as they are read.
 */
export interface Automaton {
  readonly trie: Trie
  /** Words below this number are names or ordinary words, those from it on stand in patterns only. */
  readonly names: number
  /** 1 for ordinary words. */
  readonly ordinary: Numbers
  /** Word -> dictionary entries that it names. Entries count through all slots. */
  readonly entries: Lists
  /** Slot -> number of the entry behind its last one. */
  readonly slotEnds: Numbers
  /** 1 for entries that are also ordinary words and need a confirming neighbour. */
  readonly common: Numbers
  /** Word -> patterns that are tried where it is seen. */
  readonly tried: Lists
  /** Slot -> patterns that are tried where one of its entries is seen. */
  readonly slotTried: Lists
  /** Pattern -> sets of words of which it needs one each. */
  readonly needs: Lists
  /** For each item of `needs` how far it may stand from the one before it, from start to start; 0: any distance. */
  readonly within: Numbers
  /** Set -> its words. */
  readonly sets: Lists
}

function listsOf(lists: readonly (readonly number[] | undefined)[], count: number): Lists {
  const first = new Int32Array(count + 1)
  for (let i = 0; i < count; i++) first[i + 1] = first[i]! + (lists[i]?.length ?? 0)
  const items = new Int32Array(first[count]!)
  for (let i = 0; i < count; i++) items.set(lists[i] ?? [], first[i])
  return { first: narrowed(first), items: narrowed(items) }
}

function note(lists: (number[] | undefined)[], at: number, item: number): void {
  const list = lists[at]
  if (list) list.push(item)
  else lists[at] = [item]
}

/** Builds the automaton over dictionary names, ordinary words and pattern triggers, which are numbered as they come. */
export function buildAutomaton(
  lexicon: readonly LexiconData[],
  ordinaryWords: readonly string[],
  triggers: readonly (PatternTrigger | null)[],
): Automaton {
  const builder = trieBuilder()
  const entries: (number[] | undefined)[] = []
  const common: number[] = []
  const slotEnds: number[] = []
  for (const slot of lexicon) {
    for (const entry of slot.entries) {
      const number = common.push(entry.common ? 1 : 0) - 1
      note(entries, builder.add(fold(entry.name)), number)
      for (const alias of entry.aliases) note(entries, builder.add(fold(alias)), number)
    }
    slotEnds.push(common.length)
  }
  const ordinary = ordinaryWords.map((text) => builder.add(fold(text)))
  const names = builder.count
  const tried: (number[] | undefined)[] = []
  const slotTried: (number[] | undefined)[] = []
  const slotNumbers = new Map(lexicon.map(({ slot }, number) => [slot, number]))
  const needs: number[][] = []
  const sets: number[][] = []
  const within: number[] = []
  const known = new Map<string, number>()
  triggers.forEach((trigger, pattern) => {
    for (const text of trigger?.words ?? []) note(tried, builder.add(fold(text)), pattern)
    for (const slot of trigger?.slots ?? []) {
      const number = slotNumbers.get(slot)
      if (number !== undefined) note(slotTried, number, pattern)
    }
    needs.push(
      (trigger?.needs ?? []).map((need) => {
        within.push(need.within)
        const key = need.words.join('\n')
        const number = known.get(key) ?? sets.push([...new Set(need.words.map((text) => builder.add(fold(text))))]) - 1
        known.set(key, number)
        return number
      }),
    )
  })
  const isOrdinary = new Uint8Array(names)
  for (const word of ordinary) isOrdinary[word] = 1
  return {
    trie: builder.build(),
    names,
    ordinary: isOrdinary,
    entries: listsOf(entries, names),
    slotEnds: narrowed(slotEnds),
    common: narrowed(common),
    tried: listsOf(tried, builder.count),
    slotTried: listsOf(slotTried, lexicon.length),
    needs: listsOf(needs, needs.length),
    within: narrowed(within),
    sets: listsOf(sets, sets.length),
  }
}
