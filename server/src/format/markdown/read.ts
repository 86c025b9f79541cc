import type { SourceDocument } from '../../core/block.ts'
import { readFrontMatter } from '../text/front-matter.ts'
import { lineRanges } from '../text/lines.ts'
import type { InlineParser } from './inline-text.ts'
import { readLine } from './line.ts'
import { closeTo, newState } from './state.ts'
import { stripInline } from './strip.ts'

/**
 * Reads Markdown (CommonMark with GFM tables) into blocks with a map back to the source; linear in its length.
 * Code and HTML give no blocks. `inline` reads the inside of blocks with markup; the default is the own stripper.
 */
export function readMarkdown(source: string, inline: InlineParser = stripInline): SourceDocument {
  const lines = lineRanges(source)
  const front = readFrontMatter(source, lines)
  const state = newState(source, inline)
  for (let i = front.lines * 2; i < lines.length; i += 2) readLine(state, lines[i]!, lines[i + 1]!)
  state.at = source.length
  closeTo(state, 0)
  return {
    format: 'markdown',
    source,
    blocks: state.blocks,
    directives: state.directives,
    frontMatter: front.entries,
  }
}
