import type { Block, BlockKind, CellPlace, Directive } from '../../core/block.ts'
import { directiveText } from '../text/directive.ts'
import { isNumberedTitle, isTerminal, startsItem } from '../text/lines.ts'
import { type Composed, compose } from './compose.ts'
import type { InlineParser } from './inline-text.ts'
import type { Cell } from './table.ts'

/** A block quote, or a list item with the columns its content is indented by. */
export interface Container {
  readonly quote: boolean
  readonly width: number
  /** Number of an ordered item until its first paragraph took it. */
  label: string
  /** An item whose mark stood alone on its line, until a line of text came. */
  bare: boolean
}

/** What is open at the end of the last line inside the innermost container. */
export type Leaf = 'none' | 'paragraph' | 'table' | 'fence' | 'html'

export interface State {
  readonly source: string
  readonly inline: InlineParser
  readonly blocks: Block[]
  readonly directives: Directive[]
  readonly containers: Container[]
  leaf: Leaf
  /** Stretches of the open paragraph's lines. */
  starts: number[]
  ends: number[]
  /** The open fence's character and length. */
  fenceUnit: number
  fenceSize: number
  /** What closes the open HTML block, and where it began. */
  htmlEnd: string
  htmlStart: number
  /** Number and next row of the open table. */
  table: number
  row: number
  /** Reading place in the current line: offset, column, end of line. */
  at: number
  column: number
  end: number
  /** Where the current line begins. */
  line: number
  readonly seams: number[]
}

/**
 * Numbers of a seam: offset of a line, and the blocks, directives and last table's number before it. Such a line ends by
 * itself all that is open, so that from there on nothing depends on the lines before.
 */
export const seamSize = 4

/** A state in which nothing is open; `table` is the number of the last table before, -1 when there is none. */
export function newState(source: string, inline: InlineParser, table = -1): State {
  return {
    source,
    inline,
    blocks: [],
    directives: [],
    containers: [],
    leaf: 'none',
    starts: [],
    ends: [],
    fenceUnit: 0,
    fenceSize: 0,
    htmlEnd: '',
    htmlStart: 0,
    table,
    row: 0,
    at: 0,
    column: 0,
    end: 0,
    line: 0,
    seams: [],
  }
}

/** Ends the open leaf; a paragraph becomes its blocks. */
export function closeLeaf(state: State): void {
  if (state.leaf === 'paragraph') flushParagraph(state, state.starts.length)
  else if (state.leaf === 'html') addComments(state, htmlComments(state.source, state.htmlStart, state.at))
  state.leaf = 'none'
}

/** Ends the open leaf and all containers from `depth` on. A line calls it before it adds anything of its own. */
export function closeTo(state: State, depth: number): void {
  closeLeaf(state)
  state.containers.length = depth
  if (depth === 0) addSeam(state)
}

function addSeam({ seams, line, blocks, directives, table }: State): void {
  // A line may close twice; nothing has come in between.
  if (seams[seams.length - seamSize] !== line) seams.push(line, blocks.length, directives.length, table)
}

/** Makes blocks of the first `count` lines of the open paragraph and forgets all of them. */
export function flushParagraph(state: State, count: number): void {
  const { source, starts, ends } = state
  for (let from = 0; from < count; ) {
    let to = from + 1
    while (to < count && !breaksBefore(source, starts, ends, to, from)) to++
    // The usual paragraph is one block; slices are for the rest.
    if (from === 0 && to === starts.length) addText(state, starts, ends, 0)
    else addText(state, starts.slice(from, to), ends.slice(from, to), 0)
    from = to
  }
  state.starts = []
  state.ends = []
}

/**
 * Numbered clauses that stand on lines of their own without blank lines between them are read apart, though Markdown
 * would run them together: this is how pasted Word text looks.
 */
function breaksBefore(
  source: string,
  starts: readonly number[],
  ends: readonly number[],
  line: number,
  first: number,
): boolean {
  const before = line - 1
  if (before === first && isNumberedTitle(source, starts[before]!, ends[before]!)) return true
  if (!startsItem(source, starts[line]!, ends[line]!)) return false
  return isTerminal(source.charCodeAt(ends[before]! - 1)) || startsItem(source, starts[before]!, ends[before]!)
}

/** Adds a heading (level over 0), a paragraph or an item's paragraph. */
export function addText(state: State, starts: readonly number[], ends: readonly number[], level: number): void {
  const composed = compose(state.source, starts, ends, state.inline)
  const item = state.containers[state.containers.length - 1]
  const listed = item !== undefined && !item.quote
  const label = listed ? item.label : ''
  if (composed.text === '') {
    addComments(state, composed.comments)
    return
  }
  if (listed) item.label = ''
  const kind = level > 0 ? 'heading' : listed ? 'list-item' : 'paragraph'
  add(state, composed, kind, starts[0]!, ends[ends.length - 1]!, level, label, null)
}

/** Adds the cells of one row, empty ones too: they hold their place in the grid. */
export function addRow(state: State, cells: readonly Cell[], header: boolean): void {
  const row = state.row++
  cells.forEach((cell, column) => {
    const composed = compose(state.source, cell.starts, cell.ends, state.inline, true)
    const place = { table: state.table, row, column, rowSpan: 1, columnSpan: 1, header, parent: -1 }
    add(state, composed, 'table-cell', cell.starts[0]!, cell.ends[cell.ends.length - 1]!, 0, '', place)
  })
}

function add(
  state: State,
  { text, map, bold, comments }: Composed,
  kind: BlockKind,
  start: number,
  end: number,
  level: number,
  label: string,
  cell: CellPlace | null,
): void {
  const quoted = state.containers.length > 0 && state.containers.some((container) => container.quote)
  const block: Block = { kind, text, map, start, end, level, label, bold, centred: false, quoted, cell, word: null }
  state.blocks.push(block)
  if (comments.length > 0) addComments(state, comments, block)
}

/** Adds the directives among HTML comments; inside `block`, those before its text belong before it. */
export function addComments(state: State, comments: readonly number[], block: Block | null = null): void {
  for (let i = 0; i < comments.length; i += 2) {
    const start = comments[i]!
    const end = comments[i + 1]!
    const text = directiveText(state.source, start, end)
    if (text === '') continue
    const ahead = block !== null && end <= block.map[1]! ? 1 : 0
    state.directives.push({ text, start, end, block: state.blocks.length - ahead })
  }
}

function htmlComments(source: string, start: number, end: number): readonly number[] {
  const html = source.slice(start, end)
  const comments: number[] = []
  for (let at = html.indexOf('<!--'); at >= 0; ) {
    const close = html.indexOf('-->', at + 4)
    if (close < 0) break
    comments.push(start + at, start + close + 3)
    at = html.indexOf('<!--', close + 3)
  }
  return comments
}
