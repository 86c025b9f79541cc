import { numbering, numberStyles } from '../../structure/numbering.ts'
import { type CellFigure, type CellValue, cellValue } from './cell-figure.ts'
import type { FigureColumn } from './columns.ts'
import type { Grid, GridCell, GridRow } from './grid.ts'

export interface LineCell {
  readonly value: CellValue
  readonly block: number
}

/** A row below the header. */
export interface Line {
  /** `total` adds up rows above, `title` has no figure, `part` is named as part of another row. */
  readonly kind: 'item' | 'total' | 'title' | 'part'
  /** A sum of part of the rows, by its name: 小计. */
  readonly partial: boolean
  /** As it stands. */
  readonly name: string
  /** Depth of its number: 一 before （一） before 1 before 1.1. Less is further out. */
  readonly depth: number
  readonly block: number
  /** By column; a column that a merged cell from above or the left covers has none. */
  readonly cells: ReadonlyMap<number, LineCell>
  readonly texts: readonly GridCell[]
}

const total =
  /^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]?)?[^,。;:]{0,12}?(小计|合计|总计|共计|总价|总金额|总费用|总投资|总额)(?:金额|价|额|费用|数)?(?:[(][^()]{0,20}[)])?:?$/
/** Rows of totals that hold words or a unit behind the label: 合计：486.5万元. */
const totalWithFigure = /^(?:合计|总计|共计|小计|总价|总金额)[^\d]{0,12}(\d[\d,.]*(?:万元|元|亿元)?)(?:整)?$/
const capital = /大写/

/** The rows of a table in order. */
export function linesOf({ rows }: Grid, columns: readonly FigureColumn[]): Line[] {
  const until = new Map<number, number>()
  let depth = -1
  return rows.map((row): Line => {
    const line = lineOf(row, columns, until, depth)
    if (line.kind === 'item') depth = line.depth
    return line
  })
}

function lineOf(row: GridRow, columns: readonly FigureColumn[], until: Map<number, number>, last: number): Line {
  const first = columns.find(({ kind }) => kind !== 'factor')?.column ?? 0
  const labels = row.cells.filter(({ column, text }) => text && (column < first || row.cells.length === 1))
  const label = (labels.find(({ text }) => total.test(text) || totalWithFigure.test(text)) ?? labels[0])?.text ?? ''
  const isTotal = labels.some(({ text }) => total.test(text) || totalWithFigure.test(text)) && !capital.test(label)
  const cells = new Map<number, LineCell>()
  for (const { column } of columns) {
    const cell = row.cells.find((one) => one.column <= column && column < one.column + one.columnSpan)
    if (!cell || (until.get(column) ?? -1) >= row.row) continue
    if (cell.rowSpan > 1) until.set(column, row.row + cell.rowSpan - 1)
    // a cell over several columns of figures belongs to the first of them that it can be read for
    if (cell.column !== column && columns.some((one) => one.column < column && one.column >= cell.column)) continue
    if (cell.column < column && cell.column < first && !isTotal) continue
    cells.set(column, { value: cellValue(cell.text), block: cell.block })
  }
  const depth = depthOf(row)
  const inLabel = totalWithFigure.exec(label)
  const amounts = columns.filter(({ kind }) => kind === 'amount')
  if (inLabel && amounts.length === 1 && !hasFigure(cells)) {
    const block = labels.find(({ text }) => text === label)!.block
    cells.set(amounts[0]!.column, { value: cellValue(inLabel[1]!), block })
  }
  const names = labels.filter(({ text }) => !/^[\d.一二三四五六七八九十()]+$/.test(text))
  const named = isTotal ? labels.find(({ text }) => text === label) : (names[0] ?? labels[0])
  return {
    kind: isTotal
      ? 'total'
      : isTitle(cells, depth, last)
        ? 'title'
        : /^(?:其中|含)/.test(named?.text ?? '')
          ? 'part'
          : 'item',
    partial: /小计/.test(label),
    name: (named?.written ?? '').slice(0, 30),
    depth: depth ?? last,
    block: labels[0]?.block ?? row.cells[0]!.block,
    cells,
    texts: row.cells,
  }
}

const hasFigure = (cells: ReadonlyMap<number, LineCell>): boolean =>
  [...cells.values()].some(({ value }) => typeof value === 'object')

/** A row without figures opens a group, unless it is numbered like the rows with figures, or has words in their place. */
function isTitle(cells: ReadonlyMap<number, LineCell>, depth: number | null, last: number): boolean {
  const values = [...cells.values()].map(({ value }) => value)
  if (values.some((value) => typeof value === 'object' || value === 'words')) return false
  return depth === null || depth < last || last < 0
}

/** Null for a row without a number. */
function depthOf({ cells }: GridRow): number | null {
  const text = cells[0]?.column === 0 ? cells[0].text : ''
  const number = text && (numbering(text) ?? numbering(`${text}、`))
  if (!number) return null
  return numberStyles.indexOf(number.style)
}

export function isFigure(value: CellValue | undefined): value is CellFigure {
  return typeof value === 'object'
}
