import { chapterStyles, type Line } from './line.ts'
import { titleKind } from './section-kind.ts'

/**
 * Marks the lines that only repeat what stands elsewhere: a list of the chapters (本招标文件包括下列各章 …) and lines
 * that come again on page after page. Gives 1 for each such line. Linear in the number of lines.
 */
export function repeatedLines(lines: readonly (Line | null)[]): Uint8Array {
  const marks = new Uint8Array(lines.length)
  const places = new Map<string, Place>()
  lines.forEach((line, index) => {
    if (!line || !(isOpening(line) || (line.style === 'bare' && line.reach > 0))) return
    const key = line.key
    const place = places.get(key)
    if (place) {
      place.last = index
      place.count++
    } else places.set(key, { first: index, last: index, count: 1 })
  })
  for (let from = 0; from < lines.length; from++) {
    const line = lines[from]
    if (!line) continue
    if (line.style === 'bare' && line.reach > 0 && places.get(line.key)!.count >= 4 && isRunning(line)) marks[from] = 1
    if (!isOpening(line)) continue
    // A title that comes again in the same row is the heading after the list.
    const keys = new Set<string>()
    let to = from
    for (let next = lines[to]; next && isOpening(next) && !keys.has(next.key); next = lines[++to]) keys.add(next.key)
    if (isList(lines, from, to, places)) marks.fill(1, from, to)
    from = to - 1
  }
  return marks
}

interface Place {
  readonly first: number
  last: number
  count: number
}

/** True for a line that opens a chapter or a section, or bears the title of one. */
export const isOpening = (line: Line): boolean =>
  chapterStyles.has(line.style) || line.style === 'section' || line.known

/** Three chapters or more without a word between them, half of which stand elsewhere too. */
function isList(
  lines: readonly (Line | null)[],
  from: number,
  to: number,
  places: ReadonlyMap<string, Place>,
): boolean {
  let chapters = 0
  let elsewhere = 0
  for (let i = from; i < to; i++) {
    const line = lines[i]!
    if (chapterStyles.has(line.style)) chapters++
    const place = places.get(line.key)!
    if (place.first < from || place.last >= to) elsewhere++
  }
  return chapters >= 3 && elsewhere * 2 >= to - from
}

/** 技术要求 may well head the part of each item; other words that come again and again are a page's header. */
function isRunning(line: Line): boolean {
  if (line.tight.length > 12) return true
  const kind = titleKind(line.words)
  return kind === null || kind === 'instructions' || kind === 'notice' || kind === 'form'
}
