import type { SourceDocument } from '../../core/block.ts'
import type { SectionKind } from '../../core/kinds.ts'
import type { Outline } from '../../core/section.ts'
import { numbering } from '../../structure/numbering.ts'
import { headingWords } from './chapters.ts'

export interface EmptyChapter {
  readonly rule: string
  /** Block of the heading, or of the words that stand for the content. */
  readonly block: number
  readonly title: string
}

const emptyRule = 'document-structure/chapter-empty'
const unwrittenRule = 'document-structure/chapter-unwritten'

/** Words that promise a content that is not there. */
const promise =
  /^[([【<]?(?:(?:内容|本章|本节|此处|该部分|的)*(?:待|尚待|后续|另行|有待)(?:补充|完善|编制|编写|填写|撰写|确定|定|明确|补)(?:内容)?|todo|tbd|x{2,}|×{2,}|…+|\.{3,})[)\]】>]?[。.]?$/
const nothing = /^[([]?(?:略|从略|暂略|无|暂无|\/|-+)[)\]]?[。.]?$/
/** What may well hold drawings or tables only, or stand in a paper of its own. */
const elsewhere = /图|附件|附表|附录|目录|表$|清单|封面|另册|格式|封底|声明|签署|签章/
const silent: ReadonlySet<SectionKind> = new Set(['form', 'contract', 'legal-basis'])

/** Chapters and sections without a word under their heading, or with nothing but 略 and 待补充; forms and contracts are left out. */
export function emptyChapters({ blocks }: SourceDocument, outline: Outline): EmptyChapter[] {
  const { headings, labels, documentKind } = outline
  const design = documentKind === 'feasibility-study' || documentKind === 'preliminary-design'
  /** A heading by its number and its format; lines of a cover and lists of bare titles are none. */
  const opens = (at: number): boolean => {
    const { block, title } = headings[at]!
    const stated = blocks[block]!.level > 0
    const style = numbering(title)?.style
    if (style === 'chapter' || style === 'part') return stated || design
    return stated && design && style !== undefined && !/[:：]/.test(title)
  }
  return headings.flatMap(({ block, level, section }, at): EmptyChapter[] => {
    // what only looks like a heading may be a line of a list
    const next = headings[at + 1]
    // the forms at the end of a tender may stand in a paper of their own, but a title without a word is worth a look
    const lastOfTender = documentKind === 'tender' && !next && section === 'form' && level <= 2
    if (
      (silent.has(section) && !lastOfTender) ||
      labels[block]!.isHeading !== at ||
      (!blocks[block]!.level && level > 1)
    )
      return []
    if (next && next.level > level) return []
    const end = next ? next.block : blocks.length
    const content = []
    for (let index = block + 1; index < end && content.length < 2; index++)
      if (blocks[index]!.text.trim()) content.push(index)
    const [only] = content
    if (content.length > 1 || (only !== undefined && blocks[only]!.text.length > 20)) return []
    const title = headingWords(blocks[block]!.text)
    if (!title || (elsewhere.test(title) && !lastOfTender)) return []
    if (!content.length) {
      const ends = next ? opens(at + 1) : design || lastOfTender
      return ends && opens(at) ? [{ rule: emptyRule, block, title }] : []
    }
    if (blocks[only!]!.cell) return []
    const text = blocks[only!]!.text.trim().toLowerCase().replace('（', '(').replace('）', ')')
    if (promise.test(text)) return [{ rule: unwrittenRule, block: only!, title }]
    return nothing.test(text) && level <= 2 ? [{ rule: emptyRule, block: only!, title }] : []
  })
}
