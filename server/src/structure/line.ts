import type { Block } from '../core/block.ts'
import { headingReach, longest } from './accept.ts'
import { apartFromSource, kept } from './kept.ts'
import { type Numbering, type NumberStyle, numbering, skipMarks } from './numbering.ts'
import { chapterTitles } from './words.ts'

/** A block that is short enough to be a heading, as its own text shows it. */
export interface Line {
  /** Automatic label and text. */
  readonly text: string
  readonly number: Numbering | null
  readonly style: NumberStyle | 'bare'
  /** The text without its number and marks, trimmed. */
  readonly words: string
  /** `words` without blanks. */
  readonly name: string
  /** The whole line without spaces. */
  readonly tight: string
  /** A well-known chapter title. */
  readonly known: boolean
  /** The longest row of like lines in which it is still a heading: see headingReach. */
  readonly reach: number
  /** The line without spaces and without a remark in brackets at its end: the same for a title and its repetition. */
  readonly key: string
  /** The title of a table of contents. */
  readonly contents: boolean
  /** A line of a table of contents: it ends with a leader and a page number. */
  readonly entry: boolean
}

export const chapterStyles: ReadonlySet<string> = new Set(['volume', 'part', 'chapter'])

/** Blanks that drafters put between the characters of a title. */
export const blanks: RegExp = /[ \u3000\u00a0]+/g
const contents = /^(目录|目次|contents)$/i
const leader = /(\t|…|\.{3,}|·{3,}|．{3,})\s*\d{1,3}\s*$/
const apart = /(?:header|footer|footnotes|endnotes)\d*(?:\.xml)?$/

let lastPart = ''
let lastApart = false

/** Headers, footers and notes of a Word file: outside the order of its chapters. */
export function isApart(block: Block): boolean {
  if (block.word === null) return false
  // Blocks of one part stand together.
  if (block.word.part !== lastPart) {
    lastPart = block.word.part
    lastApart = apart.test(lastPart)
  }
  return lastApart
}

/** For each block its line; null for cells, for headers and notes, for empty blocks and for those too long for a heading. */
export const readLines = kept(lineOf)

/** The line of one block, see `readLines`. */
export function lineOf(block: Block): Line | null {
  if (block.cell || block.text.length > longest + 30) return null
  const text = apartFromSource(block.label ? `${block.label} ${block.text}` : block.text)
  if (text.length > longest && !(block.level && text.length < 90)) return null
  if (isApart(block)) return null
  const marks = skipMarks(text)
  if (marks >= text.length) return null
  const number = numbering(text)
  const words = text.slice(number ? number.end : marks).trim()
  const spaced = blank.test(text)
  const tight = spaced ? squeeze(text) : text
  const style = number ? number.style : 'bare'
  const known = chapterTitles.has(bare(spaced ? squeeze(words) : words))
  return {
    text,
    number,
    style,
    words,
    name: spaced ? words.replace(blanks, '') : words,
    tight,
    known,
    reach: headingReach(block, style, words, known),
    key: (endsInBracket(tight) && tight.replace(/[（(][^（()）]*[)）]$/, '')) || tight,
    contents: tight.length < 9 && contents.test(tight),
    entry: endsWithDigit(block.text) && leader.test(block.text),
  }
}

const blank = /[\s\u00a0]/
const squeeze = (text: string): string => text.replace(/[\s\u00a0]+/g, '')

const endsInBracket = (text: string): boolean => text.endsWith(')') || text.endsWith('）')

/** A title without its colon and a short remark in brackets. */
function bare(tight: string): string {
  const title = tight.endsWith('：') || tight.endsWith(':') ? tight.slice(0, -1) : tight
  return endsInBracket(title) ? title.replace(/[（(].{0,12}[)）]$/, '') : title
}

function endsWithDigit(text: string): boolean {
  const last = text.trimEnd().charCodeAt(text.trimEnd().length - 1)
  return last >= 48 && last <= 57
}

/** For each line, how many neighbours of the same numbering stand in one unbroken row with it: a list, not headings. */
export function runLengths(lines: readonly (Line | null)[], blocks: readonly Block[]): Int32Array {
  const runs = new Int32Array(lines.length)
  for (let from = 0; from < lines.length; ) {
    const line = lines[from]
    if (!line) {
      runs[from++] = 1
      continue
    }
    let to = from + 1
    while (to < lines.length && lines[to]?.style === line.style && !blocks[to]!.level) to++
    for (let i = from; i < to; i++) runs[i] = to - from
    from = to
  }
  return runs
}
