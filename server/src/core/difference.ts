/** A stretch that differs: `a` from `aStart` to `aEnd` became `b` from `bStart` to `bEnd` (0-based, half-open). */
export interface Difference {
  readonly aStart: number
  readonly aEnd: number
  readonly bStart: number
  readonly bEnd: number
}

/** What is compared: lines, or the UTF-16 units of a text. */
export type Sequence = readonly string[] | string

/** Beyond this many differing items the middle is shown as one change: the trace would grow with the square. */
const mostSteps = 1000

/** The differences of two sequences (Myers' greedy algorithm), ascending. */
export function differences(a: Sequence, b: Sequence): Difference[] {
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

function forward(a: Sequence, b: Sequence, lead: number, n: number, m: number): Int32Array[] | null {
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

function backward(trace: readonly Int32Array[], lead: number, n: number, m: number): Difference[] {
  const found: Difference[] = []
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
