import { isNumberedTitle, isTerminal, startsItem } from './lines.ts'

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
  /** Set in columns by tabs, runs of blanks, dot leaders or a frame: no running text. */
  readonly set: boolean
}

/** Narrowest width that counts as wrapped text. */
const narrow = 30
/** Widest one that is looked for; wider lines are unwrapped paragraphs. */
const widest = 254
/** Columns that a full line may fall short of the width: a long word or a closing mark moved to the next line. */
const slack = 6

/**
 * The width at which the file was wrapped, or 0 when it was not. The candidate is the width at which the widest lines
 * crowd, in a short file the widest line. It counts when the lines that it would join end in sentences: a list of names
 * that happen to be equally long does not.
 */
export function wrapWidth(source: string, lines: readonly Line[]): number {
  const counts = new Int32Array(widest + 2)
  let texts = 0
  let most = 0
  for (const line of lines) {
    if (line.columns === 0 || line.set) continue
    const reach = Math.min(line.columns + line.indent, widest + 1)
    texts++
    counts[reach]!++
    most = Math.max(most, reach)
  }
  const crowd = crowdedWidth(counts, texts)
  const width = crowd > 0 ? crowd : most
  if (width < narrow || width > widest) return 0
  const { ended, open } = countJoins(source, lines, width)
  const proven = crowd > 0 ? ended * 3 > open : ended >= 2 && ended >= open * 4
  return proven ? width : 0
}

/** Width within `slack` of which at least 5 lines and a twelfth of all lie, and than which hardly any is wider; or 0. */
function crowdedWidth(counts: Int32Array, texts: number): number {
  let wider = 0
  for (let width = widest; width >= narrow; width--) {
    wider += counts[width + 1]!
    if (wider * 50 > texts) return 0
    if (counts[width] === 0) continue
    let near = 0
    for (let at = width; at > width - slack; at--) near += counts[at]!
    if (near >= 5 && near * 12 >= texts) return width
  }
  return 0
}

/** Lines that would be joined at a width: in paragraphs that end with a sentence, and in others. */
function countJoins(source: string, lines: readonly Line[], width: number): { ended: number; open: number } {
  let ended = 0
  let open = 0
  let joins = 0
  for (let i = 1; i <= lines.length; i++) {
    const line = lines[i - 1]!
    const next = lines[i]
    if (next !== undefined && fills(source, line, next, width) && mayGoOn(source, line, next)) {
      // An indented line with a flush one below it is the shape of a wrapped paragraph: one is proof enough.
      joins += line.full && next.indent === 0 ? 2 : 1
      continue
    }
    if (joins > 0 && endsSentence(source, line)) ended += joins
    else open += joins
    joins = 0
  }
  return { ended, open }
}

function endsSentence(source: string, line: Line): boolean {
  const unit = source.charCodeAt(line.end - 1)
  if (unit === 0x201d || unit === 0xff09) return isTerminal(source.charCodeAt(line.end - 2))
  return isTerminal(unit) || unit === 46
}

/** Whether `next` goes on with the sentence of `line`, the line right above it; width 0 when the file is not wrapped. */
export function continues(source: string, line: Line, next: Line, width: number): boolean {
  if (!mayGoOn(source, line, next)) return false
  return (width > 0 && fills(source, line, next, width)) || isTorn(source, line, next)
}

/** Whether `line` is so full that the beginning of `next` found no room in it. */
function fills(source: string, line: Line, next: Line, width: number): boolean {
  const reach = line.columns + line.indent
  const word = firstWord(source, next)
  // A title that leaves room for the next character ended by itself.
  if (isNumberedTitle(source, line.start, line.end)) return reach + word > width
  return reach + Math.max(slack, word) > width
}

/** Columns of what cannot be parted at the start of a line: a Latin word, or a Chinese character. */
function firstWord(source: string, line: Line): number {
  let at = line.start
  while (at < line.end && at - line.start < 40 && isLatin(source.charCodeAt(at))) at++
  return Math.max(2, at - line.start)
}

function isLatin(unit: number): boolean {
  return unit > 32 && unit < 0x250
}

/** Whether nothing in the look of two neighbouring lines speaks against their being one. */
function mayGoOn(source: string, line: Line, next: Line): boolean {
  if (line.cut || next.cut || line.set || next.set || next.full) return false
  if (line.columns === 0 || next.columns === 0) return false
  if (isTerminal(source.charCodeAt(line.end - 1))) return false
  const item = startsItem(source, line.start, line.end)
  if (next.indent > line.indent && !item) return false
  if (startsItem(source, next.start, next.end) && !refers(source, next)) return false
  return !startsLabel(source, next)
}

const reference = /^第[一二三四五六七八九十百零〇\d]{1,5}[条款项](?![\s\u3000、：:])/

/** 第二十条规定… in running text; as the head of a clause the number stands alone or before a blank. */
function refers(source: string, line: Line): boolean {
  return source[line.start] === '第' && reference.test(source.slice(line.start, Math.min(line.end, line.start + 10)))
}

const label = /^(?:[\p{Script=Han}\s（）()/]{2,10}[：:]|[a-zA-Z][)）]|\d{1,3}(?:\s{2}|$))/u

/** 联系人：… or b) … or a bare number: a line of a form, an item, a page number. */
function startsLabel(source: string, line: Line): boolean {
  return label.test(source.slice(line.start, Math.min(line.end, line.start + 12)))
}

/** Whether a line was broken inside a sentence by the look of the place alone, however wide the file is. */
function isTorn(source: string, line: Line, next: Line): boolean {
  if (line.columns < narrow || next.indent > line.indent) return false
  return '，、（(《〈“‘【'.includes(source[line.end - 1]!) || '，。、；）》〉”】！？'.includes(source[next.start]!)
}

/** Tabs, four blanks or dots in a row, and the strokes of a frame set columns apart. */
export function isSet(source: string, start: number, end: number): boolean {
  const first = source.charCodeAt(start)
  if (first === 124 || (first >= 0x2500 && first < 0x2580)) return true
  let run = 0
  let dots = 0
  for (let i = start; i < end; i++) {
    const unit = source.charCodeAt(i)
    if (unit === 9) return true
    run = unit === 32 ? run + 1 : unit === 0x3000 ? run + 2 : 0
    dots = unit === 46 || unit === 0x2026 ? dots + 1 : 0
    if (run >= 4 || dots >= 6) return true
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
