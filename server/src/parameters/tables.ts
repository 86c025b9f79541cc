import type { SourceDocument } from '../core/block.ts'
import type { Outline, TableSummary } from '../core/section.ts'
import { acrossOf, readAcross } from './across.ts'
import type { Collector, Draft } from './collector.ts'
import { holdsBought, holdsNames, isOfParts, markColumn } from './columns.ts'
import { groupOfHeading, rowGroups } from './group.ts'
import { joinedPairs } from './joined.ts'
import { demandLines, plainNumber, type Star, starOf } from './line.ts'
import type { BlockPlace } from './model.ts'
import { isPost, postColumns } from './posts.ts'
import { isNoProduct, productTitle } from './product-name.ts'
import { cellText, columnsOf, rowsOf, type TableRow } from './rows.ts'
import { holdsModels, type Shape, shapeOf } from './shape.ts'
import { type TurnedTable, turnedTable } from './turned.ts'
import { valueColumns } from './wide.ts'
import type { ParameterWords } from './words.ts'

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
  const turned = turnedTable(document, outline, table)
  if (turned) return readTurned(document, table, turned, gathered)
  const rows = rowsOf(document, outline, table)
  const under = titlesBelow(document, rows)
  const titled = (column: number, demand: number): boolean =>
    namesBelow.test(cellText(document, under?.cells.get(column))) &&
    demandsBelow.test(cellText(document, under?.cells.get(demand)))
  const shaped = shapeOf(
    table,
    outline.documentKind,
    (column, demand) => titled(column, demand) || holdsNames(document, rows, column, demand, words),
    (column) => holdsModels(document, rows, column),
    (column) => holdsBought(document, rows, column, gathered),
  )
  const shape = {
    ...shaped,
    product: isOfParts(document, rows, shaped, around, gathered) ? -1 : shaped.product,
    star: shaped.star < 0 ? markColumn(document, rows, shaped) : shaped.star,
  }
  const across = table.role === 'purchase-list' ? null : acrossOf(document, rows, shape.demands)
  if (across) {
    const group = groupOfHeading(outline, outline.labels[table.block]!.heading)
    return readAcross(document, across, around, `table ${table.table}`, group, gathered, words)
  }
  const wide = shape.name < 0 ? valueColumns(document, table, rows, words) : []
  const [item] = columnsOf(table, 'item').slice(-1)
  for (const row of wide.length > 0 && item !== undefined ? rows : []) {
    const name = productTitle(cellText(document, row.cells.get(item!)))
    if (row.header || row.title || isNoProduct(name)) continue
    const place = placeOf(document, row.cells.get(item!)![0]!)
    const own = gathered.open({ name, place, sure: true, near: `table ${table.table}` })
    for (const { column, name: title, unit } of wide)
      for (const block of row.cells.get(column) ?? [])
        if (/\d/.test(document.blocks[block]!.text))
          gathered.add(own, document.blocks[block]!, block, { product: name, name: title, group: '', unit })
  }
  if (shape.demands.length === 0)
    return table.columns.length === 0 ? readFrame(document, rows, around, gathered, words) : around
  const posts = postColumns(table) !== null
  let current = posts ? null : shape.product >= 0 ? (before ?? around) : around
  const seen = new Set<number>()
  const headers = new Map(table.columns.map(({ column, header }) => [column, header]))
  const groupOf = rowGroups(document, table)
  const above = groupOfHeading(outline, outline.labels[table.block]!.heading)
  const near = `table ${table.table}`
  for (const row of rows) {
    const group = groupOf(row) || above
    if (row.header || row === under || repeatsHeader(document, row, headers)) continue
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
      const title = cellText(document, row.cells.get(shape.product))
      const name = posts ? title : productTitle(title)
      const place = row.cells.get(shape.product)?.[0]
      if (place === undefined || (posts ? !isPost(name) : isNoProduct(name))) {
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
    // 150W LED路灯光效: the product stands in the name of the demand
    const named = shape.name >= 0 && shape.product < 0 ? gathered.owner(nameOf(document, row, shape, words).name) : null
    const owner = named
      ? gathered.open({
          name: named.purchase.name,
          place: placeOf(document, row.cells.get(shape.name)![0]!),
          sure: true,
          near,
          group,
        })
      : current
    if (!owner) continue
    readRow(document, row, shape, owner, gathered, seen, words, named?.rest)
  }
  return current
}

/** Things from left to right: each row says one thing of all of them. */
function readTurned(
  document: SourceDocument,
  table: TableSummary,
  { things, rest }: TurnedTable,
  gathered: Collector,
): null {
  for (const { column, name, block } of things) {
    const near = `table ${table.table}`
    const draft = gathered.open({ name, place: placeOf(document, block), sure: true, near })
    for (const { title, row } of rest)
      for (const own of row.cells.get(column) ?? []) {
        const beside = {
          product: draft.name,
          group: '',
          ...(!vague.test(title) && !people.test(title) && { name: title }),
        }
        gathered.add(draft, document.blocks[own]!, own, beside)
      }
  }
  return null
}

/** What is asked of people has no name of its own. */
const people = /^(?:任职|上岗|资格|岗位|人员)?(?:资格|要求|条件|证书)$/

