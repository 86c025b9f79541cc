import { starOf } from './chained-star.ts'

/** Starred lines that a product must have, and their share above which a person should look. */
const leastStars = 5
const mostShare = 0.5

/** One technical block: the product or heading it belongs to, its table row if any, and its text. */
export interface ParameterBlock {
  readonly block: number
  readonly group: string
  readonly row: number | null
  readonly text: string
}

export interface StarredGroup {
  readonly block: number
  readonly start: number
  readonly end: number
  readonly stars: number
  readonly lines: number
}

interface Line {
  starred: boolean
  readonly block: number
  readonly start: number
  readonly end: number
}

/** Products more than half of whose parameters are starred, at least five; each stands at its first starred line. */
export function starredGroups(blocks: readonly ParameterBlock[]): StarredGroup[] {
  const groups = new Map<string, Line[]>()
  const rows = new Map<string, Line>()
  for (const { block, group, row, text } of blocks) {
    const lines = linesOf(block, text)
    const several = lines.length >= leastStars
    // a cell with many lines is a product of its own; else one row of a table is one parameter
    const key = row !== null && several ? `${group}|${row}|${block}` : group
    const list = groups.get(key) ?? []
    groups.set(key, list)
    const known = row !== null && !several ? rows.get(`${group}|${row}`) : undefined
    if (known) {
      known.starred ||= lines.some((line) => line.starred)
      continue
    }
    list.push(...(row !== null && !several ? lines.slice(0, 1) : lines))
    if (row !== null && !several && lines[0]) rows.set(`${group}|${row}`, lines[0])
  }
  return [...groups.values()].flatMap((lines) => {
    const starred = lines.filter((line) => line.starred)
    const first = starred[0]
    return first && starred.length >= leastStars && starred.length > lines.length * mostShare
      ? [{ block: first.block, start: first.start, end: first.end, stars: starred.length, lines: lines.length }]
      : []
  })
}

function linesOf(block: number, text: string): Line[] {
  const lines: Line[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const words = line.trim()
    if (words.length >= 2 || words === '★') {
      const start = at + line.indexOf(words)
      lines.push({ starred: starOf(line) >= 0, block, start, end: start + words.length })
    }
    at += line.length + 1
  }
  return lines
}
