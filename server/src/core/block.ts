import type { Format } from './kinds.ts'

/** Where a table cell stands; rows and columns are 0-based grid places, merged cells are named by their first. */
export interface CellPlace {
  /** Number of the table in reading order, from 0; a nested table has its own number. */
  readonly table: number
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  /** True for a row that the format itself marks as header (GFM delimiter row, w:tblHeader). */
  readonly header: boolean
  /** The table around a nested table, or -1. */
  readonly parent: number
}

/** Where a block stands in a Word file, .docx or .doc. */
export interface WordPlace {
  /** Part name, such as word/document.xml; of a .doc the text that it stands in: document, footnotes, header1 … */
  readonly part: string
  /** Number of the w:p in the part, from 0, in document order. */
  readonly paragraph: number
  /** The runs under the block's text, ascending; none in a .doc. */
  readonly runs: readonly WordRun[]
}

/** One stretch of text inside one w:t. */
export interface WordRun {
  /** Half-open range in the block's text, UTF-16 units. */
  readonly start: number
  readonly end: number
  /** Half-open range of the w:t content in the decoded part, UTF-16 units. */
  readonly xmlStart: number
  readonly xmlEnd: number
}

/** Where a block stands in a file that is read only: the page of a PDF (from 1), or a cell of a sheet (C12). */
export type FilePlace = { readonly page: number } | { readonly sheet: string; readonly cell: string }

export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-cell'

/**
 * The unit that is parsed, linted and cached. `text` is what rules read: soft-wrapped lines joined, markup removed.
 * `map` leads back to the document's source: ascending pairs [text offset, source offset]; a text offset t lies at
 * source s + (t - textOffset) of the last pair with textOffset <= t. All offsets are UTF-16 units, ranges half-open.
 */
export interface Block {
  readonly kind: BlockKind
  readonly text: string
  readonly map: Int32Array
  readonly start: number
  readonly end: number
  /** Heading level that the format states (1 to 9), 0 when it states none. */
  readonly level: number
  /** Label of automatic numbering (第三章, 3.1.2, ①), not part of `text`; '' when none. */
  readonly label: string
  /** The whole text is bold. */
  readonly bold: boolean
  readonly centred: boolean
  /** Inside a block quote. */
  readonly quoted: boolean
  readonly cell: CellPlace | null
  readonly word: WordPlace | null
  /** PDF and spreadsheet files only. */
  readonly place?: FilePlace
}

/** A block whose text stands in the source as it is, in one piece from `start` on; `more` says what is not plain about it. */
export function plainBlock(text: string, start: number, more: Partial<Block> & Pick<Block, 'kind'>): Block {
  return {
    text,
    map: Int32Array.of(0, start),
    start,
    end: start + text.length,
    level: 0,
    label: '',
    bold: false,
    centred: false,
    quoted: false,
    cell: null,
    word: null,
    ...more,
  }
}

/** An HTML comment addressed to the tool: `<!-- tenderlint-… -->`. */
export interface Directive {
  /** The comment's inside, trimmed, beginning with `tenderlint-`. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Index of the first block that begins after the directive (blocks.length when none). */
  readonly block: number
}

/** One `key: value` of the front matter. */
export interface FrontMatterEntry {
  readonly key: string
  readonly value: string
  /** Half-open ranges of key and value in the source. */
  readonly keyStart: number
  readonly keyEnd: number
  readonly start: number
  readonly end: number
}

/** What a reader makes of a file. `source` is the text that ranges count in: the decoded file, or a Word file's extracted text. */
export interface SourceDocument {
  readonly format: Format
  readonly source: string
  readonly blocks: readonly Block[]
  readonly directives: readonly Directive[]
  readonly frontMatter: readonly FrontMatterEntry[]
}

/** Source offset of a text offset in a block. At a seam between two pairs the later pair wins. */
export function sourceOffset(block: Block, offset: number): number {
  const map = block.map
  let low = 0
  let high = map.length / 2 - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (map[middle * 2]! <= offset) low = middle
    else high = middle - 1
  }
  return map[low * 2 + 1]! + offset - map[low * 2]!
}

/**
 * Source range of a text range: covers everything between the first and the last character, markup and line breaks included. With
 * `source`, the text that offsets count in, a last character that is written as a reference (&reg;) is covered whole.
 */
export function sourceRange(
  block: Block,
  start: number,
  end: number,
  source: string = '',
): { start: number; end: number } {
  const from = sourceOffset(block, start)
  if (end <= start) return { start: from, end: from }
  const last = sourceOffset(block, end - 1)
  if (source[last] !== '&' || block.text[end - 1] === '&' || block.word) return { start: from, end: last + 1 }
  return { start: from, end: last + (reference.exec(source.slice(last, last + 40))?.[0].length ?? 1) }
}

const reference = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/

/** Text offset of a source offset inside a block: the inverse of `sourceOffset`; markup goes to the text after it. */
export function textOffset(block: Block, offset: number): number {
  const map = block.map
  let low = 0
  let high = map.length / 2 - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (map[middle * 2 + 1]! <= offset) low = middle
    else high = middle - 1
  }
  const next = low * 2 + 2 < map.length ? map[low * 2 + 2]! : block.text.length
  return Math.min(Math.max(map[low * 2]! + offset - map[low * 2 + 1]!, map[low * 2]!), next)
}

/** Index of the last block that begins at a source offset or before, 0 when none does. Blocks stand in the order of their starts. */
export function blockIndexAt(blocks: readonly Block[], offset: number): number {
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (blocks[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}
