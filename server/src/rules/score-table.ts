import type { Outline, TableSummary } from '../core/section.ts'
import { changedBlocks } from '../structure/same-outline.ts'
import { exact, sum, type Whole } from './answer.ts'

/** A row of a scoring table: its name, its full points and where the name stands. */
export interface ScoreRow {
  readonly name: string
  /** Null when the cell says none that can be read. */
  readonly points: number | null
  /** The points are a bound (≥30), not a figure. */
  readonly bound: boolean
  readonly block: number
  readonly end: number
}

/** A factor with its own points and the rows under it. */
export interface ScoreGroup extends ScoreRow {
  readonly items: readonly ScoreRow[]
}

export interface ScoreTable {
  /** First block of the table. */
  readonly block: number
  readonly groups: readonly ScoreGroup[]
  /** The row 合计, if any. */
  readonly stated: ScoreRow | null
  /** There are more sums than one: which rows each of them covers is not clear. */
  readonly subtotals: boolean
  /** The points are weights in per cent by the header's words. */
  readonly weights: boolean
}

interface Cell {
  readonly block: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  text: string
}

interface Row {
  readonly row: number
  /** The columns it names when it is a header. */
  header: Header | null
  readonly cells: Cell[]
}

/** The columns that a header row names. */
interface Header {
  readonly index: number
  readonly factors: readonly number[]
  /** One, or two where the group has a column of its own for points. */
  readonly points: readonly number[]
  readonly weights: boolean
}

interface OpenGroup extends ScoreRow {
  readonly items: ScoreRow[]
  /** Column of its name. */
  readonly column: number
  /** Last row that the group's cell spans, -1 when only the next group ends it. */
  readonly until: number
}

const bounds = '≥|≤|>=|<=|最高|最多|不超过|不低于'
const figure = new RegExp(`^(?:满分|共)?(${bounds})?(?:0(?:\\.0)?分?[-~至])?(\\d{1,3}(?:\\.\\d{1,3})?)(?:分|%)?$`)
const named = new RegExp(
  `(?:满分|共|合计|总分|权重|权值|占)?:?为?((?:${bounds})?\\d{1,3}(?:\\.\\d{1,3})?)(?:分|%)[)\\]]?$`,
)
/** A cap, beyond which the rows of a group may well come. */
const cap = /本(?:大项|部分|大类|类)[^。;]{0,8}(?:最高|最多|不超过|上限)/
/** A row that adds up others. */
const sumName = /^.{0,8}(?:小计|合计|总计)(?:\(.{0,8}\))?$|^总分值?$/
const totalName = /^(?:合计|总计|总分|总分值|得分合计)(?:\(?100分?\)?)?$/
const priceName = /价格|报价|投标价|价款/

/** Whether a row scores the price. */
export function isPrice({ name }: ScoreRow): boolean {
  return priceName.test(name) && !/合理|明细|偏离|方案|分析|完整|政策|扣除/.test(name)
}

let last: { readonly whole: Pick<Whole, 'document' | 'outline'>; readonly tables: readonly ScoreTable[] } | null = null

/** The scoring tables of a document, tables that a page break split put together again; read again only where a cell changed. */
export function scoreTables(whole: Whole): readonly ScoreTable[] {
  const tables = last && keepsCells(last.whole, whole) ? last.tables : readTables(whole)
  last = { whole, tables }
  return tables
}

function keepsCells(before: Pick<Whole, 'document' | 'outline'>, after: Whole): boolean {
  if (before.outline !== after.outline) return false
  const [old, blocks] = [before.document.blocks, after.document.blocks]
  const changed = changedBlocks(old, blocks)
  if (!changed) return false
  for (let i = changed.from; i < changed.to; i++) if (old[i]!.cell || blocks[i]!.cell) return false
  return true
}

function readTables(whole: Whole): readonly ScoreTable[] {
  return chains(whole).flatMap((chain) => {
    const rows = chain.flatMap((table, at) => rowsOf(whole, table, at * 100_000))
    const table = readRows(rows, chain[0]!.block)
    return table && table.groups.length > 0 ? [table] : []
  })
}

function chains({ document, outline }: Whole): TableSummary[][] {
  const found: { tables: TableSummary[]; end: number; width: number }[] = []
  for (const table of outline.tables) {
    if (table.role !== 'scoring' || table.section !== 'scoring') continue
    const { end, width, header } = extent({ document, outline }, table)
    const last = found.at(-1)
    if (last && !header && Math.abs(last.width - width) <= 2 && near(outline, last.end, table.block)) {
      last.tables.push(table)
      last.end = end
    } else found.push({ tables: [table], end, width })
  }
  return found.map(({ tables }) => tables)
}

