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
  if (Math.abs(above.size - next.size) > 1.5) return false
  const full = above.right > area.right - 1.5 * above.size
  if (above.bold !== next.bold && !full) return false
  if (above.page === next.page) {
    const before = to - from > 1 && lines[to - 2]!.page === above.page ? above.y - lines[to - 2]!.y : 0
    if (next.y - above.y > Math.max(before, area.pitch(above.size), above.size) * 1.3) return false
  }
  if (area.cell) return fillsCell(source, above, measured[to - 1]!, measured[to]!, next, area)
  const width = Math.round((area.right - area.left) / (above.size / 2))
  return continues(source, measured[to - 1]!, measured[to]!, width)
}

const word = /^[\x21-\u024f]+/

/** Whether the first word of the next line found no room in a line of a cell, and nothing speaks for a new item. */
function fillsCell(
  source: string,
  above: PlacedLine,
  line: Line,
  nextLine: Line,
  next: PlacedLine,
  { right }: Frame,
): boolean {
  if (isTerminal(source.charCodeAt(line.end - 1))) return false
  if (startsItem(source, nextLine.start, nextLine.end) && !/^\d+$/.test(next.text)) return false
  const latin = word.exec(next.text)?.[0].length ?? 0
  const first = latin === 0 ? next.size : ((next.right - next.left) / next.text.length) * latin
  return above.right + Math.min(first, right - above.left) > right - next.size * 0.1
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
