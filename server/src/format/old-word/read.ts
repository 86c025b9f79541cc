import type { SourceDocument } from '../../core/block.ts'
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

/**
 * Reads a .doc of Word 97 to 2003, or a .wps that is one. Gives its blocks as the reader of .docx does: body, text boxes,
 * footnotes, endnotes, then headers and footers, with automatic numbers as labels; comments are left out. Throws
 * ReadError: encrypted, old-word, not-word, spreadsheet, unsupported-format, truncated.
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
  }
  const grid = startGrid()
  const paragraphs = findStories(file, pieces.text.length).flatMap((story) => readStory(source, story, grid))
  const blocks = assemble(paragraphs, styles, startCounter(readLists(file), styles))
  return { format: 'doc', ...blocks, directives: [], frontMatter: [] }
}

/** The paragraphs of a story in the form that .docx has them. */
function readStory(source: Source, story: Story, grid: TableGrid): Paragraph[] {
  const paragraphs = readParagraphs(source, story)
  const cells = placeInTables(paragraphs, grid)
  let number = 0
  return paragraphs.flatMap((paragraph, i): Paragraph[] => {
    const { text, properties, bold, markDeleted } = paragraph
    if (isRowEnd(paragraph)) return []
    return [
      {
        part: story.part,
        number: number++,
        text,
        runs: [],
        style: String(properties.style),
        numId: properties.list,
        ilvl: properties.listLevel,
        outline: properties.outline,
        alignment: properties.alignment,
        bold,
        markDeleted,
        cell: cells[i]!,
      },
    ]
  })
}

function isRowEnd({ properties, text }: OldParagraph): boolean {
  return properties.rowEnd && text.trim() === ''
}
