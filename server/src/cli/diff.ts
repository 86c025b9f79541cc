/** A stretch of lines that differs: `a` lines from `aStart` became `b` lines from `bStart` (0-based, half-open). */
interface Change {
  readonly aStart: number
  readonly aEnd: number
  readonly bStart: number
  readonly bEnd: number
}

const context = 3
/** Beyond this many differing lines the middle is shown as one change: the trace would grow with the square. */
const mostSteps = 1000

/** The changes between two lists of lines (Myers' greedy algorithm), ascending. */
function changes(a: readonly string[], b: readonly string[]): Change[] {
  let lead = 0
  while (lead < a.length && lead < b.length && a[lead] === b[lead]) lead++
  let tail = 0
  while (tail < a.length - lead && tail < b.length - lead && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const [n, m] = [a.length - lead - tail, b.length - lead - tail]
  if (n + m === 0) return []
  const whole = { aStart: lead, aEnd: lead + n, bStart: lead, bEnd: lead + m }
  const trace = forward(a, b, lead, n, m)
  return trace ? backward(trace, lead, n, m) : [whole]
}

function forward(a: readonly string[], b: readonly string[], lead: number, n: number, m: number): Int32Array[] | null {
  const most = Math.min(n + m, mostSteps)
  const size = 2 * most + 3
  const reach = new Int32Array(size)
  const trace: Int32Array[] = []
  for (let d = 0; d <= most; d++) {
    trace.push(reach.slice(most + 1 - d - 1, most + 1 + d + 2))
    for (let k = -d; k <= d; k += 2) {
      const at = most + 1 + k
      const down = k === -d || (k !== d && reach[at - 1]! < reach[at + 1]!)
      let x = down ? reach[at + 1]! : reach[at - 1]! + 1
      while (x < n && x - k < m && a[lead + x] === b[lead + x - k]) x++
      reach[at] = x
      if (x >= n && x - k >= m) return trace
    }
  }
  return null
}

function backward(trace: readonly Int32Array[], lead: number, n: number, m: number): Change[] {
  const found: Change[] = []
  let [x, y] = [n, m]
  for (let d = trace.length - 1; d > 0; d--) {
    const reach = trace[d]!
    const value = (k: number): number => reach[k + d + 1]!
    const k = x - y
    const down = k === -d || (k !== d && value(k - 1) < value(k + 1))
    const before = down ? k + 1 : k - 1
    const fromX = value(before)
    const fromY = fromX - before
    const step = {
      aStart: lead + fromX,
      aEnd: lead + fromX + (down ? 0 : 1),
      bStart: lead + fromY,
      bEnd: lead + fromY + (down ? 1 : 0),
    }
    const next = found[0]
    if (next && next.aStart === step.aEnd && next.bStart === step.bEnd)
      found[0] = { ...next, aStart: step.aStart, bStart: step.bStart }
    else found.unshift(step)
    x = fromX
    y = fromY
  }
  return found
}

function span(start: number, end: number): string {
  const count = end - start
  return count === 1 ? `${start + 1}` : `${count === 0 ? start : start + 1},${count}`
}

function hunk(group: readonly Change[], a: readonly string[], b: readonly string[]): string {
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
  const groups: Change[][] = []
  for (const change of changes(a, b)) {
    const last = groups.at(-1)
    if (last && change.aStart - last[last.length - 1]!.aEnd <= context * 2) last.push(change)
    else groups.push([change])
  }
  if (groups.length === 0) return ''
  return `--- a/${path}\n+++ b/${path}\n${groups.map((group) => hunk(group, a, b)).join('')}`
}
