import type { Block, SourceDocument } from '../../core/block.ts'
import { fold } from '../../core/fold.ts'
import type { OutlineChapter, OutlineData } from '../../core/rule.ts'
import type { Outline } from '../../core/section.ts'
import { wordBits } from '../../core/word-bits.ts'
import { chapterOf } from '../../structure/chapters.ts'
import { titleKind } from '../../structure/document-kind.ts'
import { keptBits } from '../../structure/kept.ts'
import { numbering } from '../../structure/numbering.ts'

/** A heading of the document: its words without number and blanks, and what it stands for. */
export interface Titled {
  /** Index into `Outline.headings`. */
  readonly heading: number
  readonly words: string
  /** It opens a chapter. */
  readonly outer: boolean
  /** The chapter of the outline that its longest word speaks for, null when none or several. */
  readonly chapter: OutlineChapter | null
}

/** A document held against an outline. */
export interface Held {
  readonly data: OutlineData
  readonly titles: readonly Titled[]
  /** Chapters that are there, by heading, section or word. */
  readonly present: ReadonlySet<OutlineChapter>
  /** Chapters that a document of this text must have. */
  readonly wanted: readonly OutlineChapter[]
}

/** The words of a heading without its number, folded and without blanks. */
export function headingWords(title: string): string {
  const text = fold(title)
  return text.slice(numbering(title)?.end ?? 0).replace(/\s+/g, '')
}

/** The outline that fits the document, held against it; null when none fits or the document has less than two thirds of it: an excerpt. */
export function holdAgainst(
  { blocks }: SourceDocument,
  outline: Outline,
  regime: string | null,
  outlines: readonly OutlineData[],
): Held | null {
  const words = wordsOf(outline)
  const data = choose(outlines, outline, regime, [
    ...words,
    ...blocks.slice(0, 12).map(({ text }) => fold(text.slice(0, 60))),
  ])
  if (!data) return null
  const { titles, named } = headingsAgainst(outline, data)
  const { text, when } = wordsIn(data, blocks)
  const wanted = data.chapters.filter((chapter, at) => !chapter.when.length || when & (1 << at))
  const present = new Set(data.chapters.filter((chapter, at) => text & (1 << at) || named.has(chapter)))
  const own = wanted.filter((chapter) => present.has(chapter))
  return own.length * 3 >= wanted.length * 2 && own.length >= 4 ? { data, titles, present, wanted } : null
}

const knownWords = new WeakMap<Outline, readonly string[]>()

function wordsOf(outline: Outline): readonly string[] {
  const words = knownWords.get(outline) ?? outline.headings.map(({ title }) => headingWords(title))
  knownWords.set(outline, words)
  return words
}

interface Headings {
  readonly data: OutlineData
  readonly titles: readonly Titled[]
  /** Chapters that are there by heading or section. */
  readonly named: ReadonlySet<OutlineChapter>
}

/** What follows the title on a cover whose lines Markdown joins: 建设单位：…, 项目编号：…, 2026年5月. */
const coverLine =
  /(?:建设|编制|设计|申报|主管|项目|采购|招标)?(?:单位|机构)[:：]|(?:采购|招标)人[:：]|(?:项目|采购|招标)编号|(?:编制|发布)?(?:日期|时间)[:：]|[\dX×二〇零○]{4}年/
const titleOfCover = (title: string): string => title.replace(/\s+/g, '').split(coverLine)[0]!

const knownHeadings = new WeakMap<Outline, Headings>()

/** The same for all states of a document between which only running text was changed. */
function headingsAgainst(outline: Outline, data: OutlineData): Headings {
  const before = knownHeadings.get(outline)
  if (before?.data === data) return before
  // Word files may give the title of the paper the level of a chapter
  const isTitle = (heading: number) =>
    heading === 0 && titleKind(titleOfCover(outline.headings[0]!.title), '') === outline.documentKind
  const titles = wordsOf(outline).map((word, heading): Titled => {
    const outer = chapterOf(outline, heading) === heading
    return { heading, words: word, outer, chapter: isTitle(heading) ? null : speaksFor(word, data) }
  })
  const summaries = new Set(
    titles.flatMap(({ heading, outer, chapter }) => (outer && chapter?.summary ? [heading] : [])),
  )
  const sections = new Set(outline.labels.map(({ section }) => section))
  const speaking = titles.filter(
    ({ outer, heading }) => !isTitle(heading) && (outer || !summaries.has(chapterOf(outline, heading))),
  )
  const named = new Set(
    data.chapters.filter(
      (chapter) =>
        chapter.sections.some((section) => sections.has(section)) ||
        speaking.some((title) => chapter.headings.some((word) => title.words.includes(word))),
    ),
  )
  const found = { data, titles, named }
  knownHeadings.set(outline, found)
  return found
}

/** The outline whose signs stand in titles and first lines; one without signs fits any document of its kind. */
function choose(
  outlines: readonly OutlineData[],
  { documentKind }: Outline,
  regime: string | null,
  texts: readonly string[],
): OutlineData | null {
  const fitting = outlines.filter(
    ({ kind, regimes }) => kind === documentKind && (!regimes.length || regimes.some((one) => one === regime)),
  )
  const signed = fitting.find(
    ({ signs, least }) =>
      signs.length > 0 && signs.filter((sign) => texts.some((text) => text.includes(sign))).length >= least,
  )
  return signed ?? fitting.find(({ signs }) => !signs.length) ?? null
}

function speaksFor(words: string, { chapters }: OutlineData): OutlineChapter | null {
  let found: OutlineChapter | null = null
  let longest = 0
  for (const chapter of chapters)
    for (const word of chapter.headings)
      if (word.length >= longest && words.includes(word)) {
        found = word.length === longest && found !== chapter ? null : chapter
        longest = word.length
      }
  return found
}

type Bits = (blocks: readonly Block[]) => Int32Array
const readers = new WeakMap<OutlineData, Bits>()

/** For each chapter whether the text has its words (`text`), and the words that call for it (`when`). */
function wordsIn(data: OutlineData, blocks: readonly Block[]): { text: number; when: number } {
  const { chapters } = data
  let bitsOf = readers.get(data)
  if (!bitsOf) {
    const bitsIn = wordBits([...chapters.map(({ text }) => text), ...chapters.map(({ when }) => when)])
    bitsOf = keptBits(({ text }) => bitsIn(text))
    readers.set(data, bitsOf)
  }
  let all = 0
  const bits = bitsOf(blocks)
  for (let at = 0; at < bits.length; at++) all |= bits[at]!
  return { text: all, when: all >> chapters.length }
}
