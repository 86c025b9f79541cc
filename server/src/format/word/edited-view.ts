import type { Block, SourceDocument } from '../../core/block.ts'
import { type Difference, differences } from '../../core/difference.ts'
import { cellGaps } from './view.ts'

/** A stretch of a block's words that an author has changed in a view. */
export interface ViewChange {
  /** Index of the block. */
  readonly block: number
  /** Half-open range in the block's text as the file has it, UTF-16 units. */
  readonly start: number
  readonly end: number
  /** What stands there now. */
  readonly text: string
  /** Half-open range of that in the edited view's text. */
  readonly editedStart: number
  readonly editedEnd: number
}

/** What a view has become under an author's hands, or the first line (0-based) whose structure is no longer the file's. */
export type EditedView = { readonly document: SourceDocument } | { readonly faultyLine: number }

/** Fewer same characters than these between two changes are no reason to keep them apart. */
const leastSame = 4

/**
 * The same blocks with the words of an edited text. Only words may change: lines, cells and what the view puts between
 * them (heading marks, labels, bars) must be those of the file.
 */
export function editedView(view: SourceDocument, text: string): EditedView {
  if (text === view.source) return { document: view }
  const [before, after] = [view.source.split('\n'), text.split('\n')]
  const blocks: Block[] = []
  let [at, edited] = [0, 0]
  let next = 0
  for (const [line, old] of before.entries()) {
    const first = next
    while (next < view.blocks.length && view.blocks[next]!.start <= at + old.length) next++
    const inLine = view.blocks.slice(first, next)
    const now = after[line]
    const ranges = now === undefined ? null : rangesIn(old, now, inLine, at)
    if (!ranges || (line === before.length - 1 && after.length > before.length)) return { faultyLine: line }
    for (const [i, block] of inLine.entries()) blocks.push(withText(view, block, now!, ranges[i]!, edited))
    at += old.length + 1
    edited += now!.length + 1
  }
  return { document: { ...view, source: text, blocks } }
}

/** What has changed between a view and what it has become, in the order of the text. */
export function viewChanges(view: SourceDocument, edited: SourceDocument): readonly ViewChange[] {
  return view.blocks.flatMap((block, index): ViewChange[] => {
    const now = edited.blocks[index]!
    const [a, b] = [view.source.slice(block.start, block.end), edited.source.slice(now.start, now.end)]
    if (a === b) return []
    const restored = withOwnSigns(block.text, a, b)
    return joined(differences(a, b).map((one) => whole(one, a, b))).map(({ aStart, aEnd, bStart, bEnd }) => ({
      block: index,
      start: aStart,
      end: aEnd,
      text: restored.slice(bStart, bEnd),
      editedStart: now.start + bStart,
      editedEnd: now.start + bEnd,
    }))
  })
}

/** Edited words with the tabs and line breaks of the file, where they still stand, for the signs that a view shows in their place. */
function withOwnSigns(own: string, a: string, b: string): string {
  let text = ''
  let at = 0
  for (const { aStart, aEnd, bStart, bEnd } of differences(a, b)) {
    text += own.slice(at, aStart) + b.slice(bStart, bEnd).replaceAll('↵', '\n')
    at = aEnd
  }
  return text + own.slice(at)
}

/** Cuts no character in two, and replaces where it would only insert: an insertion has no words to stand on. */
function whole({ aStart, aEnd, bStart, bEnd }: Difference, a: string, b: string): Difference {
  let [before, after] = [0, 0]
  const cuts = (text: string, at: number) =>
    /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, at - 1), at + 1))
  const grow = () => {
    while (cuts(a, aStart - before) || cuts(b, bStart - before)) before++
    while (cuts(a, aEnd + after) || cuts(b, bEnd + after)) after++
  }
  grow()
  if (aStart - before === aEnd + after) {
    if (aStart > before) before++
    else if (aEnd < a.length) after++
    grow()
  }
  return { aStart: aStart - before, aEnd: aEnd + after, bStart: bStart - before, bEnd: bEnd + after }
}

/** Changes so near to each other that a reader takes them for one are one. */
function joined(changes: readonly Difference[]): Difference[] {
  const out: Difference[] = []
  for (const change of changes) {
    const last = out.at(-1)
    if (last && change.aStart - last.aEnd < leastSame)
      out[out.length - 1] = { ...last, aEnd: change.aEnd, bEnd: change.bEnd }
    else out.push(change)
  }
  return out
}

type Range = readonly [start: number, end: number]

/** Where the blocks of a line stand now; null when what is between them is no longer there. `at` is the old line's place. */
function rangesIn(old: string, now: string, blocks: readonly Block[], at: number): Range[] | null {
  const ranges = blocks.map((block): Range => [block.start - at, block.end - at])
  if (old === now) return ranges
  let [first, last] = [0, ranges.length - 1]
  if (last < 0) return null
  let [from, to] = [0, 0]
  // blocks that are the same from the left and from the right, with what stands before and behind them
  const same = (length: number) => old.slice(0, length) === now.slice(0, length)
  const sameEnd = (length: number) =>
    length <= now.length && old.slice(old.length - length) === now.slice(now.length - length)
  while (first < last && same(ranges[first + 1]![0])) first++
  from = ranges[first]![0]
  while (last > first && sameEnd(old.length - ranges[last - 1]![1])) last--
  to = old.length - ranges[last]![1]
  if (!same(from) || !sameEnd(to) || now.length < from + to) return null
  const middle = now.slice(from, now.length - to)
  const shift = now.length - old.length
  const inner = split(old, middle, ranges.slice(first, last + 1))
  if (!inner) return null
  return [
    ...ranges.slice(0, first),
    ...inner.map(([start, end]): Range => [start + from, end + from]),
    ...ranges.slice(last + 1).map(([start, end]): Range => [start + shift, end + shift]),
  ]
}

/** Tells the blocks of `middle` apart by the marks between cells; those that a cell itself has are counted. */
function split(old: string, middle: string, ranges: readonly Range[]): Range[] | null {
  const pieces: Range[] = []
  const marks: string[] = []
  let start = 0
  for (const { 0: mark, index } of middle.matchAll(cellGaps)) {
    pieces.push([start, index])
    marks.push(mark)
    start = index + mark.length
  }
  pieces.push([start, middle.length])
  const out: Range[] = []
  let piece = 0
  // of a numbered paragraph the label stands before its words
  let label = 0
  for (const [i, [from, to]] of ranges.entries()) {
    const own = [...old.slice(from, to).matchAll(cellGaps)].length
    const [head, tail] = [pieces[piece], pieces[piece + own]]
    if (!head || !tail) return null
    out.push([head[0] + label, tail[1]])
    piece += own + 1
    const behind = ranges[i + 1]
    if (!behind) continue
    const mark = marks[piece - 1] ?? ''
    const between = old.slice(to, behind[0])
    label = between.length - mark.length
    if (mark === '' || middle.slice(tail[1], tail[1] + between.length) !== between) return null
  }
  return piece === pieces.length ? out : null
}

function withText(view: SourceDocument, block: Block, line: string, [from, to]: Range, at: number): Block {
  const [start, end] = [at + from, at + to]
  const shown = line.slice(from, to)
  const same = shown === view.source.slice(block.start, block.end)
  const text = same ? block.text : shown.replaceAll('↵', '\n')
  return { ...block, text, map: Int32Array.of(0, start), start, end }
}
