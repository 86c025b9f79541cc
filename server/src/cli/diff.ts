import { type Difference, differences } from '../core/difference.ts'

const context = 3

function span(start: number, end: number): string {
  const count = end - start
  return count === 1 ? `${start + 1}` : `${count === 0 ? start : start + 1},${count}`
}

function hunk(group: readonly Difference[], a: readonly string[], b: readonly string[]): string {
  const [first, last] = [group[0]!, group[group.length - 1]!]
  const aFrom = Math.max(0, first.aStart - context)
  const aTo = Math.min(a.length, last.aEnd + context)
  const bFrom = first.bStart - (first.aStart - aFrom)
  const bTo = last.bEnd + (aTo - last.aEnd)
  const rows = [`@@ -${span(aFrom, aTo)} +${span(bFrom, bTo)} @@\n`]
  const put = (sign: string, line: string): void => {
    rows.push(line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`)
  }
  let at = aFrom
  for (const change of group) {
    for (; at < change.aStart; at++) put(' ', a[at]!)
    for (; at < change.aEnd; at++) put('-', a[at]!)
    for (let i = change.bStart; i < change.bEnd; i++) put('+', b[i]!)
  }
  for (; at < aTo; at++) put(' ', a[at]!)
  return rows.join('')
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** A unified diff of two texts with three lines of context, '' when they are the same. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const [a, b] = [linesOf(before), linesOf(after)]
  const groups: Difference[][] = []
  for (const change of differences(a, b)) {
    const last = groups.at(-1)
    if (last && change.aStart - last[last.length - 1]!.aEnd <= context * 2) last.push(change)
    else groups.push([change])
  }
  if (groups.length === 0) return ''
  return `--- a/${path}\n+++ b/${path}\n${groups.map((group) => hunk(group, a, b)).join('')}`
}
