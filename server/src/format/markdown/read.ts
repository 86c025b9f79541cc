import type { FrontMatterEntry, SourceDocument } from '../../core/block.ts'
import { readFrontMatter } from '../text/front-matter.ts'
import { lineRanges } from '../text/lines.ts'
import type { InlineParser } from './inline-text.ts'
import { readLine } from './line.ts'
import { remember } from './memory.ts'
import { closeLeaf, newState, type State } from './state.ts'
import { stripInline } from './strip.ts'

/**
 * Reads Markdown (CommonMark with GFM tables) into blocks with a map back to the source; linear in its length.
 * Code and HTML give no blocks. `inline` reads the inside of blocks with markup; the default is the own stripper.
 */
export function readMarkdown(source: string, inline: InlineParser = stripInline): SourceDocument {
  const { entries, body } = readHead(source)
  const state = newState(source, inline)
  readLines(state, body)
  const { blocks, directives, seams } = state
  const document: SourceDocument = { format: 'markdown', source, blocks, directives, frontMatter: entries }
  remember(document, { inline, body, seams })
  return document
}

/** The front matter, and where the text behind it begins. */
export function readHead(source: string): { entries: readonly FrontMatterEntry[]; body: number } {
  if (!source.startsWith('---')) return { entries: [], body: 0 }
  const lines = lineRanges(source)
  const front = readFrontMatter(source, lines)
  return { entries: front.entries, body: lines[front.lines * 2] ?? source.length }
}

/** Reads from the line at `from` to the end, or until `done` says after a line that the rest is known. Lines end at \n, \r\n or \r. */
export function readLines(state: State, from: number, done?: () => boolean): void {
  const { source } = state
  const next = (mark: string, at: number): number => {
    const found = source.indexOf(mark, at)
    return found < 0 ? source.length : found
  }
  // Jumps from line end to line end: nearly all files have one kind only.
  let feed = next('\n', from)
  let lone = next('\r', from)
  for (let start = from; start < source.length; ) {
    if (feed < start) feed = next('\n', start)
    if (lone < start) lone = next('\r', start)
    const end = Math.min(feed, lone)
    readLine(state, start, end)
    if (done?.()) return
    start = end + (feed === lone + 1 ? 2 : 1)
  }
  // The end of the file is no line, so it leaves no seam.
  state.at = source.length
  closeLeaf(state)
}
