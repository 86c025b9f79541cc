import { type Block, type BlockKind, type FilePlace, plainBlock, type SourceDocument } from '../../core/block.ts'
import { refuseBomb } from './bomb.ts'
import { pdfError } from './errors.ts'
import { type FlowItem, flowOf, type PageTable, type ReadPage, readPageFlow } from './flow.ts'
import { type Bookmark, openPdf, type Pdf } from './open.ts'
import { type Paragraph, type PlacedLine, paragraphsOf } from './paragraphs.ts'
import { cellsOf, goesOnFrom } from './tables.ts'

const mostPages = 5000
const mostLetters = 20_000_000
/** A file, or a page of it, that takes longer is given up, in milliseconds. */
const longest = 120_000
const longestPage = 20_000
/** Fewer letters a page than these mean that the text is in pictures. */
const fewLetters = 8

/**
 * Reads a PDF with text: paragraphs joined again from their lines, ruled tables cell by cell, running heads and page
 * numbers left out. `source` is that text: one line for a paragraph, tabs between the cells of a row. Each block has its
 * page; one that runs over a page break has the first. Throws ReadError: pdf (a scan, or letters without names), encrypted,
 * truncated, is-empty-archive, unsupported-format, zip-bomb, too-large.
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceDocument> {
  if (bytes.length === 0) throw pdfError('empty')
  if (!isPdf(bytes)) throw pdfError('other')
  refuseBomb(bytes)
  let stop = () => {}
  const late = new Promise<never>((_, reject) => {
    stop = () => reject(pdfError('slow'))
  })
  late.catch(() => {})
  const timer = setTimeout(stop, longest)
  let pdf: Pdf | undefined
  try {
    const read = openPdf(bytes, stop).then((opened) => {
      pdf = opened
      return readPages(opened, stop)
    })
    read.catch(() => {})
    const { pages, bookmarks } = await Promise.race([read, late])
    return assemble(pages, bookmarks)
  } finally {
    clearTimeout(timer)
    await pdf?.close()
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 1024)).includes('%PDF-')
}

async function readPages(pdf: Pdf, stop: () => void): Promise<{ pages: ReadPage[]; bookmarks: readonly Bookmark[] }> {
  if (pdf.pages > mostPages) throw pdfError('pages')
  if (pdf.pages < 1) throw pdfError('broken')
  const pages: ReadPage[] = []
  let letters = 0
  let unnamed = 0
  for (let number = 1; number <= pdf.pages; number++) {
    const timer = setTimeout(stop, longestPage)
    const painted = await pdf
      .page(number)
      .catch((error: unknown) => {
        throw error instanceof Error && error.name === 'ReadError' ? error : pdfError('broken')
      })
      .finally(() => clearTimeout(timer))
    letters += painted.glyphs.length
    unnamed += painted.unnamed
    if (letters > mostLetters) throw pdfError('pages')
    pages.push(readPageFlow(painted, number))
  }
  if (unnamed > letters) throw pdfError('letters')
  if (letters < fewLetters * pdf.pages) throw pdfError('scanned')
  return { pages, bookmarks: await pdf.bookmarks() }
}

function assemble(pages: readonly ReadPage[], bookmarks: readonly Bookmark[]): SourceDocument {
  const { items, frames } = flowOf(pages)
  const writer = startWriter(bookmarks)
  for (let from = 0; from < items.length; ) {
    const first = items[from]!
    let to = from + 1
    if ('line' in first) {
      while (to < items.length && 'line' in items[to]!) to++
      const lines = items.slice(from, to).map((item) => (item as { line: PlacedLine }).line)
      for (const paragraph of paragraphsOf(lines, ({ page }) => frames.get(page)!)) writer.paragraph(paragraph)
    } else {
      const parts = [first.table]
      while (to < items.length && tableGoesOn(parts.at(-1)!, items[to]!))
        parts.push((items[to++] as { table: PageTable }).table)
      writer.table(parts)
    }
    from = to
  }
  return { format: 'pdf', source: writer.source(), blocks: writer.blocks, directives: [], frontMatter: [] }
}

function tableGoesOn(above: PageTable, item: FlowItem): boolean {
  return 'table' in item && goesOnFrom(above, item.table)
}

const squeeze = (text: string): string => text.replace(/\s+/g, '')

function startWriter(bookmarks: readonly Bookmark[]) {
  const parts: string[] = []
  const blocks: Block[] = []
  const titles = bookmarks.map(({ title, level }) => ({ title: squeeze(title), level }))
  let length = 0
  let tables = 0
  let bookmark = 0

  const push = (joint: string, text: string, place: FilePlace, more: Partial<Block> & { kind: BlockKind }) => {
    if (length > 0) parts.push(joint)
    const start = length > 0 ? length + joint.length : 0
    parts.push(text)
    length = start + text.length
    blocks.push(plainBlock(text, start, { ...more, place }))
  }

  /** Level of the next bookmark that is this very line; 0 when it is none. Bookmarks that were passed by are given up. */
  const levelOf = (text: string): number => {
    const title = squeeze(text)
    if (title.length > 60) return 0
    for (let at = bookmark; at < Math.min(bookmark + 20, titles.length); at++) {
      if (titles[at]!.title !== title) continue
      bookmark = at + 1
      return titles[at]!.level
    }
    return 0
  }

  return {
    blocks,
    source: () => parts.join(''),
    paragraph: ({ text, page, bold, centred }: Paragraph) => {
      const level = levelOf(text)
      push('\n', text, { page }, { kind: level > 0 ? 'heading' : 'paragraph', level, bold, centred })
    },
    table: (pages: readonly PageTable[]) => {
      const number = tables++
      let row = -1
      for (const { lines, frame, ...cell } of cellsOf(pages)) {
        const place = { table: number, ...cell, header: false, parent: -1 }
        paragraphsOf(lines, () => frame).forEach(({ text, page, bold }, i) => {
          push(cell.row === row && i === 0 ? '\t' : '\n', text, { page }, { kind: 'table-cell', cell: place, bold })
        })
        row = cell.row
      }
    },
  }
}
