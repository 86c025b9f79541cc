import type { Passage, VendorSimilarity } from '../../core/similarity.ts'
import type { Cell } from '../form/cell.ts'
import { type Piece, percent, pieces, type SimilarReport, worstBlocks } from '../similar/view.ts'
import { conclusion, type SimilarWords, similarWords } from '../similar/words.ts'
import { packed } from './package.ts'
import { type Content, paperOf, textWidthOf } from './page.ts'
import { cell, columnWidths, gap, label, type RowData, table } from './table.ts'
import { paragraph, plain } from './text.ts'

const width = textWidthOf(true)
/** A Word file with thousands of rows is of no use to anyone; the HTML report holds all. */
const mostPassages = 300

/** 比对报告.docx: verdict, shares, the worst parts and the passages in two columns; the same bytes for the same comparison. */
export async function similarDocx(report: SimilarReport): Promise<Uint8Array> {
  const { similarity, throughout, locale, tool, day } = report
  const words = similarWords(locale)
  const { vendors } = similarity
  const [concluded, advice] = conclusion(similarity, words)
  const row = (name: string, text: string): RowData => ({ cells: [label(name), cell(text)] })
  const children: Content[] = [
    paragraph(words.title, { heading: 'Heading1' }),
    table(columnWidths(width, [16, 84]), [
      row(words.document, similarity.document),
      row(words.verdict, concluded),
      row(words.adviceTitle, advice),
      ...(throughout ? [row(words.namesTitle, words.throughout(throughout.vendor, throughout.places))] : []),
    ]),
    gap(),
    ...sharesOf(vendors, words),
    ...blocksOf(report, words),
    ...vendors.flatMap((vendor) => passagesOf(vendor, words)),
    gap(),
    paragraph(words.discounted, { size: '小五', face: '仿宋' }),
  ]
  const name = `${tool.name} ${tool.version}`
  const footer = [words.footer(tool.name, tool.version)]
  const paper = paperOf([{ children, landscape: true, header: '', footer }], words.title, words.page, locale === 'en')
  return packed(paper, plain(words.title), name.replace(/^tenderlint/, 'TenderLint'), day)
}

function sharesOf(vendors: readonly VendorSimilarity[], words: SimilarWords): Content[] {
  if (vendors.length === 0) return []
  const rows = vendors.map(({ path, share }) => ({ cells: [cell(path), cell(percent(share), { align: 'center' })] }))
  const head = { cells: [label(words.vendor), label(words.share)], header: true }
  return [
    paragraph(words.vendors, { heading: 'Heading2' }),
    table(columnWidths(width, [86, 14]), [head, ...rows]),
    gap(),
  ]
}

function blocksOf({ similarity }: SimilarReport, words: SimilarWords): Content[] {
  const worst = worstBlocks(similarity)
  if (worst.length === 0) return []
  const head = { cells: [label(words.block), label(words.vendor), label(words.share)], header: true }
  const rows = worst.map(({ path, vendor, share }) => ({
    cells: [cell(path.join(' › ') || words.start), cell(vendor), cell(percent(share), { align: 'center' })],
  }))
  return [
    paragraph(words.blocks, { heading: 'Heading2' }),
    table(columnWidths(width, [50, 36, 14]), [head, ...rows]),
    gap(),
  ]
}

function passagesOf({ path, passages }: VendorSimilarity, words: SimilarWords): Content[] {
  const title = paragraph(`${words.passages}${words.colon}${path}`, { heading: 'Heading2' })
  if (passages.length === 0) return [title, paragraph(words.none)]
  const head = { cells: [label(words.here), label(words.there)], header: true }
  const rows = passages.slice(0, mostPassages).map((passage) => {
    const [here, there] = pieces(passage)
    const { range, vendorRange }: Passage = passage
    return {
      cells: [
        { content: spans(words.line(range.start.line), here), top: true },
        { content: spans(words.line(vendorRange.start.line), there), top: true },
      ],
    }
  })
  const rest = passages.length - rows.length
  return [
    title,
    table(columnWidths(width, [50, 50]), [head, ...rows], { size: '小五' }),
    ...(rest > 0 ? [paragraph(words.more(rest))] : []),
    gap(),
  ]
}

/** The place, then the text with what is the same marked; a line of the text is a paragraph. */
function spans(place: string, said: readonly Piece[]): Cell {
  const lines: { text: string; mark?: boolean }[][] = [[]]
  for (const { text, same } of said)
    text.split(/\r\n|\r|\n/).forEach((line, at) => {
      if (at > 0) lines.push([])
      if (line.trim()) lines.at(-1)!.push({ text: line, mark: same })
    })
  return [[{ text: place }], ...lines.filter((line) => line.length > 0)]
}
