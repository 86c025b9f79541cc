import { letters } from './letters.ts'
import { at, type Matrix, times, unit } from './matrix.ts'

/** One letter on the page. Points, y grows downwards; `y` is the baseline. */
export interface Glyph {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly bold: boolean
}

/** A drawn line: horizontal when `top` is `bottom`, vertical when `left` is `right`. */
export interface Rule {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What was painted on a page. */
export interface Painted {
  readonly glyphs: readonly Glyph[]
  readonly rules: readonly Rule[]
  /** Letters by the quarter turn in which they stand: upright, then clockwise; slanted ones are counted nowhere. */
  readonly turned: readonly number[]
  /** Letters that the file does not name. */
  readonly unnamed: number
}

/** A font as far as it matters here. */
export interface FontLook {
  readonly bold: boolean
  readonly vertical: boolean
  /** Width of one unit of a glyph's width, as part of the font size. */
  readonly scale: number
}

/** The painting operators of a page by name, as PDF.js gives them. */
export interface Operators {
  readonly names: readonly (string | undefined)[]
  readonly codes: ArrayLike<number>
  readonly values: readonly unknown[]
  font(name: string): FontLook
}

interface State {
  map: Matrix
  font: FontLook
  size: number
  charSpace: number
  wordSpace: number
  stretch: number
  leading: number
  rise: number
  mode: number
}

interface PdfGlyph {
  readonly unicode?: string
  readonly width?: number
  readonly isSpace?: boolean
}

/** Thickest stroke that is a line, and shortest line, in points. */
const thick = 3
const short = 4
const mostRules = 20_000
const deepest = 512

/** Follows the operators of a page whose space `view` maps to points from the top left corner. Never throws. */
export function paint(operators: Operators, view: Matrix): Painted {
  const glyphs: Glyph[] = []
  const rules: Rule[] = []
  const turned = [0, 0, 0, 0]
  let unnamed = 0
  const stack: State[] = []
  const plainFont: FontLook = { bold: false, vertical: false, scale: 0.001 }
  let state: State = {
    map: view,
    font: plainFont,
    size: 0,
    charSpace: 0,
    wordSpace: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  }
  let text: Matrix = unit
  let line: Matrix = unit

  const nextLine = (x: number, y: number) => {
    line = times(line, [1, 0, 0, 1, x, y])
    text = line
  }

  const show = (list: readonly (PdfGlyph | number | null)[]) => {
    const { font, charSpace, wordSpace, stretch } = state
    const size = Math.abs(state.size)
    const way = state.size < 0 ? -1 : 1
    const map = times(state.map, text)
    const [a = 0, b = 0, c = 0, d = 0] = map
    const turn = quarter(a * way, b * way)
    const height = size * Math.hypot(c, d)
    let x = 0
    for (const glyph of list) {
      if (glyph === null || glyph === undefined) continue
      if (typeof glyph === 'number') {
        x -= (glyph * size) / 1000
        continue
      }
      const width = (glyph.width ?? 0) * size * font.scale
      const letter = letters(glyph.unicode ?? '')
      if (turn >= 0) {
        turned[turn]!++
        if (letter === '' && glyph.unicode !== '\u200b') unnamed++
        else if (turn === 0) {
          const from = at(map, font.vertical ? 0 : x * stretch * way, font.vertical ? -x : state.rise)
          const to = at(map, font.vertical ? width : (x + width) * stretch * way, font.vertical ? -x : state.rise)
          const bold = font.bold || state.mode === 2
          glyphs.push({ text: letter, left: from[0], right: Math.max(from[0], to[0]), y: from[1], size: height, bold })
        }
      }
      x += width + (charSpace + (glyph.isSpace ? wordSpace : 0)) * way
    }
    text = font.vertical ? times(text, [1, 0, 0, 1, 0, -x]) : times(text, [1, 0, 0, 1, x * stretch * way, 0])
  }

  const path = (paintCode: string, data: unknown) => {
    if (rules.length > mostRules || paintCode === 'endPath' || !isList(data)) return
    const filled = /fill/i.test(paintCode)
    const stroked = /stroke/i.test(paintCode)
    for (const part of data) if (isList(part)) tracePath(part, state.map, filled, stroked, rules)
  }

  for (let i = 0; i < operators.codes.length; i++) {
    const name = operators.names[operators.codes[i]!]
    const values = (operators.values[i] ?? []) as readonly unknown[]
    const number = (at: number) => finite(values[at])
    switch (name) {
      case 'save':
      case 'beginGroup':
        if (stack.length < deepest) stack.push({ ...state })
        break
      case 'paintFormXObjectBegin':
        if (stack.length < deepest) stack.push({ ...state })
        if (isList(values[0])) state.map = times(state.map, numbers(values[0]))
        break
      case 'restore':
      case 'endGroup':
      case 'paintFormXObjectEnd':
        state = stack.pop() ?? state
        break
      case 'transform':
        state.map = times(state.map, numbers(values))
        break
      case 'beginText':
        text = unit
        line = unit
        break
      case 'setTextMatrix':
        line = numbers(isList(values[0]) ? values[0] : values)
        text = line
        break
      case 'moveText':
        nextLine(number(0), number(1))
        break
      case 'setLeadingMoveText':
        state.leading = -number(1)
        nextLine(number(0), number(1))
        break
      case 'nextLine':
        nextLine(0, -state.leading)
        break
      case 'setFont':
        state.font = operators.font(String(values[0]))
        state.size = number(1)
        break
      case 'setGState':
        for (const [key, value] of pairs(values[0])) {
          if (key !== 'Font' || !isList(value)) continue
          state.font = operators.font(String(value[0]))
          state.size = finite(value[1])
        }
        break
      case 'setCharSpacing':
        state.charSpace = number(0)
        break
      case 'setWordSpacing':
        state.wordSpace = number(0)
        break
      case 'setHScale':
        state.stretch = number(0) / 100
        break
      case 'setLeading':
        state.leading = number(0)
        break
      case 'setTextRise':
        state.rise = number(0)
        break
      case 'setTextRenderingMode':
        state.mode = number(0)
        break
      case 'showText':
        if (isList(values[0])) show(values[0] as readonly (PdfGlyph | number | null)[])
        break
      case 'constructPath':
        path(operators.names[number(0)] ?? '', values[1])
        break
    }
  }
  return { glyphs, rules: rules.length > mostRules ? [] : rules, turned, unnamed }
}

/** The quarter turn of a writing direction in a space whose y grows downwards; -1 when it is slanted. */
function quarter(x: number, y: number): number {
  if (Math.abs(y) < Math.abs(x) * 0.1) return x > 0 ? 0 : 2
  if (Math.abs(x) < Math.abs(y) * 0.1) return y > 0 ? 1 : 3
  return -1
}

/** Adds the straight lines of a path: its strokes, and areas so thin that they are strokes. */
function tracePath(data: ArrayLike<unknown>, map: Matrix, filled: boolean, stroked: boolean, rules: Rule[]): void {
  let points: (readonly [number, number])[] = []
  const close = () => {
    if (filled && points.length > 1) addThin(points, rules)
    points = []
  }
  for (let i = 0; i < data.length; ) {
    const code = finite(data[i])
    const point = (offset: number) => at(map, finite(data[i + offset]), finite(data[i + offset + 1]))
    if (code === 0) {
      close()
      points.push(point(1))
      i += 3
    } else if (code === 1) {
      const next = point(1)
      if (stroked && points.length > 0) addStroke(points.at(-1)!, next, rules)
      points.push(next)
      i += 3
    } else if (code === 2 || code === 3) {
      points.push(point(code === 2 ? 5 : 3))
      i += code === 2 ? 7 : 5
    } else {
      if (stroked && points.length > 2) addStroke(points.at(-1)!, points[0]!, rules)
      i++
    }
    if (rules.length > mostRules || points.length > mostRules) return
  }
  close()
}

function addStroke([x, y]: readonly [number, number], [u, v]: readonly [number, number], rules: Rule[]): void {
  addRule(Math.min(x, u), Math.max(x, u), Math.min(y, v), Math.max(y, v), rules)
}

function addThin(points: readonly (readonly [number, number])[], rules: Rule[]): void {
  let [left = 0, top = 0] = points[0]!
  let right = left
  let bottom = top
  for (const [x, y] of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  addRule(left, right, top, bottom, rules)
}

/** Keeps what is long and thin, as the line in its middle. */
function addRule(left: number, right: number, top: number, bottom: number, rules: Rule[]): void {
  const width = right - left
  const height = bottom - top
  if (height <= thick && width >= short && width > height) {
    rules.push({ left, right, top: (top + bottom) / 2, bottom: (top + bottom) / 2 })
  } else if (width <= thick && height >= short) {
    rules.push({ left: (left + right) / 2, right: (left + right) / 2, top, bottom })
  }
}

function isList(value: unknown): value is ArrayLike<unknown> & Iterable<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value)
}

function finite(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

function numbers(values: ArrayLike<unknown>): Matrix {
  return Array.from({ length: 6 }, (_, i) => finite(values[i]))
}

function* pairs(value: unknown): Iterable<readonly [unknown, unknown]> {
  if (!Array.isArray(value)) return
  for (const pair of value) if (Array.isArray(pair)) yield [pair[0], pair[1]]
}
