import type { SourceDocument } from '../../core/block.ts'
import type { OutlineChapter, OutlineData } from '../../core/rule.ts'
import type { Outline } from '../../core/section.ts'
import { type Held, holdAgainst, type Titled } from './chapters.ts'

/** A chapter that is missing, or stands in the wrong place; `block` is where the finding stands. */
export interface Gap {
  readonly rule: string
  readonly block: number
  readonly chapter: OutlineChapter
  readonly outline: OutlineData
  /** The chapter that it should stand behind, in the words of the document. */
  readonly beside: string
  /** Block of that chapter. */
  readonly other: number | null
}

const orderRule = 'document-structure/chapter-order'

/** What a document lacks by the outline of its kind, and chapters out of order. Nothing for excerpts. */
export function chapterGaps(
  document: SourceDocument,
  outline: Outline,
  regime: string | null,
  outlines: readonly OutlineData[],
): Gap[] {
  const held = holdAgainst(document, outline, regime, outlines)
  if (!held) return []
  const blockOf = ({ heading }: Titled) => outline.headings[heading]!.block
  const missing = held.wanted
    .filter((chapter) => !held.present.has(chapter))
    .map((chapter): Gap => {
      const before = chapterBefore(held, chapter)
      const block = before ? blockOf(before) : (outline.headings[0]?.block ?? 0)
      return { rule: held.data.rule, block, chapter, outline: held.data, beside: before?.words ?? '', other: null }
    })
  return [...missing, ...misplaced(held, blockOf)]
}

/** The last chapter of the document that the outline puts before one. */
function chapterBefore({ data, titles }: Held, chapter: OutlineChapter): Titled | null {
  const earlier = new Set(data.chapters.slice(0, data.chapters.indexOf(chapter)))
  return titles.findLast((title) => title.outer && title.chapter && earlier.has(title.chapter)) ?? null
}

/** One chapter that stands before another which should come first; more than one say that the document has an order of its own. */
function misplaced({ data, titles }: Held, blockOf: (title: Titled) => number): Gap[] {
  const seen = new Set<OutlineChapter>()
  const fixed = titles.filter(({ outer, chapter }) => {
    if (!outer || !chapter?.fixed || seen.has(chapter)) return false
    seen.add(chapter)
    return true
  })
  if (fixed.length < 4) return []
  const place = ({ chapter }: Titled) => data.chapters.indexOf(chapter!)
  const ordered = (list: readonly Titled[]) =>
    list.every((title, at) => at === 0 || place(list[at - 1]!) < place(title))
  if (ordered(fixed)) return []
  const strays = fixed.filter((one) => ordered(fixed.filter((other) => other !== one)))
  // two neighbours that changed places: either may be the stray, the later chapter that came too soon is named
  const stray = strays.sort((a, b) => place(b) - place(a))[0]
  if (!stray) return []
  const before = fixed.findLast((one) => one !== stray && place(one) < place(stray))
  const chapter = stray.chapter!
  const other = before ? blockOf(before) : null
  return [{ rule: orderRule, block: blockOf(stray), chapter, outline: data, beside: before?.words ?? '', other }]
}
