import type { Block, Directive, SourceDocument } from '../../core/block.ts'
import { noteTakenOver } from '../../core/taken-over.ts'
import { commonEnd, commonStart, noteEdit } from '../difference.ts'
import { remember, takeMemory } from './memory.ts'
import { readHead, readLines, readMarkdown } from './read.ts'
import { newState, type State, seamSize } from './state.ts'

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

  const before = from > 0 ? countsAt(previous, seams, from) : { blocks: 0, directives: 0 }
  const behind = countsAt(previous, seams, to)
  const shift: Shift = {
    units,
    blocks: before.blocks + state.blocks.length - behind.blocks,
    directives: before.directives + state.directives.length - behind.directives,
    tables: to < seams.length ? state.table - seams[to + 3]! : 0,
  }
  moveSeams(state.seams, 0, { units: 0, blocks: before.blocks, directives: before.directives, tables: 0 })
  moveSeams(seams, to, shift)
  const { blocks: old } = previous
  if (units !== 0 || shift.tables !== 0)
    for (let i = behind.blocks; i < old.length; i++) moveBlock(old[i]!, units, shift.tables)
  for (const block of state.blocks) detach(block)
  for (const directive of state.directives) detach(directive)
  const blocks = replaced(old, before.blocks, behind.blocks, state.blocks)
  const document: SourceDocument = {
    format: 'markdown',
    source,
    blocks,
    directives: [
      ...previous.directives.slice(0, before.directives),
      ...moved(state.directives, 0, before.blocks),
      ...moved(previous.directives.slice(behind.directives), units, shift.blocks),
    ],
    frontMatter: head.entries,
  }
  noteTakenOver(old, blocks, { head: before.blocks, tail: old.length - behind.blocks })
  noteEdit(document, { start, oldEnd: previous.source.length - end, newEnd: source.length - end })
  // the seams belong to nobody else: they are changed where they stand
  remember(document, { inline, body: head.body, seams: replaceIn(seams, from, to, state.seams) })
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

/** Blocks and directives before the seam at a place; its length stands for the end of the document. */
function countsAt({ blocks, directives }: SourceDocument, seams: readonly number[], at: number) {
  return { blocks: seams[at + 1] ?? blocks.length, directives: seams[at + 2] ?? directives.length }
}

/** A copy of a list with another stretch in place of [from, to): one copy, for at each keystroke the list is as long as the document. */
function replaced<T>(list: readonly T[], from: number, to: number, fresh: readonly T[]): T[] {
  return replaceIn(fresh.length === to - from ? list.slice() : (list as T[]), from, to, fresh)
}

/** Puts another stretch in place of [from, to): in the list itself where it is of the same length, else in a copy. */
function replaceIn<T>(list: T[], from: number, to: number, fresh: readonly T[]): T[] {
  if (fresh.length !== to - from) return list.slice(0, from).concat(fresh, list.slice(to))
  for (let i = 0; i < fresh.length; i++) list[from + i] = fresh[i]!
  return list
}

function moveSeams(seams: number[], from: number, { units, blocks, directives, tables }: Shift): void {
  for (let i = from; i < seams.length; i += seamSize) {
    seams[i]! += units
    seams[i + 1]! += blocks
    seams[i + 2]! += directives
    seams[i + 3]! += tables
  }
}

const moved = (directives: readonly Directive[], units: number, blocks: number): Directive[] =>
  directives.map(({ text, start, end, block }) => ({
    text,
    start: start + units,
    end: end + units,
    block: block + blocks,
  }))

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
