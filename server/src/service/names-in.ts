import { type SourceDocument, sourceRange } from '../core/block.ts'
import type { BlockResult } from '../core/engine.ts'
import type { Finding } from '../core/finding.ts'
import type { RuleData } from '../core/rule.ts'

/** Kinds of dictionary entries that name a maker or what it makes. */
const vendorSlots: ReadonlySet<string> = new Set(['brand', 'product', 'technique'])

/** Names of makers, products and techniques that a finding was made for, each once; empty for findings of the whole document. */
export function namesIn(
  { rule, range }: Finding,
  { blocks }: SourceDocument,
  results: readonly BlockResult[],
  rules: readonly RuleData[],
): readonly string[] {
  const at = range.start.offset
  const index = blocks.findIndex((block) => block.start <= at && at < block.end)
  const block = blocks[index]
  if (!block) return []
  const { findings, recognition } = results[index]!
  const found = findings.find(
    (one) => rules[one.rule]!.id === rule && sourceRange(block, one.start, one.end).start === at,
  )
  const names = (found?.captures ?? [])
    .filter(
      ({ start }) =>
        rule === 'brand-and-model/unknown-latin' ||
        recognition.hits.some((hit) => hit.start === start && vendorSlots.has(hit.slot)),
    )
    .map(({ start, end }) => block.text.slice(start, end).trim())
  return [...new Set(names.filter(Boolean))]
}
