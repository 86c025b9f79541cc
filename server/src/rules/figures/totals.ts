import { type Answer, type BlockSpan, cannotTell, exact } from '../answer.ts'
import type { CellFigure } from './cell-figure.ts'
import type { FigureColumn } from './columns.ts'
import { isFigure, type Line } from './lines.ts'
import { half, yuan } from './tolerance.ts'

const rule = 'consistency/table-total'
const percentRule = 'consistency/percent-total'
/** The most figures that a message writes out. */
const mostTerms = 12

/** Rows whose figures may make up a total. */
type Reading = readonly Line[]

/** Amounts that are no product of their row, by block, and what they should be: a total that counts them rightly is right. */
export type Corrections = ReadonlyMap<number, number>

/** Whether totals and subtotals are the sums of their rows, in each column of amounts, quantities and shares. */
export function tableTotals(
  lines: readonly Line[],
  columns: readonly FigureColumn[],
  spanOf: (block: number) => BlockSpan,
  corrections: Corrections,
): Answer[] {
  return columns.flatMap((column) => {
    if (column.kind === 'price' || column.kind === 'factor') return []
    const own = lines.filter(({ kind, cells }) => kind !== 'title' && cells.has(column.column))
    const groups = column.kind === 'amount' ? groupAnswers(own, column, spanOf, corrections) : []
    return [
      ...groups,
      ...own.flatMap((line, at) => (line.kind === 'total' ? judge(own, at, column, spanOf, corrections) : [])),
    ]
  })
}

function judge(
  lines: readonly Line[],
  at: number,
  column: FigureColumn,
  spanOf: (block: number) => BlockSpan,
  corrections: Corrections,
): Answer[] {
  const line = lines[at]!
  const { value: stated, block } = line.cells.get(column.column)!
  if (!isFigure(stated)) return []
  const last = !lines.slice(at + 1).some(({ kind, partial }) => kind === 'total' && !partial)
  const { likely, possible } = readings(lines.slice(0, at), line, last)
  if (!likely.length) return []
  const fits = (reading: Reading) => gap(reading, stated, column) <= slackOf(reading, stated, column)
  if ([...likely, ...possible].some(fits)) return shareAnswer(stated, line, column, spanOf)
  if (
    corrections.size &&
    likely.some(
      (reading) => Math.abs(mendedSum(reading, column, corrections) - stated.value) <= slackOf(reading, stated, column),
    )
  )
    return []
  const open = (zh: string, en: string) => [
    cannotTell(rule, block, `${line.name}（${column.title}）：${zh}`, `${line.name} (${column.title}): ${en}`),
  ]
  if (line.partial && last && likely[0]!.length < 2) return []
  if (likely.some((reading) => reading.some((one) => !countable(one, column))))
    return open('有的行没有可读的数', 'the figure of a row')
  const sums = new Set(likely.map((reading) => sumOf(reading, column)))
  if (sums.size > 1) return open('合计包括哪些行', 'which rows the total covers')
  if (likely[0]!.length < 2) return open('合计包括哪些行', 'which rows the total covers')
  if (column.kind === 'amount' && unitsDiffer(likely[0]!, column)) return open('各行的单位', 'the units of the rows')
  const total = sumOf(likely[0]!, column)
  // figures in 万元 without decimals may have been rounded each on its own
  if (Math.abs(total - stated.value) <= likely[0]!.length * 0.5 && (column.unit ?? 1) > 1 && !stated.decimals)
    return open('是否四舍五入的尾差', 'whether it is rounding')
  return [
    {
      kind: 'finding',
      rule,
      certainty: column.kind === 'amount' ? undefined : 'review',
      ...spanOf(block),
      values: {
        name: `${line.name}（${column.title}）`,
        terms: termsOf(likely[0]!, column),
        sum: total,
        total: `${stated.value}${stated.percent ? '%' : yuan(stated.unit)}`,
      },
      others: likely[0]!.slice(0, mostTerms).map((one) => spanOf(one.cells.get(column.column)!.block)),
    },
  ]
}

/** Shares of a whole come to a hundred per cent. */
function shareAnswer(
  stated: CellFigure,
  line: Line,
  column: FigureColumn,
  spanOf: (block: number) => BlockSpan,
): Answer[] {
  if (column.kind !== 'percent' || line.partial || !/占比|占总|比重|百分比|^比例|构成比/.test(column.header)) return []
  const full = stated.percent || stated.value > 2 ? 100 : 1
  if (Math.abs(stated.value - full) <= full * 0.011) return []
  const { block } = line.cells.get(column.column)!
  return [{ kind: 'finding', rule: percentRule, ...spanOf(block), values: { sum: exact(stated.value) } }]
}

