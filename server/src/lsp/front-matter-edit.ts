import type { SectionKind } from '../core/kinds.ts'
import type { CheckedDocument } from '../service/api.ts'
import { rangeAt } from './convert.ts'
import type { PlainEdit } from './protocol.ts'
import { lineBreak } from './waiver-edit.ts'

/** What separates titles in the front matter, and what YAML or its reader would take for its own. */
const separators = /[,，;；=＝#"'`:{}[\]<>|&*!%@]/

/** The longest stretch of a title that may stand in the front matter; '' when none. */
export function titleKey(title: string): string {
  const parts = title.split(separators).map((part) => part.trim())
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '')
}

/**
 * The edit that states a heading's section kind in the front matter, which is made when there is none. The title goes first:
 * the first that fits a heading decides. Null when the document begins with something else between rules.
 */
export function sectionEdit(checked: CheckedDocument, title: string, kind: SectionKind): PlainEdit | null {
  const { source, frontMatter, format } = checked.document
  const key = titleKey(title)
  if (!key || (format !== 'markdown' && format !== 'text') || source.startsWith('\ufeff')) return null
  const edit = (start: number, end: number, newText: string): PlainEdit => ({
    range: rangeAt(checked.lineStarts, start, end),
    newText,
  })
  const pair = `${key}=${kind}`
  const entry = frontMatter.find((one) => one.key.toLowerCase() === 'sections' || one.key === '章节')
  if (entry) {
    const others = entry.value
      .split(/[,，;；]/)
      .map((other) => other.trim())
      .filter((other) => other && other.split(/[=＝]/)[0]!.trim() !== key)
    const blank = source[entry.start - 1] === ':' ? ' ' : ''
    return edit(entry.start, entry.end, blank + [pair, ...others].join(', '))
  }
  const lineEnd = lineBreak(source, 0)
  const opening = /^---[ \t]*(?:\r\n|\n|\r)/.exec(source)
  if (!opening) return edit(0, 0, ['---', `sections: ${pair}`, '---', '', ''].join(lineEnd))
  const isFrontMatter = frontMatter.length > 0 || source.startsWith('---', opening[0].length)
  return isFrontMatter ? edit(opening[0].length, opening[0].length, `sections: ${pair}${lineEnd}`) : null
}
