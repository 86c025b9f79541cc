import type { Table } from 'docx'
import type { Cell } from '../form/cell.ts'
import { cited } from '../review/figures.ts'
import type { Review, ReviewFile, ReviewItem } from '../review/review.ts'
import { fileVerdict } from '../review/rows.ts'
import { reviewWords } from '../review/words.ts'
import { certaintyName, kindName } from '../words.ts'
import { type Content, textWidthOf } from './page.ts'
import { fileChart } from './summary.ts'
import { cell, columnWidths, gap, label, type RowData, table } from './table.ts'
import { paragraph } from './text.ts'
import { docxWords } from './words.ts'

/** A finding is not torn apart by the end of a page, unless it is longer than one. */
function keptTogether(rows: readonly RowData[]): Table {
  const last = rows.length - 1
  const kept = rows.map((row, i) => (i < last ? { ...row, keepNext: true } : row))
  return table(columnWidths(textWidthOf(false), [16, 84]), kept)
}

/** The sentence with its words marked. */
export function quotation(item: ReviewItem): Cell {
  const { before, words, after } = item.quote
  return [[{ text: before }, { text: words, mark: true }, { text: after }]]
}

function findingTable(item: ReviewItem, review: Review): Content[] {
  const { locale } = review.context
  const words = reviewWords(locale)
  const own = docxWords(locale)
  const { finding } = item
  const certain = finding.certainty === 'certain'
  const name = item.title || kindName('category', finding.category, locale)
  const places = [item.place, ...item.related.map((one) => one.place)]
  const row = (title: string, content: Cell): RowData => ({ cells: [label(title), { content }] })
  const lines = (texts: readonly string[]): Cell => texts.filter((text) => text !== '').map((text) => [{ text }])
  const head = [
    { text: `${item.number}　${name}`, bold: true },
    { text: `　${kindName('category', finding.category, locale)} · ${certaintyName(finding.certainty, locale)}` },
  ]
  const suggestions = finding.rewrites.map(
    (rewrite) => rewrite.title + words.colon + rewrite.text + (rewrite.safe ? own.safe : ''),
  )
  const laws = item.laws.map(({ text, gist }) => (gist ? text + words.colon + gist : text))
  return [
    keptTogether([
      {
        cells: [{ content: [head], span: 2, fill: certain ? 'F8D7D4' : 'FCEFCB', look: { face: '黑体' } }],
      },
      row(words.place, lines([[...new Set(places)].join(locale === 'en' ? '; ' : '；')])),
      row(words.quote, quotation(item)),
      row(own.problem, lines([finding.message])),
      ...(item.why ? [row(words.why, lines([item.why]))] : []),
      ...(laws.length > 0 ? [row(words.basis, lines(laws))] : []),
      ...(suggestions.length > 0 ? [row(words.suggestions, lines(suggestions))] : []),
      { cells: [label(words.reply), cell('')], height: 560 },
      { cells: [label(words.conclusion), cell('')], height: 560 },
    ]),
    gap(200),
  ]
}

/** The findings of one file under their chapters, or why there are none. */
export function fileFindings(file: ReviewFile, number: number, review: Review): Content[] {
  const words = reviewWords(review.context.locale)
  const own = docxWords(review.context.locale)
  const title = paragraph(own.fileTitle(number, file.report.path), { heading: 'Heading2' })
  if (file.items.length === 0) {
    const verdict = fileVerdict(file, review)
    const text = verdict.text ? verdict.title + words.colon + verdict.text : verdict.title
    return [title, paragraph(text, { size: '小四' })]
  }
  let chapter: string | null = null
  const content: Content[] = [title, ...fileChart(file, review)]
  for (const item of file.items) {
    const path = item.finding.path.map((heading) => heading.replace(/\s+/g, ' ')).join(' › ')
    if (path !== chapter) content.push(paragraph(path || words.beforeHeadings, { heading: 'Heading3' }))
    chapter = path
    content.push(...findingTable(item, review))
  }
  return content
}

/** Every law and article that was cited, with the number of findings it stands under. */
export function citedLaws(review: Review): Content[] {
  const words = reviewWords(review.context.locale)
  const rows = cited(review)
  if (rows.length === 0) return []
  return [
    paragraph(docxWords(review.context.locale).chapterFour, { heading: 'Heading1' }),
    table(
      columnWidths(textWidthOf(false), [86, 14]),
      [
        { cells: [label(words.law), label(words.cited)], header: true },
        ...rows.map(({ text, count }) => ({ cells: [cell(text), cell(String(count), { align: 'center' })] })),
      ],
      { size: '小五' },
    ),
  ]
}
