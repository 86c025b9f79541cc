import type { Block } from '../core/block.ts'
import type { BlockContext, BlockResult, Engine } from '../core/engine.ts'
import { fold } from '../core/fold.ts'
import type { Regime } from '../core/kinds.ts'
import type { BlockLabel, Heading, Outline } from '../core/section.ts'
import { marksIn, noteMarks } from './block-cache.ts'

/**
 * Lints the blocks of a document that is checked this once, in a batch: nothing is kept for the next state of it, so that all
 * of it is gone with the document.
 */
export function lintOnce(
  engine: Engine,
  blocks: readonly Block[],
  outline: Outline,
  regime: Regime | null,
): readonly BlockResult[] {
  const { labels, headings, documentKind: kind } = outline
  const above = titlesAbove(headings)
  const results = new Array<BlockResult>(blocks.length)
  const marks = new Int32Array(blocks.length)
  /** The places under the heading at hand: cells of a column have labels of their own that say the same. */
  let places: BlockContext[] = []
  let last: BlockLabel | null = null
  let context: BlockContext | null = null
  for (let index = 0; index < blocks.length; index++) {
    const label = labels[index]!
    if (label !== last || !context) {
      if (label.heading !== last?.heading) places = []
      last = label
      context = placeOf(label, places)
      if (!context) {
        const { section, column, table, header } = label
        context = { section, kind, column, table, header, regime, heading: above[label.heading] ?? '' }
        places.push(context)
      }
    }
    const result = engine.lint(blocks[index]!.text, context)
    results[index] = result
    marks[index] = marksIn(result)
  }
  noteMarks(results, marks)
  return results
}

function placeOf({ section, column, table, header }: BlockLabel, places: readonly BlockContext[]): BlockContext | null {
  for (const place of places)
    if (place.section === section && place.column === column && place.table === table && place.header === header)
      return place
  return null
}

/** For each heading its title behind those above it, folded. */
function titlesAbove(headings: readonly Heading[]): string[] {
  const titles: string[] = []
  for (const { title, parent } of headings) titles.push(parent >= 0 ? `${titles[parent]} ${fold(title)}` : fold(title))
  return titles
}
