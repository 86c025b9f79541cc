import type { SheetCell } from './worksheet.ts'

/** Longest cell of a row that may name columns. */
const longestName = 30

/**
 * The rows at which a table begins: the first one, and each one behind an empty row that holds a title alone or looks
 * like a row of column names. Other empty rows are only for show. `cells` are ascending.
 */
export function tableStarts(cells: readonly SheetCell[]): ReadonlySet<number> {
  const starts = new Set<number>()
  let before = -2
  for (let from = 0; from < cells.length; ) {
    const { row } = cells[from]!
    let to = from
    while (to < cells.length && cells[to]!.row === row) to++
    if (before === -2 || (row > before + 1 && opensTable(cells, from, to))) starts.add(row)
    before = row
    from = to
  }
  return starts
}

function opensTable(cells: readonly SheetCell[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const { text } = cells[at]!
    // 序号 stands in a header, 12 in a row of the table.
    if (text.length > longestName || /^[\d.,%￥¥/-]+$/.test(text)) return false
  }
  return true
}
