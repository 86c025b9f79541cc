import type { SourceDocument } from '../core/block.ts'
import type { Outline, TableSummary } from '../core/section.ts'
import type { Collector, Draft } from './collector.ts'
import { groupOfHeading, rowGroups } from './group.ts'
import { demandLines, plainNumber, type Star, starOf } from './line.ts'
import type { BlockPlace } from './model.ts'
import { nameKey } from './name.ts'
import { isNoProduct, productTitle } from './product-name.ts'
import { cellText, columnsOf, rowsOf, type TableRow } from './rows.ts'
import type { ParameterWords } from './words.ts'

/** Where a table's parts stand: columns, -1 for none. */
interface Shape {
  readonly product: number
  readonly name: number
  /** Columns with demands; all are read. */
  readonly demands: readonly number[]
  readonly number: number
  readonly unit: number
  readonly star: number
}

const productHeader = /货物|设备|产品|标的|品名|品目|系统|物资|采购|材料|仪器|器材|模块|子项|分项/
const nameHeader =
  /^(?:(?:技术|性能|主要)?(?:参数|指标|配置|规格|性能|功能)(?:项目?|名称?|类别|内容)?|项目(?:名称)?|(?:检[测验]|测试)项目?|指标项|技术项|要素|内容|分类|类别|名称)$/
const starHeader = /★|▲|星|标记|标识|重要(?:性|程度)|实质性|条款(?:性质|类型)|参数性质|指标性质/
const notOfProducts = /商务|实质性条款|演示|评审|评分|样品|备[品件]|耗材/

const shapeless: Shape = { product: -1, name: -1, demands: [], number: -1, unit: -1, star: -1 }

/** What the columns of a table are for. `names` tells whether a column holds names of parameters. */
function shapeOf(table: TableSummary, names: (column: number, demand: number) => boolean): Shape {
  const headers = table.columns.map(({ header }) => header)
  if (headers.some((header) => notOfProducts.test(header)) && table.role !== 'technical') return shapeless
  // 产品 | 参数 | 品牌 | 型号 | 参数值 | 来源: what brands offer, not what is demanded
  if (
    columnsOf(table, 'brand').length > 0 &&
    headers.some((header) => /^(?:参数值|实际值|响应值|实测值|来源)/.test(header))
  )
    return shapeless
  if (/样品|演示|备品|备件|耗材/.test(table.title)) return shapeless
  const items = columnsOf(table, 'item')
  const headerOf = (column: number) => table.columns.find((one) => one.column === column)?.header ?? ''
  // 合同参数 | 实际参数: what was demanded is read, what came is not
  const isActual = (column: number) => /实际|实测|实配|到货|检测结果|验收(?:结果|情况)/.test(headerOf(column))
  const all = columnsOf(table, 'parameter')
  const demanded = all.filter((column) => !isActual(column))
  let demands = demanded.length > 0 ? demanded : all
  if (demands.length === 0 && table.role !== 'other') demands = columnsOf(table, 'requirement')
  const first = demands[0]
  const last = demands.at(-1)
  const quantity = columnsOf(table, 'quantity')[0] ?? -1
  const star = table.columns.find(({ header, role }) => role !== 'item' && starHeader.test(header))?.column ?? -1
  demands = demands.filter((column) => column !== star)
  const rest = {
    number: columnsOf(table, 'index')[0] ?? -1,
    unit: quantity < 0 ? (columnsOf(table, 'unit')[0] ?? -1) : -1,
    star,
  }
  if (first === undefined || last === undefined) {
    const requirement = columnsOf(table, 'requirement')[0]
    const item = items.at(-1)
    return requirement !== undefined && item !== undefined && names(item, requirement)
      ? { ...rest, product: items.length > 1 ? items[0]! : -1, name: item, demands: [requirement] }
      : shapeless
  }
  const item = items.at(-1)
  if (item === undefined) {
    const requirements = columnsOf(table, 'requirement').filter((column) => column !== star)
    if (demands.length >= 2 && (nameHeader.test(headerOf(first)) || names(first, last)))
      return { ...rest, product: -1, name: first, demands: demands.slice(1) }
    // 参数 | 要求
    const value = requirements.at(-1)
    if (value !== undefined && value > first && (nameHeader.test(headerOf(first)) || names(first, value)))
      return { ...rest, product: -1, name: first, demands: [value] }
    return { ...rest, product: -1, name: -1, demands }
  }
  // 设备 | 参数 | 要求
  const behind = columnsOf(table, 'requirement').filter((column) => column > last && column !== star)
  if (behind.length > 0 && names(last, behind[0]!)) return { ...rest, product: item, name: last, demands: behind }
  if (demands.length >= 2 && names(first, last))
    return { ...rest, product: item, name: first, demands: demands.slice(1) }
  if (!productHeader.test(headerOf(item)) && quantity < 0 && names(item, last))
    return { ...rest, product: items.length > 1 ? items[0]! : -1, name: item, demands }
  return { ...rest, product: item, name: -1, demands }
}

