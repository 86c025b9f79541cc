import { fold, isAlphanumeric } from '../core/fold.ts'
import type { SlotValue } from '../core/pattern/match.ts'
import type { DroppedHit, PatternTrigger, Recognition, Recognize } from '../core/recognition.ts'
import type { LexiconData } from '../core/rule.ts'
import { parsedSlots, parsedValues } from '../language/quantity.ts'
import { sentences } from '../language/sentence.ts'
import { buildTrie, scan } from './trie.ts'

interface Word {
  /** Slot values under this name: [slot, attributes]. */
  readonly entries: { slot: string; attributes: Record<string, string>; common: boolean }[]
  readonly patterns: number[]
  ordinary: boolean
}

type Hit = SlotValue & { readonly slot: string }

const parsed: ReadonlySet<string> = new Set(parsedSlots)

/**
 * Builds the one automaton over dictionary names, ordinary words and pattern triggers.
 * A name counts only where the word-boundary guard lets it: no Latin letter or digit touches a Latin name, no longer name or
 * ordinary word covers it, none that began earlier overlaps it; a name marked common needs a confirming neighbour.
 */
export function buildRecognizer(
  lexicon: readonly LexiconData[],
  ordinaryWords: readonly string[],
  triggers: readonly (PatternTrigger | null)[],
): Recognize {
  const words = new Map<string, Word>()
  const wordOf = (text: string): Word => {
    const key = fold(text)
    let word = words.get(key)
    if (!word) {
      word = { entries: [], patterns: [], ordinary: false }
      words.set(key, word)
    }
    return word
  }
  for (const { slot, entries } of lexicon)
    for (const entry of entries)
      for (const name of [entry.name, ...entry.aliases])
        wordOf(name).entries.push({ slot, attributes: { ...entry.attributes, name: entry.name }, common: entry.common })
  for (const text of ordinaryWords) wordOf(text).ordinary = true
  const slotPatterns = new Map<string, number[]>()
  triggers.forEach((trigger, pattern) => {
    for (const text of trigger?.words ?? []) wordOf(text).patterns.push(pattern)
    for (const slot of trigger?.slots ?? []) slotPatterns.set(slot, [...(slotPatterns.get(slot) ?? []), pattern])
  })
  const keys = [...words.keys()]
  const list = [...words.values()]
  const trie = buildTrie(keys)

  return (raw) => {
    const text = fold(raw)
    const names: { start: number; end: number; word: number }[] = []
    const seen: number[] = []
    scan(trie, text, (start, end, number) => {
      const word = list[number]!
      for (let i = 0; i < word.patterns.length; i++) seen.push(start, word.patterns[i]!)
      if (word.entries.length || word.ordinary) names.push({ start, end, word: number })
    })
    if (!seen.length && !names.length) return empty(text)
    const pairs = sentences(text)
    const { hits, dropped } = settle(text, names, list, keys)
    for (const hit of hits) for (const pattern of slotPatterns.get(hit.slot) ?? []) seen.push(hit.start, pattern)
    const byStart = new Map<number, Hit[]>()
    for (const hit of hits) {
      const others = byStart.get(hit.start)
      if (others) others.push(hit)
      else byStart.set(hit.start, [hit])
    }
    return {
      text,
      sentences: pairs,
      candidates: bySentence(pairs, seen),
      slots: (name, start) =>
        parsed.has(name)
          ? parsedValues(name, text, start)
          : (byStart.get(start)?.filter((hit) => hit.slot === name) ?? []),
      hits,
      dropped,
    }
  }
}

function empty(text: string): Recognition {
  return { text, sentences: new Int32Array(0), candidates: new Map(), slots: () => [], hits: [], dropped: [] }
}

function bySentence(pairs: Int32Array, seen: readonly number[]): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>()
  for (let i = 0; i < seen.length; i += 2) {
    const at = seen[i]!
    let low = 0
    let high = pairs.length / 2 - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (pairs[middle * 2]! <= at) low = middle
      else high = middle - 1
    }
    if (high < 0) continue
    const set = found.get(low)
    if (set) set.add(seen[i + 1]!)
    else found.set(low, new Set([seen[i + 1]!]))
  }
  return found
}

