import type { Block, SourceDocument } from '../../core/block.ts'
import type { Edit } from '../../core/edited-lines.ts'
import { noteTakenOver } from '../../core/taken-over.ts'
import { commonEnd, commonStart, noteEdit } from '../difference.ts'
import { groupLines, readLine, readText, type TextMemory, takeText, textOf } from './read.ts'
import { type Line, titleLines, wrapWidth } from './wrap.ts'

type Movable<T> = { -readonly [Key in keyof T]: T[Key] }

/**
 * Reads `source` like `readText`, of `previous` taking over the lines and paragraphs that the edit between both did not touch.
 * They are the same objects, so `previous` must not be used again. A document with front matter, directives or line ends other
 * than \n is read afresh.
 */
export function rereadText(previous: SourceDocument, source: string): SourceDocument {
  const memory = takeText(previous)
  if (!memory?.lines.length || source.startsWith('---') || source.includes('<!--') || source.includes('\r'))
    return readText(source)
  const old = previous.source
  const start = commonStart(old, source)
  const end = commonEnd(old, source, Math.min(old.length, source.length) - start)
  const edit = { start, oldEnd: old.length - end, newEnd: source.length - end }
  const document = rereadLines(memory, source, old.length, edit)
  noteEdit(document, edit)
  return document
}

function rereadLines(memory: TextMemory, source: string, oldLength: number, { start, oldEnd }: Edit): SourceDocument {
  const { starts } = memory
  const from = lineAt(starts, start)
  const to = lineAt(starts, oldEnd) + 1
  const units = source.length - oldLength
  const read = linesBetween(source, starts[from] ?? 0, to < starts.length ? starts[to]! + units - 1 : source.length)
  for (let i = to; i < starts.length; i++) {
    const line = memory.lines[i]! as Movable<Line>
    line.start += units
    line.end += units
  }
  const lines = replaced(memory.lines, from, to, read.lines)
  const moved = new Int32Array(from + read.starts.length + starts.length - to)
  moved.set(starts.subarray(0, from))
  moved.set(read.starts, from)
  for (let i = to, at = from + read.starts.length; i < starts.length; i++, at++) moved[at] = starts[i]! + units
  const width = wrapWidth(source, lines)
  const title = titleLines(source, lines)
  if (width !== memory.width || title !== memory.title)
    return textOf(source, { lines, starts: moved, width, title, ...groupLines(source, lines, title, width) })
  const kept = keptBlocks(memory, from, to)
  const shift = read.lines.length - (to - from)
  const last = memory.blockLines.length
  const until = kept.behind < last ? memory.blockLines[kept.behind]! + shift : lines.length
  const between = groupLines(source, lines, title, width, kept.line, until)
  for (const block of between.blocks as Movable<Block>[]) block.text = ` ${block.text}`.slice(1)
  const { blocks: old, blockLines: oldLines } = memory
  if (units !== 0) for (let i = kept.behind; i < old.length; i++) moveBlock(old[i]!, units)
  const blocks = replaced(old, kept.before, kept.behind, between.blocks)
  noteTakenOver(old, blocks, { head: kept.before, tail: old.length - kept.behind })
  const blockLines = replaced(oldLines, kept.before, kept.behind, between.blockLines)
  if (shift !== 0)
    for (let i = kept.before + between.blockLines.length; i < blockLines.length; i++) blockLines[i]! += shift
  return textOf(source, { lines, starts: moved, width, title, blocks, blockLines })
}

/** A copy of a list with another stretch in place of [from, to). */
function replaced<T>(list: readonly T[], from: number, to: number, fresh: readonly T[]): T[] {
  if (fresh.length !== to - from) return list.slice(0, from).concat(fresh, list.slice(to))
  const copy = list.slice()
  for (let i = 0; i < fresh.length; i++) copy[from + i] = fresh[i]!
  return copy
}

/** Number of the line that holds an offset. */
function lineAt(starts: Int32Array, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

function linesBetween(source: string, from: number, to: number): { lines: Line[]; starts: number[] } {
  const lines: Line[] = []
  const starts: number[] = []
  for (let start = from; start < to || (start === to && to < source.length); ) {
    const feed = source.indexOf('\n', start)
    const end = feed < 0 || feed > to ? to : feed
    lines.push(readLine(source, start, end))
    starts.push(start)
    start = end + 1
  }
  return { lines, starts }
}

/**
 * Blocks that an edit of the lines from `from` to `to` leaves alone: those before the line above it, and those behind the line
 * below it, since whether a line goes on is seen from it and its neighbour. `line` is where reading begins anew.
 */
function keptBlocks({ blocks, blockLines }: TextMemory, from: number, to: number) {
  let before = 0
  while (before + 1 < blocks.length && blockLines[before + 1]! <= from - 1) before++
  let behind = before
  while (behind < blocks.length && blockLines[behind]! <= to) behind++
  return { before, behind, line: before < blocks.length ? Math.min(blockLines[before]!, from) : from }
}

function moveBlock(block: Movable<Block>, units: number): void {
  block.start += units
  block.end += units
  const { map } = block
  for (let i = 1; i < map.length; i += 2) map[i]! += units
}
