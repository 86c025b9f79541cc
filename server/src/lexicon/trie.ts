import type { Folded } from '../core/fold.ts'
import { type Numbers, narrowed } from './sections.ts'

/**
 * A flat trie over UTF-16 units. The children of a node stand side by side, ordered by unit, so that the whole is a handful of
 * typed arrays that can be written to a file and used as they are read.
 */
export interface Trie {
  /** Node -> its first edge; the edges of node n are first[n] to first[n + 1]. Node 0 is the root. */
  readonly first: Numbers
  readonly units: Numbers
  readonly targets: Numbers
  /** Node -> word number + 1, 0 when no word ends here. */
  readonly words: Numbers
}

export interface TrieBuilder {
  /** Adds a folded, non-empty word when it is new. Gives its number: words count from 0 in the order of their first adding. */
  add(word: string): number
  readonly count: number
  build(): Trie
}

/** Builds a trie word by word; it is the index of its own words, so that no second table of them is needed. */
export function trieBuilder(): TrieBuilder {
  let words = new Int32Array(1 << 15)
  let edgeKeys = new Float64Array(1 << 16).fill(-1)
  let edgeNodes = new Int32Array(1 << 16)
  let mask = edgeKeys.length - 1
  let nodes = 1
  let edges = 0
  let count = 0

  function grow(): void {
    const [oldKeys, oldNodes] = [edgeKeys, edgeNodes]
    edgeKeys = new Float64Array(oldKeys.length * 2).fill(-1)
    edgeNodes = new Int32Array(edgeKeys.length)
    mask = edgeKeys.length - 1
    for (let old = 0; old < oldKeys.length; old++) {
      const key = oldKeys[old]!
      if (key === -1) continue
      const slot = slotOf(key)
      edgeKeys[slot] = key
      edgeNodes[slot] = oldNodes[old]!
    }
  }

  /** Where a key stands, or would stand. */
  function slotOf(key: number): number {
    const unit = key % 65536
    let slot = place((key - unit) / 65536, unit, mask)
    while (edgeKeys[slot] !== key && edgeKeys[slot] !== -1) slot = (slot + 1) & mask
    return slot
  }

  function follow(node: number, unit: number): number {
    const key = node * 65536 + unit
    const slot = slotOf(key)
    if (edgeKeys[slot] === key) return edgeNodes[slot]!
    if (nodes === words.length) {
      const longer = new Int32Array(nodes * 2)
      longer.set(words)
      words = longer
    }
    const next = nodes++
    edgeKeys[slot] = key
    edgeNodes[slot] = next
    if (++edges * 2 > mask) grow()
    return next
  }

  return {
    add(word) {
      let node = 0
      for (let i = 0; i < word.length; i++) node = follow(node, word.charCodeAt(i))
      if (!words[node]) words[node] = ++count
      return words[node]! - 1
    },
    get count() {
      return count
    },
    build() {
      const keys = edgeKeys.filter((key) => key !== -1).sort()
      const first = new Int32Array(nodes + 1)
      const units = new Uint16Array(edges)
      const targets = new Int32Array(edges)
      keys.forEach((key, edge) => {
        const unit = key % 65536
        first[(key - unit) / 65536 + 1]!++
        units[edge] = unit
        targets[edge] = edgeNodes[slotOf(key)]!
      })
      for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!
      return {
        first: narrowed(first),
        units: narrowed(units),
        targets: narrowed(targets),
        words: narrowed(words.subarray(0, nodes)),
      }
    },
  }
}

