import type { Block } from '../core/block.ts'
import type { BlockContext, BlockResult, Engine } from '../core/engine.ts'
import { fold } from '../core/fold.ts'
import type { Regime } from '../core/kinds.ts'
import type { BlockLabel, Heading, Outline } from '../core/section.ts'
import { namesVendor } from '../rules/single-vendor.ts'
import { apartFromSource, overlap } from '../structure/kept.ts'
import { type Changed, changedBlocks } from '../structure/same-outline.ts'

/** Blocks whose results are kept at least; twice those of the document at hand, where that is more. */
const cacheLimit = 12_000

interface Place {
  readonly context: BlockContext
  /** Results in this context by block text. */
  readonly results: Map<string, BlockResult>
}

/** What is known of one document. */
interface Checked {
  readonly blocks: readonly Block[]
  readonly outline: Outline
  readonly regime: Regime | null
  readonly above: Above
  readonly places: readonly Place[]
  readonly results: readonly BlockResult[]
  readonly marks: Int32Array
}

/** For each heading its title behind those above it, folded, and the places known under it. */
interface Above {
  readonly titles: readonly string[]
  readonly places: readonly Place[][]
}

const none: Checked = {
  blocks: [],
  outline: { documentKind: 'unknown', headings: [], tables: [], labels: [] },
  regime: null,
  above: { titles: [], places: [] },
  places: [],
  results: [],
  marks: new Int32Array(),
}

/** What a block's result has; most have nothing, and a walk over all results is slow. */
export const mark = { findings: 1, excluded: 2, seen: 4, vendor: 8 } as const

const marksOfResults = new WeakMap<readonly BlockResult[], Int32Array>()

/** For each result the sum of its `mark` values, and above them the number of matches that guards dismissed: `excludedIn`. */
export function marksOf(results: readonly BlockResult[]): Int32Array {
  return marksOfResults.get(results) ?? Int32Array.from(results, marksIn)
}

/** Number of matches that guards dismissed, from a value of `marksOf`. */
export const excludedIn = (marks: number): number => marks >> 4

/** Keeps the marks of results for `marksOf`. */
export function noteMarks(results: readonly BlockResult[], marks: Int32Array): void {
  marksOfResults.set(results, marks)
}

const seenInResults = new WeakMap<readonly BlockResult[], ReadonlySet<number>>()

/** Rules of which something was seen anywhere that takes their findings away. */
export function seenIn(results: readonly BlockResult[]): ReadonlySet<number> {
  let seen = seenInResults.get(results)
  if (!seen) {
    seen = new Set(listsOf(marksOf(results)).seen.flatMap((block) => results[block]!.seen))
    seenInResults.set(results, seen)
  }
  return seen
}

