import type { Outline } from '../core/section.ts'

const titles = new WeakMap<Outline, number>()

/** The heading that nearly all others stand under: the title of the document, no chapter; -1 when there is none. */
export function titleHeading(outline: Outline): number {
  const before = titles.get(outline)
  if (before !== undefined) return before
  const under = new Map<number, number>()
  const roots = outline.headings.map(() => -1)
  outline.headings.forEach(({ parent }, at) => {
    roots[at] = parent < 0 ? at : roots[parent]!
    under.set(roots[at]!, (under.get(roots[at]!) ?? 0) + 1)
  })
  const most = outline.headings.length * 0.8
  const title = outline.headings.length < 2 ? -1 : ([...under].find(([, count]) => count >= most)?.[0] ?? -1)
  titles.set(outline, title)
  return title
}

/** Index of the chapter that a heading stands in or opens, -1 for -1 and for the title of the document. */
export function chapterOf(outline: Outline, heading: number): number {
  const title = titleHeading(outline)
  if (heading === title) return -1
  let at = heading
  while (at >= 0 && outline.headings[at]!.parent >= 0 && outline.headings[at]!.parent !== title)
    at = outline.headings[at]!.parent
  return at
}