/** Only a few blocks lie between two places, and no heading: page numbers. */
function near({ labels }: Outline, from: number, to: number): boolean {
  return to - from <= 3 && labels.slice(from, to).every(({ isHeading }) => isHeading < 0)
}

/** Block after the table, its last column, and whether its first row is a header. */
function extent({ document, outline }: Pick<Whole, 'document' | 'outline'>, { table, block }: TableSummary) {
  let width = 0
  let end = block
  for (; end < document.blocks.length; end++) {
    const { cell } = document.blocks[end]!
    if (!cell) break
    if (cell.table === table) width = Math.max(width, cell.column + cell.columnSpan)
    else if (cell.parent !== table) break
  }
  return { end, width, header: outline.labels[block]!.header }
}

function rowsOf({ document, outline, results }: Whole, { table, block }: TableSummary, from: number): Row[] {
  const rows: Row[] = []
  for (let at = block; at < document.blocks.length; at++) {
    const { cell } = document.blocks[at]!
    if (!cell || (cell.table !== table && cell.parent !== table)) break
    if (cell.table !== table) continue
    const text = results[at]!.recognition.text.replace(/\s+/g, '')
    const last = rows.at(-1)
    const row = last?.row === from + cell.row ? last : { row: from + cell.row, header: null, cells: [] }
    if (row !== last) rows.push(row)
    const same = row.cells.find((one) => one.column === cell.column)
    if (same) same.text += text
    else row.cells.push({ block: at, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, text })
  }
  // a short row such as 价格, 30, 按报价计分 may pass for a header
  for (const row of rows) if (outline.labels[row.cells[0]!.block]!.header) row.header = headerOf(row)
  return rows
}

function headerOf(row: Row): Header | null {
  const points = row.cells.filter(({ text }) => /分值|权重|满分|分数|标准分|^分$|最高分|配分|赋分/.test(text))
  const columns = points.filter(({ text }) => text.length <= 14 && !/因素|评审项|评分项|标准$|内容/.test(text))
  const factors = row.cells.filter(({ text }) =>
    /因素|评分项|评审项|评审内容|评分内容|指标|类别|^项目|内容$|要素/.test(text),
  )
  if (!factors.length) return null
  return {
    index: row.cells.find(({ text }) => /^序号?$|^编号$/.test(text))?.column ?? -1,
    factors: factors
      .filter((cell) => !columns.includes(cell))
      .flatMap(({ column, columnSpan }) => Array.from({ length: Math.min(columnSpan, 12) }, (_, at) => column + at)),
    points: columns.map(({ column }) => column),
    weights: columns.some(({ text }) => /权重|%/.test(text)),
  }
}

function readRows(rows: readonly Row[], block: number): ScoreTable | null {
  const top = rows.find(({ header }) => header)
  const first = top?.header
  if (!top || !first) return null
  let sub: Header | null = null
  const groups: OpenGroup[] = []
  const stated: ScoreRow[] = []
  let subtotals = false
  const levels = levelsOf(rows, first)
  for (const row of rows) {
    if (row.row <= top.row) continue
    if (row.header) {
      sub = row.header
      continue
    }
    const total = row.cells.find(({ text }) => sumName.test(text))
    if (total) {
      const figures = row.cells.filter(({ column, text }) => column > total.column && figure.test(text))
      if (totalName.test(total.text)) stated.push(rowAt(total, figures[0]))
      else subtotals ||= !total.text.startsWith('小计')
      continue
    }
    if (sub && first.points.length === 1 && sub.points.length === 1 && sub.points[0] !== first.points[0])
      readNested(row, first, sub, groups)
    else readFlat(row, first, levels.get(row) ?? 0, groups)
  }
  subtotals ||= stated.length > 1
  return { block, groups: hundredfold(groups), stated: stated[0] ?? null, subtotals, weights: first.weights }
}

/** Weights written as 0.3 and 0.7 are meant as 30 and 70. */
function hundredfold(groups: readonly ScoreGroup[]): readonly ScoreGroup[] {
  if (groups.some(({ points }) => points !== null && points > 1)) return groups
  return groups.map((group) => ({ ...group, points: group.points === null ? null : exact(group.points * 100) }))
}

