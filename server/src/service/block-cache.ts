import type { Block } from '../core/block.ts'
import type { BlockContext, BlockResult, Engine } from '../core/engine.ts'
import { fold } from '../core/fold.ts'
import type { Regime } from '../core/kinds.ts'
import type { BlockLabel, Outline } from '../core/section.ts'

/** Blocks whose results are kept; more than the longest document seen has. */
const cacheLimit = 60_000

interface Place {
  readonly context: BlockContext
  /** Results in this context by block text. */
  readonly results: Map<string, BlockResult>
}

/** What was made of the document that was checked last. */
interface Last {
  readonly blocks: readonly Block[]
  readonly places: readonly Place[]
  readonly results: readonly BlockResult[]
}

/**
 * Lints blocks and keeps their results by text and context. A document is nearly always the one checked before with one
 * place edited: blocks that equal those of the last document, counted from its start and from its end, take their results
 * without a look-up. One cache may serve many documents.
 */
export function blockCache(
  engine: Engine,
): (blocks: readonly Block[], outline: Outline, regime: Regime | null) => readonly BlockResult[] {
  /** By the headings above. */
  const places = new Map<string, Place[]>()
  let cached = 0
  let last: Last = { blocks: [], places: [], results: [] }

  function placesUnder(heading: string): Place[] {
    let under = places.get(heading)
    if (!under) {
      under = []
      places.set(heading, under)
    }
    return under
  }

  function lint(text: string, { context, results }: Place): BlockResult {
    const known = results.get(text)
    if (known) return known
    const result = engine.lint(text, context)
    results.set(text, result)
    cached++
    return result
  }

  return (blocks, outline, regime) => {
    // the last document keeps its places, so that a key made anew still means the same context
    if (cached > cacheLimit) {
      places.clear()
      cached = 0
      last = { blocks: [], places: [], results: [] }
    }
    const own = placesOf(outline, regime, placesUnder)
    const same = (index: number, shift: number) =>
      own[index] === last.places[index - shift] && blocks[index]!.text === last.blocks[index - shift]!.text
    const results = new Array<BlockResult>(blocks.length)
    const shift = blocks.length - last.blocks.length
    const shorter = Math.min(blocks.length, last.blocks.length)
    let from = 0
    for (; from < shorter && same(from, 0); from++) results[from] = last.results[from]!
    let to = blocks.length
    for (; to > from && to - shift > from && same(to - 1, shift); to--) results[to - 1] = last.results[to - 1 - shift]!
    for (let index = from; index < to; index++) results[index] = lint(blocks[index]!.text, own[index]!)
    last = { blocks, places: own, results }
    return results
  }
}

/** The place of every block. `under` gives the list of the places known under the joined titles of headings. */
function placesOf(outline: Outline, regime: Regime | null, under: (heading: string) => Place[]): Place[] {
  const { documentKind: kind, headings, labels } = outline
  const titles: string[] = []
  for (const { title, parent } of headings) titles.push(parent >= 0 ? `${titles[parent]} ${fold(title)}` : fold(title))
  const own = new Array<Place>(labels.length)
  let above = Number.NaN
  let known: Place[] = []
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index]!
    if (label.heading !== above) {
      above = label.heading
      known = under(titles[above] ?? '')
    }
    let place = known.find(({ context }) => fits(context, label) && context.kind === kind && context.regime === regime)
    if (!place) {
      const { section, column, table, header } = label
      const context = { section, kind, column, table, header, regime, heading: titles[above] ?? '' }
      place = { context, results: new Map() }
      known.push(place)
    }
    own[index] = place
  }
  return own
}

function fits(context: BlockContext, label: BlockLabel): boolean {
  return (
    context.section === label.section &&
    context.column === label.column &&
    context.table === label.table &&
    context.header === label.header
  )
}
