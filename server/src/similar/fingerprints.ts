/** Length of the grams that are hashed, in units of a stream. */
export const gramLength = 6
/** Of so many grams one after the other at least one is kept: whatever runs alike for 9 units (6 + 4 - 1) is found. */
export const windowLength = 4
/** Places of one gram that are tried: text that repeats itself must not cost more than its length. */
const mostPlaces = 12

const base = 0x01000193
const mix = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return once ^ (once >>> 13)
}

/** Hashes of all grams of `size` units, by the place where they begin. */
export function gramHashes(units: ArrayLike<number>, length: number, size = gramLength): Int32Array {
  const count = Math.max(0, length - size + 1)
  const hashes = new Int32Array(count)
  let power = 1
  for (let i = 1; i < size; i++) power = Math.imul(power, base)
  let hash = 0
  for (let i = 0; i < length; i++) {
    if (i >= size) hash = (hash - Math.imul(units[i - size]! + 1, power)) | 0
    hash = (Math.imul(hash, base) + units[i]! + 1) | 0
    if (i >= size - 1) hashes[i - size + 1] = mix(hash)
  }
  return hashes
}

/** Winnowing (Schleimer, Wilkerson, Aiken 2003): of each window the least hash, the last one of equals; ascending places. */
export function winnow(hashes: Int32Array, window = windowLength): Int32Array {
  const kept = new Int32Array(hashes.length)
  let count = 0
  let least = -1
  for (let end = Math.min(window, hashes.length); end <= hashes.length && hashes.length > 0; end++) {
    const start = Math.max(0, end - window)
    if (least < start) {
      least = start
      for (let i = start + 1; i < end; i++) if (hashes[i]! <= hashes[least]!) least = i
    } else if (hashes[end - 1]! <= hashes[least]!) least = end - 1
    if (count === 0 || kept[count - 1] !== least) kept[count++] = least
  }
  return kept.slice(0, count)
}

/** Where each kept gram of a paper stands. */
export interface GramIndex {
  readonly prints: ReadonlySet<number>
  /** Calls `visit` with at most 12 places of the gram, the first ones in the text. */
  places(hash: number, visit: (place: number) => void): void
}

/** Builds the index of a paper from its hashes. */
export function indexOf(hashes: Int32Array): GramIndex {
  const kept = winnow(hashes)
  const first = new Map<number, number>()
  const last = new Map<number, number>()
  const next = new Int32Array(kept.length).fill(-1)
  kept.forEach((place, at) => {
    const hash = hashes[place]!
    const before = last.get(hash)
    if (before === undefined) first.set(hash, at)
    else next[before] = at
    last.set(hash, at)
  })
  return {
    prints: new Set(first.keys()),
    places(hash, visit) {
      let at = first.get(hash) ?? -1
      for (let count = 0; at >= 0 && count < mostPlaces; count++) {
        visit(kept[at]!)
        at = next[at]!
      }
    },
  }
}
