/** Tells whether the inputs since the last call reached anything new. */
export interface Coverage {
  /** Branches that were run for the first time, or for the first time so often. */
  fresh(): number
  readonly branches: number
  readonly reached: number
}

/** 1, 2, 3, 4-7, 8-31, 32-127, more: how often a branch is run matters, but not exactly. */
const bucket = (count: number): number =>
  count < 4 ? 1 << (count - 1) : count < 8 ? 8 : count < 32 ? 16 : count < 128 ? 32 : 64

/** The counters that instrument.mjs has put into the bundle; null where this code runs without them. */
export function readCounters(): Coverage | null {
  const hits = (globalThis as { readonly tenderlintHits?: Uint8Array }).tenderlintHits
  if (!hits) return null
  const seen = new Uint8Array(hits.length)
  let reached = 0
  return {
    fresh() {
      let found = 0
      for (let at = 0; at < hits.length; at++) {
        if (hits[at] === 0) continue
        const now = bucket(hits[at]!)
        if ((seen[at]! & now) === 0) {
          found++
          if (seen[at] === 0) reached++
          seen[at]! |= now
        }
        hits[at] = 0
      }
      return found
    },
    branches: hits.length,
    get reached() {
      return reached
    },
  }
}
