import type { FrontMatterEntry } from '../../core/block.ts'
import { skipBlanks, trimBlanks } from './lines.ts'

/**
 * Front matter at the head of a file: `---`, flat `key: value` lines, `---`. Takes the line ranges of the source.
 * Gives the entries and the number of lines it fills: 0 when there is none (unclosed, or not of that form).
 * Comments and indented or `- ` lines are passed over; a value in quotes is given without them.
 */
export function readFrontMatter(
  source: string,
  lines: Int32Array,
): { entries: readonly FrontMatterEntry[]; lines: number } {
  const none = { entries: [], lines: 0 }
  if (!isRule(source, lines, 0)) return none
  const entries: FrontMatterEntry[] = []
  for (let i = 1; i * 2 < lines.length; i++) {
    const start = lines[i * 2]!
    const end = trimBlanks(source, start, lines[i * 2 + 1]!)
    if (isRule(source, lines, i) || source.slice(start, end) === '...') return { entries, lines: i + 1 }
    const first = skipBlanks(source, start, end)
    if (first === end || first > start || source[first] === '#' || source.startsWith('- ', first)) continue
    const entry = readEntry(source, first, end)
    if (entry === null) return none
    entries.push(entry)
  }
  return none
}

function isRule(source: string, lines: Int32Array, line: number): boolean {
  const start = lines[line * 2]
  if (start === undefined || !source.startsWith('---', start)) return false
  return trimBlanks(source, start, lines[line * 2 + 1]!) === start + 3
}

function readEntry(source: string, start: number, end: number): FrontMatterEntry | null {
  let colon = start
  while (colon < end && source[colon] !== ':' && source[colon] !== '：') colon++
  if (colon === end || colon === start || colon - start > 60) return null
  // `http://…` or `8:30` is text, not a key: YAML wants a blank after the half-width colon.
  if (source[colon] === ':' && colon + 1 < end && skipBlanks(source, colon + 1, end) === colon + 1) return null
  let from = skipBlanks(source, colon + 1, end)
  let to = end
  const quote = source[from]
  const close = quote === '"' || quote === "'" ? source.indexOf(quote, from + 1) : -1
  if (close > 0 && close < end) {
    from++
    to = close
  } else {
    const comment = source.slice(from, end).search(/(?:^|\s)#/)
    if (comment >= 0) to = trimBlanks(source, from, from + comment)
  }
  const keyEnd = trimBlanks(source, start, colon)
  return {
    key: source.slice(start, keyEnd),
    value: source.slice(from, to),
    keyStart: start,
    keyEnd,
    start: from,
    end: to,
  }
}
