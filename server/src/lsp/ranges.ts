import type { Range as FindingRange } from '../core/finding.ts'
import { positionAt } from '../core/position.ts'
import type { PlainPosition, PlainRange } from './protocol.ts'

/** LSP range (0-based) of a finding's range (1-based); columns are UTF-16 units in both. */
export function lspRange(range: FindingRange): PlainRange {
  return {
    start: { line: range.start.line - 1, character: range.start.column - 1 },
    end: { line: range.end.line - 1, character: range.end.column - 1 },
  }
}

/** LSP position of an offset, with the line table of its text. */
export function placeAt(starts: Int32Array, offset: number): PlainPosition {
  const { line, column } = positionAt(starts, offset)
  return { line, character: column }
}

/** LSP range of a stretch of offsets, half-open. */
export function rangeAt(starts: Int32Array, start: number, end: number): PlainRange {
  return { start: placeAt(starts, start), end: placeAt(starts, end) }
}
