import type { SourceDocument } from '../core/block.ts'
import type { Outline } from '../core/section.ts'

const numbering =
  /^[\s\d.．、（()）]*(?:第[一二三四五六七八九十\d]+[章节部分]{1,2}|[一二三四五六七八九十]{1,3}[、.．])?[\s\d.．、]*/
const plainTitle = (text: string): string =>
  text
    .replace(numbering, '')
    .replace(/[\s.…·]*\d*\s*$/, '')
    .replace(/\s+/g, '')
const caption = /^表\s*\d+[-–—.]\d+\s/

/**
 * Blocks that only say where something stands: lines of the table of contents, each the title of a heading further down beside
 * others of the kind, and captions right above a table, 表4-6 核心交换机（2台）.
 */
export function signposts({ blocks }: SourceDocument, outline: Outline): (block: number) => boolean {
  const last = new Map(outline.headings.map(({ title, block }) => [plainTitle(title), block]))
  const pointsOn = (at: number): boolean => {
    const block = blocks[at]
    if (!block || block.cell || block.text.length > 40 || outline.labels[at]!.isHeading >= 0) return false
    return (last.get(plainTitle(block.text)) ?? -1) > at
  }
  return (at) => {
    const { text, cell } = blocks[at]!
    if (cell || text.length > 40) return false
    if (caption.test(text)) return Boolean(blocks[at + 1]?.cell)
    return pointsOn(at) && (pointsOn(at - 1) || pointsOn(at + 1))
  }
}
