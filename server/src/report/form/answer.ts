import type { CheckRow, FormData, FormPart } from '../../config/form/form.ts'
import type { Quote } from '../review/quote.ts'
import type { ReviewFile, ReviewItem } from '../review/review.ts'
import type { Cell, Span } from './cell.ts'

/** Which findings a row of a form, or a table of them, is about. */
interface Asked {
  readonly rules: readonly string[]
  readonly categories: readonly string[]
}

/** So many findings are quoted in one cell; of the others it names the places. */
const mostQuoted = 6
const aroundWords = 40
const longestHeading = 24

function asks({ rules, categories }: Asked, { finding }: ReviewItem): boolean {
  return rules.includes(finding.rule) || categories.includes(finding.category)
}

/** The findings that answer a row, in their order. */
export function answering(asked: Asked, items: readonly ReviewItem[]): ReviewItem[] {
  return items.filter((item) => asks(asked, item))
}

function partAsks(part: FormPart, item: ReviewItem): boolean {
  if (part.table === 'blank') return false
  if (part.table === 'findings') return part.rules.length + part.categories.length === 0 || asks(part, item)
  return part.rows.some((row) => 'text' in row && asks(row, item))
}

/** How many findings stand nowhere in a form. */
export function unanswered(form: FormData, items: readonly ReviewItem[]): number {
  return items.filter((item) => !form.body.some((part) => partAsks(part, item))).length
}

/** A quotation with less of the sentence around its words. */
export function shortQuote({ before, words, after }: Quote): readonly Span[] {
  const [left, right] = [[...before], [...after]]
  const head = left.length > aroundWords ? `…${left.slice(-aroundWords).join('')}` : before
  const tail = right.length > aroundWords ? `${right.slice(0, aroundWords).join('')}…` : after
  return [{ text: head }, { text: words, mark: true }, { text: tail }]
}

/** A heading may be a whole paragraph: the beginning is enough to find it, and a colon at its end leads nowhere. */
function shortHeading(title: string): string {
  const text = [
    ...title
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[：:；;，,。、]+$/, ''),
  ]
  return text.length > longestHeading ? `${text.slice(0, longestHeading).join('')}…` : text.join('')
}

/** Chapter and place as people find them: 第三章 采购需求，第 12 段. */
export function whereabouts(item: ReviewItem): string {
  const path = item.finding.path.slice(-2).map(shortHeading)
  return [...path, item.place].filter((part) => part !== '').join('，')
}

function evidence(items: readonly ReviewItem[], named: boolean, files: readonly ReviewFile[]): Span[][] {
  const names = new Map(
    named ? files.flatMap(({ report, items }) => items.map((item) => [item, report.path] as const)) : [],
  )
  const place = (item: ReviewItem) => (named ? `${names.get(item) ?? ''}，` : '') + whereabouts(item)
  const lines = items
    .slice(0, mostQuoted)
    .map((item, i) => [
      { text: `（${i + 1}）${place(item)}：“` },
      ...shortQuote(item.quote),
      { text: `”${item.title ? `（${item.title}）` : ''}` },
    ])
  const rest = items.slice(mostQuoted)
  if (rest.length > 0) lines.push([{ text: `另有 ${rest.length} 处：${rest.map(place).join('；')}` }])
  return lines
}

/**
 * What stands in the result cell of a checklist: the boxes, always empty, and under them the suggestion with its evidence.
 * Where no rule looks, or the file could not be read, it says that a person must look.
 */
export function resultCell(row: CheckRow, choices: readonly string[], files: readonly ReviewFile[]): Cell {
  const boxes: Span[] = [{ text: choices.map((choice) => `${choice}□`).join('　') }]
  const say = (text: string): Cell => [boxes, [{ text }]]
  if (row.rules.length + row.categories.length === 0) return say('需人工审查')
  if (files.every((file) => file.report.error)) return say('文件无法审查，需人工审查')
  const found = answering(
    row,
    files.flatMap((file) => file.items),
  )
  const certain = found.filter((item) => item.finding.certainty === 'certain')
  const review = found.filter((item) => item.finding.certainty === 'review')
  if (found.length === 0) {
    const other = choices.length === 2 ? choices[1 - row.found] : undefined
    if (row.partial || !other || files.some((file) => file.report.error))
      return say('机检未发现相关内容；机检只能查到本项的一部分，需人工审查')
    return say(`${other}（建议）：机检未发现，请人工复核`)
  }
  const part = (title: string, items: readonly ReviewItem[]): Cell =>
    items.length > 0 ? [[{ text: title, bold: true }], ...evidence(items, files.length > 1, files)] : []
  return [boxes, ...part(`${choices[row.found]}（建议）：`, certain), ...part('待核实：', review)]
}