function place(node: number, unit: number, mask: number): number {
  return ((Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7) & mask
}

/** The node behind an edge, 0 when there is none. */
function child({ first, units, targets }: Trie, node: number, unit: number): number {
  let low = first[node]!
  let high = first[node + 1]!
  while (high - low > 4) {
    const middle = (low + high) >> 1
    if (units[middle]! <= unit) low = middle
    else high = middle
  }
  for (; low < high; low++) if (units[low] === unit) return targets[low]!
  return 0
}

/** Hits of a scan as [start, end, word] triples; one list serves many scans. */
export interface Hits {
  count: number
  at: Int32Array
}

/** An empty list of hits. */
export function noHits(): Hits {
  return { count: 0, at: new Int32Array(3 * 256) }
}

function longer(at: Int32Array): Int32Array {
  const next = new Int32Array(at.length * 2)
  next.set(at)
  return next
}

/** Finds every word at every place of a folded text, ascending by start, then by length, in one pass. */
export function scanner(trie: Trie): (text: Folded, hits: Hits) => void {
  const { first, units, targets, words } = trie
  const root = new Int32Array(65536)
  // two small tables settle nearly every place of a text: they stay in the nearest memory of the processor
  /** By first unit: 1 when words begin with it, 3 when it is a word. */
  const begins = new Uint8Array(65536)
  /** A bit for each pair of units, folded to sixteen bits, with which a word begins. */
  const pairs = new Uint8Array(8192)
  const second = pairTable(trie)
  for (let edge = first[0]!; edge < first[1]!; edge++) {
    const node = targets[edge]!
    const unit = units[edge]!
    root[unit] = node
    begins[unit] = words[node] ? 3 : 1
    for (let next = first[node]!; next < first[node + 1]!; next++) {
      const pair = pairOf(unit, units[next]!)
      pairs[pair >> 3]! |= 1 << (pair & 7)
    }
  }
  return ({ units: text, length }, hits) => {
    let { at } = hits
    let count = 0
    let unit = length ? text[0]! : 0
    for (let start = 0; start < length; start++) {
      const following = start + 1 < length ? text[start + 1]! : 0
      const kind = begins[unit]!
      if (kind) {
        if (kind === 3) {
          if (count + 3 > at.length) at = longer(at)
          at[count] = start
          at[count + 1] = start + 1
          at[count + 2] = words[root[unit]!]! - 1
          count += 3
        }
        const pair = pairOf(unit, following)
        if (pairs[pair >> 3]! & (1 << (pair & 7))) {
          let node = second.nodeOf(unit, following)
          let end = start + 2
          if (node && words[node] && end <= length) {
            if (count + 3 > at.length) at = longer(at)
            at[count] = start
            at[count + 1] = end
            at[count + 2] = words[node]! - 1
            count += 3
          }
          let wanted = text[end]!
          while (node && end < length) {
            let low = first[node]!
            let high = first[node + 1]!
            while (high - low > 4) {
              const middle = (low + high) >> 1
              if (units[middle]! <= wanted) low = middle
              else high = middle
            }
            node = 0
            for (; low < high; low++)
              if (units[low] === wanted) {
                node = targets[low]!
                break
              }
            if (!node) break
            end++
            if (words[node]) {
              if (count + 3 > at.length) at = longer(at)
              at[count] = start
              at[count + 1] = end
              at[count + 2] = words[node]! - 1
              count += 3
            }
            wanted = text[end]!
          }
        }
      }
      unit = following
    }
    hits.at = at
    hits.count = count
  }
}

/** The nodes two units below the root, by those units: a search among the children of a frequent character is long. */
function pairTable({ first, units, targets }: Trie): { nodeOf(one: number, two: number): number } {
  let count = 0
  for (let edge = first[0]!; edge < first[1]!; edge++) count += first[targets[edge]! + 1]! - first[targets[edge]!]!
  const mask = 2 ** Math.ceil(Math.log2(count * 2 + 2)) - 1
  const keys = new Int32Array(mask + 1)
  const nodes = new Int32Array(mask + 1)
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & mask
    while (nodes[slot] && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  for (let edge = first[0]!; edge < first[1]!; edge++) {
    const node = targets[edge]!
    for (let next = first[node]!; next < first[node + 1]!; next++) {
      const key = (units[edge]! << 16) | units[next]!
      const slot = slotOf(key)
      keys[slot] = key
      nodes[slot] = targets[next]!
    }
  }
  return { nodeOf: (one, two) => nodes[slotOf((one << 16) | two)]! }
}

function pairOf(one: number, two: number): number {
  return (Math.imul(one, 0x9e35) ^ two) & 0xffff
}

/** Calls `hit(end, word)` for every word that begins at `start` of a folded text, the shortest first. Not for whole texts: `scanner` is. */
export function walk(trie: Trie, text: string, start: number, hit: (end: number, word: number) => void): void {
  let node = child(trie, 0, text.charCodeAt(start))
  for (let at = start + 1; node; at++) {
    if (trie.words[node]) hit(at, trie.words[node]! - 1)
    if (at >= text.length) return
    node = child(trie, node, text.charCodeAt(at))
  }
}
