import type { OverviewFinding, PlainPosition } from '../../../server/src/lsp/protocol.ts'

export type Direction = 'next' | 'previous'

function compare(a: PlainPosition, b: PlainPosition): number {
  return a.line - b.line || a.character - b.character
}

/** The finding that starts after (or before) a position, going round at the end of the document; undefined when there is none. */
export function neighbour(
  findings: readonly OverviewFinding[],
  position: PlainPosition,
  direction: Direction,
): OverviewFinding | undefined {
  const sorted = [...findings].sort((a, b) => compare(a.range.start, b.range.start))
  return direction === 'next'
    ? (sorted.find(({ range }) => compare(range.start, position) > 0) ?? sorted[0])
    : (sorted.findLast(({ range }) => compare(range.start, position) < 0) ?? sorted.at(-1))
}
