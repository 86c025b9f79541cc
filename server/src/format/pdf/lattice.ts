import type { Rule } from './page.ts'

/** One cell of a table on a page, in points and in places of its grid. */
export interface LatticeCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

/** A ruled table: the places of its columns and rows, ascending, and its cells in reading order. */
export interface Lattice {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly LatticeCell[]
  /** Index of the cell at a place of the grid: row * columns + column. */
  readonly index: Int32Array
}

/** Lines that stand nearer than this are one; ends that miss each other by less touch. Points. */
const near = 3
const mostLines = 2000
const mostPlaces = 20_000

/** The tables that lines enclose, from top to bottom; a single box is none. */
export function latticesOf(rules: readonly Rule[]): Lattice[] {
  const flat = joined(rules.filter(({ top, bottom }) => top === bottom))
  const upright = joined(
    rules
      .filter(({ top, bottom }) => top !== bottom)
      .map(({ left, right, top, bottom }) => ({
        left: top,
        right: bottom,
        top: left,
        bottom: right,
      })),
  ).map(({ left, right, top }) => ({ left: top, right: top, top: left, bottom: right }))
  if (flat.length + upright.length > mostLines) return []
  return groups(flat, upright)
    .flatMap(({ across, down }) => latticeOf(across, down) ?? [])
    .sort((a, b) => a.ys[0]! - b.ys[0]!)
}

/** Horizontal lines of one height that touch, as one. */
function joined(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.top - b.top || a.left - b.left)
  const lines: { left: number; right: number; top: number; bottom: number }[] = []
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1
    // Nearness to the first one: a ladder of close lines must not melt into one.
    while (to < sorted.length && sorted[to]!.top - sorted[from]!.top < near / 2) to++
    const { top } = sorted[from]!
    const row = sorted.slice(from, to).sort((a, b) => a.left - b.left)
    let open: { left: number; right: number; top: number; bottom: number } | null = null
    for (const { left, right } of row) {
      if (open && left <= open.right + near) open.right = Math.max(open.right, right)
      else {
        open = { left, right, top, bottom: top }
        lines.push(open)
      }
    }
    from = to
  }
  return lines
}

interface Group {
  readonly across: Rule[]
  readonly down: Rule[]
}

/** Lines that cross or touch each other, directly or by others. */
function groups(flat: readonly Rule[], upright: readonly Rule[]): Group[] {
  const parent = Array.from({ length: flat.length + upright.length }, (_, i) => i)
  const root = (of: number): number => {
    while (parent[of] !== of) {
      parent[of] = parent[parent[of]!]!
      of = parent[of]!
    }
    return of
  }
  flat.forEach((line, i) => {
    upright.forEach((post, j) => {
      const crosses =
        post.left >= line.left - near &&
        post.left <= line.right + near &&
        line.top >= post.top - near &&
        line.top <= post.bottom + near
      if (crosses) parent[root(i)] = root(flat.length + j)
    })
  })
  const found = new Map<number, Group>()
  const group = (of: number): Group => {
    const key = root(of)
    const known = found.get(key) ?? { across: [], down: [] }
    found.set(key, known)
    return known
  }
  flat.forEach((line, i) => {
    group(i).across.push(line)
  })
  upright.forEach((post, j) => {
    group(flat.length + j).down.push(post)
  })
  return [...found.values()].filter(({ across, down }) => across.length > 1 && down.length > 0)
}

/** Ascending values with those that are near each other as one. */
function places(values: readonly number[]): number[] {
  const found: number[] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    if (found.length === 0 || value - found.at(-1)! > near) found.push(value)
  }
  return found
}

function latticeOf(across: readonly Rule[], down: readonly Rule[]): Lattice | null {
  const posts = down.map(({ left }) => left)
  const ends = across.flatMap(({ left, right }) => [left, right])
  // Tables may be open at their sides: the lines across tell how far they reach.
  const outer = [Math.min(...ends), Math.max(...ends)].filter((end) => posts.every((post) => Math.abs(post - end) > 10))
  const xs = places([...posts, ...outer])
  const ys = places(across.map(({ top }) => top))
  const columns = xs.length - 1
  const rows = ys.length - 1
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > mostPlaces) return null
  const parent = Array.from({ length: columns * rows }, (_, i) => i)
  const root = (of: number): number => {
    while (parent[of] !== of) {
      parent[of] = parent[parent[of]!]!
      of = parent[of]!
    }
    return of
  }
  for (let row = 0; row < rows; row++) {
    const middle = (ys[row]! + ys[row + 1]!) / 2
    for (let column = 0; column < columns; column++) {
      const center = (xs[column]! + xs[column + 1]!) / 2
      const place = row * columns + column
      const wall = down.some(
        ({ left, top, bottom }) => Math.abs(left - xs[column + 1]!) <= near && top <= middle && bottom >= middle,
      )
      if (column + 1 < columns && !wall) parent[root(place + 1)] = root(place)
      const floor = across.some(
        ({ top, left, right }) => Math.abs(top - ys[row + 1]!) <= near && left <= center && right >= center,
      )
      if (row + 1 < rows && !floor) parent[root(place + columns)] = root(place)
    }
  }
  const lattice = cellsOf(
    parent.map((_, place) => root(place)),
    rows,
    columns,
  )
  return lattice.cells.length < 2 ? null : { xs, ys, ...lattice }
}

function cellsOf(roots: readonly number[], rows: number, columns: number) {
  const index = new Int32Array(rows * columns)
  const numbers = new Map<number, number>()
  const cells: { row: number; column: number; rowSpan: number; columnSpan: number }[] = []
  for (let place = 0; place < roots.length; place++) {
    const row = Math.floor(place / columns)
    const column = place % columns
    const known = numbers.get(roots[place]!)
    if (known === undefined) {
      index[place] = cells.length
      numbers.set(roots[place]!, cells.length)
      cells.push({ row, column, rowSpan: 1, columnSpan: 1 })
      continue
    }
    const cell = cells[known]!
    index[place] = known
    cell.rowSpan = Math.max(cell.rowSpan, row - cell.row + 1)
    if (column < cell.column) {
      cell.columnSpan += cell.column - column
      cell.column = column
    }
    cell.columnSpan = Math.max(cell.columnSpan, column - cell.column + 1)
  }
  return { cells, index }
}

/** Index of the cell of a table at a point, -1 outside. */
export function cellAt({ xs, ys, index }: Lattice, x: number, y: number): number {
  const column = interval(xs, x)
  const row = interval(ys, y)
  return column < 0 || row < 0 ? -1 : index[row * (xs.length - 1) + column]!
}

function interval(places: readonly number[], value: number): number {
  if (value < places[0]! || value > places.at(-1)!) return -1
  let low = 0
  let high = places.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (places[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}
