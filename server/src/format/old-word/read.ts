import type { CellPlace, SourceDocument } from '../../core/block.ts'
import { startCounter } from '../word/numbering.ts'
import { assemble } from '../word/read.ts'
import type { Paragraph } from '../word/story.ts'
import { startGrid, type TableGrid } from '../word/tables.ts'
import { openCompound } from './compound.ts'
import { openOldWord } from './file-header.ts'
import { readLists } from './lists.ts'
import { type OldParagraph, readParagraphs, type Source } from './paragraphs.ts'
import { readPieces } from './pieces.ts'
import { readPropertyPages } from './property-pages.ts'
import { findStories, positions, type Story } from './stories.ts'
import { readOldStyles } from './styles.ts'
import { placeInTables } from './tables.ts'

const sectionSize = 12
/** Real files need once or twice their size; the largest number is enough for a million paragraphs. */
const workOf = (bytes: Uint8Array): number => Math.min(8_000_000 + bytes.length * 20, 300_000_000)

/**
 * Reads a .doc of Word 97 to 2003, or a .wps that is one. Gives its blocks as the reader of .docx does: body with its text boxes,
 * footnotes, endnotes, then headers and footers, with automatic numbers as labels; comments are left out. Throws
 * ReadError: encrypted, old-word, not-word, spreadsheet, unsupported-format, truncated, too-large.
 */
export function readOldWord(bytes: Uint8Array): SourceDocument {
  const file = openOldWord(openCompound(bytes))
  const pieces = readPieces(file)
  const styles = readOldStyles(file.part('styles'))
  const source: Source = {
    file,
    pieces,
    styles,
    paragraphRuns: readPropertyPages(file.main, file.part('paragraphPages'), 'paragraph'),
    characterRuns: readPropertyPages(file.main, file.part('characterPages'), 'character'),
    sectionEnds: new Set(positions(file, 'sections', sectionSize)),
    budget: { left: workOf(bytes) },
  }
  const blocks = assemble(readStories(source), styles, startCounter(readLists(file), styles))
  return { format: 'doc', ...blocks, directives: [], frontMatter: [] }
}

function readStories(source: Source): Paragraph[] {
  const { body, boxes, apart } = findStories(source.file, source.pieces.text.length)
  const grid = startGrid()
  const main = readStory(source, body, grid)
  const hung = boxes.map((box) => ({
    anchor: box.anchor < 0 ? body.end : box.anchor,
    read: readStory(source, box, grid),
  }))
  hung.sort((a, b) => a.anchor - b.anchor)
  const read: Read[] = []
  let next = 0
  for (const one of main) {
    read.push(one)
    while (next < hung.length && hung[next]!.anchor < one.end) for (const inner of hung[next++]!.read) read.push(inner)
  }
  for (const { read: rest } of hung.slice(next)) for (const inner of rest) read.push(inner)
  for (const story of apart) for (const one of readStory(source, story, grid)) read.push(one)
  return finish(read)
}

/** A paragraph in the form that .docx has it, but for its number, and the place behind it. */
interface Read {
  readonly end: number
  readonly paragraph: Omit<Paragraph, 'number'>
}

function readStory(source: Source, story: Story, grid: TableGrid): Read[] {
  const paragraphs = readParagraphs(source, story)
  const cells = placeInTables(paragraphs, grid)
  return paragraphs.flatMap((paragraph, i): Read[] => {
    if (isRowEnd(paragraph)) return []
    const { text, properties, bold, markDeleted, end } = paragraph
    const { list: numId, listLevel: ilvl, outline, alignment } = properties
    const own = { text, style: String(properties.style), numId, ilvl, outline, alignment, bold, markDeleted }
    return [{ end, paragraph: { part: story.part, runs: [], ...own, cell: cells[i]! } }]
  })
}

/** Numbers paragraphs part by part, and tables in the order in which they are read: those of text boxes were placed last. */
function finish(read: readonly Read[]): Paragraph[] {
  const counts = new Map<string, number>()
  const tables = new Map<number, number>([[-1, -1]])
  const cells = new Map<CellPlace, CellPlace>()
  const tableOf = (table: number): number => {
    if (!tables.has(table)) tables.set(table, tables.size - 1)
    return tables.get(table)!
  }
  const cellOf = (cell: CellPlace): CellPlace => {
    const known = cells.get(cell)
    if (known) return known
    const parent = tableOf(cell.parent)
    const numbered = { ...cell, parent, table: tableOf(cell.table) }
    cells.set(cell, numbered)
    return numbered
  }
  return read.map(({ paragraph }) => {
    const number = counts.get(paragraph.part) ?? 0
    counts.set(paragraph.part, number + 1)
    return { ...paragraph, number, cell: paragraph.cell && cellOf(paragraph.cell) }
  })
}

function isRowEnd({ properties, text }: OldParagraph): boolean {
  return properties.rowEnd && text.trim() === ''
}
