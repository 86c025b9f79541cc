import type { Table } from 'docx'
import type { Review } from '../review/review.ts'
import { type ReviewWords, reviewWords } from '../review/words.ts'
import { type Content, textWidthOf } from './page.ts'
import { cell, columnWidths, gap, label, type RowData, table } from './table.ts'
import { paragraph } from './text.ts'
import { docxWords, toolName } from './words.ts'

/** Names of the files, the first few in full. */
function fileNames(review: Review, more: (count: number) => string): string[] {
  const names = review.files.map((file) => file.report.path)
  return names.length > 6 ? [...names.slice(0, 5), more(names.length - 5)] : names
}

/** A hash with the name of its kind, '' for a file that has none. */
function hashLines(sha256: string): string[] {
  return sha256 === '' ? [] : [`SHA-256 ${sha256}`]
}

function facts(review: Review, words: ReviewWords): readonly (readonly [string, readonly string[]])[] {
  const { context } = review
  const own = docxWords(context.locale)
  return [
    [words.file, fileNames(review, own.more)],
    [words.region, [context.region.join(' › ') || words.everywhere]],
    ...(context.packs.length > 0 ? [[words.packs, context.packs] as const] : []),
    [words.asOf, [context.asOf]],
    [words.tool, [toolName(context.tool)]],
    [words.rules, [words.ruleCount(context.rules.length, context.tool.rulesHash)]],
    ...(review.files.length === 1 ? [[own.fileHash, hashLines(review.files[0]!.report.sha256)] as const] : []),
  ]
}

function factTable(rows: readonly (readonly [string, readonly string[]])[]): Table {
  const widths = columnWidths(textWidthOf(false), [26, 74])
  const look = { size: '小四' } as const
  return table(
    widths,
    rows.map(([name, lines]): RowData => {
      const content = lines.filter((line) => line !== '').map((text) => [{ text }])
      return { cells: [label(name, {}, look), { content, look }], height: 480 }
    }),
    look,
  )
}

/** The first page: title, what was reviewed against what, and the blanks for reviewing body, reviewer and date. */
export function cover(review: Review): Content[] {
  const { context } = review
  const words = reviewWords(context.locale)
  const own = docxWords(context.locale)
  const signed: RowData[] = [
    { cells: [label(own.unit + own.seal, {}, { size: '小四' }), cell('')], height: 900 },
    {
      cells: [label(words.reviewer + own.signature, {}, { size: '小四' }), cell(context.reviewer, { size: '小四' })],
      height: 700,
    },
    { cells: [label(words.date, {}, { size: '小四' }), cell('')], height: 700 },
  ]
  return [
    paragraph(context.title || words.reportTitle, {
      face: '黑体',
      size: '一号',
      align: 'center',
      before: 1800,
      after: 1400,
    }),
    factTable(facts(review, words)),
    gap(500),
    table(columnWidths(textWidthOf(false), [26, 74]), signed),
    paragraph(words.disclaimer, { face: '仿宋', size: '小四', before: 400 }),
  ]
}
