import type { ColumnSource } from '../../config/form/form.ts'
import { articleName } from '../basis.ts'
import type { Review, ReviewFile, ReviewItem } from '../review/review.ts'
import { reviewWords } from '../review/words.ts'
import { certaintyName, kindName } from '../words.ts'
import { whereabouts } from './answer.ts'
import { type Cell, textCell } from './cell.ts'
import { chainOf } from './chain.ts'
import { shownName } from './fact.ts'

/** One row of a findings table: the finding, the file it is in and its number in this form. */
export interface FindingRow {
  readonly item: ReviewItem
  readonly file: ReviewFile
  readonly number: number
}

const words = reviewWords('zh')
const lines = (texts: readonly string[]): Cell => texts.filter((text) => text !== '').map((text) => [{ text }])
const pathOf = ({ finding }: ReviewItem) => finding.path.map((title) => title.replace(/\s+/g, ' ')).join(' › ')
const places = (item: ReviewItem) => [...new Set([item.place, ...item.related.map((one) => one.place)])]

/** Gives the cells of the rows of one review; what concerns all rows is reckoned once. */
export function columnCells(review: Review): (source: ColumnSource, row: FindingRow) => Cell {
  let chain: ReturnType<typeof chainOf> | null = null
  const filesWith = new Map<string, number>()
  for (const { items } of review.files)
    for (const rule of new Set(items.map((item) => item.finding.rule)))
      filesWith.set(rule, (filesWith.get(rule) ?? 0) + 1)
  const cells: Readonly<Record<ColumnSource, (row: FindingRow) => Cell>> = {
    number: ({ number }) => textCell(String(number)),
    file: ({ file }) => textCell(shownName(file.report.path, review.files)),
    chapter: ({ item }) => textCell(pathOf(item)),
    place: ({ item }) => lines(places(item)),
    'chapter-and-place': ({ item }) => textCell(whereabouts(item)),
    quotation: ({ item: { quote } }) => [
      [{ text: quote.before }, { text: quote.words, mark: true }, { text: quote.after }],
    ],
    problem: ({ item }) => lines([kindName('category', item.finding.category, 'zh'), item.title]),
    message: ({ item }) => textCell(item.finding.message),
    why: ({ item }) => textCell(item.why),
    rule: ({ item }) => textCell(item.title),
    'rule-id': ({ item }) => textCell(item.finding.rule),
    category: ({ item }) => textCell(kindName('category', item.finding.category, 'zh')),
    certainty: ({ item }) => textCell(certaintyName(item.finding.certainty, 'zh')),
    severity: ({ item }) => textCell(words.severities[item.finding.severity]),
    basis: ({ item }) => lines(item.finding.basis.map(articleName)),
    'basis-with-date': ({ item }) => lines(item.laws.map(({ text }) => text)),
    suggestion: ({ item }) => lines(item.finding.rewrites.map(({ title, text }) => `${title}：${text}`)),
    proposal: ({ item }) => lines(item.finding.rewrites.slice(0, 1).map(({ text }) => `（建议）${text}`)),
    'files-with-rule': ({ item }) => textCell(`${filesWith.get(item.finding.rule) ?? 0}/${review.files.length}`),
    chain: ({ item }) => {
      chain ??= chainOf(review)
      return textCell(chain.get(item) ?? '')
    },
    adoption: () => lines(['采纳□', '部分采纳□', '不采纳□']),
    blank: () => [],
  }
  return (source, row) => cells[source](row)
}
