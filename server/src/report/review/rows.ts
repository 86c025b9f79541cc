import { certaintyName, kindName } from '../words.ts'
import type { Review, ReviewFile, ReviewItem } from './review.ts'
import { type ReviewWords, reviewWords } from './words.ts'

/** The columns of 审查意见表, in order; `print` ones fit on a page, the others are for tracing a row back. */
export const columns = [
  { key: 'number', print: true, width: 5 },
  { key: 'file', print: true, width: 14 },
  { key: 'chapter', print: true, width: 14 },
  { key: 'place', print: true, width: 11 },
  { key: 'quote', print: true, width: 30 },
  { key: 'type', print: true, width: 15 },
  { key: 'message', print: true, width: 24 },
  { key: 'severity', print: true, width: 7 },
  { key: 'basis', print: true, width: 30 },
  { key: 'suggestions', print: true, width: 30 },
  { key: 'reply', print: true, width: 12 },
  { key: 'conclusion', print: true, width: 12 },
  { key: 'date', print: true, width: 9 },
  { key: 'fingerprint', print: false, width: 16 },
  { key: 'sha256', print: false, width: 72 },
] as const satisfies readonly { key: keyof ReviewWords; print: boolean; width: number }[]

export type ColumnKey = (typeof columns)[number]['key']
/** One row; the number is a number, all else text. */
export type ReviewRow = Readonly<Record<Exclude<ColumnKey, 'number'>, string>> & { readonly number: number | '' }

/** The titles of the columns. */
export function headings(review: Review): string[] {
  const words = reviewWords(review.context.locale)
  return columns.map((column) => words[column.key])
}

/** One row for each finding; a file without findings, or that could not be read, has one row that says so. */
export function reviewRows(review: Review): ReviewRow[] {
  return review.files.flatMap((file) =>
    file.items.length > 0 ? file.items.map((item) => itemRow(item, file, review)) : [fileRow(file, review)],
  )
}

/** A file's row when it has no finding to show: the reason of its error, or that nothing was found. */
export function fileVerdict({ report }: ReviewFile, review: Review): { title: string; text: string } {
  const words = reviewWords(review.context.locale)
  if (report.error) return { title: words.failed, text: report.error.message }
  return { title: report.findings.length > 0 ? words.nothingCertain : words.nothing, text: '' }
}

function itemRow(item: ReviewItem, { report }: ReviewFile, review: Review): ReviewRow {
  const { locale } = review.context
  const words = reviewWords(locale)
  const { finding, quote, laws, related } = item
  const category = kindName('category', finding.category, locale)
  return {
    number: item.number,
    file: report.path,
    chapter: item.finding.path.map((title) => title.replace(/\s+/g, ' ')).join(' › '),
    place: [item.place, ...related.map((one) => one.place)]
      .filter((one, at, all) => all.indexOf(one) === at)
      .join('\n'),
    quote: quote.before + quote.words + quote.after,
    type: words.withRule(category, finding.rule),
    message: finding.message,
    severity: certaintyName(finding.certainty, locale),
    basis: laws.map(({ text }) => text).join('\n'),
    suggestions: finding.rewrites.map(({ title, text }) => `${title}${words.colon}${text}`).join('\n'),
    reply: '',
    conclusion: '',
    date: '',
    fingerprint: finding.fingerprint,
    sha256: report.sha256,
  }
}

function fileRow(file: ReviewFile, review: Review): ReviewRow {
  const { title, text } = fileVerdict(file, review)
  const empty = Object.fromEntries(columns.map(({ key }) => [key, ''])) as Record<ColumnKey, ''>
  return { ...empty, file: file.report.path, type: title, message: text, sha256: file.report.sha256 }
}
