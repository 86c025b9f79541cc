import type { SourceDocument } from '../core/block.ts'
import type { Collector, Draft } from './collector.ts'
import { nameKey } from './name.ts'
import { productTitle } from './product-name.ts'
import { cellText, type TableRow } from './rows.ts'
import type { Shape } from './shape.ts'
import type { ParameterWords } from './words.ts'

const value =
  /^[\s★▲]*(?!\d{1,3}(?:[.．]\d{1,3})*[、.．)）]?\s*[★▲]?[\u4e00-\u9fff])(?:[≥≤＞＜><=±]|不[低小少高大多超]|至少|大于|小于|\d|[（(]?\d|支持|具备|有$|是$|无$|满足|符合)/

/** Names of parameters are short, mostly different, and what stands beside them is a short value. */
export function holdsNames(
  document: SourceDocument,
  rows: readonly TableRow[],
  column: number,
  demand: number,
  words: ParameterWords,
): boolean {
  let known = 0
  let valued = 0
  let count = 0
  let long = 0
  for (const row of rows) {
    if (row.header || row.title) continue
    const name = cellText(document, row.cells.get(column))
    const text = cellText(document, row.cells.get(demand))
    if (!name || !text || !row.own.has(column)) continue
    count++
    const key = nameKey(name)
    if (words.namesOf(key).length || words.endOf(key)) known++
    if (value.test(text) && text.length <= 60) valued++
    if (text.length > 120 || name.length > 20 || /\d[、.．)）]\D/.test(text)) long++
  }
  return count > 0 && long * 3 <= count && (known * 2 >= count || valued * 2 >= count)
}

/** The cells of a column name what the lists of the document buy. */
export function holdsBought(
  document: SourceDocument,
  rows: readonly TableRow[],
  column: number,
  gathered: Collector,
): boolean {
  const texts = rows
    .filter((row) => !row.header && !row.title && row.own.has(column))
    .map((row) => cellText(document, row.cells.get(column)))
    .filter((text) => text !== '')
  const bought = texts.filter((text) => text.length <= 40 && gathered.purchase(productTitle(text)) !== null)
  return bought.length > 0 && bought.length * 2 >= texts.length
}

/** A column that holds nothing but marks, whatever its header says: 备注 | ★; -1 for none. */
export function markColumn(
  document: SourceDocument,
  rows: readonly TableRow[],
  { demands, name, product }: Shape,
): number {
  const marked = new Map<number, boolean>()
  for (const row of rows) {
    if (row.header || row.title) continue
    for (const [column, cell] of row.cells) {
      const text = cellText(document, cell)
      if (text === '' || column === name || column === product || demands.includes(column)) continue
      marked.set(column, (marked.get(column) ?? true) && /^[★☆▲△※#*]+$/.test(text))
    }
  }
  return [...marked].find(([, only]) => only)?.[0] ?? -1
}

/** 整车, 动力电池, 上装 under the heading of a vehicle that is bought are its parts, unless one of them is bought as well. */
export function isOfParts(
  document: SourceDocument,
  rows: readonly TableRow[],
  { product, name, quantity }: Shape,
  around: Draft | null,
  gathered: Collector,
): boolean {
  if (product < 0 || name < 0 || quantity >= 0 || !around?.sure || !gathered.purchase(around.name)) return false
  return rows.every((row) => row.header || !gathered.purchase(productTitle(cellText(document, row.cells.get(product)))))
}
