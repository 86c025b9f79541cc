import { fold, foldUnits, isAlphanumeric } from '../core/fold.ts'
import type { SlotValue } from '../core/pattern/match.ts'
import type { DroppedHit, PatternTrigger, Recognition, Recognize } from '../core/recognition.ts'
import type { LexiconData, LexiconEntry } from '../core/rule.ts'
import { parsedSlots, parsedValues } from '../language/quantity.ts'
import { sentencePairs, sentences } from '../language/sentence.ts'
import { type Automaton, buildAutomaton, type Lists } from './automaton.ts'
import { confirmed } from './confirmed.ts'
import type { Numbers } from './sections.ts'
import { noHits, scanner } from './trie.ts'

/** What a dictionary entry is, by its number. */
export interface Entries {
  /** Slots in the order of the automaton. */
  readonly slots: readonly string[]
  /** Attributes of a hit of the entry, its name among them. */
  attributes(entry: number): SlotValue['attributes']
}

type Hit = SlotValue & { readonly slot: string }

const none: readonly never[] = []
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
  return recognizerOf(buildAutomaton(lexicon, ordinaryWords, triggers), entriesOf(lexicon))
}

function entriesOf(lexicon: readonly LexiconData[]): Entries {
  const all: LexiconEntry[] = lexicon.flatMap(({ entries }) => entries)
  const attributes: SlotValue['attributes'][] = []
  return {
    slots: lexicon.map(({ slot }) => slot),
    attributes(entry) {
      attributes[entry] ??= { ...all[entry]!.attributes, name: all[entry]!.name }
      return attributes[entry]
    },
  }
}

/** The recognizer of an automaton that was built before; `entries` tells what its entries are. */
export function recognizerOf(automaton: Automaton, entries: Entries): Recognize {
  const scan = scanner(automaton.trie)
  const candidatesOf = candidateFinder(automaton, entries.slots)
  const found = noHits()
  const names: number[] = []
  const pairs: number[] = []
  const first = automaton.entries.first
  return (raw, wanted = null) => {
    const folded = foldUnits(raw)
    scan(folded, found)
    const { at, count } = found
    if (!count) return new Recognized(raw, folded.kinds, none, none, none)
    names.length = 0
    let named = false
    for (let i = 2; i < count; i += 3) {
      const word = at[i]!
      if (word >= automaton.names) continue
      names.push(at[i - 2]!, at[i - 1]!, word)
      named ||= first[word] !== first[word + 1]
    }
    // ordinary words alone are no hits
    const { hits, dropped } = named ? settle(fold(raw), names, automaton, entries) : nothing
    const length = sentencePairs(folded, pairs)
    const candidates = length ? candidatesOf(at, count, pairs, length, hits, wanted) : none
    const known = candidates.length ? pairs.slice(0, length) : null
    return new Recognized(raw, folded.kinds, candidates, hits, dropped, known)
  }
}

const nothing = { hits: none, dropped: none }

/** A recognition of which most is worked out when it is asked for: nobody asks of most blocks. */
class Recognized implements Recognition {
  private folded: string | null = null
  private pairs: readonly number[] | null
  private slotsHere: Recognition['slots'] | null = null
  private readonly raw: string
  readonly kinds: number
  readonly candidates: readonly number[]
  readonly hits: readonly Hit[]
  readonly dropped: readonly DroppedHit[]

  constructor(
    raw: string,
    kinds: number,
    candidates: readonly number[],
    hits: readonly Hit[],
    dropped: readonly DroppedHit[],
    pairs: readonly number[] | null = null,
  ) {
    this.pairs = pairs
    this.raw = raw
    this.kinds = kinds
    this.candidates = candidates
    this.hits = hits
    this.dropped = dropped
  }

  get text(): string {
    this.folded ??= fold(this.raw)
    return this.folded
  }

  get sentences(): readonly number[] {
    this.pairs ??= sentences(this.text)
    return this.pairs
  }

  get slots(): Recognition['slots'] {
    this.slotsHere ??= slotsOf(this.text, this.hits)
    return this.slotsHere
  }
}

function slotsOf(text: string, hits: readonly Hit[]): Recognition['slots'] {
  let byStart: Map<number, Hit[]> | null = null
  return (name, start) => {
    if (parsed.has(name)) return parsedValues(name, text, start)
    if (!hits.length) return none
    if (!byStart) {
      byStart = new Map()
      for (const hit of hits) {
        const others = byStart.get(hit.start)
        if (others) others.push(hit)
        else byStart.set(hit.start, [hit])
      }
    }
    return byStart.get(start)?.filter((hit) => hit.slot === name) ?? none
  }
}

