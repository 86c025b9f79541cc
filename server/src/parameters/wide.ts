import type { SourceDocument } from '../core/block.ts'
import type { TableSummary } from '../core/section.ts'
import { cellText, columnsOf, type TableRow } from './rows.ts'
import type { ParameterWords } from './words.ts'

/** A column that holds one parameter of each product: 胸径（cm）. */
export interface ValueColumn {
  readonly column: number
  readonly name: string
  readonly unit: string
}

/** What sums are counted in. */
const ofSums: ReadonlySet<string> = new Set(['count', 'money', 'time', 'months', 'ratio'])
const bound = /^\s*[★▲※]?\s*(?:[≥≤＞＜><±]|不[低小少高大多超]|至少|大于|小于|[-+]?\d)/
const aside = /序号|编号|单价|合价|金额|小计|备注|位置|部位|楼层|日期|时间$|页|图号|电话|占比|比例$|分值|得分|权重/

/**
 * The columns of a list whose headers are names of parameters and whose cells are values. A header with a unit is enough; others
 * need bounds (≥15) in most cells.
 */
export function valueColumns(
  document: SourceDocument,
  table: TableSummary,
  rows: readonly TableRow[],
  words: ParameterWords,
): readonly ValueColumn[] {
  // figures beside things that are not bought are statistics
  if (columnsOf(table, 'item').length === 0 || columnsOf(table, 'quantity').length === 0) return []
  return table.columns.flatMap(({ column, header, role }): ValueColumn[] => {
    if (role !== 'other' || aside.test(header) || header.length > 16) return []
    const found = /^(.+?)\s*[（(/]\s*([^（()）]{1,8}?)\s*[)）]?$/.exec(header)
    const measured = found ? words.unitsOf(found[2]!).filter(({ dimension }) => !ofSums.has(dimension)) : []
    const unit = measured.length > 0 ? found![2]! : ''
    const name = (unit ? found![1]! : header).replace(/^[★☆▲△※]+/, '')
    const texts = rows
      .filter((row) => !row.header && !row.title)
      .map((row) => cellText(document, row.cells.get(column)))
      .filter((text) => text !== '' && !/^[—–\-/\\]+$/.test(text))
    const values = texts.filter((text) => bound.test(text) && text.length <= 24)
    const bounds = texts.filter((text) => /^\s*[★▲※]?\s*(?:[≥≤＞＜><±]|不[低小少高大多超]|至少)/.test(text))
    const isValue = values.length * 2 > texts.length && (unit !== '' || bounds.length * 2 > texts.length)
    return isValue ? [{ column, name, unit }] : []
  })
}
