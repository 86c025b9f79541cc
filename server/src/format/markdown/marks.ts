import { isBlank } from '../text/lines.ts'

/** Recognisers of what can begin a line. Offsets are in the source; `end` is the end of the line. */

/** Level of an ATX heading whose first # stands at `start`, or 0. */
export function headingLevel(source: string, start: number, end: number): number {
  let at = start
  while (at < end && source.charCodeAt(at) === 35) at++
  const level = at - start
  return level >= 1 && level <= 6 && (at === end || isBlank(source.charCodeAt(at))) ? level : 0
}

/** End of an ATX heading's text: closing #s behind a blank are no part of it. `end` is free of trailing blanks. */
export function headingEnd(source: string, start: number, end: number): number {
  let at = end
  while (at > start && source.charCodeAt(at - 1) === 35) at--
  if (at === end || at === start) return at
  const before = source.charCodeAt(at - 1)
  return before === 32 || before === 9 ? at : end
}

/** Length of a fence of ` or ~ at `start`, or 0. The info string of a ` fence holds no `. */
export function fenceLength(source: string, start: number, end: number): number {
  const unit = source.charCodeAt(start)
  let at = start
  while (at < end && source.charCodeAt(at) === unit) at++
  if (at - start < 3) return 0
  if (unit === 96) for (let i = at; i < end; i++) if (source.charCodeAt(i) === 96) return 0
  return at - start
}

/** A line of three or more *, - or _ and blanks. */
export function isThematicBreak(source: string, start: number, end: number): boolean {
  const unit = source.charCodeAt(start)
  let count = 0
  for (let at = start; at < end; at++) {
    const next = source.charCodeAt(at)
    if (next === unit) count++
    else if (next !== 32 && next !== 9) return false
  }
  return count >= 3
}

/** 1 for a line of =, 2 for a line of -, else 0. `end` is free of trailing blanks. */
export function underlineLevel(source: string, start: number, end: number): number {
  const unit = source.charCodeAt(start)
  if (unit !== 61 && unit !== 45) return 0
  for (let at = start + 1; at < end; at++) if (source.charCodeAt(at) !== unit) return 0
  return unit === 61 ? 1 : 2
}

/** Length of a list marker at `start` (`-`, `12.`, `3)`) with a blank or the line's end behind it, or 0. */
export function markerLength(source: string, start: number, end: number): number {
  let at = start
  const unit = source.charCodeAt(at)
  if (unit === 42 || unit === 43 || unit === 45) at++
  else {
    while (at < end && at - start < 9 && source.charCodeAt(at) >= 48 && source.charCodeAt(at) <= 57) at++
    const close = source.charCodeAt(at)
    if (at === start || at === end || (close !== 46 && close !== 41)) return 0
    at++
  }
  const next = source.charCodeAt(at)
  return at >= end || next === 32 || next === 9 ? at - start : 0
}

const verbatimTag = /<(?:script|pre|style|textarea)(?=[\s>]|$)/iy
const blockTag =
  /<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s>]|\/>|$)/iy
const verbatimClose = /<\/(?:script|pre|style|textarea)>/i

/** What ends the HTML block that begins at `start`: a text, 'verbatim', 'blank' (a blank line), or '' when none begins. */
export function htmlOpening(source: string, start: number): string {
  const next = source.charCodeAt(start + 1)
  if (next === 33) {
    if (source.startsWith('<!--', start)) return '-->'
    if (source.startsWith('<![CDATA[', start)) return ']]>'
    return /[a-zA-Z]/.test(source.charAt(start + 2)) ? '>' : ''
  }
  if (next === 63) return '?>'
  verbatimTag.lastIndex = start
  if (verbatimTag.test(source)) return 'verbatim'
  blockTag.lastIndex = start
  return blockTag.test(source) ? 'blank' : ''
}

/** Whether the HTML block with this end closes in the line [start, end). */
export function htmlCloses(source: string, closing: string, start: number, end: number): boolean {
  const line = source.slice(start, end)
  return closing === 'verbatim' ? verbatimClose.test(line) : line.includes(closing)
}
