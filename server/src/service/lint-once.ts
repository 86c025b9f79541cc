import type { Block } from '../core/block.ts'
import type { BlockContext, BlockResult, Engine } from '../core/engine.ts'
import { fold } from '../core/fold.ts'
import type { Regime } from '../core/kinds.ts'
import type { BlockLabel, Heading, Outline } from '../core/section.ts'
import { marksIn, noteMarks } from './block-cache.ts'

/** Units of the longest texts that are kept: cells say the same again and again. Engines copy so short a stretch of a source. */
const short = 12
/** Texts that are kept at most. */
const mostKept = 8192

/** Where blocks stand, and what is known of short texts there that have nothing, whatever the headings above say. */
interface Place {
  readonly context: BlockContext
  readonly silent: Map<string, BlockResult>
}

/**
 * Lints the blocks of documents that are checked once each, in a batch: but for short texts nothing is kept for the next state of a
 * document, so that all of it is gone with the document.
 */
export function onceLinter(
  engine: Engine,
): (blocks: readonly Block[], outline: Outline, regime: Regime | null) => readonly BlockResult[] {
  /** By all of a context but the headings. */
  const known = new Map<string, Map<string, BlockResult>>()
  let kept = 0

  function silentIn({ section, kind, column, table, header, regime }: BlockContext): Map<string, BlockResult> {
    const key = `${section}|${kind}|${column}|${table}|${header}|${regime}`
    let silent = known.get(key)
    if (!silent) {
      silent = new Map()
      known.set(key, silent)
    }
    return silent
  }

  function lint(text: string, { context, silent }: Place): BlockResult {
    if (text.length > short) return engine.lint(text, context)
    const before = silent.get(text)
    if (before) return before
    const result = engine.lint(text, context)
    if (!result.findings.length && !result.excluded.length) {
      silent.set(text, result)
      kept++
    }
    return result
  }

  return (blocks, { labels, headings, documentKind: kind }, regime) => {
    if (kept > mostKept) {
      known.clear()
      kept = 0
    }
    const above = titlesAbove(headings)
    const results = new Array<BlockResult>(blocks.length)
    const marks = new Int32Array(blocks.length)
    /** The places under the heading at hand: cells of a column have labels of their own that say the same. */
    let places: Place[] = []
    let last: BlockLabel | null = null
    let place: Place | null = null
    for (let index = 0; index < blocks.length; index++) {
      const label = labels[index]!
      if (label !== last || !place) {
        if (label.heading !== last?.heading) places = []
        last = label
        place = placeOf(label, places)
        if (!place) {
          const { section, column, table, header } = label
          const context = { section, kind, column, table, header, regime, heading: above[label.heading] ?? '' }
          place = { context, silent: silentIn(context) }
          places.push(place)
        }
      }
      const result = lint(blocks[index]!.text, place)
      results[index] = result
      marks[index] = marksIn(result)
    }
    noteMarks(results, marks)
    return results
  }
}

function placeOf({ section, column, table, header }: BlockLabel, places: readonly Place[]): Place | null {
  for (const place of places) {
    const { context } = place
    if (
      context.section === section &&
      context.column === column &&
      context.table === table &&
      context.header === header
    )
      return place
  }
  return null
}

/** For each heading its title behind those above it, folded. */
function titlesAbove(headings: readonly Heading[]): string[] {
  const titles: string[] = []
  for (const { title, parent } of headings) titles.push(parent >= 0 ? `${titles[parent]} ${fold(title)}` : fold(title))
  return titles
}
