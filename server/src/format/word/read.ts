import type { Block, BlockKind, SourceDocument } from '../../core/block.ts'
import { wordError } from './errors.ts'
import { type Counter, readNumbering, startCounter } from './numbering.ts'
import { openWord, type WordPackage } from './package.ts'
import { type Paragraph, readStory } from './story.ts'
import { readStyles, type Styles } from './styles.ts'
import { startGrid } from './tables.ts'

/**
 * Reads a .docx. Gives its blocks in reading order: body, footnotes, endnotes, then headers and footers; `source` is
 * the text of the blocks joined by line feeds, without labels. Throws ReadError: old-word, encrypted, pdf, binary,
 * is-empty-archive, truncated, zip-bomb, spreadsheet, not-word, unsupported-format, broken-xml.
 */
export function readWord(bytes: Uint8Array): SourceDocument {
  const file = openWord(bytes)
  const styles = readStyles(...related(file, 'styles'))
  const counter = startCounter(readNumbering(...related(file, 'numbering')), styles)
  const blocks = assemble(readParagraphs(file, styles), styles, counter)
  return { format: 'docx', ...blocks, directives: [], frontMatter: [] }
}

/** Text and name of the part that the main part relates to by a type. */
function related(file: WordPackage, type: string): [string | null, string] {
  const name = file.relations.find((relation) => relation.type === type)?.target
  return name === undefined ? [null, ''] : [file.text(name), name]
}

function readParagraphs(file: WordPackage, styles: Styles): Paragraph[] {
  const xml = file.text(file.main)
  if (xml === null) throw wordError('not-word')
  const grid = startGrid()
  const body = readStory(file.main, xml, styles, grid)
  const byId = new Map(file.relations.map((relation) => [relation.id, relation.target]))
  const byType = (type: string) => file.relations.filter((item) => item.type === type).map((item) => item.target)
  const referenced = body.references.map((id) => byId.get(id) ?? '')
  const paragraphs = [body.paragraphs]
  for (const name of new Set([...byType('footnotes'), ...byType('endnotes'), ...referenced])) {
    const part = name === '' ? null : file.text(name)
    if (part !== null) paragraphs.push(readStory(name, part, styles, grid).paragraphs)
  }
  return paragraphs.flat()
}

/** Blocks of paragraphs in reading order, and their text joined by line feeds; shared with the reader of .doc. */
export function assemble(paragraphs: readonly Paragraph[], styles: Styles, counter: Counter) {
  const labels = paragraphs.map((paragraph) => {
    // A paragraph deleted with its mark is gone and does not count.
    if (paragraph.markDeleted && paragraph.text === '') return null
    return counter.next(styles.paragraph(paragraph.style), paragraph.numId, paragraph.ilvl)
  })
  const kept: { readonly paragraph: Paragraph; readonly label: string | null }[] = []
  paragraphs.forEach((paragraph, i) => {
    if (paragraph.text.trim() !== '') kept.push({ paragraph, label: labels[i]! })
  })
  const source = kept.map(({ paragraph }) => paragraph.text).join('\n')
  const blocks: Block[] = []
  let start = 0
  for (const { paragraph, label } of kept) {
    // Cut from `source`, so that the XML behind the paragraph's own text can be freed.
    const text = source.slice(start, start + paragraph.text.length)
    blocks.push(toBlock(paragraph, label, styles, text, start))
    start += text.length + 1
  }
  return { source, blocks }
}

function toBlock(paragraph: Paragraph, label: string | null, styles: Styles, text: string, start: number): Block {
  const style = styles.paragraph(paragraph.style)
  const outline = paragraph.outline >= 0 ? paragraph.outline : style.outline
  const level = outline >= 0 && outline < 9 ? outline + 1 : 0
  return {
    kind: kindOf(paragraph, level, label),
    text,
    map: Int32Array.of(0, start),
    start,
    end: start + text.length,
    level,
    label: label ?? '',
    bold: paragraph.bold,
    centred: (paragraph.alignment || style.alignment) === 'center',
    quoted: false,
    cell: paragraph.cell,
    word: { part: paragraph.part, paragraph: paragraph.number, runs: paragraph.runs },
  }
}

function kindOf(paragraph: Paragraph, level: number, label: string | null): BlockKind {
  if (paragraph.cell) return 'table-cell'
  if (level > 0) return 'heading'
  return label === null ? 'paragraph' : 'list-item'
}
