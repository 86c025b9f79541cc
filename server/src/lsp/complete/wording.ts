import type { WordingData } from '../../core/rule.ts'
import type { CheckedDocument, Locale } from '../../service/api.ts'
import type { Offered } from './directive.ts'
import type { Cursor } from './item.ts'

/**
 * In a technical parameter the neutral wordings; null elsewhere. While a wording is typed, those that go on as typed; behind
 * the colon after a parameter's name, or when asked for by hand, all.
 */
export function completeWording(
  { before, offset, invoked }: Cursor,
  wordings: readonly WordingData[],
  locale: Locale,
  checked: CheckedDocument,
): Offered | null {
  if (!isParameter(checked, offset)) return null
  const typed = typedOf(before, wordings)
  const isValue = /(?:^|[|；;。，,、\s*★▲#])[^|；;。，,：:]{1,20}[：:]\s?$/.test(before)
  if (!typed && !invoked && !isValue) return null
  const offers = wordings
    .filter(({ text }) => text.startsWith(typed))
    .map(({ text, title, titleEn }) => ({
      label: text,
      detail: locale === 'en' ? titleEn : title,
      kind: 'wording' as const,
    }))
  return { offers, typed: typed.length }
}

/** The longest end of the line that a wording begins with. */
function typedOf(before: string, wordings: readonly WordingData[]): string {
  for (let from = Math.max(0, before.length - 20); from < before.length; from++) {
    const end = before.slice(from)
    if (wordings.some(({ text }) => text.startsWith(end))) return end
  }
  return ''
}

/** Whether an offset stands in a technical chapter, outside headings, or in a table's parameter column. */
export function isParameter(checked: CheckedDocument, offset: number): boolean {
  const { blocks } = checked.document
  let index = blocks.length - 1
  // Behind a block's last word is still in it: an empty line or cell goes by what stands before it.
  while (index >= 0 && blocks[index]!.start > offset) index--
  const label = checked.outline.labels[index]
  if (!label) return false
  const block = blocks[index]!
  const between = checked.document.source.slice(block.end, offset)
  const isNewLine = /[\r\n]/.test(between)
  const isTechnical = label.section === 'technical'
  if (label.isHeading >= 0 || isNewLine || !block.cell) return isTechnical && (label.isHeading < 0 || isNewLine)
  if (label.header) return false
  // An empty cell may be no block: its column is counted from the last one that is.
  const column = block.cell.column + between.split('|').length - 1
  const table = checked.outline.tables.find((one) => one.table === block.cell!.table)
  const role = table?.columns.find((one) => one.column === column)?.role
  return role === 'parameter' || (isTechnical && (role === undefined || role === 'requirement'))
}