/**
 * Finds for each sentence the patterns that may match in it: a trigger was seen, and of every set of words that the pattern needs
 * one stands in the sentence. Gives [sentence, pattern] pairs, ascending.
 */
function candidateFinder({ trie, tried, slotTried, needs, within, sets }: Automaton, slots: readonly string[]) {
  /** One list serves all texts: results are kept by the ten thousand. */
  const out: number[] = []
  const seenIn = new Int32Array(trie.words.length)
  const triedIn = new Int32Array(needs.first.length)
  const heldIn = new Int32Array(sets.first.length)
  let stamp = 0

  const known = new WeakMap<Uint8Array, Uint8Array>()
  let last: { readonly wanted: Uint8Array | null; readonly words: Uint8Array } | null = null

  /** 1 for the words that a wanted pattern is tried at. */
  function triedWords(wanted: Uint8Array | null): Uint8Array {
    if (last?.wanted === wanted) return last.words
    const words = (wanted && known.get(wanted)) ?? new Uint8Array(tried.first.length)
    if (!wanted || !known.has(wanted)) {
      for (let word = 0; word + 1 < tried.first.length; word++)
        for (let i = tried.first[word]!; i < tried.first[word + 1]! && !words[word]; i++)
          if (wanted?.[tried.items[i]!] !== 0) words[word] = 1
      if (wanted) known.set(wanted, words)
    }
    last = { wanted, words }
    return words
  }

  function holds(set: number): boolean {
    if (heldIn[set] === stamp) return true
    if (heldIn[set] === -stamp) return false
    for (let i = sets.first[set]!; i < sets.first[set + 1]!; i++)
      if (seenIn[sets.items[i]!] === stamp) {
        heldIn[set] = stamp
        return true
      }
    heldIn[set] = -stamp
    return false
  }

  /** Word -> its last hit in the sentence, and hit -> the one of the same word before it, -1 when none. */
  const lastHit = new Int32Array(trie.words.length)
  let sameBefore = new Int32Array(256)
  let reached = new Int32Array(256)
  let next = new Int32Array(256)

  /** Whether the needs from `first` to `last` are met one after the other within their distances. */
  function inOrder(first: number, last: number, at: Int32Array): boolean {
    let count = -1
    for (let need = first; need < last; need++) {
      const set = needs.items[need]!
      const limit = within[need]!
      let found = 0
      for (let i = sets.first[set]!; i < sets.first[set + 1]!; i++) {
        const word = sets.items[i]!
        if (seenIn[word] !== stamp) continue
        for (let hit = lastHit[word]!; hit >= 0; hit = sameBefore[hit]!) {
          const start = at[hit * 3]!
          if (count >= 0 && !follows(start, limit, count)) continue
          // a sentence that says the same hundreds of times is tried as it is
          if (found === next.length) return true
          next[found++] = start
        }
      }
      if (!found) return false
      count = found
      ;[reached, next] = [next, reached]
    }
    return true
  }

  function follows(start: number, limit: number, count: number): boolean {
    for (let i = 0; i < count; i++) {
      const distance = start - reached[i]!
      if (distance > 0 && (!limit || distance <= limit)) return true
    }
    return false
  }

  function offer(sentence: number, lists: Lists, item: number, at: Int32Array, wanted: Uint8Array | null): void {
    for (let i = lists.first[item]!; i < lists.first[item + 1]!; i++) {
      const pattern = lists.items[i]!
      if (triedIn[pattern] === stamp || wanted?.[pattern] === 0) continue
      triedIn[pattern] = stamp
      const first = needs.first[pattern]!
      let need = first
      const last = needs.first[pattern + 1]!
      while (need < last && holds(needs.items[need]!)) need++
      if (need === last && inOrder(first, last, at)) insert(out, sentence, pattern)
    }
  }

  return (
    at: Int32Array,
    count: number,
    pairs: readonly number[],
    length: number,
    hits: readonly Hit[],
    wanted: Uint8Array | null,
  ): readonly number[] => {
    out.length = 0
    if (sameBefore.length < count / 3) sameBefore = new Int32Array(count)
    const sentenceCount = length / 2
    const tries = triedWords(wanted)
    let hit = 0
    for (let i = 0, sentence = 0; sentence < sentenceCount; sentence++) {
      const end = pairs[sentence * 2 + 1]!
      const following = sentence + 1 < sentenceCount ? pairs[sentence * 2 + 2]! : Number.POSITIVE_INFINITY
      const from = i
      let any = hit < hits.length && hits[hit]!.start < following
      for (; i < count && at[i]! < following; i += 3) any ||= tries[at[i + 2]!] === 1
      // most sentences have no word that a pattern is tried at
      if (!any) continue
      i = from
      stamp = stamp === 0x3fffffff ? 1 : stamp + 1
      for (; i < count && at[i]! < following; i += 3) {
        if (at[i + 1]! > end) continue
        const word = at[i + 2]!
        sameBefore[i / 3] = seenIn[word] === stamp ? lastHit[word]! : -1
        seenIn[word] = stamp
        lastHit[word] = i / 3
      }
      for (let j = from; j < i; j += 3) {
        const word = at[j + 2]!
        if (tries[word]) offer(sentence, tried, word, at, wanted)
      }
      for (; hit < hits.length && hits[hit]!.start < following; hit++)
        offer(sentence, slotTried, slots.indexOf(hits[hit]!.slot), at, wanted)
    }
    return out
  }
}

