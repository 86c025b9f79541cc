import { isDate } from '../config/date.ts'
import type { Block } from '../core/block.ts'
import type { Finding } from '../core/finding.ts'
import { positionAt } from '../core/position.ts'
import type { CheckedDocument } from '../service/api.ts'
import type { PlainEdit } from './protocol.ts'

/** What the directive may hold: no line break, no end of comment, no table bar, no words that the reader takes for its own. */
export function cleanReason(reason: string): string {
  return reason
    .replace(/\s+/g, ' ')
    .replace(/--+/g, '—')
    .replaceAll('|', '｜')
    .replace(/[<>]/g, (mark) => (mark === '<' ? '〈' : '〉'))
    .trim()
}

/** The directive that waives `rule` for the next block, until the end of a day (YYYY-MM-DD) when one is given. */
export function waiverText(rule: string, reason: string, expires = ''): string {
  return `<!-- tenderlint-waive ${rule} -- ${cleanReason(reason)} ${isDate(expires) ? `until=${expires} ` : ''}-->`
}

/** The edits that waive a finding: a line above its block, or inside the cell when the block is one. Null when there is no block. */
export function waiverEdits(
  checked: CheckedDocument,
  finding: Finding,
  reason: string,
  expires?: string,
): readonly PlainEdit[] | null {
  const block = blockAt(checked, finding.range.start.offset)
  if (!block) return null
  const { source } = checked.document
  const text = waiverText(finding.rule, reason, expires)
  if (block.cell && checked.document.format === 'markdown') {
    return [insertion(checked, block.start, `${text} `)]
  }
  const lineStart = startOfLine(source, block.start)
  const end = endOfLine(source, lineStart)
  const prefix = /^[ \t>]*/.exec(source.slice(lineStart, end))![0]
  return [insertion(checked, lineStart, `${prefix}${text}${lineBreak(source, lineStart)}`)]
}

/** The block that holds a source offset. */
export function blockAt(checked: CheckedDocument, offset: number): Block | null {
  return checked.document.blocks.find((block) => block.start <= offset && offset < block.end) ?? null
}

function insertion(checked: CheckedDocument, offset: number, newText: string): PlainEdit {
  const { line, column } = positionAt(checked.lineStarts, offset)
  const position = { line, character: column }
  return { range: { start: position, end: position }, newText }
}

function startOfLine(source: string, offset: number): number {
  while (offset > 0 && source[offset - 1] !== '\n' && source[offset - 1] !== '\r') offset--
  return offset
}

function endOfLine(source: string, offset: number): number {
  while (offset < source.length && source[offset] !== '\n' && source[offset] !== '\r') offset++
  return offset
}

/** The line break that the document uses around a line. */
export function lineBreak(source: string, lineStart: number): string {
  const before = /(\r\n|\n|\r)$/.exec(source.slice(Math.max(0, lineStart - 2), lineStart))
  if (before) return before[1]!
  return /\r\n|\n|\r/.exec(source)?.[0] ?? '\n'
}
