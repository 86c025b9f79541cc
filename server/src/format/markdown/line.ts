import { skipBlanks, trimBlanks } from '../text/lines.ts'
import { tagEnd } from './html.ts'
import * as marks from './marks.ts'
import { addComments, addRow, addText, closeLeaf, closeTo, flushParagraph, type State } from './state.ts'
import { delimiterColumns, rowCells } from './table.ts'

/** Indentation from which text is code. */
const codeIndent = 4

/** Reads one line [start, end) of the source into the state. */
export function readLine(state: State, start: number, end: number): void {
  state.line = start
  state.at = start
  state.column = 0
  state.end = end
  const matched = matchContainers(state)
  const all = matched === state.containers.length
  if (state.leaf === 'fence' || state.leaf === 'html') {
    if (all) {
      if (state.leaf === 'fence') inFence(state)
      else inHtml(state)
      return
    }
    closeTo(state, matched)
  }
  readStarts(state, matched)
}

/** Passes over the marks and indentation of the containers that go on in this line; gives their number. */
function matchContainers(state: State): number {
  const { containers } = state
  for (let depth = 0; depth < containers.length; depth++) {
    const container = containers[depth]!
    const indent = indentation(state)
    if (container.quote) {
      if (indent >= codeIndent || !passQuote(state, indent)) return depth
    } else if (firstText(state) === state.end) {
      // An item that begins with a bare mark holds nothing when a blank line follows.
      if (container.bare) return depth
      state.at = state.end
    } else if (indent >= container.width) {
      container.bare = false
      passColumns(state, container.width)
    } else return depth
  }
  return containers.length
}

/** Columns of half-width blanks and tabs ahead; full-width blanks are text to Markdown. */
function indentation(state: State): number {
  let column = state.column
  for (let at = state.at; at < state.end; at++) {
    const unit = state.source.charCodeAt(at)
    if (unit === 32) column++
    else if (unit === 9) column += 4 - (column % 4)
    else break
  }
  return column - state.column
}

function firstText(state: State): number {
  let at = state.at
  while (at < state.end && (state.source.charCodeAt(at) === 32 || state.source.charCodeAt(at) === 9)) at++
  return at
}

/** A tab that reaches beyond the columns is passed whole. */
function passColumns(state: State, columns: number): void {
  const goal = state.column + columns
  while (state.at < state.end && state.column < goal) {
    const unit = state.source.charCodeAt(state.at)
    if (unit === 32) state.column++
    else if (unit === 9) state.column += 4 - (state.column % 4)
    else return
    state.at++
  }
}

function passQuote(state: State, indent: number): boolean {
  if (state.source.charCodeAt(firstText(state)) !== 62) return false
  if (firstText(state) >= state.end) return false
  passColumns(state, indent)
  state.at++
  state.column++
  passColumns(state, 1)
  return true
}

/** Opens containers and leaves at the reading place; what begins nothing is text. */
function readStarts(state: State, matched: number): void {
  const { source, containers } = state
  let depth = matched
  while (opensContainer(state, depth)) depth = containers.length
  if (state.at < 0) return
  if (skipBlanks(source, state.at, state.end) === state.end) closeTo(state, depth)
  else if (indentation(state) < codeIndent) textLine(state, depth)
  else if (state.leaf === 'paragraph') addLine(state)
  else closeTo(state, depth)
}

/** Opens a quote or an item at the reading place; false when none begins there. Sets `at` to -1 when a leaf took the line. */
function opensContainer(state: State, depth: number): boolean {
  const first = firstText(state)
  const indent = indentation(state)
  if (first >= state.end || indent >= codeIndent) return false
  const unit = state.source.charCodeAt(first)
  // Most lines begin with a letter: no mark to look for.
  if (unit >= 128) return false
  if (unit === 62) {
    closeTo(state, depth)
    passQuote(state, indent)
    state.containers.push({ quote: true, width: 0, label: '', bare: false })
    return true
  }
  passColumns(state, indent)
  if (leafStarts(state, depth, unit)) {
    state.at = -1
    return false
  }
  return openItem(state, depth, indent)
}

/** Headings, fences, rules and HTML; gives whether the line was one. */
function leafStarts(state: State, depth: number, unit: number): boolean {
  const { source, at } = state
  const end = trimBlanks(source, at, state.end)
  const direct = depth === state.containers.length
  if (unit === 35) {
    const level = marks.headingLevel(source, at, end)
    if (level === 0) return false
    closeTo(state, depth)
    const start = skipBlanks(source, at + level, end)
    const stop = trimBlanks(source, start, marks.headingEnd(source, start, end))
    if (stop > start) addText(state, [start], [stop], level)
    return true
  }
  if (unit === 96 || unit === 126) return openFence(state, depth, unit)
  if (unit === 60) return openHtml(state, depth)
  if ((unit === 61 || unit === 45) && state.leaf === 'paragraph' && direct) {
    const level = marks.underlineLevel(source, at, end)
    if (level > 0) {
      addText(state, state.starts, state.ends, level)
      state.starts = []
      state.ends = []
      state.leaf = 'none'
      return true
    }
  }
  if ((unit === 42 || unit === 45 || unit === 95) && marks.isThematicBreak(source, at, end)) {
    closeTo(state, depth)
    return true
  }
  return false
}

