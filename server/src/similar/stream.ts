import type { Block, SourceDocument } from '../core/block.ts'
import { fold } from '../core/fold.ts'
import type { Outline } from '../core/section.ts'
import { parsedValues } from '../language/quantity.ts'
import { isApart } from '../structure/line.ts'
import { type NumberStyle, numbering, skipMarks } from '../structure/numbering.ts'

/**
 * The words of a document as one row of folded units: letters, figures and characters without blanks, punctuation, case,
 * numbers of paragraphs, headings and heads of columns. `block` and `offset` lead back to the block's text.
 */
export interface Stream {
  readonly length: number
  readonly units: Uint16Array
  readonly block: Int32Array
  readonly offset: Int32Array
  /** 1 where a clause begins: at the start of a block and after a stop. */
  readonly opens: Uint8Array
}

/** Units that stand for 不低于, ≥ … and for 不高于, ≤ …: private ones, which no text has. */
const atLeast = 0xe000
const atMost = 0xe001
const comparing = /[不大小高多至超达低少≥≤<>]/
/** These compare only before a figure. */
const loose = /^[大小高多超达低少<>]/

const stops = '。；;！!？?\n'
const breaks = `${stops}：:，,、`
const cellNumbers = new Set<NumberStyle>(['arabic-bracket', 'arabic-close', 'circled', 'chinese', 'chinese-bracket'])
const clauseNumbers = new Set<NumberStyle>([...cellNumbers, 'arabic'])

/** The stream of a document; `outline` tells which blocks are headings and heads of columns. */
export function streamOf({ blocks }: SourceDocument, { labels }: Outline): Stream {
  const texts = blocks.map((block, index) => {
    const label = labels[index]!
    if (label.isHeading >= 0 || label.header || isApart(block) || isContents(block.text)) return ''
    return label.column === 'index' && block.text.length <= 8 ? '' : fold(block.text)
  })
  return streamOfTexts(texts, blocks)
}

/** The stream of plain texts, each a block of its own. */
export function streamOfTexts(texts: readonly string[], blocks: readonly Block[] = []): Stream {
  const size = texts.reduce((sum, text) => sum + text.length, 0)
  const units = new Uint16Array(size)
  const block = new Int32Array(size)
  const offset = new Int32Array(size)
  const opens = new Uint8Array(size)
  let length = 0
  texts.forEach((text, index) => {
    let opening = true
    const put = (unit: number, at: number) => {
      units[length] = unit
      block[length] = index
      offset[length] = at
      if (opening) opens[length] = 1
      opening = false
      length++
    }
    for (let at = blockStart(text, blocks[index]); at < text.length; at++) {
      const unit = text.charCodeAt(at)
      const sign = text[at]!
      if (comparing.test(sign)) {
        const found = comparison(text, at)
        if (found) {
          put(found.most ? atMost : atLeast, at)
          at = found.end - 1
          continue
        }
      }
      if (isTimes(text, at)) continue
      if (isWord(unit) || isPoint(text, at)) put(unit, at)
      else if (breaks.includes(sign)) {
        if (stops.includes(sign)) opening = true
        at += innerNumber(text, at + 1)
      }
    }
  })
  return { length, units, block, offset, opens }
}

/** A line of a table of contents: dots or a tab, and a page. */
function isContents(text: string): boolean {
  return text.length < 90 && /(?:[.．·…]{3,}|\t)\s*\d{1,4}\s*$/.test(text)
}

/** True for letters, figures, % and the characters of East Asian scripts, folded. */
export function isWord(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 37
  return (unit >= 0x3041 && unit < 0xe000) || (unit >= 0xf900 && unit < 0xfb00) || (unit >= 0xc0 && unit < 0x2000)
}

function isPoint(text: string, at: number): boolean {
  return text[at] === '.' && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))
}

/** The sign between two measures: 1920×1080, 1920x1080 and 1920*1080 are the same. */
function isTimes(text: string, at: number): boolean {
  return text[at] === '×' || (text[at] === 'x' && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)))
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57

/** Where the words of a block begin: behind stars and its number, so that numbering anew changes nothing. */
function blockStart(text: string, block: Block | undefined): number {
  const start = skipMarks(text)
  const number = numbering(text)
  if (!number) return start
  // 8 核 and 2.5 GHz in a cell are values
  if (block?.cell && !cellNumbers.has(number.style) && text.length - number.end < 8) return start
  if (number.style.startsWith('decimal') && /^[a-z%℃]/.test(text.slice(number.end))) return start
  return number.end
}

/** Length of a number of an enumeration inside of a paragraph: …；（2）支持…. */
function innerNumber(text: string, at: number): number {
  let from = at
  while (text[from] === ' ' || text[from] === '\n') from++
  const unit = text.charCodeAt(from)
  if (!(isDigit(unit) || unit === 40 || (unit >= 0x2460 && unit <= 0x2473))) return from - at
  const number = numbering(text.slice(from, from + 12))
  return number && clauseNumbers.has(number.style) ? from - at + number.end : from - at
}

/** A word of comparison that begins here. */
function comparison(text: string, at: number): { readonly end: number; readonly most: boolean } | null {
  const found = parsedValues('compare', text, at)[0]
  if (!found) return null
  if (loose.test(text[at]!)) {
    const next = text.charCodeAt(text[found.end] === ' ' ? found.end + 1 : found.end)
    if (!isDigit(next)) return null
  }
  return { end: found.end, most: String(found.attributes.operator).startsWith('<') }
}
