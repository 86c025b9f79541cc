import { type Joined, joinLines, packMap } from '../text/join.ts'
import { needsBlank, skipBlanks, trimBlanks } from '../text/lines.ts'
import { hasMarkup, type InlineParser } from './inline-text.ts'

export interface Composed extends Joined {
  readonly bold: boolean
  /** Source ranges of HTML comments, [start, end) one after the other. */
  readonly comments: readonly number[]
}

const noComments: readonly number[] = []

/**
 * Text and map of a leaf whose lines (or, when `glued`, pieces of one line) are [starts[i], ends[i]) of the source.
 * Lines without markup are joined as they stand; the inline parser sees only the others.
 */
export function compose(
  source: string,
  starts: readonly number[],
  ends: readonly number[],
  inline: InlineParser,
  glued = false,
): Composed {
  let marked = glued && starts.length > 1
  for (let i = 0; i < starts.length && !marked; i++) {
    marked = hasMarkup(source, starts[i]!, ends[i]!) || (i + 1 < starts.length && breaksHard(source, ends[i]!))
  }
  if (!marked) {
    const { text, map } = joinLines(source, starts, ends)
    return { text, map, bold: false, comments: noComments }
  }
  const raw: string[] = []
  const offsets: number[] = []
  let length = 0
  for (let i = 0; i < starts.length; i++) {
    offsets.push(length)
    const last = i + 1 === starts.length
    let part = source.slice(starts[i]!, ends[i]!)
    if (!last && !glued) part += breaksHard(source, ends[i]!) ? '  \n' : '\n'
    raw.push(part)
    length += part.length
  }
  return finish(raw.join(''), starts, offsets, inline)
}

/** Two blanks and the line ending follow the trimmed end of a line. */
function breaksHard(source: string, end: number): boolean {
  return source.charCodeAt(end) === 32 && source.charCodeAt(end + 1) === 32
}

/** What has been written so far of a block's text and map. */
interface Output {
  readonly parts: string[]
  readonly map: number[]
  length: number
}

function put(out: Output, part: string, place: number): void {
  const known = out.map.length
  if (known === 0 || out.map[known - 1]! - out.map[known - 2]! !== place - out.length) out.map.push(out.length, place)
  out.parts.push(part)
  out.length += part.length
}

/** Takes blanks off the end of what has been written. */
function trimEnd(out: Output): void {
  for (let last = out.parts.pop(); last !== undefined; last = out.parts.pop()) {
    const end = trimBlanks(last, 0, last.length)
    out.length -= last.length - end
    if (end > 0) {
      out.parts.push(last.slice(0, end))
      break
    }
  }
  while (out.map.length > 0 && out.map[out.map.length - 2]! >= out.length) out.map.length -= 2
}

/** Turns the parser's breaks into blanks, nothing or \n, and its raw offsets into source offsets. */
function finish(raw: string, starts: readonly number[], offsets: readonly number[], inline: InlineParser): Composed {
  const { text, pairs, bold, comments } = inline(raw)
  const out: Output = { parts: [], map: [], length: 0 }
  let line = 0
  let pending = 0
  let pendingPlace = 0
  for (let i = 0; i < pairs.length; i += 2) {
    const shift = pairs[i + 1]! - pairs[i]!
    const to = i + 2 < pairs.length ? pairs[i + 2]! : text.length
    for (let at = pairs[i]!; at < to; ) {
      while (line + 1 < offsets.length && offsets[line + 1]! <= at + shift) line++
      const toSource = shift + starts[line]! - offsets[line]!
      const unit = text.charCodeAt(at)
      if (unit === 10 || unit === 13) {
        if (pending === 0) trimEnd(out)
        if (pending !== 13) pending = unit
        pendingPlace = Math.max(at + toSource, pendingPlace)
        at++
        continue
      }
      const limit = line + 1 < offsets.length ? Math.min(to, offsets[line + 1]! - shift) : to
      const start = out.length === 0 || pending !== 0 ? skipBlanks(text, at, limit) : at
      at = Math.max(start, breakAfter(text, start, limit))
      if (at === start) continue
      const part = text.slice(start, at)
      if (pending !== 0 && out.length > 0) {
        if (pending === 13) put(out, '\n', pendingPlace)
        else if (needsBlank(out.parts[out.parts.length - 1]!, part)) put(out, ' ', pendingPlace)
      }
      pending = 0
      put(out, part, start + toSource)
    }
  }
  trimEnd(out)
  if (out.map.length === 0) out.map.push(0, starts[0]!)
  return {
    text: out.parts.join(''),
    map: packMap(out.map),
    bold,
    comments: toSource(comments, starts, offsets),
  }
}

function breakAfter(text: string, start: number, limit: number): number {
  let at = start
  for (; at < limit; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 10 || unit === 13) break
  }
  return at
}

function toSource(
  comments: readonly number[],
  starts: readonly number[],
  offsets: readonly number[],
): readonly number[] {
  if (comments.length === 0) return noComments
  let line = 0
  return comments.map((at, i) => {
    // The end lies behind the last character of its line, not at the start of the next.
    const place = i % 2 === 0 ? at : at - 1
    while (line + 1 < offsets.length && offsets[line + 1]! <= place) line++
    return starts[line]! + at - offsets[line]!
  })
}