function openFence(state: State, depth: number, unit: number): boolean {
  const size = marks.fenceLength(state.source, state.at, state.end)
  if (size === 0) return false
  closeTo(state, depth)
  state.leaf = 'fence'
  state.fenceUnit = unit
  state.fenceSize = size
  return true
}

function inFence(state: State): void {
  const { source } = state
  if (indentation(state) >= codeIndent) return
  const start = firstText(state)
  let at = start
  while (at < state.end && source.charCodeAt(at) === state.fenceUnit) at++
  if (at - start >= state.fenceSize && trimBlanks(source, at, state.end) === at) state.leaf = 'none'
}

function openHtml(state: State, depth: number): boolean {
  const { source, at, end } = state
  let closing = marks.htmlOpening(source, at)
  if (closing === '' && state.leaf !== 'paragraph' && isLoneTag(source, at, end)) closing = 'blank'
  if (closing === '') return false
  if (state.leaf === 'table' && closing === '-->' && depth === state.containers.length) {
    const close = source.slice(at + 4, end).indexOf('-->')
    // A comment between two rows does not end the table.
    if (close >= 0) {
      addComments(state, [at, at + close + 7])
      return true
    }
  }
  closeTo(state, depth)
  state.htmlStart = at
  state.htmlEnd = closing
  state.leaf = 'html'
  inHtml(state)
  return true
}

/** One complete tag, alone on its line. */
function isLoneTag(source: string, start: number, end: number): boolean {
  const line = source.slice(start, end)
  const stop = tagEnd(line, 0)
  return stop > 0 && line.slice(stop).trim() === ''
}

function inHtml(state: State): void {
  const { source } = state
  const { htmlEnd, end } = state
  if (htmlEnd === 'blank') {
    if (skipBlanks(source, state.at, end) === end) closeLeaf(state)
    return
  }
  if (htmlEnd === '-->') inComment(state)
  else if (marks.htmlCloses(source, htmlEnd, state.at, end)) {
    state.at = end
    closeLeaf(state)
  }
}

/** Text behind the end of a comment is shown to the reader, so it is read as a paragraph. */
function inComment(state: State): void {
  const { source, end } = state
  const from = Math.max(state.at, state.htmlStart + 4)
  const close = source.slice(from, end).indexOf('-->')
  if (close < 0) return
  state.at = from + close + 3
  closeLeaf(state)
  if (skipBlanks(source, state.at, end) < end) addLine(state)
}

function openItem(state: State, depth: number, indent: number): boolean {
  const { source, at } = state
  const end = trimBlanks(source, at, state.end)
  const size = marks.markerLength(source, at, end)
  if (size === 0) return false
  const empty = at + size >= end
  const ordered = size > 1
  if (state.leaf === 'paragraph' && depth === state.containers.length) {
    // What interrupts a paragraph must begin with 1 and hold text: 2023. at a line's start is mostly no item.
    if (empty || (ordered && !/^0*1[.)]/.test(source.slice(at, at + size)))) return false
  }
  closeTo(state, depth)
  state.at += size
  state.column += size
  const gap = indentation(state)
  const inner = empty || gap > codeIndent ? 1 : gap
  passColumns(state, inner)
  state.containers.push({
    quote: false,
    width: indent + size + inner,
    label: ordered ? source.slice(at, at + size) : '',
    bare: empty,
  })
  passTask(state)
  return true
}

/** A check box of a task list is no text. */
function passTask(state: State): void {
  const box = state.source.slice(state.at, Math.min(state.at + 4, state.end))
  if (/^\[[ xX]\][ \t]$/.test(box)) {
    state.at += 3
    state.column += 3
    passColumns(state, 1)
  }
}

/** A line that begins nothing: a row, a delimiter row, lazy continuation, or paragraph text. */
function textLine(state: State, depth: number): void {
  const direct = depth === state.containers.length
  if (state.leaf === 'table' && direct) {
    const start = skipBlanks(state.source, state.at, state.end)
    addRow(state, rowCells(state.source, start, trimBlanks(state.source, start, state.end)), false)
  } else if (state.leaf === 'paragraph') {
    if (!direct || !openTable(state)) addLine(state)
  } else {
    closeTo(state, depth)
    addLine(state)
  }
}

function addLine(state: State): void {
  const start = skipBlanks(state.source, state.at, state.end)
  const end = trimBlanks(state.source, start, state.end)
  if (state.starts.length === 0) {
    // most paragraphs are one line, and a list that grows takes room for many
    state.starts = [start]
    state.ends = [end]
  } else {
    state.starts.push(start)
    state.ends.push(end)
  }
  state.leaf = 'paragraph'
}

/** A delimiter row under a paragraph's last line with as many cells makes that line a table's header. */
function openTable(state: State): boolean {
  const { source } = state
  const start = skipBlanks(source, state.at, state.end)
  const unit = source.charCodeAt(start)
  if (unit !== 124 && unit !== 45 && unit !== 58) return false
  const columns = delimiterColumns(source, start, trimBlanks(source, start, state.end))
  if (columns === 0) return false
  const last = state.starts.length - 1
  const cells = rowCells(source, state.starts[last]!, state.ends[last]!)
  if (cells.length !== columns) return false
  flushParagraph(state, last)
  state.leaf = 'table'
  state.table++
  state.row = 0
  addRow(state, cells, true)
  return true
}
