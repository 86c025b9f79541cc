import type { Finding } from '../core/finding.ts'
import type { SectionKind } from '../core/kinds.ts'
import type { CheckedDocument } from '../service/api.ts'

/** A heading and what stands under it. Offsets in the source. */
export interface Chapter {
  readonly title: string
  readonly level: number
  /** Index of the chapter around it, -1 for none; always a smaller one. */
  readonly parent: number
  /** 0 at the top. */
  readonly depth: number
  readonly section: SectionKind
  /** The heading stands at the head of a paragraph, not in a line of its own. */
  readonly runIn: boolean
  readonly start: number
  readonly end: number
  /** End of the last block in it or below it. */
  readonly until: number
  readonly own: Count
  /** With the chapters below it. */
  readonly all: Count
}

export interface Count {
  readonly certain: number
  readonly review: number
}

const known = new WeakMap<CheckedDocument, readonly Chapter[]>()

/** The chapters of a checked document in their order, with their findings counted. Worked out once, when first asked for. */
export function chaptersOf(checked: CheckedDocument): readonly Chapter[] {
  const before = known.get(checked)
  if (before) return before
  const { headings, labels } = checked.outline
  const { blocks } = checked.document
  const chapters = headings.map((heading) => {
    const block = blocks[heading.block]!
    return {
      ...heading,
      depth: 0,
      runIn: labels[heading.block]!.isHeading < 0,
      start: block.start,
      end: block.end,
      until: block.end,
      own: { certain: 0, review: 0 },
      all: { certain: 0, review: 0 },
    }
  })
  chapters.forEach((chapter, index) => {
    chapter.depth = chapter.parent < 0 ? 0 : chapters[chapter.parent]!.depth + 1
    const last = blocks[(chapters[index + 1]?.block ?? blocks.length) - 1]
    if (last) chapter.until = Math.max(chapter.until, last.end)
  })
  for (const finding of checked.findings) {
    const index = chapterAt(chapters, finding.range.start.offset)
    if (index >= 0) chapters[index]!.own[finding.certainty]++
  }
  for (let index = chapters.length - 1; index >= 0; index--) {
    const { own, all, parent, until } = chapters[index]!
    all.certain += own.certain
    all.review += own.review
    const around = chapters[parent]
    if (!around) continue
    around.all.certain += all.certain
    around.all.review += all.review
    around.until = Math.max(around.until, until)
  }
  known.set(checked, chapters)
  return chapters
}

/** Index of the chapter that an offset stands in, -1 before the first heading. */
export function chapterAt(chapters: readonly Pick<Chapter, 'start'>[], offset: number): number {
  let low = -1
  let high = chapters.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (chapters[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Index of the chapter of a finding. */
export function chapterOf(chapters: readonly Chapter[], finding: Finding): number {
  return chapterAt(chapters, finding.range.start.offset)
}
