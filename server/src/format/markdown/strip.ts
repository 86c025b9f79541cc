import { hide, makeRun, pairRuns, type Run } from './attention.ts'
import { characterReference } from './entity.ts'
import { autolinkEnd, specialEnd, tagEnd } from './html.ts'
import type { InlineText } from './inline-text.ts'
import { isPunctuation, linkTail } from './link.ts'

interface Bracket {
  readonly start: number
  readonly image: boolean
  /** Number of runs when the bracket was opened. */
  readonly runs: number
}

interface Scan {
  readonly raw: string
  /** 1 under every unit that is markup, 2 where a replacement begins. */
  readonly drop: Uint8Array
  /** Text that stands for the units from an offset on: entities, hard breaks. */
  readonly replaced: Map<number, { end: number; text: string }>
  readonly runs: Run[]
  readonly brackets: Bracket[]
  readonly strong: number[]
  readonly comments: number[]
  readonly absent: Set<string>
  /** Link brackets below this depth stand around a link and can be none themselves. */
  linked: number
  /** Starts of the backtick runs by length, made when the first one is met. */
  ticks: Map<number, number[]> | null
}

/** One buffer for all blocks, grown when needed: allocating one a block costs more than reading the block. */
let scratch = new Uint8Array(4096)

/**
 * The default inline parser: strips the markup of ordinary CommonMark and GFM text in one pass, linear in its length.
 * Reference links and footnote marks stay as they are written, as they do where their definition is not known.
 */
export function stripInline(raw: string): InlineText {
  if (scratch.length < raw.length) scratch = new Uint8Array(raw.length * 2)
  else scratch.fill(0, 0, raw.length)
  const scan: Scan = {
    raw,
    drop: scratch,
    replaced: new Map(),
    runs: [],
    brackets: [],
    strong: [],
    comments: [],
    absent: new Set(),
    linked: 0,
    ticks: null,
  }
  for (let at = 0; at < raw.length; ) at = step(scan, at)
  pairRuns(scan.runs, 0, scan.drop, scan.strong)
  return emit(scan)
}

/** Reads what begins at `at`; gives the offset behind it. */
function step(scan: Scan, at: number): number {
  const { raw } = scan
  const unit = raw.charCodeAt(at)
  switch (unit) {
    case 92:
      return backslash(scan, at)
    case 96:
      return code(scan, at)
    case 42:
    case 95:
    case 126:
      return run(scan, at, unit)
    case 33:
      if (raw.charCodeAt(at + 1) !== 91) return at + 1
      scan.brackets.push({ start: at, image: true, runs: scan.runs.length })
      return at + 2
    case 91:
      scan.brackets.push({ start: at, image: false, runs: scan.runs.length })
      return at + 1
    case 93:
      return closeBracket(scan, at)
    case 60:
      return angle(scan, at)
    case 38: {
      const reference = characterReference(raw, at)
      if (reference === null) return at + 1
      replace(scan, at, reference.end, reference.text)
      return reference.end
    }
    case 10: {
      // Two blanks before the line ending make a hard break.
      if (raw.charCodeAt(at - 1) === 32 && raw.charCodeAt(at - 2) === 32) replace(scan, at, at + 1, '\r')
      return at + 1
    }
    default:
      return at + 1
  }
}

function replace(scan: Scan, start: number, end: number, text: string): void {
  scan.replaced.set(start, { end, text })
  scan.drop[start] = 2
  hide(scan.drop, start + 1, end)
}

function backslash(scan: Scan, at: number): number {
  const next = scan.raw.charCodeAt(at + 1)
  if (next === 10) {
    replace(scan, at, at + 2, '\r')
    return at + 2
  }
  if (!isPunctuation(next)) return at + 1
  scan.drop[at] = 1
  return at + 2
}

function run(scan: Scan, start: number, marker: number): number {
  let end = start + 1
  while (scan.raw.charCodeAt(end) === marker) end++
  // Only ~~ strikes out; 5~10 is a range.
  if (marker !== 126 || end - start === 2) scan.runs.push(makeRun(scan.raw, start, end))
  return end
}