/** 项目 | 参数, a second row of titles under one wide 技术要求. */
const namesBelow = /^(?:项目|名称|(?:技术|性能)?(?:参数|指标)(?:名称|项目?)?|指标项|检[测验]项目?)$/
const demandsBelow = /^(?:(?:技术|具体|性能|指标|参数)*(?:参数|要求值?|指标值?|参数值|内容|描述|规格)|值)$/

/** The row below the header that holds nothing but two such titles; null for none. */
function titlesBelow(document: SourceDocument, rows: readonly TableRow[]): TableRow | null {
  const at = rows.findIndex(({ header }) => !header)
  const row = rows[at]
  if (!row || at === 0) return null
  const texts = [...row.own].sort((a, b) => a - b).map((column) => cellText(document, row.cells.get(column)))
  const [name = '', demand = '', ...others] = texts.filter((text) => text !== '')
  return others.length === 0 && namesBelow.test(name) && demandsBelow.test(demand) ? row : null
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
  words: ParameterWords,
  rest?: string,
): void {
  const { name: written, number, group, star: namedStar, unit: namedUnit } = nameOf(document, row, shape, words)
  const name = rest ?? written
  const index = shape.number < 0 || shape.product >= 0 ? '' : cellText(document, row.cells.get(shape.number))
  const mark = shape.star < 0 ? '' : cellText(document, row.cells.get(shape.star))
  const star: Star =
    starOf(mark) ||
    (/实质性|是$/.test(mark) && !/非/.test(mark) ? '★' : '') ||
    starOf(index) ||
    namedStar ||
    (shape.asked < 0 ? '' : starOf(cellText(document, row.cells.get(shape.asked))))
  const unit = (shape.unit < 0 ? '' : cellText(document, row.cells.get(shape.unit))) || namedUnit
  const [last] = shape.demands.slice(-1)
  for (const column of shape.demands) {
    let blocks = row.cells.get(column) ?? []
    // 满足 answers what was asked: that is what is agreed
    if (shape.asked >= 0 && complies.test(cellText(document, blocks))) blocks = row.cells.get(shape.asked) ?? blocks
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
      const own = document.blocks[block]!
      const beside = {
        product: product.name,
        group,
        star,
        unit,
        ...((index || number) && single && { number: number || plainNumber(index) }),
      }
      const pairs = single && name ? joinedPairs(name, own.text) : null
      for (const { name: written, value } of pairs ?? [])
        gathered.add(
          product,
          { ...own, text: ' '.repeat(value.start) + own.text.slice(value.start, value.end) },
          block,
          {
            ...beside,
            star: starOf(written) || star,
            name: written.replace(/^[★☆▲△※]+/, ''),
          },
        )
      if (!pairs) gathered.add(product, own, block, { ...beside, ...(name && { name }) })
    }
  }
}

const complies =
  /^$|^(?:完全|全部|均)?(?:满足|符合|响应|同意|接受|无偏离|不偏离|一致|支持|应答|承诺|是|√|✓)(?:[，,]?(?:招标|采购|磋商)?(?:文件)?(?:要求|无偏离))?[。；;]?$/
/** Labels that name nothing: 其他要求, 功能检查. */
const vague = /^(?:其[他它]|功能|性能|技术|主要|基本|详细|具体)*(?:要求|参数|指标|功能|检查|描述|说明)$|^其[他它]$/

/** The name of a row's parameter: the last of the cells under its header, the ones before it are its group. */
function nameOf(
  document: SourceDocument,
  row: TableRow,
  shape: Shape,
  words: ParameterWords,
): {
  readonly name: string
  readonly number: string
  readonly star: Star
  readonly group: string
  readonly unit: string
} {
  if (shape.name < 0) return { name: '', number: '', star: '', group: '', unit: '' }
  const next = Math.min(
    ...shape.demands,
    ...[shape.unit, shape.star, shape.asked].filter((column) => column > shape.name),
  )
  const texts = [...row.cells.keys()]
    .filter((column) => column >= shape.name && column < next)
    .sort((a, b) => a - b)
    .map((column) => cellText(document, row.cells.get(column)))
    .filter((text, at, all) => text !== '' && all.indexOf(text) === at)
  const last = texts.at(-1) ?? ''
  const written = vague.test(last) ? '' : last
  const [line] = demandLines(written, '', true)
  const name = (line ? written.slice(line.start, line.end) : written).replace(/[：:]$/, '')
  // 拉伸强度，MPa and 甲醛/（g/kg）
  const tail = /^(.+?)\s*[，,/]\s*[（(]?([^，,（()）]{1,8})[)）]?$/.exec(name)
  // 功率（W）
  const inside = /^(.+?)\s*[（(]([^（()）]{1,8})[)）]$/.exec(name)
  const found = inside && words.unitsOf(inside[2]!).length > 0 ? inside : tail && unitWords.test(tail[2]!) ? tail : null
  const unit = found?.[2] ?? ''
  return {
    name: found ? found[1]! : name,
    number: line?.number ?? '',
    star: line?.star ?? '',
    group: texts.length > 1 ? texts[0]! : '',
    unit,
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
