import { type GramIndex, gramLength } from './fingerprints.ts'
import type { Stream } from './stream.ts'

/** Two stretches, half-open in the two streams, that are alike but for a few words; `exact` units are the same. */
export interface Run {
  readonly start: number
  readonly end: number
  readonly other: number
  readonly otherEnd: number
  readonly exact: number
}

/** Words may be exchanged up to this length, and the text must agree again for `anchor` units behind them. */
const mostSkipped = 10
const anchor = 5
/** Units skipped in all, as a part of those that agree. */
const skippedShare = 0.5

/**
 * Maximal runs of `one` that stand in `two`, in order, none overlapping in `one`. `hashes` are those of `one`, `index` that of
 * `two`. A run ends where `part` (a number for each unit of `one`) changes. Places with `counted` 0 begin no run. Linear in the lengths.
 */
export function runsOf(
  one: Stream,
  two: Stream,
  hashes: Int32Array,
  index: GramIndex,
  part: Int32Array,
  counted: Uint8Array,
): Run[] {
  const runs: Run[] = []
  let floor = 0
  // where the last run would go on: copied text that repeats itself is followed first
  let drift = 0
  for (let at = 0; at < hashes.length; at++) {
    if (!counted[at] || part[at] !== part[at + gramLength - 1]) continue
    let best = 0
    let from = -1
    const attempt = (place: number) => {
      if (place < 0 || place === from) return
      const length = agreeing(one, at, two, place, part)
      if (length > best) {
        best = length
        from = place
      }
    }
    attempt(at + drift)
    index.places(hashes[at]!, attempt)
    if (best < gramLength) continue
    const run = widened(one, two, { at, from, length: best, floor }, part)
    runs.push(run)
    floor = run.end
    drift = run.otherEnd - run.end
    at = run.end - 1
  }
  return runs
}

/** Number of units that agree from two places on. */
function agreeing(one: Stream, at: number, two: Stream, place: number, part: Int32Array): number {
  const a = one.units
  const b = two.units
  const most = Math.min(one.length - at, two.length - place)
  const own = part[at]
  let length = 0
  while (length < most && a[at + length] === b[place + length] && part[at + length] === own) length++
  return length
}

interface Seed {
  readonly at: number
  readonly from: number
  readonly length: number
  /** The run may not begin before. */
  readonly floor: number
}

/** Widens a seed over exchanged words, forwards and then backwards. */
function widened(one: Stream, two: Stream, seed: Seed, part: Int32Array): Run {
  const own = part[seed.at]
  const fits = (i: number) => i >= seed.floor && i < one.length && part[i] === own
  let exact = seed.length
  let skipped = 0
  const go = (i: number, j: number, step: 1 | -1): readonly [number, number] => {
    let [at, place] = [i, j]
    while (true) {
      const gap = againAlike(one, at, two, place, step, fits)
      const cost = gap && Math.max(gap[0], gap[1])
      if (!gap || skipped + cost! > exact * skippedShare) return [at, place]
      skipped += cost!
      at += gap[0] * step
      place += gap[1] * step
      while (place >= 0 && place < two.length && fits(at) && one.units[at] === two.units[place]) {
        at += step
        place += step
        exact++
      }
    }
  }
  const back = exactBack(one, two, seed, fits)
  exact += back
  const [end, otherEnd] = go(seed.at + seed.length, seed.from + seed.length, 1)
  const [before, otherBefore] = go(seed.at - back - 1, seed.from - back - 1, -1)
  return { start: before + 1, end, other: otherBefore + 1, otherEnd, exact }
}

function exactBack(one: Stream, two: Stream, { at, from }: Seed, fits: (at: number) => boolean): number {
  let back = 0
  while (from - back > 0 && fits(at - back - 1) && one.units[at - back - 1] === two.units[from - back - 1]) back++
  return back
}

/** The least skip on both sides behind which the texts agree again. */
function againAlike(
  one: Stream,
  at: number,
  two: Stream,
  place: number,
  step: 1 | -1,
  fits: (at: number) => boolean,
): readonly [number, number] | null {
  for (let sum = 1; sum <= mostSkipped * 2; sum++)
    for (let p = Math.max(0, sum - mostSkipped); p <= Math.min(sum, mostSkipped); p++) {
      const i = at + p * step
      const j = place + (sum - p) * step
      let length = 0
      while (length < anchor) {
        const x = i + length * step
        const y = j + length * step
        if (y < 0 || y >= two.length || !fits(x) || one.units[x] !== two.units[y]) break
        length++
      }
      if (length === anchor) return [p, sum - p]
    }
  return null
}
