import { isTerminal, startsItem } from './lines.ts'

/** One line without the blanks at its edges. Widths are in columns: a Chinese character takes two. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly indent: number
  readonly columns: number
  /** Indented with full-width blanks: the first line of a paragraph. */
  readonly full: boolean
  /** Short enough to stand centred when it is indented. */
  readonly centred: boolean
  /** A directive stood in the line: it is joined to nothing. */
  readonly cut: boolean
}

/** Narrowest width that counts as wrapped text. */
const narrow = 30
/** Columns that a full line may fall short of the width: a long word or a closing mark moved to the next line. */
const slack = 6

/**
 * The width at which the file was wrapped, or 0 when it was not: the widest lines must crowd at one width.
 * At least 5 lines and a sixth of all lines lie within `slack` of it, and hardly any is wider.
 */
export function wrapWidth(lines: readonly Line[]): number {
  const counts = new Int32Array(256)
  let texts = 0
  for (const line of lines) {
    if (line.columns === 0) continue
    texts++
    counts[Math.min(line.columns + line.indent, 255)]!++
  }
  let wider = 0
  for (let width = 254; width >= narrow; width--) {
    wider += counts[width + 1]!
    if (wider * 50 > texts) return 0
    if (counts[width] === 0) continue
    let near = 0
    for (let at = width; at > width - slack; at--) near += counts[at]!
    if (near >= 5 && near * 6 >= texts) return width
  }
  return 0
}

/** Whether `next` goes on with the sentence of `line`, the line right above it. */
export function continues(source: string, line: Line, next: Line, width: number): boolean {
  if (width === 0 || line.cut || next.cut || line.columns === 0 || next.columns === 0) return false
  if (line.columns + line.indent <= width - slack || next.full) return false
  if (isTerminal(source.charCodeAt(line.end - 1)) || startsItem(source, next.start, next.end)) return false
  const hanging = next.indent > line.indent
  if (hanging && !startsItem(source, line.start, line.end)) return false
  return !hasColumns(source, line) && !hasColumns(source, next)
}

/** Blanks inside a line that only set columns apart. */
function hasColumns(source: string, line: Line): boolean {
  let run = 0
  for (let i = line.start; i < line.end; i++) {
    const unit = source.charCodeAt(i)
    if (unit === 9) return true
    run = unit === 32 ? run + 1 : unit === 0x3000 ? run + 2 : 0
    if (run >= 4) return true
  }
  return false
}

const genre =
  /(?:意见|通知|办法|方案|决定|报告|批复|规定|细则|公告|通告|公示|规程|规范|文件|纪要|建议书|说明|指南|函|书)(?:[（(][^（()）]{1,20}[）)])?$/

/**
 * Number of lines up to which the title at the head of the file reaches, when it is broken over two or three lines:
 * the first lines are short, without punctuation or numbers, only the last one ends in the name of a kind of document,
 * and a blank line follows. 0 when there is no such title.
 */
export function titleLines(source: string, lines: readonly Line[]): number {
  let first = 0
  while (first < lines.length && lines[first]!.columns === 0) first++
  let last = first
  while (last < lines.length && lines[last]!.columns > 0 && last - first < 4) last++
  const count = last - first
  if (count < 2 || count > 3 || (last < lines.length && lines[last]!.columns > 0)) return 0
  for (let i = first; i < last; i++) {
    const line = lines[i]!
    const text = source.slice(line.start, line.end)
    if (line.cut || line.columns > 80 || /[，。；：！？,;:]/.test(text) || startsItem(source, line.start, line.end))
      return 0
    if (genre.test(text) !== (i + 1 === last)) return 0
    if (i + 1 < last && line.columns < 20) return 0
  }
  return last
}
