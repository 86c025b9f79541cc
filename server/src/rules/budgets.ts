import type { BlockResult } from '../core/engine.ts'
import type { BlockSpan, Whole } from './answer.ts'
import { blocksOf } from './interest.ts'

/** The greatest budget that a document states in yuan, null when none; `lots` when several lots have budgets of their own. */
export interface Budget {
  readonly most: number | null
  readonly lots: boolean
}

interface Stated {
  readonly amounts: readonly number[]
  readonly lots: boolean
}

/** An amount in figures, without its unit. */
export const figures = '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,12}(?:\\.\\d{1,6})?)'
const amount = new RegExp(
  `(?:预算|最高限价|控制价|估算价|总投资)[^。;\\n\\d%]{0,24}${figures} ?[(]?(?:人民币)?(亿元|万元|元|万)`,
  'g',
)
const lotWords = /标段|采购包|包号|包组|分包号|第[一二三四五六1-9]包|包[一二三四五六1-9]/
/** Yuan; less is the price of a piece. */
const least = 5000

const inBlock = new WeakMap<BlockResult, Stated>()
const inDocument = new WeakMap<Whole['results'], Budget>()

/** The budget that ceilings are taken from. */
export function budgetOf({ document, outline, results, facts }: Whole): Budget {
  const before = inDocument.get(results)
  if (before) return before
  const all = new Set<number>(facts.budget ? [facts.budget.value] : [])
  let lots = false
  for (const block of blocksOf(document, 'money')) {
    const { section } = outline.labels[block]!
    if (section === 'form' || section === 'legal-basis' || section === 'background') continue
    const stated = statedIn(results[block]!)
    for (const yuan of stated.amounts) all.add(yuan)
    if (stated.lots) lots = true
  }
  const budget = { most: all.size ? Math.max(...all) : null, lots: lots && all.size > 1 }
  inDocument.set(results, budget)
  return budget
}

/** The block that states the budget, for findings that are held against it; none for `own`, nor when no single block does. */
export function budgetPlaces({ facts, results }: Whole, most: number, own: number): readonly BlockSpan[] {
  const { value, block = -1 } = facts.budget ?? {}
  if (value !== most || block < 0 || block === own) return []
  return [{ block, start: 0, end: results[block]!.recognition.text.trimEnd().length }]
}

function statedIn(result: BlockResult): Stated {
  const before = inBlock.get(result)
  if (before) return before
  const { text } = result.recognition
  const amounts = [...text.matchAll(amount)]
    .map((match) => yuanOf(match[1]!, match[2]!))
    .filter((yuan) => yuan >= least)
  const stated = { amounts, lots: lotWords.test(text) }
  inBlock.set(result, stated)
  return stated
}

/** Yuan of a figure and its unit: 元, 万, 万元, 亿元. */
export function yuanOf(figure: string, unit: string): number {
  const factor = unit.startsWith('亿') ? 1e8 : unit.startsWith('万') ? 1e4 : 1
  return Math.round(Number(figure.replaceAll(',', '')) * factor * 100) / 100
}