/** A group's own points, or those of its rows together where it names none; null when neither can be read. */
export function fullPoints({ points, bound, items }: ScoreGroup): number | null {
  if (bound) return null
  if (points !== null) return points
  if (!items.length || items.some((item) => item.points === null || item.bound)) return null
  return sum(items.map((item) => item.points!))
}

function rowAt(cell: Cell, points: Cell | undefined, text = points?.text ?? ''): ScoreRow {
  const said = figure.exec(text)
  return {
    name: cell.text.slice(0, 40),
    points: said ? exact(Number(said[2])) : null,
    bound: said?.[1] !== undefined,
    block: cell.block,
    end: -1,
  }
}

const capped = (group: ScoreRow, row: Row): ScoreRow =>
  row.cells.some(({ text }) => cap.test(text)) ? { ...group, bound: true } : group

/** Shenzhen's form: a group's points stand in the last column, those of its rows one column to the left. */
function readNested(row: Row, first: Header, sub: Header, groups: OpenGroup[]): void {
  const at = (column: number) => row.cells.find((cell) => cell.column === column)
  const outer = at(first.points[0]!)
  const inner = at(sub.points[0]!)
  const names = row.cells.filter(
    ({ column, text }) => column < Math.min(first.points[0]!, sub.points[0]!) && text && !/^[\d.]+$/.test(text),
  )
  const name = names[0]
  if (!name) return
  const spans = name.column + name.columnSpan > sub.factors[0]! && name.columnSpan > 1
  if ((outer && figure.test(outer.text)) || (!inner && spans)) {
    groups.push({ ...capped(rowAt(name, outer), row), items: [], column: name.column, until: -1 })
  } else groups.at(-1)?.items.push(rowAt(names.at(-1)!, inner))
}

/** One column of points: a factor's own points stand in its name (技术部分（50分）), in a column of their own, or its number tells the level. */
function readFlat(row: Row, header: Header, level: number, groups: OpenGroup[]): void {
  const { index, factors, points } = header
  const names = row.cells.filter(({ column, text }) => factors.includes(column) && column !== index && text !== '')
  const own = points.length ? row.cells.find(({ column }) => column === points.at(-1)) : undefined
  const open = groups.at(-1)
  const inside = open !== undefined && open.until >= row.row
  const [name] = names
  if (inside) {
    const item = row.cells.find(
      ({ column, text }) => column > Math.min(...factors) && text !== '' && text !== own?.text,
    )
    if (own && item) open.items.push(rowAt(name ?? item, own))
    return
  }
  if (!name) {
    // a Markdown table leaves the cell under a group empty
    const item = row.cells.find(({ column, text }) => column !== index && column !== own?.column && text !== '')
    if (own && figure.test(own.text) && item && open?.points !== null) open?.items.push(rowAt(item, own))
    return
  }
  if (open && (level > 0 || name.column > open.column)) {
    open.items.push(rowAt(name, own))
    return
  }
  const until = name.rowSpan > 1 ? row.row + name.rowSpan - 1 : -1
  const group = points.length > 1 ? row.cells.find(({ column }) => column === points[0]) : undefined
  const inName = named.exec(name.text)
  const text = group?.text ?? inName?.[1] ?? (until < 0 ? own?.text : '') ?? ''
  const items: ScoreRow[] = []
  if ((group || inName || until >= 0) && own && own !== group) items.push(rowAt(names[1] ?? name, own))
  groups.push({ ...capped(rowAt(name, undefined, text), row), items, column: name.column, until })
}

/** 一 and 1, or 2 and 2.1 in the column of numbers: the level of each row, 0 for a group; nothing where all are alike. */
function levelsOf(rows: readonly Row[], { index }: Header): ReadonlyMap<Row, number> {
  const levels = new Map<Row, number>()
  if (index < 0) return levels
  const numbers = rows.flatMap((row) => {
    const text = row.cells.find(({ column }) => column === index)?.text ?? ''
    return row.header || !text ? [] : [{ row, text }]
  })
  const han = numbers.some(({ text }) => /^[一二三四五六七八九十]+、?$/.test(text))
  for (const { row, text } of numbers) {
    const dots = /^\d+(?:[.-]\d+)+$/.test(text)
    levels.set(row, dots || (han && /^\(?\d/.test(text)) ? 1 : 0)
  }
  return levels
}
