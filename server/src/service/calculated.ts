import { type SourceDocument, sourceRange } from '../core/block.ts'
import type { BlockResult } from '../core/engine.ts'
import type { Facts } from '../core/facts.ts'
import type { RuleData } from '../core/rule.ts'
import type { Outline } from '../core/section.ts'
import type { Whole } from '../rules/answer.ts'
import { arithmetic } from '../rules/arithmetic.ts'
import type { CheckOptions, OpenQuestion } from './api.ts'
import { rangeOf } from './place.ts'

/** Rules that say nothing new of words that a certain finding of their category holds already. */
const yielding: ReadonlySet<string> = new Set(['scoring/condition-scored', 'performance-and-awards/amount-over-budget'])

/** Findings that come from calculating. */
export function calculated(
  document: SourceDocument,
  outline: Outline,
  results: readonly BlockResult[],
  facts: Facts,
  rules: readonly RuleData[],
) {
  const category = (id: string) => id.slice(0, id.indexOf('/'))
  return arithmetic({ document, outline, results, facts }).flatMap((answer) => {
    if (answer.kind !== 'finding') return []
    const { rule: id, block, start, end, values: attributes, certainty, others } = answer
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
