import type { Block, Directive, SourceDocument } from '../../core/block.ts'
import { directiveText, findDirectives } from './directive.ts'
import { readFrontMatter } from './front-matter.ts'
import { joinLines } from './join.ts'
import { lineRanges, skipBlanks, trimBlanks } from './lines.ts'
import { continues, isSet, type Line, titleLines, wrapWidth } from './wrap.ts'

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
  const blocks: Block[] = []
  const directives: Directive[] = []
  const title = titleLines(source, lines)
  let comment = 0
  for (let i = 0; i < lines.length; ) {
    if (lines[i]!.start === lines[i]!.end) {
      i++
      continue
    }
    let to = i + 1
    while (to < lines.length && (to < title || continues(source, lines[to - 1]!, lines[to]!, width))) to++
    const first = lines[i]!
    for (; comment < comments.length && comments[comment]! < first.start; comment += 2) {
      directives.push(directive(source, comments, comment, blocks.length))
    }
    blocks.push(paragraph(source, lines, i, to))
    i = to
  }
  for (; comment < comments.length; comment += 2) directives.push(directive(source, comments, comment, blocks.length))
  return { format: 'text', source, blocks, directives, frontMatter: front.entries }
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
  const start = skipBlanks(source, from, to)
  const end = trimBlanks(source, start, to)
  if (cut && start === end) return
  let indent = 0
  let columns = 0
  for (let i = from; i < start; i++) indent += source.charCodeAt(i) === 0x3000 ? 2 : source.charCodeAt(i) === 9 ? 4 : 1
  for (let i = start; i < end; i++) columns += source.charCodeAt(i) < 0x1100 ? 1 : 2
  const full = start > from && source.charCodeAt(from) === 0x3000
  lines.push({ start, end, indent, columns, full, centred: !full && columns < 80, cut, set: isSet(source, start, end) })
}
