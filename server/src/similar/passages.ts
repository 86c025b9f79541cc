import { type Figures, figureRuns } from './numbers.ts'
import type { Reading } from './reading.ts'
import { type Run, runsOf } from './runs.ts'

/** Units of its own that a passage must agree in: shorter ones occur in any two papers of a trade. */
export const leastPassage = 24
/** Shorter wholes (a parameter, a list item) count when several of one part agree, whatever their order. */
export const leastWhole = 6
export const leastWholes = 3
/** A row is told by its figures when this part of them stands in the run. */
const rowShare = 2 / 3
/** A row that the words already show is not shown again for its figures. */
const shown = 0.8

/** A stretch of the document's stream and the one of a paper's that it agrees with. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly other: number
  readonly otherEnd: number
}

/** All that a document has in common with a paper, in the order of the document; stretches do not overlap. */
export function passagesOf(design: Reading, vendor: Reading, parts: Int32Array): Stretch[] {
  const runs = runsOf(design.stream, vendor.stream, design.hashes, vendor.index, parts, design.counted)
  const long = runs.filter((run) => own(design.counted, run) >= leastPassage)
  const wholes = wholeRuns(runs, design, vendor, parts)
  const texts = [...long, ...wholes].sort((a, b) => a.start - b.start)
  const covered = new Uint8Array(design.stream.length)
  for (const { start, end } of texts) covered.fill(1, start, end)
  const rows = figureStretches(design, vendor, parts, covered)
  return [...texts, ...rows].sort((a, b) => a.start - b.start)
}

/** Units that agree and are the document's own; the exchanged words inside are left out of the count. */
function own(counted: Uint8Array, { start, end, exact }: Run): number {
  let count = 0
  for (let at = start; at < end; at++) count += counted[at]!
  return count - (end - start - exact)
}

/** Short runs that are a whole clause on both sides, where enough of them stand in one part. */
function wholeRuns(runs: readonly Run[], design: Reading, vendor: Reading, parts: Int32Array): Run[] {
  const byPart = new Map<number, Run[]>()
  for (const run of runs) {
    const size = own(design.counted, run)
    if (size < leastWhole || size >= leastPassage) continue
    if (!isWhole(design, run.start, run.end) || !isWhole(vendor, run.other, run.otherEnd)) continue
    const list = byPart.get(parts[run.start]!)
    if (list) list.push(run)
    else byPart.set(parts[run.start]!, [run])
  }
  return [...byPart.values()].flatMap((list) => {
    const size = list.reduce((sum, run) => sum + own(design.counted, run), 0)
    return list.length >= leastWholes && size >= leastPassage ? list : []
  })
}

function isWhole({ stream }: Reading, start: number, end: number): boolean {
  return stream.opens[start] === 1 && (end === stream.length || stream.opens[end] === 1)
}

/** Rows that give the same figures with the same units in the same order, in other words. */
function figureStretches(design: Reading, vendor: Reading, parts: Int32Array, covered: Uint8Array): Stretch[] {
  const { figures } = design
  const found: Stretch[] = []
  let floor = 0
  for (const run of figureRuns(figures, vendor.figures, (at) => parts[figures.places[at]!]!)) {
    const [first, last] = fullRows(figures, run.start, run.end)
    if (first > last) continue
    const start = Math.max(figures.rows.range(first)[0], floor)
    const end = figures.rows.range(last)[1]
    const theirs = vendor.figures
    const other = theirs.rows.range(theirs.rows.of(theirs.places[run.other]!))[0]
    const otherEnd = theirs.rows.range(theirs.rows.of(theirs.places[run.otherEnd - 1]!))[1]
    found.push(...uncovered({ start, end, other, otherEnd }, parts, covered))
    floor = Math.max(floor, end)
  }
  return found
}

/** First and last row that the figures fill for the most part. */
function fullRows(figures: Figures, start: number, end: number): readonly [number, number] {
  const { rows, places } = figures
  const row = (at: number) => rows.of(places[at]!)
  const isFull = (of: number) => {
    let [inside, all] = [0, 0]
    for (let at = start; at >= 0 && row(at) === of; at--) if (at < start) all++
    for (let at = end; at < places.length && row(at) === of; at++) all++
    for (let at = start; at < end; at++) if (row(at) === of) inside++
    return inside >= (all + inside) * rowShare
  }
  let first = row(start)
  let last = row(end - 1)
  if (!isFull(first)) first++
  if (last >= first && !isFull(last)) last--
  return [first, last]
}

/** What of a stretch the words do not show yet, in one part of the document. */
function uncovered(stretch: Stretch, parts: Int32Array, covered: Uint8Array): Stretch[] {
  let { start, end } = stretch
  const part = parts[start]
  while (end > start && parts[end - 1] !== part) end--
  let count = 0
  for (let at = start; at < end; at++) count += covered[at]!
  if (count >= (end - start) * shown) return []
  while (start < end && covered[start]) start++
  while (end > start && covered[end - 1]) end--
  // what is shown in between belongs to the words
  for (let at = start; at < end; at++) if (covered[at]) return split({ ...stretch, start, end }, covered)
  return end > start ? [{ ...stretch, start, end }] : []
}

function split(stretch: Stretch, covered: Uint8Array): Stretch[] {
  const found: Stretch[] = []
  for (let at = stretch.start; at < stretch.end; ) {
    let end = at
    while (end < stretch.end && !covered[end]) end++
    if (end - at >= leastWhole) found.push({ ...stretch, start: at, end })
    at = end
    while (at < stretch.end && covered[at]) at++
  }
  return found
}
