import { textWidth } from '../width.ts'
import type { Cell } from './sheet.ts'
import { wraps } from './styles.ts'

const lineHeight = 13.5
/** The highest row that the format allows, in points. */
const highest = 409

/** Lines that a text takes in a column; words of Latin letters leave some of the width unused. */
function lines(text: string, width: number): number {
  const room = Math.max(4, width - 2.5)
  const count = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / room)), 0)
  // fonts differ from machine to machine
  return count + Math.floor(count / 4)
}

/**
 * Height of a row in points, so that wrapped texts are seen whole: not every spreadsheet measures rows when it opens a file. It is
 * only where the row begins; typing into a cell measures it anew.
 */
export function rowHeight(cells: readonly Cell[], widths: readonly number[]): number {
  let most = 1
  let title = false
  cells.forEach(({ value, style }, at) => {
    if (style === 'title') title = true
    if (wraps(style)) most = Math.max(most, lines(String(value), widths[at] ?? 8))
  })
  return Math.min(highest, title ? 26 : most * lineHeight + 2)
}
