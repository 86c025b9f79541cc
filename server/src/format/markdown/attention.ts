/** One run of `*`, `_` or `~~`; `start` and `end` shrink as markers are used up. */
export interface Run {
  readonly marker: number
  readonly opens: boolean
  readonly closes: boolean
  start: number
  end: number
}

const space = /\s/u
const punctuation = /[\p{P}\p{S}]/u

/** 1 blank or edge, 2 punctuation or symbol, 0 other. */
function classOf(character: string): number {
  const unit = character.charCodeAt(0)
  // The letters of nearly all text need no expression.
  if (unit >= 0x4e00 && unit < 0xa000) return 0
  if (character === '' || space.test(character)) return 1
  return punctuation.test(character) ? 2 : 0
}

/** The run at [start, end), with its flanking read from its neighbours (CommonMark 6.2). */
export function makeRun(raw: string, start: number, end: number): Run {
  const marker = raw.charCodeAt(start)
  const previous = characterBefore(raw, start)
  const next = characterAt(raw, end)
  const before = classOf(previous)
  const after = classOf(next)
  // A neighbouring ~ counts as part of the markup, as in micromark.
  let opens = after === 0 || (after === 2 && before > 0) || next === '~'
  let closes = before === 0 || (before === 2 && after > 0) || previous === '~'
  if (marker === 126) {
    opens = after === 0 || (after === 2 && before > 0)
    closes = before === 0 || (before === 2 && after > 0)
  } else if (marker === 95) {
    const flanks = opens
    opens = opens && (before > 0 || !closes)
    closes = closes && (after > 0 || !flanks)
  }
  return { marker, opens, closes, start, end }
}

function characterAt(raw: string, at: number): string {
  return at < raw.length ? String.fromCodePoint(raw.codePointAt(at)!) : ''
}

function characterBefore(raw: string, at: number): string {
  if (at === 0) return ''
  const unit = raw.charCodeAt(at - 1)
  if (unit >= 0xdc00 && unit < 0xe000 && at > 1) return raw.slice(at - 2, at)
  return raw[at - 1]!
}

/**
 * Pairs the runs from `bottom` on: `drop` gets 1 under each used marker, `strong` the ranges [start, end) of strong text.
 * Linear: for each kind of closer it is remembered below which run no opener stands. The runs are removed afterwards.
 */
export function pairRuns(runs: Run[], bottom: number, drop: Uint8Array, strong: number[]): void {
  const open: Run[] = []
  const floor = new Map<number, number>()
  for (let i = bottom; i < runs.length; i++) {
    const run = runs[i]!
    while (run.closes && run.end > run.start) {
      const kind = run.marker * 8 + (run.opens ? 4 : 0) + ((run.end - run.start) % 3)
      const at = findOpener(open, run, floor.get(kind) ?? 0)
      if (at < 0) {
        floor.set(kind, open.length)
        break
      }
      match(open[at]!, run, drop, strong)
      open.length = open[at]!.end > open[at]!.start ? at + 1 : at
      // The opener on top has another size now and may serve closers that it did not before.
      const kept = Math.max(0, open.length - 1)
      for (const [key, value] of floor) if (value > kept) floor.set(key, kept)
    }
    if (run.opens && run.end > run.start) open.push(run)
  }
  runs.length = bottom
}

function findOpener(open: readonly Run[], closer: Run, floor: number): number {
  const size = closer.end - closer.start
  for (let i = open.length - 1; i >= floor; i--) {
    const opener = open[i]!
    if (opener.marker !== closer.marker) continue
    const mixed = opener.closes || closer.opens
    // What is left of a run counts, as in micromark; the reference counts whole runs.
    if (closer.marker === 126 || !mixed || size % 3 === 0 || (opener.end - opener.start + size) % 3 !== 0) return i
  }
  return -1
}

function match(opener: Run, closer: Run, drop: Uint8Array, strong: number[]): void {
  const tilde = closer.marker === 126
  const used = tilde || (opener.end - opener.start > 1 && closer.end - closer.start > 1) ? 2 : 1
  opener.end -= used
  hide(drop, opener.end, opener.end + used)
  hide(drop, closer.start, closer.start + used)
  if (used === 2 && !tilde) strong.push(opener.end + 2, closer.start)
  closer.start += used
}

/** Marks [start, end) as markup. The ranges are short: a loop beats a call of fill. */
export function hide(drop: Uint8Array, start: number, end: number): void {
  for (let i = start; i < end; i++) drop[i] = 1
}
