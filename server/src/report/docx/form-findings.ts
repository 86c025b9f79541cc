import type { FindingsTable } from '../../config/form/form.ts'
import { answering } from '../form/answer.ts'
import { columnCells, type FindingRow } from '../form/column.ts'
import { shownName } from '../form/fact.ts'
import type { Review, ReviewFile, ReviewItem } from '../review/review.ts'
import { kindName } from '../words.ts'
import { cell, label, type RowData } from './table.ts'

const middle: readonly string[] = ['number', 'certainty', 'severity', 'files-with-rule', 'adoption']
/** Twips of an empty row that somebody writes in by hand. */
const spareHeight = 700

function groupOf(part: FindingsTable, file: ReviewFile, item: ReviewItem, review: Review): string {
  if (part.group === 'file') return `文件：${shownName(file.report.path, review.files)}　SHA-256：${file.report.sha256}`
  if (part.group === 'chapter') return item.chapter || '（标题之前）'
  return part.group === 'category' ? kindName('category', item.finding.category, 'zh') : ''
}

/** Findings under their group, groups in the order of their first finding. */
function grouped(
  part: FindingsTable,
  files: readonly ReviewFile[],
  review: Review,
): Map<string, Omit<FindingRow, 'number'>[]> {
  const all = part.rules.length + part.categories.length === 0
  const groups = new Map<string, Omit<FindingRow, 'number'>[]>()
  for (const file of files) {
    for (const item of all ? file.items : answering(part, file.items)) {
      const name = groupOf(part, file, item, review)
      const group = groups.get(name) ?? []
      group.push({ item, file })
      groups.set(name, group)
    }
  }
  return groups
}

/** The rows of a findings table: header, groups, findings numbered through, empty rows for a person. */
export function findingsRows(part: FindingsTable, files: readonly ReviewFile[], review: Review): RowData[] {
  const cellOf = columnCells(review)
  const span = part.columns.length
  const rows: RowData[] = [{ cells: part.columns.map((column) => label(column.label)), header: true }]
  let number = 0
  for (const [name, group] of grouped(part, files, review)) {
    if (name !== '') rows.push({ cells: [label(name, { span }, { align: 'left' })], keepNext: true })
    for (const one of group) {
      const row = { ...one, number: ++number }
      rows.push({
        cells: part.columns.map(({ shows }) => ({
          content: cellOf(shows, row),
          ...(middle.includes(shows) && { look: { align: 'center' as const } }),
        })),
      })
    }
  }
  if (number === 0) {
    const unread = files.length > 0 && files.every((file) => file.report.error)
    rows.push({ cells: [cell(unread ? '文件无法审查' : '机检未发现问题', { align: 'center' }, { span })] })
  }
  for (let i = 0; i < part.spare; i++) rows.push({ cells: part.columns.map(() => cell('')), height: spareHeight })
  return rows
}
