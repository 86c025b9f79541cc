import { byCategory, byFile, cited } from '../review/figures.ts'
import { headFacts, notes } from '../review/head.ts'
import type { Review } from '../review/review.ts'
import { columns, headings, type ReviewRow, reviewRows } from '../review/rows.ts'
import { reviewWords } from '../review/words.ts'
import type { Cell, Sheet, StyleName } from './sheet.ts'
import { writeWorkbook } from './workbook.ts'

const text = (value: string, style: StyleName = 'text'): Cell => ({ value, style })
const figure = (value: number | ''): Cell => ({ value, style: 'number' })
const gap: readonly Cell[] = []

/** 审查意见表, a sheet of counts before it and the laws cited after it, as the bytes of an .xlsx. */
export function reportXlsx(review: Review): Uint8Array {
  const { title } = review.context
  return writeWorkbook({
    title,
    author: 'TenderLint',
    sheets: [summarySheet(review), findingSheet(review), lawSheet(review)],
  })
}

function footer(review: Review): string {
  const { tool, asOf, locale } = review.context
  const words = reviewWords(locale)
  return `${words.page}    ${tool.name} ${tool.version}  ${words.rules} ${tool.rulesHash.slice(0, 12)}  ${words.asOf} ${asOf}`
}

function findingSheet(review: Review): Sheet {
  const words = reviewWords(review.context.locale)
  const row = (values: ReviewRow, certain: boolean): Cell[] =>
    columns.map(({ key }) => {
      const value = values[key]
      if (typeof value === 'number') return figure(value)
      return text(value, key === 'severity' ? (certain ? 'certain' : 'review') : 'text')
    })
  return {
    name: words.findings,
    widths: columns.map((column) => column.width),
    rows: [
      headings(review).map((heading) => text(heading, 'head')),
      ...reviewRows(review).map((one) => row(one, one.severity === words.certain)),
    ],
    frozen: 1,
    filtered: 1,
    printed: columns.filter((column) => column.print).length,
    landscape: true,
    footer: footer(review),
  }
}

function summarySheet(review: Review): Sheet {
  const words = reviewWords(review.context.locale)
  const head = (...titles: readonly string[]): Cell[] => titles.map((title) => text(title, 'head'))
  return {
    name: words.summary,
    widths: [44, 16, 10, 10, 10, 10, 72],
    rows: [
      [text(review.context.title, 'title')],
      ...headFacts(review).map(([label, value]) => [text(label, 'label'), text(value, 'plain')]),
      ...notes(review).map((note) => [text(note, 'note')]),
      gap,
      head(words.file, words.kind, words.certain, words.review, words.total, words.waived, words.sha256),
      ...byFile(review).map(({ name, kind, certain, review: unsure, waived, verdict, sha256 }) => [
        text(name),
        text(verdict || kind),
        // no figures where nothing was checked: 0 would say that there is nothing to find
        ...[certain, unsure, certain + unsure, waived].map((count) => figure(verdict ? '' : count)),
        text(sha256),
      ]),
      gap,
      head(words.category, '', words.certain, words.review, words.total),
      ...byCategory(review).map(({ name, certain, review: unsure }) => [
        text(name),
        text(''),
        ...[certain, unsure, certain + unsure].map(figure),
      ]),
    ],
    frozen: 0,
    filtered: 0,
    landscape: true,
    footer: footer(review),
  }
}

function lawSheet(review: Review): Sheet {
  const words = reviewWords(review.context.locale)
  return {
    name: words.citedLaws,
    widths: [70, 60, 10],
    rows: [
      [words.law, words.gist, words.cited].map((title) => text(title, 'head')),
      ...cited(review).map(({ text: law, gist, count }) => [text(law), text(gist), figure(count)]),
    ],
    frozen: 1,
    filtered: 1,
    landscape: true,
    footer: footer(review),
  }
}
