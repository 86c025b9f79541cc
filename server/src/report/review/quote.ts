import { type Block, blockIndexAt, sourceRange, textOffset } from '../../core/block.ts'
import type { Finding } from '../../core/finding.ts'

/** The sentence that a finding stands in, cut in three: what comes before the words, the words, what comes after. */
export interface Quote {
  readonly before: string
  readonly words: string
  readonly after: string
}

const most = 120
const stop = /[。！？；!?;\n\r]/

/** The block that a source offset lies in, undefined when it lies in none. Blocks stand in the order of their starts. */
export function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  const block = blocks[blockIndexAt(blocks, offset)]
  return block && block.start <= offset && offset <= block.end ? block : undefined
}

/** Keeps the halves of a surrogate pair together. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}

/** The sentence around [start, end) of a text, long ones cut with … on both sides. */
export function quoteIn(text: string, start: number, end: number): Quote {
  let from = start
  while (from > 0 && !stop.test(text[from - 1]!) && start - from < most) from--
  let to = end
  while (to < text.length && to - end < most && !(to > end && stop.test(text[to - 1]!))) to++
  // the words themselves may end with the stop
  if (end > start && stop.test(text[end - 1]!)) to = end
  const cutLeft = from > 0 && !stop.test(text[from - 1]!)
  const cutRight = to < text.length && !stop.test(text[to - 1]!)
  const before = text.slice(whole(text, from), start).trimStart()
  const after = text.slice(end, whole(text, to)).trimEnd()
  return {
    before: (cutLeft ? '…' : '') + before,
    words: text.slice(start, end),
    after: after + (cutRight ? '…' : ''),
  }
}

/** The sentence around a finding. The label of automatic numbering stands before what begins its paragraph. */
export function quoteOf(finding: Finding, blocks: readonly Block[]): Quote {
  const block = blockAt(blocks, finding.range.start.offset)
  if (!block) return { before: '', words: finding.text, after: '' }
  const start = textOffset(block, finding.range.start.offset)
  const end = Math.max(start, textOffset(block, finding.range.end.offset))
  const quote = quoteIn(block.text, start, end)
  // a range over several blocks, or one that is not of text, is quoted as it is
  if (finding.range.end.offset > sourceRange(block, 0, block.text.length).end || quote.words === '')
    return { before: '', words: finding.text, after: '' }
  const begins = block.text.slice(0, start).trim() === quote.before.trim()
  return begins && block.label ? { ...quote, before: `${block.label} ${quote.before}` } : quote
}
