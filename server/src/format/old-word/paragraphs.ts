import type { Styles } from '../word/styles.ts'
import { u16 } from './bytes.ts'
import type { OldWordFile } from './file-header.ts'
import type { Piece, Pieces } from './pieces.ts'
import {
  type Budget,
  type CharacterProperties,
  emptyParagraph,
  type ParagraphProperties,
  readCharacterList,
  readParagraphList,
  spend,
} from './properties.ts'
import type { PropertyRuns } from './property-pages.ts'
import type { Story } from './stories.ts'
import { startText } from './visible-text.ts'

/** One paragraph of a story with its text as people see it. */
export interface OldParagraph {
  readonly text: string
  /** Place behind its mark. */
  readonly end: number
  readonly properties: ParagraphProperties
  readonly bold: boolean
  /** Its mark is a tracked deletion. */
  readonly markDeleted: boolean
  /** It is the last paragraph of a cell, or the mark of a row's end. */
  readonly cellEnd: boolean
}

/** What a file's paragraphs are read from. */
export interface Source {
  readonly file: OldWordFile
  readonly pieces: Pieces
  readonly styles: Styles
  readonly paragraphRuns: PropertyRuns
  readonly characterRuns: PropertyRuns
  /** Places behind the marks that end sections; other marks of that kind break a page. */
  readonly sectionEnds: ReadonlySet<number>
  readonly budget: Budget
}

const paragraphMark = 0x0d
const cellMark = 0x07
const pageMark = 0x0c
/** About what a paragraph takes, in the bytes of property lists that the budget counts. */
const paragraphCost = 200
const stretchCost = 20

/** Reads the paragraphs of a story, row ends included. Throws ReadError truncated. */
export function readParagraphs(source: Source, story: Story): OldParagraph[] {
  const { text } = source.pieces
  const paragraphs: OldParagraph[] = []
  const pieceAt = pieceFinder(source.pieces.pieces)
  for (let start = story.start; start < story.end; ) {
    let end = start
    while (end < story.end && !endsParagraph(text.charCodeAt(end), end, source)) end++
    paragraphs.push(readParagraph(source, pieceAt, start, end, Math.min(end, story.end - 1)))
    start = end + 1
  }
  return paragraphs
}

function endsParagraph(unit: number, at: number, source: Source): boolean {
  return unit === paragraphMark || unit === cellMark || (unit === pageMark && source.sectionEnds.has(at + 1))
}

/** Finds the piece of a character; it is asked in ascending order mostly. */
function pieceFinder(pieces: readonly Piece[]): (at: number) => Piece {
  let last = 0
  return (at) => {
    if (pieces[last]!.start > at) last = 0
    while (pieces[last]!.end <= at && last + 1 < pieces.length) last++
    return pieces[last]!
  }
}

function readParagraph(
  source: Source,
  pieceAt: (at: number) => Piece,
  start: number,
  end: number,
  mark: number,
): OldParagraph {
  const { pieces, styles, budget } = source
  spend(budget, paragraphCost)
  const markPiece = pieceAt(mark)
  const properties = propertiesOf(source, markPiece, mark)
  const styleBold = styles.paragraph(String(properties.style)).bold
  const shown = startText()
  let [anyText, allBold] = [false, true]
  for (let at = start; at < end; ) {
    const piece = pieceAt(at)
    const { look, stop } = lookAt(source, piece, at)
    const to = Math.min(end, stop)
    if (!look.deleted && shown.add(pieces.text.slice(at, to), look.special)) {
      anyText = true
      const inherited = (look.style >= 0 ? styles.runBold(String(look.style)) : undefined) ?? styleBold
      allBold &&= look.bold === 'contrary' ? !inherited : (look.bold ?? inherited)
    }
    at = to
  }
  const text = shown.text()
  // The mark of a section's end on a line of its own is drawn without a number.
  if (text === '' && pieces.text.charCodeAt(mark) === pageMark) properties.list = 0
  return {
    text,
    end: mark + 1,
    properties,
    bold: anyText && allBold,
    markDeleted: lookAt(source, pieceAt(mark), mark).look.deleted,
    cellEnd: pieces.text.charCodeAt(mark) === cellMark || properties.innerCellEnd,
  }
}

function byteOffset(piece: Piece, at: number): number {
  return piece.offset + (at - piece.start) * piece.width
}

/** A paragraph's properties are those of its mark. */
function propertiesOf({ file, paragraphRuns, budget }: Source, piece: Piece, mark: number): ParagraphProperties {
  const { list } = paragraphRuns.at(byteOffset(piece, mark))
  const properties = emptyParagraph(list.length < 2 ? 0 : u16(list, 0))
  readParagraphList(properties, list.subarray(2), file.data, budget)
  readParagraphList(properties, piece.changes, file.data, budget)
  return properties
}

/** The looks of a character, and the place up to which they hold. */
function lookAt(
  { characterRuns, budget }: Source,
  piece: Piece,
  at: number,
): { look: CharacterProperties; stop: number } {
  const offset = byteOffset(piece, at)
  const run = characterRuns.at(offset)
  spend(budget, stretchCost + run.list.length + piece.changes.length)
  const look = readCharacterList(run.list, piece.changes)
  return { look, stop: Math.min(piece.end, at + Math.max(1, Math.ceil((run.end - offset) / piece.width))) }
}