/** Whether the blocks from `from` to `to` have the same of it in both lists. */
function sameSeen(one: readonly BlockResult[], two: readonly BlockResult[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (one[at]!.seen.join() !== two[at]!.seen.join()) return false
  return true
}

/** What `marksOf` says in all. */
export interface MarkLists {
  /** Blocks with findings, with rules that were seen, and with vendors, ascending. */
  readonly findings: readonly number[]
  readonly seen: readonly number[]
  readonly vendor: readonly number[]
  /** Matches that guards dismissed. */
  readonly excluded: number
}

const lists = new WeakMap<Int32Array, MarkLists>()

/** The blocks that have something, for a list of `marksOf`. */
export function listsOf(marks: Int32Array): MarkLists {
  let known = lists.get(marks)
  if (!known) {
    known = readLists(marks)
    lists.set(marks, known)
  }
  return known
}

function readLists(marks: Int32Array): MarkLists {
  const findings: number[] = []
  const seen: number[] = []
  const vendor: number[] = []
  let excluded = 0
  for (let at = 0; at < marks.length; at++) {
    const own = marks[at]!
    if (!own) continue
    if (own & mark.findings) findings.push(at)
    if (own & mark.seen) seen.push(at)
    if (own & mark.vendor) vendor.push(at)
    excluded += excludedIn(own)
  }
  return { findings, seen, vendor, excluded }
}

/** The marks of one result. */
export function marksIn({ findings, excluded, seen, recognition }: BlockResult): number {
  const named = recognition.hits.some(namesVendor)
  return (
    (findings.length ? mark.findings : 0) |
    (excluded.length ? mark.excluded : 0) |
    (seen.length ? mark.seen : 0) |
    (named ? mark.vendor : 0) |
    (excluded.length << 4)
  )
}

/**
 * Lints blocks and keeps their results by text and context. A document is nearly always the one checked before with one
 * place edited: blocks that are alike in the last document, counted from its start and from its end, take their results
 * without a look-up. One cache may serve many documents.
 */
export function blockCache(
  engine: Engine,
): (blocks: readonly Block[], outline: Outline, regime: Regime | null) => readonly BlockResult[] {
  /** By the headings above. */
  const known = new Map<string, Place[]>()
  let cached = 0
  let last = none

  function placesUnder(heading: string): Place[] {
    let under = known.get(heading)
    if (!under) {
      under = []
      known.set(heading, under)
    }
    return under
  }

  function lint(block: Block, { context, results }: Place): BlockResult {
    const old = results.get(block.text)
    if (old) return old
    const text = apartFromSource(block.text)
    const result = engine.lint(text, context)
    results.set(text, result)
    cached++
    return result
  }

  /** The last document with a few blocks changed, each of them in the place where one stood. */
  function relint(blocks: readonly Block[], { from, to }: Changed): readonly BlockResult[] {
    const results = last.results.slice()
    let { marks } = last
    for (let index = from; index < to; index++) {
      const result = lint(blocks[index]!, last.places[index]!)
      results[index] = result
      const own = marksIn(result)
      if (own === marks[index]) continue
      // the same list as long as it says the same: what is made of it holds
      if (marks === last.marks) marks = marks.slice()
      marks[index] = own
    }
    const seen = seenIn(last.results)
    if (sameSeen(last.results, results, from, to)) seenInResults.set(results, seen)
    last = { ...last, blocks, results, marks }
    marksOfResults.set(results, marks)
    return results
  }

  return (blocks, outline, regime) => {
    // the last document keeps its places, so that a key made anew still means the same context
    if (cached > Math.max(cacheLimit, blocks.length * 2)) {
      known.clear()
      cached = 0
      last = none
    }
    if (outline === last.outline && regime === last.regime) {
      const changed = changedBlocks(last.blocks, blocks)
      if (changed) return relint(blocks, changed)
    }
    const above = aboveOf(outline.headings, last, placesUnder)
    const { head, tail } = overlap(last.blocks, blocks)
    const count = blocks.length
    const shift = count - last.blocks.length
    const settled = last.outline.documentKind === outline.documentKind && last.regime === regime
    const places = new Array<Place>(count)
    const results = new Array<BlockResult>(count)
    const marks = new Int32Array(count)
    let label: BlockLabel | null = null
    let place: Place | undefined
    for (let index = 0; index < count; index++) {
      const old = index < head ? index : index >= count - tail ? index - shift : -1
      const own = outline.labels[index]!
      if (own !== label) {
        label = own
        const under = above.places[own.heading] ?? placesUnder('')
        const stays =
          settled && old >= 0 && last.outline.labels[old] === own && last.above.places[own.heading] === under
        place = stays ? last.places[old]! : placeOf(own, under, outline, regime, above.titles[own.heading] ?? '')
      }
      places[index] = place!
      if (old >= 0 && last.places[old] === place) {
        results[index] = last.results[old]!
        marks[index] = last.marks[old]!
      } else {
        const result = lint(blocks[index]!, place!)
        results[index] = result
        marks[index] = marksIn(result)
      }
    }
    last = { blocks, outline, regime, above, places, results, marks }
    marksOfResults.set(results, marks)
    return results
  }
}

/** Takes the titles of the document read last where they are the same: their places need no look-up. */
function aboveOf(headings: readonly Heading[], last: Checked, under: (heading: string) => Place[]): Above {
  const old = last.above
  const titles: string[] = []
  const places: Place[][] = []
  headings.forEach(({ title, parent }, index) => {
    const before = last.outline.headings[index]
    const same =
      before?.title === title && before.parent === parent && (parent < 0 || titles[parent] === old.titles[parent])
    const path = same ? old.titles[index]! : parent >= 0 ? `${titles[parent]} ${fold(title)}` : fold(title)
    titles.push(path)
    places.push(same ? old.places[index]! : under(path))
  })
  return { titles, places }
}

function placeOf(
  { section, column, table, header }: BlockLabel,
  under: Place[],
  { documentKind: kind }: Outline,
  regime: Regime | null,
  heading: string,
): Place {
  for (const place of under) {
    const { context } = place
    if (
      context.section === section &&
      context.column === column &&
      context.table === table &&
      context.header === header &&
      context.kind === kind &&
      context.regime === regime
    )
      return place
  }
  const place: Place = { context: { section, kind, column, table, header, regime, heading }, results: new Map() }
  under.push(place)
  return place
}
