import { joinLines } from '../text/join.ts'
import { isTerminal, startsItem } from '../text/lines.ts'
import { continues, isSet, type Line } from '../text/wrap.ts'
import type { TextLine } from './lines.ts'

/** A line with its page, from 1. */
export interface PlacedLine extends TextLine {
  readonly page: number
}

/** Where the text of a page or cell begins and ends, in points. */
export interface Frame {
  readonly left: number
  readonly right: number
  /** Usual step from line to line of a size inside a paragraph, in points. */
  pitch(size: number): number
  /** A cell of a table: its text has no indents, and lines are often but a few letters long. */
  readonly cell: boolean
}

export interface Paragraph {
  readonly text: string
  readonly page: number
  readonly bold: boolean
  readonly centred: boolean
}

/** Joins the lines that a page break, the margin or a cell's wall parted; `frame` says how wide a line could be. */
export function paragraphsOf(given: readonly PlacedLine[], frame: (line: PlacedLine) => Frame): Paragraph[] {
  const lines = withoutHyphens(given, frame)
  const source = lines.map(({ text }) => text).join('\n')
  const measured: Line[] = []
  let start = 0
  for (const line of lines) {
    measured.push(measure(source, line, frame(line), start))
    start += line.text.length + 1
  }
  const paragraphs: Paragraph[] = []
  for (let from = 0; from < lines.length; ) {
    let to = from + 1
    while (to < lines.length && goesOn(source, lines, measured, from, to, frame)) to++
    const text = joinLines(
      source,
      measured.slice(from, to).map((line) => line.start),
      measured.slice(from, to).map((line) => line.end),
    ).text
    const some = lines.slice(from, to)
    paragraphs.push({
      text,
      page: lines[from]!.page,
      bold: some.every(({ bold }) => bold),
      centred: some.every((line) => isCentred(line, frame(line))),
    })
    from = to
  }
  return paragraphs
}

function measure(source: string, { left, right, size, text }: PlacedLine, frame: Frame, start: number): Line {
  const column = size / 2
  const end = start + text.length
  return {
    start,
    end,
    indent: frame.cell ? 0 : Math.max(0, Math.round((left - frame.left) / column)),
    columns: Math.max(1, Math.round((right - left) / column)),
    full: false,
    centred: false,
    cut: false,
    set: isSet(source, start, end),
  }
}

function goesOn(
  source: string,
  lines: readonly PlacedLine[],
  measured: readonly Line[],
  from: number,
  to: number,
  frame: (line: PlacedLine) => Frame,
): boolean {
  const above = lines[to - 1]!
  const next = lines[to]!
  const area = frame(above)
  const room = area.right - above.right
  if (Math.abs(above.size - next.size) > 1.5) return false
  if (above.bold !== next.bold && room > 1.5 * above.size) return false
  if (above.page === next.page) {
    const before = to - from > 1 && lines[to - 2]!.page === above.page ? above.y - lines[to - 2]!.y : 0
    const step = Math.max(before * 1.4, area.pitch(above.size) * 1.5, above.size * 2)
    if (next.y - above.y > step) return false
  }
  const line = measured[to - 1]!
  const nextLine = measured[to]!
  const full = room < firstUnit(next) + above.size * (area.cell ? 0.3 : 1)
  if (area.cell) {
    const item = startsItem(source, nextLine.start, nextLine.end)
    return full && !isTerminal(source.charCodeAt(line.end - 1)) && !item
  }
  // Below a centred line a centred one begins further in, and both are one title.
  const centred = isCentred(above, area) && isCentred(next, frame(next))
  const inset = centred ? { ...nextLine, indent: Math.min(line.indent, nextLine.indent) } : nextLine
  return continues(source, line, inset, full ? line.columns + line.indent : 0)
}

const unit = /^[（(〔【《“‘[]*(?:[\x21-\u024f]+|.)[，。、；：！？）〕】》”’]*/u

/** Width of what cannot be parted at the start of a line: a Latin word or a character, with the marks that cling to it. */
function firstUnit({ text, size }: PlacedLine): number {
  let columns = 0
  for (const letter of unit.exec(text)?.[0] ?? '') columns += letter.charCodeAt(0) < 0x250 ? 1 : 2
  return Math.min(columns, 40) * size * 0.5
}

function isCentred({ left, right, size }: PlacedLine, frame: Frame): boolean {
  const shift = (left + right) / 2 - (frame.left + frame.right) / 2
  return Math.abs(shift) < size && left - frame.left > 2 * size
}

/** Latin words that were parted at a line's end are made whole: the second line joins the first. */
function withoutHyphens(lines: readonly PlacedLine[], frame: (line: PlacedLine) => Frame): PlacedLine[] {
  const whole: PlacedLine[] = []
  for (const line of lines) {
    const above = whole.at(-1)
    const parted = above && /[a-z]-$/.test(above.text) && /^[a-z]{2}/.test(line.text)
    if (!parted || above.right < frame(above).right - 2 * above.size) whole.push(line)
    else whole[whole.length - 1] = { ...line, text: above.text.slice(0, -1) + line.text, left: above.left }
  }
  return whole
}
