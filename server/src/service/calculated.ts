import { sourceRange } from '../core/block.ts'
import type { Certainty } from '../core/kinds.ts'
import type { RuleData } from '../core/rule.ts'
import type { Answer, BlockSpan, FoundAnswer, Whole } from '../rules/answer.ts'
import { arithmetic } from '../rules/arithmetic.ts'
import type { CheckOptions, OpenQuestion } from './api.ts'
import { rangeOf } from './place.ts'

/** Rules that say nothing new of words that a certain finding of their category holds already. */
const yielding: ReadonlySet<string> = new Set(['scoring/condition-scored', 'performance-and-awards/amount-over-budget'])

/** The places of findings among answers that hold whatever else the blocks show. */
const settled = new WeakMap<readonly Answer[], readonly Found[]>()

interface Found {
  readonly id: string
  readonly block: number
  readonly start: number
  readonly end: number
  readonly name: string
  readonly attributes: FoundAnswer['values']
  readonly certainty?: Certainty
  readonly others?: readonly BlockSpan[]
}

/** Findings that come from calculating; the same list for the same answers, where it can be. */
export function calculated({ document, outline, results, facts, rules }: Whole & { rules: readonly RuleData[] }) {
  const answers = arithmetic({ document, outline, results, facts })
  const known = settled.get(answers)
  if (known) return known
  const category = (id: string) => id.slice(0, id.indexOf('/'))
  let yields = false
  const found = answers.flatMap((answer): Found[] => {
    if (answer.kind !== 'finding') return []
    const { rule: id, block, start, end, values: attributes, certainty, others } = answer
    if (yielding.has(id)) yields = true
    const held =
      yielding.has(id) &&
      results[block]!.findings.some(
        (other) =>
          other.certainty === 'certain' &&
          other.start < end &&
          start < other.end &&
          category(rules[other.rule]!.id) === category(id),
      )
    return held ? [] : [{ id, block, start, end, name: 'v', attributes, certainty, others }]
  })
  if (!yields) settled.set(answers, found)
  return found
}

/** What could not be calculated and why, in reading order; rules that are off or do not fit the document kind are left out. */
export function openQuestions(
  whole: Whole,
  rules: readonly RuleData[],
  starts: Int32Array,
  { rules: settings, locale }: CheckOptions,
): readonly OpenQuestion[] {
  const open = arithmetic(whole).flatMap((answer): OpenQuestion[] => {
    if (answer.kind !== 'cannot-tell') return []
    const rule = rules.find(({ id }) => id === answer.rule)
    const kinds = rule?.where?.kinds
    if (!rule || (settings?.[rule.id] ?? settings?.[rule.category]) === 'off') return []
    if (kinds?.length && !kinds.includes(whole.outline.documentKind)) return []
    const block = whole.document.blocks[answer.block]!
    const { start, end } = sourceRange(block, 0, block.text.length)
    const missing = locale === 'en' ? answer.missing.en : answer.missing.zh
    return [{ rule: rule.id, missing, text: block.text, range: rangeOf(starts, start, end) }]
  })
  return open.sort((a, b) => a.range.start.offset - b.range.start.offset || (a.rule < b.rule ? -1 : 1))
}
