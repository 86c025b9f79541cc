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
  const unit = firstUnit(next)
  if (area.cell) return continuesCell(source, line, nextLine, room - unit, above.size, area.right - area.left)
  const full = room < unit + above.size
  // Below a centred line a centred one begins further in, and both are one title.
  const centred = isCentred(above, area) && isCentred(next, frame(next))
  const inset = centred ? { ...nextLine, indent: Math.min(line.indent, nextLine.indent) } : nextLine
  // A full line with gaps is a sentence with blanks to fill in, no row of columns.
  const prose = full && inset.indent <= Math.max(line.indent, 1) && !/[.…·]{6}/.test(above.text + next.text)
  const width = full ? line.columns + line.indent : 0
  return prose
    ? continues(source, { ...line, set: false }, { ...inset, set: false }, width)
    : continues(source, line, inset, width)
}

const label = /^[\p{Script=Han}\s（）()/]{2,10}[：:]/u

/**
 * Whether a line of a cell goes on below it: it ends within a sentence, the next one begins no item, and there was no
 * `spare` room for its first unit. Wide cells may be set ragged, with more room at the line's end.
 */
function continuesCell(source: string, line: Line, next: Line, spare: number, size: number, width: number): boolean {
  const last = source[line.end - 1]!
  if (isTerminal(last.charCodeAt(0)) || startsItem(source, next.start, next.end)) return false
  if ('（(《“、，'.includes(last) || '）)》”、，。；'.includes(source[next.start]!)) return true
  if (label.test(source.slice(next.start, Math.min(next.end, next.start + 12)))) return spare < 0
  if (width <= size * 10) return spare < size * 0.5
  // A long line that ends in no mark is a sentence that goes on, even where an indent at the right leaves more room.
  return spare < size * (line.columns >= 24 ? 5 : 1.5)
}

const firstWord = /^[（(〔【《“‘[]*(?:[\x21-\u024f]+|.)[，。、；：！？）〕】》”’]*/u

/** Width of what cannot be parted at the start of a line: a Latin word or a character, with the marks that cling to it. */
function firstUnit({ text, size }: PlacedLine): number {
  let columns = 0
  for (const letter of firstWord.exec(text)?.[0] ?? '') columns += letter.charCodeAt(0) < 0x250 ? 1 : 2
  return Math.min(columns, 40) * size * 0.5
}

function isCentred({ left, right, size }: PlacedLine, frame: Frame): boolean {
  const shift = (left + right) / 2 - (frame.left + frame.right) / 2
  return Math.abs(shift) < size && left - frame.left > 2 * size && frame.right - right > 2 * size
}

/** Latin words and addresses that were parted at a line's end are made whole: the second line joins the first. */
function withoutHyphens(lines: readonly PlacedLine[], frame: (line: PlacedLine) => Frame): PlacedLine[] {
  const whole: PlacedLine[] = []
  for (const line of lines) {
    const above = whole.at(-1)
    const kept = above ? keptPart(above.text, line.text) : null
    const full = above && above.right > frame(above).right - 2 * above.size
    if (kept === null || !full) whole.push(line)
    else whole[whole.length - 1] = { ...line, text: kept + line.text, left: above.left }
  }
  return whole
}

/** The line above without its hyphen, or as it is when it ends within an address; null when nothing was parted. */
function keptPart(above: string, next: string): string | null {
  if (/[a-z]-$/.test(above) && /^[a-z]{2}/.test(next)) return above.slice(0, -1)
  const address = /(?:https?:\/\/|www\.)[\x21-\x7e]*$/.test(above) && /^[\w./%?=&-]/.test(next)
  return address ? above : null
}