/** What a total may add up: `likely` all must agree before it is called wrong, with any of them it is right. */
function readings(above: readonly Line[], { partial }: Line, last: boolean) {
  const items = above.filter(({ kind }) => kind === 'item')
  const totals = above.filter(({ kind }) => kind === 'total')
  const lastTotal = above.findLastIndex(({ kind }) => kind === 'total')
  const since = above.slice(lastTotal + 1).filter(({ kind }) => kind === 'item')
  const withSubtotals = totals.length ? [...totals, ...since] : []
  const own = partial || !last ? since : items
  const likely = [tops(own), leaves(own), ...(partial || !last ? [] : [withSubtotals])].filter(({ length }) => length)
  const subtotals = totals.filter((one) => one.partial)
  const whole = totals.filter((one) => !one.partial)
  const possible = [
    items,
    leaves(items),
    tops(items),
    since,
    totals,
    subtotals,
    whole,
    [...subtotals, ...since],
    [...whole, ...since],
    above.filter(({ kind }) => kind === 'item' || kind === 'part'),
    // the rest below a total that is itself a row: 一至三合计, 预备费, 总投资
    ...(totals.length ? [[totals.at(-1)!, ...since]] : []),
  ].filter(({ length }) => length)
  return { likely, possible }
}

/** Rows that no deeper row follows. */
function leaves(items: readonly Line[]): Reading {
  return items.filter(({ depth }, at) => !items[at + 1] || items[at + 1]!.depth <= depth)
}

function tops(items: readonly Line[]): Reading {
  const outer = Math.min(...items.map(({ depth }) => depth))
  return items.filter(({ depth }) => depth === outer)
}

/** Whether rows with an amount and deeper rows below them come to that amount. */
function groupAnswers(
  lines: readonly Line[],
  column: FigureColumn,
  spanOf: (block: number) => BlockSpan,
  corrections: Corrections,
): Answer[] {
  return lines.flatMap((line, at): Answer[] => {
    const stated = line.cells.get(column.column)!
    if (line.kind !== 'item' || !isFigure(stated.value)) return []
    const end = lines.findIndex((one, index) => index > at && (one.kind !== 'item' || one.depth <= line.depth))
    const under = lines.slice(at + 1, end < 0 ? undefined : end)
    if (under.length < 2 || under.some((one) => one.depth <= line.depth)) return []
    const children = tops(under)
    const value = stated.value
    const fits = (reading: Reading) => gap(reading, value, column) <= slackOf(reading, value, column)
    if (fits(children) || fits(leaves(under))) return []
    // one wrong row is one fault
    if (
      corrections.size &&
      Math.abs(mendedSum(children, column, corrections) - value.value) <= slackOf(children, value, column)
    )
      return []
    const name = `${line.name}（${column.title}）`
    const open = (zh: string, en: string) => [cannotTell(rule, stated.block, `${name}：${zh}`, `${name}: ${en}`)]
    if (children.length < 2 || children.some((one) => !countable(one, column)))
      return open('有的分项没有可读的数', 'the figure of an item')
    // 1, 2 below （一） may be remarks to it or a list of its own
    if (sumOf(children, column) > value.value * 3 || sumOf(children, column) * 3 < value.value)
      return open('下列各行是不是它的分项', 'whether the rows below are its items')
    const others = children.slice(0, mostTerms).map((one) => spanOf(one.cells.get(column.column)!.block))
    const values = {
      name,
      terms: termsOf(children, column),
      sum: sumOf(children, column),
      total: `${value.value}${yuan(value.unit)}`,
    }
    return [{ kind: 'finding', rule, ...spanOf(stated.block), values, others }]
  })
}

function countable({ cells }: Line, { column }: FigureColumn): boolean {
  const value = cells.get(column)?.value
  return isFigure(value) || value === 'none'
}

function figureOf({ cells }: Line, { column }: FigureColumn): number {
  const value = cells.get(column)?.value
  return isFigure(value) ? value.value : 0
}

/** The sum with each wrong product put right. */
const mendedSum = (reading: Reading, column: FigureColumn, corrections: Corrections): number =>
  reading.reduce((sum, line) => {
    const cell = line.cells.get(column.column)!
    return sum + (corrections.get(cell.block) ?? figureOf(line, column))
  }, 0)

const sumOf = (reading: Reading, column: FigureColumn): number =>
  exact(reading.reduce((sum, line) => sum + figureOf(line, column), 0))

const gap = (reading: Reading, stated: CellFigure, column: FigureColumn): number =>
  Math.abs(sumOf(reading, column) - stated.value)

function slackOf(reading: Reading, stated: CellFigure, { column, unit }: FigureColumn): number {
  const figures = reading.flatMap(({ cells }) => {
    const value = cells.get(column)?.value
    return isFigure(value) ? [value] : []
  })
  const rows = figures.reduce((slack, figure) => slack + (figure.decimals ? half(figure) : 0), 0)
  const rounded = figures.some(({ decimals }) => decimals > stated.decimals) ? 0.5 * 10 ** -stated.decimals : 0
  return (
    rows +
    Math.max(rounded, half(stated, unit && unit > 1 && figures.some(({ decimals }) => decimals) ? unit : 1)) +
    1e-6
  )
}

function unitsDiffer(reading: Reading, { column }: FigureColumn): boolean {
  const units = new Set(
    reading.map(({ cells }) => {
      const value = cells.get(column)?.value
      return isFigure(value) ? value.unit : null
    }),
  )
  return units.size > 1
}

function termsOf(reading: Reading, column: FigureColumn): string {
  const shown = reading.slice(0, mostTerms).map((line) => exact(figureOf(line, column)))
  return `${shown.join('+')}${reading.length > mostTerms ? '+…' : ''}`
}