const value =
  /^[\s★▲]*(?!\d{1,3}(?:[.．]\d{1,3})*[、.．)）]?\s*[★▲]?[\u4e00-\u9fff])(?:[≥≤＞＜><=±]|不[低小少高大多超]|至少|大于|小于|\d|[（(]?\d|支持|具备|有$|是$|无$|满足|符合)/

/** Names of parameters are short, mostly different, and what stands beside them is a short value. */
function holdsNames(
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

/**
 * Reads one table into products. `around` is the product that the heading or title above names, `before` the one that the
 * table directly before it ended with (a page break splits tables), null for none. Gives the product that it ended with.
 */
export function readParameterTable(
  document: SourceDocument,
  outline: Outline,
  table: TableSummary,
  around: Draft | null,
  before: Draft | null,
  gathered: Collector,
  words: ParameterWords,
): Draft | null {
  const rows = rowsOf(document, outline, table)
  const shape = shapeOf(table, (column, demand) => holdsNames(document, rows, column, demand, words))
  if (shape.demands.length === 0)
    return table.columns.length === 0 ? readFrame(document, rows, around, gathered, words) : around
  let current = shape.product >= 0 ? (before ?? around) : around
  const seen = new Set<number>()
  const headers = new Map(table.columns.map(({ column, header }) => [column, header]))
  const groupOf = rowGroups(document, table)
  const above = groupOfHeading(outline, outline.labels[table.block]!.heading)
  const near = `table ${table.table}`
  for (const row of rows) {
    const group = groupOf(row) || above
    if (row.header || repeatsHeader(document, row, headers)) continue
    if (row.title) {
      const named = productTitle(titleOf(document, row))
      const bought = gathered.purchase(named)
      if (shape.product < 0 && bought)
        current = gathered.open({
          name: bought.name,
          place: placeOf(document, firstOf(row)),
          sure: true,
          near,
          group: above,
        })
      continue
    }
    if (shape.product >= 0) {
      const name = productTitle(cellText(document, row.cells.get(shape.product)))
      const place = row.cells.get(shape.product)?.[0]
      if (place === undefined || isNoProduct(name)) {
        // a blank cell goes on with the product above
        if (name) current = null
      } else {
        const number = shape.number < 0 ? '' : cellText(document, row.cells.get(shape.number))
        current = gathered.open({
          name,
          place: placeOf(document, place),
          sure: true,
          number: number.slice(0, 12),
          near,
          group,
        })
      }
    }
    if (!current) continue
    readRow(document, row, shape, current, gathered, seen)
  }
  return current
}

/** A page break may write the header a second time. */
function repeatsHeader(document: SourceDocument, row: TableRow, headers: ReadonlyMap<number, string>): boolean {
  const own = [...row.own]
  const again = own.filter((column) => {
    const header = headers.get(column)
    return header && cellText(document, row.cells.get(column)).replace(/\s+/g, '') === header
  })
  return again.length >= 2 && again.length * 2 > own.length
}

function readRow(
  document: SourceDocument,
  row: TableRow,
  shape: Shape,
  product: Draft,
  gathered: Collector,
  seen: Set<number>,
): void {
  const { name, number, group, star: namedStar, unit: namedUnit } = nameOf(document, row, shape)
  const index = shape.number < 0 || shape.product >= 0 ? '' : cellText(document, row.cells.get(shape.number))
  const mark = shape.star < 0 ? '' : cellText(document, row.cells.get(shape.star))
  const star: Star =
    starOf(mark) || (/实质性|是$/.test(mark) && !/非/.test(mark) ? '★' : '') || starOf(index) || namedStar
  const unit = (shape.unit < 0 ? '' : cellText(document, row.cells.get(shape.unit))) || namedUnit
  const [last] = shape.demands.slice(-1)
  for (const column of shape.demands) {
    const blocks = row.cells.get(column) ?? []
    // a short cell before the last one titles it: 用途 | …
    if (column !== last && shape.name < 0) {
      const title = cellText(document, blocks)
      if (title.length <= 20) {
        if (row.own.has(column)) {
          product.reading.group = title.replace(/[：:]$/, '')
          product.reading.star = starOf(title)
          product.reading.number = ''
        }
        continue
      }
    }
    const single = blocks.length === 1
    for (const block of blocks) {
      if (seen.has(block)) continue
      seen.add(block)
      gathered.add(product, document.blocks[block]!, block, {
        product: product.name,
        group,
        star,
        unit,
        ...(name && { name }),
        ...((index || number) && single && { number: number || plainNumber(index) }),
      })
    }
  }
}

/** The name of a row's parameter: the last of the cells under its header, the ones before it are its group. */
function nameOf(
  document: SourceDocument,
  row: TableRow,
  shape: Shape,
): {
  readonly name: string
  readonly number: string
  readonly star: Star
  readonly group: string
  readonly unit: string
} {
  if (shape.name < 0) return { name: '', number: '', star: '', group: '', unit: '' }
  const next = Math.min(...shape.demands, ...[shape.unit, shape.star].filter((column) => column > shape.name))
  const texts = [...row.cells.keys()]
    .filter((column) => column >= shape.name && column < next)
    .sort((a, b) => a - b)
    .map((column) => cellText(document, row.cells.get(column)))
    .filter((text, at, all) => text !== '' && all.indexOf(text) === at)
  const written = texts.at(-1) ?? ''
  const [line] = demandLines(written, '', true)
  const name = (line ? written.slice(line.start, line.end) : written).replace(/[：:]$/, '')
  // 拉伸强度，MPa and 甲醛/（g/kg）
  const tail = /^(.+?)\s*[，,/]\s*[（(]?([^，,（()）]{1,8})[)）]?$/.exec(name)
  const unit = tail && (unitWords.test(tail[2]!) ? tail[2]! : '')
  return {
    name: unit ? tail[1]! : name,
    number: line?.number ?? '',
    star: line?.star ?? '',
    group: texts.length > 1 ? texts[0]! : '',
    unit: unit || '',
  }
}

/** What looks like a unit behind a name. */
const unitWords = /^[a-zA-Zμ%％℃°㎡²³/·\d]{1,8}$|^[级度次年天秒元]$/

/** A table that only frames text: its cells are read line by line, and lines that name a product open it. */
function readFrame(
  document: SourceDocument,
  rows: readonly TableRow[],
  around: Draft | null,
  gathered: Collector,
  words: ParameterWords,
): Draft | null {
  let current = around
  const columns = new Set(rows.flatMap(({ cells }) => [...cells.keys()])).size
  const pairs = columns === 2 && holdsNames(document, rows, firstColumn(rows), lastColumn(rows), words)
  for (const row of rows) {
    const list = [...row.own].sort((a, b) => a - b)
    const name = pairs && list.length === 2 ? cellText(document, row.cells.get(list[0]!)) : ''
    for (const column of name ? [list[1]!] : list) {
      for (const block of row.cells.get(column)!) {
        const { text } = document.blocks[block]!
        const bought = text.length <= 40 ? gathered.purchase(productTitle(text)) : null
        if (bought && !name) current = gathered.open({ name: bought.name, place: placeOf(document, block), sure: true })
        else if (current)
          gathered.add(current, document.blocks[block]!, block, {
            product: current.name,
            group: '',
            strict: !name,
            ...(name && { name }),
          })
      }
    }
  }
  return current
}

const firstColumn = (rows: readonly TableRow[]): number => Math.min(...rows.flatMap(({ cells }) => [...cells.keys()]))
const lastColumn = (rows: readonly TableRow[]): number => Math.max(...rows.flatMap(({ cells }) => [...cells.keys()]))

function firstOf(row: TableRow): number {
  return [...row.cells.values()][0]![0]!
}

function titleOf(document: SourceDocument, row: TableRow): string {
  return [...row.own].map((column) => cellText(document, row.cells.get(column))).find((text) => text.length > 2) ?? ''
}

function placeOf(document: SourceDocument, block: number): BlockPlace {
  return { block, start: 0, end: document.blocks[block]!.text.length }
}
