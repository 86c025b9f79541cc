import { isWide } from '../text/lines.ts'
import type { Glyph } from './page.ts'

/** One line of text. Points from the top left corner; `y` is the baseline. */
export interface TextLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly bold: boolean
}

/** A gap of so many em between two letters of Latin text is a blank. */
const blankGap = 0.18
/** A gap of so many em beside a Chinese character, where letters stand close otherwise: 第一章 招标公告. */
const wideGap = 0.7
/** A wider gap sets columns apart, or is left to be filled in: it is read as four blanks, before a page number as a tab. */
const tabGap = 2

/** Puts letters into lines by their baselines, from top to bottom, and each line into reading order. */
export function linesOf(glyphs: readonly Glyph[]): TextLine[] {
  const sorted = [...glyphs].sort((a, b) => a.y - b.y)
  const lines: TextLine[] = []
  let open: Glyph[] = []
  let base = 0
  let size = 0
  const close = () => {
    const line = lineOf(open)
    if (line) lines.push(line)
    open = []
  }
  for (const glyph of sorted) {
    // Raised and lowered small letters stay in the line.
    if (open.length > 0 && glyph.y - base > Math.max(size, glyph.size) * 0.5) close()
    if (open.length === 0 || glyph.size > size) {
      base = glyph.y
      size = glyph.size
    }
    open.push(glyph)
  }
  close()
  return lines
}

function lineOf(glyphs: Glyph[]): TextLine | null {
  glyphs.sort((a, b) => a.left - b.left)
  const usual = usualGap(glyphs)
  let text = ''
  let last: Glyph | null = null
  let left = 0
  let size = 0
  let y = 0
  let bold = true
  let bare = true
  for (const glyph of glyphs) {
    const blank = glyph.text.trim() === ''
    if (bare && blank) continue
    if (last) {
      // Letters painted twice, a little apart, look bold.
      if (glyph.text === last.text && glyph.left - last.left < glyph.size * 0.12) continue
      const gap = (glyph.left - last.right) / Math.max(glyph.size, last.size)
      if (gap > blankGap && !blank && !/\s$/.test(text)) {
        const wide = isWideEnd(text) || isWide(glyph.text.charCodeAt(0))
        if (gap > tabGap && gap > usual * 2) text += '\t'
        else if (wide ? gap > wideGap && gap > usual * 2 : gap > usual + blankGap) text += ' '
      }
    } else left = glyph.left
    bare = false
    text += glyph.text
    if (glyph.size > size) {
      size = glyph.size
      y = glyph.y
    }
    if (!blank) bold &&= glyph.bold
    last = glyph
  }
  const trimmed = text.trimEnd().replace(/\t(?!\d{1,4}$)/g, '    ')
  if (!last || trimmed === '') return null
  const end = glyphs.findLast((glyph) => glyph.text.trim() !== '')!
  return { text: trimmed, left, right: end.right, y, size, bold }
}

/** Gap between most letters of a line, in em: more than nothing where letters are spread over the line. */
function usualGap(glyphs: readonly Glyph[]): number {
  const gaps: number[] = []
  for (let i = 1; i < glyphs.length; i++) {
    gaps.push((glyphs[i]!.left - glyphs[i - 1]!.right) / Math.max(glyphs[i]!.size, glyphs[i - 1]!.size))
  }
  gaps.sort((a, b) => a - b)
  return Math.max(0, gaps[gaps.length >> 1] ?? 0)
}

function isWideEnd(text: string): boolean {
  return isWide(text.charCodeAt(text.length - 1))
}