/** The word-boundary guard. `names` is ascending by start, then by length. */
function settle(
  text: string,
  names: { start: number; end: number; word: number }[],
  list: readonly Word[],
  keys: readonly string[],
): { hits: Hit[]; dropped: DroppedHit[] } {
  const hits: Hit[] = []
  const dropped: DroppedHit[] = []
  const uncertain: { hit: Hit }[] = []
  let reach = -1
  let reachWord = -1
  for (let i = 0; i < names.length; i++) {
    const { start, end, word } = names[i]!
    const { entries, ordinary } = list[word]!
    const longest = longestFrom(names, i)
    const coveredBy = reach > start ? reachWord : longest.end > end ? longest.word : -1
    const free = edgesFree(text, start, end)
    for (const entry of entries) {
      const hit: Hit = { slot: entry.slot, start, end, attributes: entry.attributes }
      if (!free) continue
      // a covering name of the same dictionary is the same thing said longer; only brand-like slots are dropped by ordinary words
      if (coveredBy >= 0) dropped.push({ slot: entry.slot, start, end, by: keys[coveredBy]! })
      else if (ordinary) dropped.push({ slot: entry.slot, start, end, by: keys[word]! })
      else if (entry.common && !confirmed(text, start, end)) uncertain.push({ hit })
      else hits.push(hit)
    }
    const next = names[i + 1]
    if ((!next || next.start > start) && (free || ordinary)) {
      const top = longestAt(names, i)
      if (top.end > reach) {
        reach = top.end
        reachWord = top.word
      }
    }
  }
  for (const { hit } of uncertain) {
    if (besideBrand(text, hit, hits)) hits.push(hit)
    else dropped.push({ slot: hit.slot, start: hit.start, end: hit.end, by: '' })
  }
  hits.sort((a, b) => a.start - b.start || b.end - a.end)
  return { hits, dropped }
}

function longestFrom(names: { start: number; end: number; word: number }[], i: number): { end: number; word: number } {
  let best = names[i]!
  for (let j = i + 1; j < names.length && names[j]!.start === best.start; j++) best = names[j]!
  return best
}

/** The longest name that starts where names[i] starts; names[i] is the last of them. */
function longestAt(names: { start: number; end: number; word: number }[], i: number): { end: number; word: number } {
  return names[i]!
}

function edgesFree(text: string, start: number, end: number): boolean {
  if (isAlphanumeric(text.charCodeAt(start)) && start > 0 && isAlphanumeric(text.charCodeAt(start - 1))) return false
  if (isAlphanumeric(text.charCodeAt(end - 1)) && end < text.length) {
    const next = text.charCodeAt(end)
    if (next >= 97 && next <= 122) return false
    if (end - start <= 3 && isAlphanumeric(next)) return false
  }
  return true
}

const confirmingAfter = [
  '品牌',
  '牌',
  '公司',
  '集团',
  '系列',
  '产品',
  '股份',
  '科技',
  '电器',
  '型号',
  '同档',
  '等品牌',
  '或同',
  '或相',
  '等同',
  '同等',
]
const confirmingBefore = ['品牌', '品牌:', '品牌为', '品牌是', '牌子']

function confirmed(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 5).replace(/^["”’」) ]+/, '')
  const before = text.slice(Math.max(0, start - 8), start).replace(/["“‘「( ]+$/, '')
  if (confirmingAfter.some((word) => after.startsWith(word))) return true
  if (confirmingBefore.some((word) => before.endsWith(word))) return true
  return /^[a-z]+[-]?\d/.test(text.slice(end, end + 8))
}

function besideBrand(text: string, hit: Hit, hits: readonly Hit[]): boolean {
  return hits.some(
    (other) =>
      other.slot === hit.slot &&
      ((other.end <= hit.start &&
        hit.start - other.end <= 2 &&
        /^[、,，/或和及 ]+$/.test(text.slice(other.end, hit.start))) ||
        (hit.end <= other.start &&
          other.start - hit.end <= 2 &&
          /^[、,，/或和及 ]+$/.test(text.slice(hit.end, other.start)))),
  )
}
