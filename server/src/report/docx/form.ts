import type { FormData, FormField, FormPart, HandField } from '../../config/form/form.ts'
import { resultCell, unanswered } from '../form/answer.ts'
import { factOf } from '../form/fact.ts'
import type { Review, ReviewFile } from '../review/review.ts'
import { findingsRows } from './form-findings.ts'
import { type Content, type SectionData, textWidthOf } from './page.ts'
import { type CellData, cell, columnWidths, gap, label, type RowData, table } from './table.ts'
import { paragraph } from './text.ts'

/** Twips of a line that somebody writes in by hand. */
const handLine = 460

/** Puts fields in rows of two; one that needs room gets a row of its own. */
function paired<T>(items: readonly T[], alone: (item: T) => boolean): T[][] {
  const rows: T[][] = []
  let open: T[] | null = null
  for (const item of items) {
    if (alone(item)) {
      rows.push([item])
      open = null
    } else if (open) {
      open.push(item)
      open = null
    } else {
      open = [item]
      rows.push(open)
    }
  }
  return rows
}

function fieldRow(cells: readonly (readonly [string, string])[], height: number): RowData {
  const pair = ([name, value]: readonly [string, string], span: number): CellData[] => [
    label(name),
    cell(value, {}, { span }),
  ]
  return { cells: cells.length === 1 ? pair(cells[0]!, 3) : cells.flatMap((one) => pair(one, 1)), height }
}

const fieldShares = [22, 28, 22, 28]

function headTable(
  fields: readonly FormField[],
  files: readonly ReviewFile[],
  review: Review,
  width: number,
): Content[] {
  if (fields.length === 0) return []
  const rows = paired(fields, (field) => field.wide === true).map((row) => {
    const valued = row.map((field) => {
      const value = field.fact ? factOf(field.fact, files, review) : (field.text ?? '')
      return [field.label, value] as const
    })
    return fieldRow(valued, handLine)
  })
  return [table(columnWidths(width, fieldShares), rows), gap()]
}

function handTable(fields: readonly HandField[], width: number): Content[] {
  if (fields.length === 0) return []
  const rows = paired(fields, (field) => field.lines > 1)
  return [
    table(
      columnWidths(width, fieldShares),
      rows.map((row) =>
        fieldRow(
          row.map(({ label }) => [label, ''] as const),
          handLine * row[0]!.lines,
        ),
      ),
    ),
  ]
}

function partContent(part: FormPart, files: readonly ReviewFile[], review: Review, width: number): Content[] {
  const title =
    part.title === ''
      ? []
      : [paragraph(part.title, { face: '黑体', size: '小四', before: 160, after: 80, keepNext: true })]
  if (part.table === 'blank') return [...title, ...handTable(part.fields, width), gap()]
  if (part.table === 'findings') {
    const widths = columnWidths(
      width,
      part.columns.map((column) => column.width),
    )
    return [...title, table(widths, findingsRows(part, files, review), { size: '小五' }), gap()]
  }
  const { number, text, result } = part.columns
  let count = 0
  const rows = part.rows.map((row): RowData => {
    if ('heading' in row) {
      return { cells: [label(row.heading, { span: 3 }, { align: 'left' })], keepNext: true }
    }
    const content = resultCell(row, part.choices, files)
    return { cells: [cell(String(++count), { align: 'center' }), cell(row.text), { content }] }
  })
  const head: RowData = { cells: [number, text, result].map((name) => label(name)), header: true }
  return [...title, table(columnWidths(width, [7, 42, 51]), [head, ...rows]), gap()]
}

function noteTexts(form: FormData, files: readonly ReviewFile[]): string[] {
  const left = unanswered(
    form,
    files.flatMap((file) => file.items),
  )
  const waived = files.reduce((sum, file) => sum + file.report.waived, 0)
  const failed = files.filter((file) => file.report.error)
  return [
    ...form.notes,
    '表中预填内容由程序依据所列规则生成，供审查人员参考；项目名称等信息摘自文件，请核对；审查结果、结论、签字、盖章、日期由审查人员填写。',
    ...(left > 0 ? [`另有 ${left} 处机检发现不属于本表所列情形，见审查报告。`] : []),
    ...(waived > 0 ? [`另有 ${waived} 处已按书面理由豁免，未列入本表。`] : []),
    ...failed.map(({ report }) => `文件“${report.path}”无法审查：${report.error?.message ?? ''}`),
  ]
}

/** One form for the given files as pages of their own. */
export function formSection(
  form: FormData,
  files: readonly ReviewFile[],
  review: Review,
  footer: readonly string[],
): SectionData {
  const landscape = form.page === 'landscape'
  const width = textWidthOf(landscape)
  const notes = noteTexts(form, files).map((text, i, { length }) =>
    paragraph(`${i === 0 ? '注：' : '　　'}${length > 1 ? `${i + 1}．` : ''}${text}`, {
      face: '仿宋',
      size: '小五',
      before: 40,
    }),
  )
  return {
    landscape,
    header: form.title,
    footer,
    children: [
      paragraph(form.title, { face: '黑体', size: '小二', align: 'center', before: 60, after: 100 }),
      ...(form.basis ? [paragraph(form.basis, { face: '仿宋', align: 'center', after: 120 })] : []),
      ...headTable(form.head, files, review, width),
      ...form.body.flatMap((part) => partContent(part, files, review, width)),
      ...handTable(form.tail, width),
      ...notes,
    ],
  }
}