/** Adds a pair in the order of the patterns, which must not depend on the words that each is tried at. */
function insert(out: number[], sentence: number, pattern: number): void {
  let at = out.length
  while (at > 0 && out[at - 2] === sentence && out[at - 1]! > pattern) at -= 2
  if (at === out.length) out.push(sentence, pattern)
  else out.splice(at, 0, sentence, pattern)
}

/** Slot of an entry; there are few slots. */
function slotOf(slotEnds: Numbers, entry: number): number {
  let slot = 0
  while (entry >= slotEnds[slot]!) slot++
  return slot
}

/** The word-boundary guard. `names` holds [start, end, word] triples, ascending by start, then by length. */
function settle(
  text: string,
  names: readonly number[],
  automaton: Automaton,
  entries: Entries,
): { hits: Hit[]; dropped: DroppedHit[] } {
  const hits: Hit[] = []
  const dropped: DroppedHit[] = []
  const uncertain: Hit[] = []
  let reach = -1
  let reachStart = -1
  for (let i = 0; i < names.length; i += 3) {
    const [start, end, word] = [names[i]!, names[i + 1]!, names[i + 2]!]
    const ordinary = automaton.ordinary[word] === 1
    const longest = longestFrom(names, i)
    const by =
      reach > start ? text.slice(reachStart, reach) : longest > end || ordinary ? text.slice(start, longest) : null
    const free = edgesFree(text, start, end)
    if (free)
      for (let at = automaton.entries.first[word]!; at < automaton.entries.first[word + 1]!; at++) {
        const entry = automaton.entries.items[at]!
        const slot = entries.slots[slotOf(automaton.slotEnds, entry)]!
        // a covering name of the same dictionary is the same thing said longer; only brand-like slots are dropped by ordinary words
        if (by !== null) dropped.push({ slot, start, end, by })
        else {
          const hit: Hit = { slot, start, end, attributes: entries.attributes(entry) }
          if (automaton.common[entry] && !confirmed(text, start, end)) uncertain.push(hit)
          else hits.push(hit)
        }
      }
    // the last name that begins here is the longest
    if (names[i + 3] !== start && (free || ordinary) && end > reach) {
      reach = end
      reachStart = start
    }
  }
  if (uncertain.length) settleBeside(text, uncertain, hits, dropped)
  hits.sort((a, b) => a.start - b.start || b.end - a.end)
  return { hits, dropped }
}

/** Where the longest name ends that starts where names[i] starts. */
function longestFrom(names: readonly number[], i: number): number {
  let last = i
  while (names[last + 3] === names[i]) last += 3
  return names[last + 1]!
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

/** A common name counts beside a hit of its slot, one or two separators away; a name that counts confirms those after it. */
function settleBeside(text: string, uncertain: readonly Hit[], hits: Hit[], dropped: DroppedHit[]): void {
  const edges = new Map<string, { readonly starts: Set<number>; readonly ends: Set<number> }>()
  const note = ({ slot, start, end }: Hit) => {
    const own = edges.get(slot) ?? { starts: new Set(), ends: new Set() }
    edges.set(slot, own)
    own.starts.add(start)
    own.ends.add(end)
  }
  hits.forEach(note)
  for (const hit of uncertain) {
    const { slot, start, end } = hit
    const own = edges.get(slot)
    const beside = [1, 2].some(
      (gap) =>
        (own?.ends.has(start - gap) && separates(text.slice(start - gap, start))) ||
        (own?.starts.has(end + gap) && separates(text.slice(end, end + gap))),
    )
    if (beside) {
      hits.push(hit)
      note(hit)
    } else dropped.push({ slot, start, end, by: '' })
  }
}

function separates(text: string): boolean {
  return /^[、,，/或和及 ]+$/.test(text)
}
