import { allItems, byCategory, byChapter, bySection } from '../review/figures.ts'
import type { Review, ReviewFile } from '../review/review.ts'
import { fileVerdict } from '../review/rows.ts'
import { reviewWords } from '../review/words.ts'
import { kindName } from '../words.ts'
import { type Bar, barChart } from './bars.ts'
import { type Content, textWidthOf } from './page.ts'
import { cell, columnWidths, gap, label, type RowData, table } from './table.ts'
import { paragraph } from './text.ts'
import { docxWords } from './words.ts'

const numbers = { align: 'center' } as const
const shown = 15

/** The first bars, and one for all the rest. */
function shortened(bars: readonly Bar[], more: (count: number) => string): Bar[] {
  if (bars.length <= shown) return [...bars]
  const rest = bars.slice(shown - 1)
  const sum = (what: 'certain' | 'review') => rest.reduce((total, bar) => total + bar[what], 0)
  return [...bars.slice(0, shown - 1), { name: more(rest.length), certain: sum('certain'), review: sum('review') }]
}

function countRow(name: string, { certain, review }: Omit<Bar, 'name'>): RowData {
  return { cells: [cell(name), ...[certain, review, certain + review].map((n) => cell(String(n), numbers))] }
}

function fileRow(file: ReviewFile, number: number, review: Review): RowData {
  const { report } = file
  const certain = report.findings.filter((finding) => finding.certainty === 'certain').length
  const { locale } = review.context
  const state = report.error ? fileVerdict(file, review) : null
  const counts = state
    ? [state.title, '—', '—']
    : [certain, report.findings.length - certain, report.waived].map(String)
  return {
    cells: [
      cell(String(number), numbers),
      {
        content: [
          [{ text: report.path }],
          ...(report.sha256 ? [[{ text: `SHA-256 ${report.sha256}` }]] : []),
          ...(state?.text ? [[{ text: state.text }]] : []),
        ],
      },
      cell(state ? '—' : kindName('document', report.documentKind, locale), numbers),
      ...counts.map((count) => cell(count, numbers)),
    ],
  }
}

/** Tables of counts: for each file, for each category. */
export function summaryTables(review: Review): Content[] {
  const { context, summary } = review
  const words = reviewWords(context.locale)
  const own = docxWords(context.locale)
  const width = textWidthOf(false)
  const look = { size: '小五' } as const
  const categories = byCategory(review)
  const head = (names: readonly string[]): RowData => ({ cells: names.map((name) => label(name)), header: true })
  const totals = [summary.certain, summary.review, summary.waived].map((n) => cell(String(n), numbers))
  return [
    paragraph(own.chapterOne, { heading: 'Heading1' }),
    paragraph(words.certaintyNote, { size: '小四', face: '仿宋', after: 120 }),
    paragraph(words.byFile, { heading: 'Heading2' }),
    table(
      columnWidths(width, [7, 51, 15, 9, 10, 9]),
      [
        head([words.number, words.file, words.kind, words.certain, words.review, words.waived]),
        ...review.files.map((file, i) => fileRow(file, i + 1, review)),
        { cells: [label(words.total, { span: 3 }), ...totals] },
      ],
      look,
    ),
    ...(context.quiet && summary.review > 0
      ? [paragraph(words.hidden(summary.review), { face: '仿宋', before: 60 })]
      : []),
    paragraph(words.byCategory, { heading: 'Heading2' }),
    ...(categories.length === 0
      ? [paragraph(words.nothing, { size: '小四' })]
      : [
          table(
            columnWidths(width, [55, 15, 15, 15]),
            [
              head([words.category, words.certain, words.review, words.total]),
              ...categories.map((row) => countRow(row.name, row)),
            ],
            look,
          ),
        ]),
  ]
}

function chart(title: string, bars: readonly Bar[], more: (count: number) => string): Content[] {
  const picture = barChart(shortened(bars, more), textWidthOf(false))
  return [paragraph(title, { heading: 'Heading2' }), picture, gap()]
}

/** The pictures: findings by category, by chapter (by kind of chapter for several files). Nothing when there is no finding. */
export function distribution(review: Review): Content[] {
  const { locale } = review.context
  const words = reviewWords(locale)
  const own = docxWords(locale)
  if (allItems(review).length === 0) return []
  const one = review.files.length === 1 ? review.files[0]! : null
  return [
    paragraph(own.chapterTwo, { heading: 'Heading1' }),
    paragraph(own.legend, { face: '仿宋', size: '小四' }),
    ...chart(words.byCategory, byCategory(review), own.more),
    ...(one
      ? chart(words.byChapter, byChapter(one, review), own.more)
      : chart(words.bySection, bySection(review), own.more)),
  ]
}

/** The chapters of one file among several, as a picture; nothing when a glance at the list tells as much. */
export function fileChart(file: ReviewFile, review: Review): Content[] {
  const bars = byChapter(file, review)
  if (review.files.length === 1 || bars.length < 2) return []
  return [barChart(shortened(bars, docxWords(review.context.locale).more), textWidthOf(false)), gap()]
}
