/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to below `most`; 0 when there is no room. */
  below(most: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** True while a coin that falls on `share` does so, at most `most` times: how often to repeat something. */
  times(most: number): number
}

export function seeded(seed: number): Random {
  let state = seed >>> 0
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (most: number): number => (most <= 0 ? 0 : Math.floor(next() * most))
  return {
    below,
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)]!,
    times: (most) => {
      let count = 1
      while (count < most && next() < 0.6) count++
      return count
    },
  }
}
