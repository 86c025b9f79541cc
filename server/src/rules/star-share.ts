import { starOf } from './chained-star.ts'

/** Starred lines that a product must have, and their share above which a person should look. */
const leastStars = 5
const mostShare = 0.5

/** One line of a block that states a parameter; half-open range in the block's text. */
export interface ParameterLine {
  readonly starred: boolean
  readonly start: number
  readonly end: number
}

/** One technical block: the product or heading it belongs to, its table row if any, and its lines. */
export interface ParameterBlock {
  readonly block: number
  readonly group: string
  readonly row: number | null
  readonly lines: readonly ParameterLine[]
}

export interface StarredGroup {
  readonly block: number
  readonly start: number
  readonly end: number
  readonly stars: number
  readonly lines: number
}

interface Line extends ParameterLine {
  starred: boolean
  readonly block: number
}

/** Products more than half of whose parameters are starred, at least five; each stands at its first starred line. */
export function starredGroups(blocks: readonly ParameterBlock[]): StarredGroup[] {
  const groups = new Map<string, Line[]>()
  const rows = new Map<string, Line>()
  for (const { block, group, row, lines: own } of blocks) {
    const lines = own.map((line): Line => ({ ...line, block }))
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
    if (row === null || several) {
      for (const line of lines) list.push(line)
    } else if (lines[0]) {
      list.push(lines[0])
      rows.set(`${group}|${row}`, lines[0])
    }
  }
  return [...groups.values()].flatMap((lines) => {
    const starred = lines.filter((line) => line.starred)
    const first = starred[0]
    return first && starred.length >= leastStars && starred.length > lines.length * mostShare
      ? [{ block: first.block, start: first.start, end: first.end, stars: starred.length, lines: lines.length }]
      : []
  })
}

/** The lines of a text that state a parameter, without the blanks around them. */
export function parameterLines(text: string): ParameterLine[] {
  const lines: ParameterLine[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const words = line.trim()
    if (words.length >= 2 || words === '★') {
      const start = at + line.indexOf(words)
      lines.push({ starred: starOf(line) >= 0, start, end: start + words.length })
    }
    at += line.length + 1
  }
  return lines
}
