import { type Answer, type BlockSpan, idle, type Whole } from '../answer.ts'
import { blocksOf } from '../interest.ts'
import { figureColumns } from './columns.ts'
import { type Grid, grids } from './grid.ts'
import { linesOf } from './lines.ts'
import { rowProducts } from './products.ts'
import { tableTotals } from './totals.ts'

/** Whether the tables of prices, amounts, quantities and shares add up. */
export function tableSums(whole: Whole): readonly Answer[] {
  const { results } = whole
  const spanOf = (block: number): BlockSpan => {
    const { text } = results[block]!.recognition
    return { block, start: text.length - text.trimStart().length, end: text.trimEnd().length }
  }
  const answers = figureTables(whole).flatMap((grid) => {
    const columns = figureColumns(grid)
    if (!columns.length) return []
    const lines = linesOf(grid, columns)
    const products = rowProducts(lines, columns, spanOf)
    const corrections = new Map<number, number>(
      products.flatMap((answer) =>
        answer.kind === 'finding' ? [[answer.block, Number(answer.values.product)] as const] : [],
      ),
    )
    return [...products, ...tableTotals(lines, columns, spanOf, corrections)]
  })
  return answers.length ? answers : [idle]
}

const known = new WeakMap<Whole['results'], readonly Grid[]>()

/** The tables that a writer has filled in with figures; scoring tables and forms for bidders are none. Read once for a check. */
export function figureTables(whole: Whole): readonly Grid[] {
  const before = known.get(whole.results)
  if (before) return before
  const { document, outline } = whole
  const named = new Set<number>()
  for (const block of blocksOf(document, 'figures')) {
    const { cell } = document.blocks[block]!
    if (cell) named.add(cell.table)
  }
  const wanted = new Set<number>()
  for (const { table, role, section } of outline.tables) {
    if (!named.has(table) || role === 'scoring' || role === 'compliance' || role === 'qualification') continue
    if (section !== 'form' && section !== 'scoring') wanted.add(table)
  }
  const found = wanted.size ? grids(whole, wanted) : []
  known.set(whole.results, found)
  return found
}
