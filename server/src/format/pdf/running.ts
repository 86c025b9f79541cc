import type { TextLine } from './lines.ts'

/** The lines of one page outside tables, from top to bottom. */
export interface PageLines {
  readonly lines: readonly TextLine[]
  readonly height: number
}

/** Part of the page's height at its top and foot in which running heads stand, and how many lines are looked at there. */
const margin = 0.17
const depth = 3

const pageNumber =
  /^(?:[-–—·~\s]*\d{1,4}[-–—·~\s]*|[-–—\s]*第\s*[\d一二三四五六七八九十百]{1,5}\s*页(?:[\s，,/]*共\s*[\d一二三四五六七八九十百]{1,5}\s*页)?[-–—\s]*|\d{1,4}\s*\/\s*\d{1,4}|[ivxlc]{1,6}|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$/i

/** Without running heads, running feet and page numbers: one result for each page. */
export function withoutRunning(pages: readonly PageLines[]): TextLine[][] {
  const counts = new Map<string, number>()
  const edges = pages.map((page) => edgeLines(page))
  for (const lines of edges) for (const key of new Set(lines.values())) counts.set(key, (counts.get(key) ?? 0) + 1)
  // A chapter of a tender file may have a head of its own.
  const enough = Math.max(3, Math.min(10, Math.ceil(pages.length / 5)))
  return pages.map((page, i) =>
    page.lines.filter((line) => {
      const key = edges[i]!.get(line)
      if (key === undefined) return true
      return !pageNumber.test(line.text) && (counts.get(key) ?? 0) < enough
    }),
  )
}

/** The lines near the edges of a page with what makes them alike on other pages: height and text without figures. */
function edgeLines({ lines, height }: PageLines): Map<TextLine, string> {
  const found = new Map<TextLine, string>()
  const keep = (line: TextLine | undefined) => {
    if (line) found.set(line, `${Math.round(line.y / 6)} ${line.text.replace(/[\s\d一二三四五六七八九十百]+/g, '')}`)
  }
  for (let i = 0; i < depth; i++) {
    if (lines[i] && lines[i]!.y < height * margin) keep(lines[i])
    const last = lines[lines.length - 1 - i]
    if (last && last.y > height * (1 - margin)) keep(last)
  }
  return found
}
