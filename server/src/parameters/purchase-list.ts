import type { SourceDocument } from '../core/block.ts'
import type { SectionKind } from '../core/kinds.ts'
import type { Outline, TableSummary } from '../core/section.ts'
import { numeralAt } from '../language/numeral.ts'
import { groupOfHeading, rowGroups } from './group.ts'
import type { BlockPlace } from './model.ts'
import { isPost, postColumns } from './posts.ts'
import { isNoProduct, productKey, productTitle } from './product-name.ts'
import { cellText, columnsOf, rowsOf } from './rows.ts'
import { type TurnedTable, turnedTable } from './turned.ts'

/** One line of a list of what is bought. */
export interface Purchase {
  readonly name: string
  readonly key: string
  /** The part of the project that the row stands under, '' for none. */
  readonly group: string
  readonly table: number
  readonly row: number
  readonly number: string
  readonly quantity: number | null
  readonly unit: string
  readonly place: BlockPlace
  readonly quantityPlace: BlockPlace | null
}

/** In contracts and acceptance papers every table may say what is bought. */
export function readsEverywhere({ documentKind }: Outline): boolean {
  return documentKind === 'contract' || documentKind === 'acceptance'
}

const apart: ReadonlySet<SectionKind> = new Set(['form', 'contract', 'scoring', 'background', 'legal-basis'])
/** What the system has to serve, what is there already, what lies in store. */
const notGoods = /接口|用户|点位|人员|人数|接入|次数|数据|现有|已有|原有|利旧|库存/
/** Headers of what a system has to work with or what lies in store. */
export const notBought: RegExp = /对接|接入|既有|现有|已有|互联|备[品件]|耗材|样品/

/** Lists of what lies ready for repairs: 备品备件清单, whatever they say it is for. */
export const isOfSpares = ({ title, columns }: TableSummary): boolean =>
  /备品|备件|耗材/.test(title) || columns.some(({ header }) => /^(?:备品|备件|耗材)/.test(header))

/** Every line of every purchase list, in reading order; each product once for each list. */
export function purchases(document: SourceDocument, outline: Outline): Purchase[] {
  const found: Purchase[] = []
  for (const table of outline.tables) {
    const posts = postColumns(table)
    const isList = table.role === 'purchase-list' || table.role === 'technical' || posts !== null
    const isOurs = !apart.has(table.section)
    const turned = readsEverywhere(outline) || isOurs ? turnedTable(document, outline, table) : null
    if (turned) {
      found.push(...turnedPurchases(document, outline, table, turned))
      continue
    }
    if (!readsEverywhere(outline) && !(isList && isOurs)) continue
    if (isOfSpares(table)) continue
    const item = posts?.post ?? columnsOf(table, 'item').at(-1)
    const quantity = posts?.count ?? columnsOf(table, 'quantity')[0]
    if (item === undefined || quantity === undefined) {
      found.push(...countedNames(document, outline, table))
      continue
    }
    // what the system has to serve is not bought: 对接系统 | 接口数量
    const counted = table.columns.find(({ column }) => column === quantity)!.header
    const listed = table.columns.find(({ column }) => column === item)!.header
    if (!posts && (notBought.test(listed) || notGoods.test(counted))) continue
    const groupOf = rowGroups(document, table)
    const above = groupOfHeading(outline, outline.labels[table.block]!.heading)
    for (const row of rowsOf(document, outline, table)) {
      const group = groupOf(row)
      if (row.header || row.title || !row.own.has(item)) continue
      const title = cellText(document, row.cells.get(item))
      const name = posts ? title : productTitle(title)
      if (posts ? !isPost(name) : isNoProduct(name)) continue
      const unitColumn = columnsOf(table, 'unit')[0]
      const numberColumn = columnsOf(table, 'index')[0]
      const count = quantityOf(cellText(document, row.cells.get(quantity)))
      if (count.value === null && !cellText(document, row.cells.get(quantity))) continue
      const block = row.cells.get(item)![0]!
      const place = { block, start: 0, end: document.blocks[block]!.text.length }
      const at = row.cells.get(quantity)?.[0]
      found.push({
        name,
        key: productKey(name),
        group: group || above,
        table: table.table,
        row: row.row,
        number: numberColumn === undefined ? '' : cellText(document, row.cells.get(numberColumn)).slice(0, 12),
        quantity: count.value,
        unit:
          (unitColumn === undefined ? '' : cellText(document, row.cells.get(unitColumn))) ||
          count.unit ||
          unitOf(counted) ||
          (posts ? '人' : ''),
        place,
        quantityPlace: at === undefined ? null : { block: at, start: 0, end: document.blocks[at]!.text.length },
      })
    }
  }
  return found
}

function turnedPurchases(
  document: SourceDocument,
  outline: Outline,
  table: TableSummary,
  { things, count, people }: TurnedTable,
): Purchase[] {
  const group = groupOfHeading(outline, outline.labels[table.block]!.heading)
  return things.map(({ column, name, block }, at): Purchase => {
    const cell = count.cells.get(column)![0]!
    const { value, unit } = quantityOf(cellText(document, count.cells.get(column)))
    return {
      name,
      key: productKey(name),
      group,
      table: table.table,
      row: at,
      number: '',
      quantity: value,
      unit: unit || (people ? '人' : ''),
      place: { block, start: 0, end: document.blocks[block]!.text.length },
      quantityPlace: { block: cell, start: 0, end: document.blocks[cell]!.text.length },
    }
  })
}

/** 摄像机（24台） in the first column of things, where no column of its own counts them. */
function countedNames(document: SourceDocument, outline: Outline, table: TableSummary): Purchase[] {
  const [item] = columnsOf(table, 'item')
  if (item === undefined) return []
  const above = groupOfHeading(outline, outline.labels[table.block]!.heading)
  const groupOf = rowGroups(document, table)
  return rowsOf(document, outline, table).flatMap((row): Purchase[] => {
    const group = groupOf(row) || above
    if (row.header || row.title || !row.own.has(item)) return []
    const text = cellText(document, row.cells.get(item))
    const count = /[（(]\s*(?:共|数量[:：]?)?\s*(\d{1,6})\s*([台套架辆张组只块部樘盏座把个樽具])[)）]$/.exec(text)
    const name = productTitle(text)
    if (!count || isNoProduct(name)) return []
    const block = row.cells.get(item)![0]!
    const place = { block, start: 0, end: document.blocks[block]!.text.length }
    return [
      {
        name,
        key: productKey(name),
        group,
        table: table.table,
        row: row.row,
        number: '',
        quantity: Number(count[1]),
        unit: count[2]!,
        place,
        quantityPlace: place,
      },
    ]
  })
}

/** The unit that a header states, 年估用量（吨）. */
function unitOf(header: string): string {
  return /[（(]([^（()）]{1,4})[)）]$/.exec(header)?.[1] ?? ''
}

/** 12台, 1,200, ≥2, 两套: figure and unit. */
export function quantityOf(text: string): { value: number | null; unit: string } {
  const plain = text.normalize('NFKC').replace(/^[\s≥≤约共]+/, '')
  const numeral = numeralAt(plain, 0)
  if (!numeral) return { value: null, unit: '' }
  const unit = plain.slice(numeral.end).trim()
  return { value: numeral.value, unit: unit.length <= 4 ? unit : '' }
}
