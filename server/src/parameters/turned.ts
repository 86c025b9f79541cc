import type { SourceDocument } from '../core/block.ts'
import type { Outline, TableSummary } from '../core/section.ts'
import { isPost } from './posts.ts'
import { isNoProduct, productTitle } from './product-name.ts'
import { cellText, rowsOf, type TableRow } from './rows.ts'

/** A table that lists things from left to right: 岗位 | 项目经理 | 电工 over 人数 | 1 | 3. */
export interface TurnedTable {
  readonly things: readonly { readonly column: number; readonly name: string; readonly block: number }[]
  /** The row that counts them. */
  readonly count: TableRow
  /** The other rows, each with what its first cell says. */
  readonly rest: readonly { readonly title: string; readonly row: TableRow }[]
  readonly people: boolean
}

const corner = /^(?:岗位|工种|职务|人员类别|设备|货物|产品|物资|名称|品名|设备名称|货物名称|产品名称|标的名称)$/
const counts = /^(?:配置|配备|拟派|最低)?(?:人数|数量|台数|名额)(?:[（(].{1,3}[)）])?$/

/** Reads such a table; null for any other. */
export function turnedTable(document: SourceDocument, outline: Outline, table: TableSummary): TurnedTable | null {
  const [first, ...others] = [...table.columns].sort((a, b) => a.column - b.column)
  if (!first || others.length < 3 || !corner.test(first.header) || table.rows > 12) return null
  const rows = rowsOf(document, outline, table)
  const head = rows.find(({ header }) => header)
  const titled = rows
    .filter(({ header }) => !header)
    .map((row) => ({ title: cellText(document, row.cells.get(first.column)).replace(/\s+/g, ''), row }))
  const count = titled.find(({ title }) => counts.test(title))?.row
  if (!head || !count) return null
  const people = /岗位|工种|职务|人员/.test(first.header) || titled.some(({ title }) => title.includes('人数'))
  const things = others.flatMap(({ column, header }) => {
    const name = people ? header : productTitle(header)
    const block = head.cells.get(column)?.[0]
    const isOurs = people ? isPost(name) : !isNoProduct(name)
    return isOurs && block !== undefined && /^\D{0,2}\d+/.test(cellText(document, count.cells.get(column)))
      ? [{ column, name, block }]
      : []
  })
  const rest = titled.filter(({ row, title }) => row !== count && title !== '')
  return things.length >= 2 ? { things, count, rest, people } : null
}
