import type { Block, Directive, SourceDocument } from '../../core/block.ts'
import { directiveText, findDirectives } from './directive.ts'
import { readFrontMatter } from './front-matter.ts'
import { joinLines } from './join.ts'
import { lineRanges, skipBlanks, trimBlanks } from './lines.ts'
import { continues, isSet, type Line, titleLines, wrapWidth } from './wrap.ts'

/** What a later reading of an edited text needs to know of one without front matter, directives and \r. */
export interface TextMemory {
  readonly lines: readonly Line[]
  /** Where each line begins, blanks included. */
  readonly starts: Int32Array
  readonly width: number
  readonly title: number
  readonly blocks: readonly Block[]
  /** Number of each block's first line. */
  readonly blockLines: readonly number[]
}

const memories = new WeakMap<SourceDocument, TextMemory>()

/** Gives what is known of a document once: after that its blocks belong to another. */
export function takeText(document: SourceDocument): TextMemory | null {
  const memory = memories.get(document) ?? null
  memories.delete(document)
  return memory
}

/** The document of lines that were grouped into blocks. */
export function textOf(source: string, memory: TextMemory): SourceDocument {
  const document: SourceDocument = { format: 'text', source, blocks: memory.blocks, directives: [], frontMatter: [] }
  memories.set(document, memory)
  return document
}

/**
 * Reads plain text into paragraphs with a map back to the source; linear in its length. Lines are joined only where the
 * file itself shows that it was wrapped (see wrap.ts). Directive comments and front matter work as in Markdown.
 */
export function readText(source: string): SourceDocument {
  const ranges = lineRanges(source)
  const front = readFrontMatter(source, ranges)
  const comments = findDirectives(source)
  const lines = readLines(source, ranges, front.lines, comments)
  const width = wrapWidth(source, lines)
  const title = titleLines(source, lines)
  const { blocks, blockLines } = groupLines(source, lines, title, width)
  if (!front.lines && !source.includes('<!--') && !source.includes('\r')) {
    const starts = new Int32Array(lines.length)
    for (let i = 0; i < lines.length; i++) starts[i] = ranges[i * 2]!
    return textOf(source, { lines, starts, width, title, blocks, blockLines })
  }
  const directives: Directive[] = []
  let comment = 0
  blocks.forEach(({ start }, block) => {
    for (; comment < comments.length && comments[comment]! < start; comment += 2)
      directives.push(directive(source, comments, comment, block))
  })
  for (; comment < comments.length; comment += 2) directives.push(directive(source, comments, comment, blocks.length))
  return { format: 'text', source, blocks, directives, frontMatter: front.entries }
}

/** Joins the lines from `from` to `until` to paragraphs; the first `title` lines are one. */
export function groupLines(
  source: string,
  lines: readonly Line[],
  title: number,
  width: number,
  from = 0,
  until: number = lines.length,
): { blocks: Block[]; blockLines: number[] } {
  const blocks: Block[] = []
  const blockLines: number[] = []
  for (let i = from; i < until; ) {
    if (lines[i]!.start === lines[i]!.end) {
      i++
      continue
    }
    let to = i + 1
    while (to < lines.length && (to < title || continues(source, lines[to - 1]!, lines[to]!, width))) to++
    blocks.push(paragraph(source, lines, i, to))
    blockLines.push(i)
    i = to
  }
  return { blocks, blockLines }
}

function directive(source: string, comments: readonly number[], at: number, block: number): Directive {
  const start = comments[at]!
  const end = comments[at + 1]!
  return { text: directiveText(source, start, end), start, end, block }
}

function paragraph(source: string, lines: readonly Line[], from: number, to: number): Block {
  const starts: number[] = []
  const ends: number[] = []
  for (let i = from; i < to; i++) {
    starts.push(lines[i]!.start)
    ends.push(lines[i]!.end)
  }
  const { text, map } = joinLines(source, starts, ends)
  const first = lines[from]!
  return {
    kind: 'paragraph',
    text,
    map,
    start: first.start,
    end: ends[ends.length - 1]!,
    level: 0,
    label: '',
    bold: false,
    centred: first.indent >= 4 && first.centred,
    quoted: false,
    cell: null,
    word: null,
  }
}

/** Lines without their edge blanks; a line with directives falls into the stretches around them. */
function readLines(source: string, ranges: Int32Array, first: number, comments: readonly number[]): Line[] {
  const lines: Line[] = []
  let comment = 0
  for (let i = first * 2; i < ranges.length; i += 2) {
    let from = ranges[i]!
    const end = ranges[i + 1]!
    let cut = false
    while (comment < comments.length && comments[comment + 1]! <= from) comment += 2
    while (comment < comments.length && comments[comment]! < end) {
      const start = comments[comment]!
      if (start > from) push(lines, source, from, start, true)
      from = Math.min(Math.max(from, comments[comment + 1]!), end)
      cut = true
      if (comments[comment + 1]! > end) break
      comment += 2
    }
    if (!cut || from < end) push(lines, source, from, end, cut)
  }
  return lines
}

function push(lines: Line[], source: string, from: number, to: number, cut: boolean): void {
  const line = readLine(source, from, to, cut)
  if (!cut || line.start !== line.end) lines.push(line)
}

/** A line from its first unit to its end, without the blanks at its edges; `cut`: a directive stood in it. */
export function readLine(source: string, from: number, to: number, cut = false): Line {
  const start = skipBlanks(source, from, to)
  const end = trimBlanks(source, start, to)
  let indent = 0
  let columns = 0
  for (let i = from; i < start; i++) indent += source.charCodeAt(i) === 0x3000 ? 2 : source.charCodeAt(i) === 9 ? 4 : 1
  for (let i = start; i < end; i++) columns += source.charCodeAt(i) < 0x1100 ? 1 : 2
  const full = start > from && source.charCodeAt(from) === 0x3000
  return { start, end, indent, columns, full, centred: !full && columns < 80, cut, set: isSet(source, start, end) }
}
