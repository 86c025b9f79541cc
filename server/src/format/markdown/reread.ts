import type { Block, Directive, SourceDocument } from '../../core/block.ts'
import { commonEnd, commonStart, noteEdit } from '../difference.ts'
import { remember, takeMemory } from './memory.ts'
import { readHead, readLines, readMarkdown } from './read.ts'
import { newState, type State, seamSize } from './state.ts'

/** What lies between two seams of a document. */
type Part = Pick<State, 'blocks' | 'directives' | 'seams'>

/** By how much a part moves. */
interface Shift {
  readonly units: number
  readonly blocks: number
  readonly directives: number
  readonly tables: number
}

type Movable<T> = { -readonly [Key in keyof T]: T[Key] }

/**
 * Reads `source` like `readMarkdown`, of `previous` taking over what the edit between both did not touch: the blocks before
 * it as they stand, those after it moved to their new places. They are the same objects, so `previous` must not be used
 * again. A document that `readMarkdown` did not make, or that was given before, is of no help: the text is read afresh.
 */
export function rereadMarkdown(previous: SourceDocument, source: string): SourceDocument {
  const memory = takeMemory(previous)
  if (memory === null) return readMarkdown(source)
  if (previous.source === source) {
    remember(previous, memory)
    return previous
  }
  const { inline, seams } = memory
  const start = commonStart(previous.source, source)
  const end = commonEnd(previous.source, source, Math.min(previous.source.length, source.length) - start)
  const units = source.length - previous.source.length

  // Front matter above the edit stays what it was; a text that begins like one but has none is looked at anew.
  const kept = memory.body > 0 && memory.body < start
  const head = kept ? { entries: previous.frontMatter, body: memory.body } : readHead(source)
  const from = head.body === memory.body ? seamBefore(seams, source, start) : 0
  const state = newState(source, inline, from > 0 ? seams[from + 3]! : -1)
  const to = readOn(state, from > 0 ? seams[from]! : head.body, seams, source.length - end, units)

  const before = partOf(previous, seams, 0, from)
  const behind = partOf(previous, seams, to, seams.length)
  const blocks = before.blocks.length
  const directives = before.directives.length
  movePart(state, { units: 0, blocks, directives, tables: 0 })
  movePart(behind, {
    units,
    blocks: blocks + state.blocks.length - (previous.blocks.length - behind.blocks.length),
    directives: directives + state.directives.length - (previous.directives.length - behind.directives.length),
    tables: to < seams.length ? state.table - seams[to + 3]! : 0,
  })
  for (const block of state.blocks) detach(block)
  for (const directive of state.directives) detach(directive)
  const document: SourceDocument = {
    format: 'markdown',
    source,
    blocks: before.blocks.concat(state.blocks, behind.blocks),
    directives: before.directives.concat(state.directives, behind.directives),
    frontMatter: head.entries,
  }
  noteEdit(document, { start, oldEnd: previous.source.length - end, newEnd: source.length - end })
  remember(document, { inline, body: head.body, seams: before.seams.concat(state.seams, behind.seams) })
  return document
}

/** Place of the last seam whose whole line stands before `start`, for the line decides that it is one; else the first place. */
function seamBefore(seams: readonly number[], source: string, start: number): number {
  const at = seamFrom(seams, start) - seamSize
  // The line of the seam before that one has ended where that one begins.
  return Math.max(0, at < 0 || hasLineEnd(source, seams[at]!, start) ? at : at - seamSize)
}

function hasLineEnd(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = source.charCodeAt(at)
    if (unit === 10 || unit === 13) return true
  }
  return false
}

/** Place of the first seam at or after an offset, by halving. */
function seamFrom(seams: readonly number[], offset: number): number {
  let low = 0
  let high = seams.length / seamSize
  while (low < high) {
    const middle = (low + high) >> 1
    if (seams[middle * seamSize]! < offset) low = middle + 1
    else high = middle
  }
  return low * seamSize
}

/**
 * Reads until a seam behind the edit, at or after `edited`, that was one before too, and leaves the state as it was there;
 * gives its place among the old seams, their length when the text ends first.
 */
function readOn(state: State, from: number, old: readonly number[], edited: number, units: number): number {
  const { seams, blocks, directives } = state
  let next = seamFrom(old, edited - units)
  let met = false
  readLines(state, from, () => {
    const { line } = state
    if (seams[seams.length - seamSize] !== line) return false
    while (next < old.length && old[next]! < line - units) next += seamSize
    met = old[next] === line - units
    return met
  })
  if (!met) return old.length
  // What the line at the seam added is known already.
  state.table = seams.pop()!
  directives.length = seams.pop()!
  blocks.length = seams.pop()!
  seams.pop()
  return next
}

/** The part between two seams, given by their places; the last one's length stands for the end of the document. */
function partOf({ blocks, directives }: SourceDocument, seams: readonly number[], from: number, to: number): Part {
  return {
    blocks: blocks.slice(seams[from + 1] ?? blocks.length, seams[to + 1]),
    directives: directives.slice(seams[from + 2] ?? directives.length, seams[to + 2]),
    seams: seams.slice(from, to),
  }
}

function movePart(part: Part, shift: Shift): void {
  const { blocks, directives, seams } = part
  const { units, tables } = shift
  if (units !== 0 || tables !== 0) for (const block of blocks) moveBlock(block, units, tables)
  for (let i = 0; i < directives.length; i++) {
    const { text, start, end, block } = directives[i]!
    directives[i] = { text, start: start + units, end: end + units, block: block + shift.blocks }
  }
  for (let i = 0; i < seams.length; i += seamSize) {
    seams[i]! += units
    seams[i + 1]! += shift.blocks
    seams[i + 2]! += shift.directives
    seams[i + 3]! += tables
  }
}

function moveBlock(block: Movable<Block>, units: number, tables: number): void {
  const { map, cell } = block
  block.start += units
  block.end += units
  for (let i = 1; i < map.length; i += 2) map[i]! += units
  if (cell !== null && tables !== 0) block.cell = { ...cell, table: cell.table + tables }
}

/** A slice keeps the whole text alive that it was cut from; of edited texts there are many, so new pieces are copied. */
function detach(piece: Movable<Block | Directive>): void {
  piece.text = ` ${piece.text}`.slice(1)
}
