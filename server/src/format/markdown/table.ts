import { skipBlanks, trimBlanks } from '../text/lines.ts'

/** Pieces of the source that make up one cell; more than one where `\|` lost its backslash. */
export interface Cell {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Whether the stretch is a delimiter row (| --- | :-: |); gives the number of its columns, 0 when it is none. */
export function delimiterColumns(source: string, start: number, end: number): number {
  let at = start
  let columns = 0
  let pipes = 0
  if (source[at] === '|') {
    at++
    pipes++
  }
  while (at < end) {
    at = skipBlanks(source, at, end)
    if (source[at] === ':') at++
    const dashes = at
    while (source.charCodeAt(at) === 45 && at < end) at++
    if (at === dashes) return 0
    if (source[at] === ':' && at < end) at++
    columns++
    at = skipBlanks(source, at, end)
    if (at === end) break
    if (source[at] !== '|') return 0
    pipes++
    at = skipBlanks(source, at + 1, end)
  }
  return pipes > 0 ? columns : 0
}

/** Cells of a row [start, end); the outer pipes are optional. Blanks at a cell's edges are not part of it. */
export function rowCells(source: string, start: number, end: number): readonly Cell[] {
  const cells: Cell[] = []
  let at = start
  if (source[at] === '|') at++
  let starts: number[] = []
  let ends: number[] = []
  let from = at
  const close = (to: number): void => {
    if (starts.length === 0) {
      // the usual cell is one piece, and a list that grows takes room for many
      cells.push(trimCell(source, [from], [to]))
      return
    }
    starts.push(from)
    ends.push(to)
    cells.push(trimCell(source, starts, ends))
    starts = []
    ends = []
  }
  for (; at < end; at++) {
    const unit = source.charCodeAt(at)
    if (unit === 92 && source.charCodeAt(at + 1) === 124 && at + 1 < end) {
      starts.push(from)
      ends.push(at)
      from = ++at
    } else if (unit === 124) {
      close(at)
      from = at + 1
    }
  }
  if (skipBlanks(source, from, end) < end || starts.length > 0) close(end)
  return cells
}

function trimCell(source: string, starts: number[], ends: number[]): Cell {
  const last = starts.length - 1
  starts[0] = skipBlanks(source, starts[0]!, ends[0]!)
  ends[last] = trimBlanks(source, starts[last]!, ends[last]!)
  if (last > 0 && starts[0] === ends[0]) {
    starts.shift()
    ends.shift()
  }
  return { starts, ends }
}
