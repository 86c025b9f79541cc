import type { Finding } from '../core/finding.ts'
import { charWidth, printable, textWidth } from './width.ts'

/** One line of a code frame: the text to show and the stretch of it to underline (UTF-16 units in `text`). */
export interface FrameLine {
  /** 1-based number of the line in the file. */
  readonly line: number
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Text that a frame is cut from; `start` and `end` are UTF-16 offsets, `line` the 1-based line of `start`. */
export interface FrameRange {
  readonly start: number
  readonly end: number
  readonly line: number
}

const frameColumns = 90
const mostLines = 3

function isBreak(unit: number): boolean {
  return unit === 10 || unit === 13
}

/** Walks from `at` by `step` until the columns are used up or the line ends; linear in the columns, not in the line. */
function reach(source: string, at: number, step: 1 | -1, columns: number): number {
  let left = columns
  while (left > 0) {
    const next = step === 1 ? at : at - 1
    if (next < 0 || next >= source.length || isBreak(source.charCodeAt(next))) break
    left -= charWidth(source.charCodeAt(next))
    if (left < 0) break
    at += step
  }
  // Never cut between the halves of a surrogate pair.
  const unit = source.charCodeAt(at)
  if (unit >= 0xdc00 && unit <= 0xdfff && at > 0) at += step
  return at
}

function oneLine(source: string, line: number, start: number, end: number): FrameLine {
  const shownEnd = Math.min(end, reach(source, start, 1, frameColumns - 10))
  const room = Math.max(10, frameColumns - textWidth(source.slice(start, shownEnd)))
  let from = reach(source, start, -1, room)
  const before = textWidth(source.slice(from, start))
  const to = reach(source, shownEnd, 1, Math.max(room - before, room >> 1))
  const after = textWidth(source.slice(shownEnd, to))
  if (before + after > room) from = reach(source, start, -1, Math.max(room - after, 8))
  const cutLeft = from > 0 && !isBreak(source.charCodeAt(from - 1))
  const cutRight = to < source.length && !isBreak(source.charCodeAt(to))
  let text = source.slice(from, to)
  // Indentation tells nothing and pushes the words to the right.
  const blanks = cutLeft ? 0 : Math.min(text.length - text.trimStart().length, start - from)
  text = text.slice(blanks)
  const lead = cutLeft ? '…' : ''
  const shift = lead.length - from - blanks
  return {
    line,
    text: printable(lead + text + (cutRight ? '…' : '')),
    from: start + shift,
    to: Math.max(shownEnd, start) + shift,
  }
}

/** The lines of `source` under a range, long lines cut around it with …; at most three lines. */
export function frame(source: string, range: FrameRange): readonly FrameLine[] {
  const lines: FrameLine[] = []
  let start = Math.min(range.start, source.length)
  const last = Math.min(Math.max(range.end, start), source.length)
  for (let line = range.line; lines.length < mostLines; line++) {
    let end = start
    while (end < last && !isBreak(source.charCodeAt(end))) end++
    lines.push(oneLine(source, line, start, end))
    if (end >= last) break
    start = end + (source.charCodeAt(end) === 13 && source.charCodeAt(end + 1) === 10 ? 2 : 1)
    // A range over soft-wrapped lines: indentation and quote marks of the next line are no part of the words.
    while (start < last && /[ \t\u3000>]/.test(source[start]!)) start++
    if (start >= last) break
  }
  return lines
}

/** The lines under a finding. */
export function frameOf(source: string, { range: { start, end } }: Pick<Finding, 'range'>): readonly FrameLine[] {
  return frame(source, { start: start.offset, end: end.offset, line: start.line })
}

/** A frame as text: `行号 | 文字` and a row of ^ under the range, in display columns. `paint` colours the marks. */
export function frameText(
  lines: readonly FrameLine[],
  indent: string,
  paint: (text: string) => string = (t) => t,
): string {
  const digits = Math.max(1, ...lines.map((line) => String(line.line).length))
  const rows: string[] = []
  for (const { line, text, from, to } of lines) {
    const blank = ' '.repeat(textWidth(text.slice(0, from)))
    const marks = '^'.repeat(Math.max(1, textWidth(text.slice(from, to))))
    rows.push(
      `${indent}${String(line).padStart(digits)} | ${text}`,
      `${indent}${' '.repeat(digits)} | ${blank}${paint(marks)}`,
    )
  }
  return rows.join('\n')
}
