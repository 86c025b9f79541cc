import type { OverviewChapter } from '../../../server/src/lsp/protocol.ts'

/** Lines that the tool takes for the same kind of chapter; both ends count, from 0. */
export interface Stretch {
  readonly section: string
  readonly first: number
  readonly last: number
}

/** The document's lines by section kind, from the first heading on. Neighbours of one kind are one stretch; `other` is none. */
export function sectionStretches(
  chapters: readonly Pick<OverviewChapter, 'section' | 'range'>[],
  lineCount: number,
): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const [index, { section, range }] of chapters.entries()) {
    const first = range.start.line
    const next = chapters[index + 1]?.range.start.line ?? lineCount
    // two headings in one line: the line belongs to the last
    const last = Math.min(next, lineCount) - 1
    if (section === 'other' || last < first) continue
    const before = stretches.at(-1)
    if (before?.section === section && before.last === first - 1) stretches[stretches.length - 1] = { ...before, last }
    else stretches.push({ section, first, last })
  }
  return stretches
}