function code(scan: Scan, start: number): number {
  const { raw } = scan
  let end = start + 1
  while (raw.charCodeAt(end) === 96) end++
  scan.ticks ??= backtickRuns(raw, start)
  const places = scan.ticks.get(end - start)
  // Places are kept last first, so that passed ones are popped once.
  while (places !== undefined && places.length > 0 && places[places.length - 1]! < end) places.pop()
  const close = places?.[places.length - 1]
  if (close === undefined) return end
  let from = end
  let to = close
  if (to - from > 2 && isSpace(raw, from) && isSpace(raw, to - 1) && raw.slice(from, to).trim() !== '') {
    from++
    to--
  }
  hide(scan.drop, start, from)
  hide(scan.drop, to, close + (end - start))
  return close + (end - start)
}

function isSpace(raw: string, at: number): boolean {
  const unit = raw.charCodeAt(at)
  return unit === 32 || unit === 10
}

function backtickRuns(raw: string, start: number): Map<number, number[]> {
  const runs = new Map<number, number[]>()
  for (let at = raw.indexOf('`', start); at >= 0; ) {
    let end = at + 1
    while (raw.charCodeAt(end) === 96) end++
    const list = runs.get(end - at)
    if (list === undefined) runs.set(end - at, [at])
    else list.push(at)
    at = raw.indexOf('`', end)
  }
  for (const list of runs.values()) list.reverse()
  return runs
}

function angle(scan: Scan, start: number): number {
  const { raw } = scan
  const link = autolinkEnd(raw, start)
  if (link > 0) {
    scan.drop[start] = 1
    scan.drop[link - 1] = 1
    return link
  }
  const special = specialEnd(raw, start, scan.absent)
  const end = special > 0 ? special : tagEnd(raw, start)
  if (end < 0) return start + 1
  if (raw.startsWith('<!--', start)) scan.comments.push(start, end)
  if (/^<br\b/i.test(raw.slice(start, start + 4))) replace(scan, start, end, '\r')
  else hide(scan.drop, start, end)
  return end
}

function closeBracket(scan: Scan, at: number): number {
  const { brackets, drop } = scan
  const open = brackets.pop()
  if (open === undefined) return at + 1
  const depth = brackets.length
  const dead = !open.image && depth < scan.linked
  scan.linked = Math.min(scan.linked, depth)
  const end = dead ? -1 : linkTail(scan.raw, at + 1)
  if (end < 0) return at + 1
  pairRuns(scan.runs, open.runs, drop, scan.strong)
  if (open.image) {
    hide(scan.drop, open.start, end)
    while ((scan.comments.at(-2) ?? -1) > open.start) scan.comments.length -= 2
  } else {
    drop[open.start] = 1
    hide(scan.drop, at, end)
    scan.linked = depth
  }
  return end
}

function emit(scan: Scan): InlineText {
  const { raw, drop, replaced } = scan
  const parts: string[] = []
  const pairs: number[] = []
  let length = 0
  let from = -1
  const flush = (to: number): void => {
    if (from < 0) return
    pairs.push(length, from)
    parts.push(raw.slice(from, to))
    length += to - from
    from = -1
  }
  for (let at = 0; at < raw.length; at++) {
    const mark = drop[at]!
    if (mark === 0) {
      if (from < 0) from = at
    } else {
      flush(at)
      if (mark === 1) continue
      const instead = replaced.get(at)!
      pairs.push(length, at)
      parts.push(instead.text)
      length += instead.text.length
      at = instead.end - 1
    }
  }
  flush(raw.length)
  if (pairs.length === 0) pairs.push(0, 0)
  return { text: parts.join(''), pairs, bold: isBold(scan), comments: scan.comments }
}

/** Whether all visible text lies in strong ranges. */
function isBold(scan: Scan): boolean {
  const { raw, strong } = scan
  if (strong.length === 0) return false
  const ranges: [number, number][] = []
  for (let i = 0; i < strong.length; i += 2) ranges.push([strong[i]!, strong[i + 1]!])
  ranges.sort((a, b) => a[0] - b[0])
  let seen = false
  let at = 0
  for (const [start, end] of [...ranges, [raw.length, raw.length] as const]) {
    for (; at < start; at++) if (isVisible(scan, at)) return false
    for (; at < end && !seen; at++) seen = isVisible(scan, at)
    at = Math.max(at, end)
  }
  return seen
}

function isVisible(scan: Scan, at: number): boolean {
  const mark = scan.drop[at]!
  return mark === 2 ? scan.replaced.get(at)!.text !== '\r' : mark === 0 && scan.raw.charCodeAt(at) > 32
}
