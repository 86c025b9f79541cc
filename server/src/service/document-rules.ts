import type { SourceDocument } from '../core/block.ts'
import type { BlockFinding, BlockResult } from '../core/engine.ts'
import type { RuleData } from '../core/rule.ts'
import type { Outline } from '../core/section.ts'
import { prevailingVendor } from '../rules/single-vendor.ts'

export interface DocumentMatch {
  readonly rule: RuleData
  readonly block: number
  readonly finding: BlockFinding
}

/** Findings that only the whole document shows, from the blocks' summaries; each stands at its first place. */
export function documentMatches(
  document: SourceDocument,
  outline: Outline,
  results: readonly BlockResult[],
  rules: readonly RuleData[],
): DocumentMatch[] {
  const number = rules.findIndex((rule) => rule.id === 'brand-and-model/single-vendor')
  const rule = rules[number]
  const kinds = rule?.where?.kinds
  if (!rule || (kinds && !kinds.includes(outline.documentKind))) return []
  const vendor = prevailingVendor(results, (block) => outline.labels[block]!.section)
  if (!vendor) return []
  const { block, start, end } = vendor.places[0]!
  const value = { start, end, attributes: { brand: vendor.vendor, count: vendor.places.length } }
  const captures = [{ name: 'b', start, end, value }]
  return document.blocks[block]
    ? [{ rule, block, finding: { rule: number, certainty: 'review', start, end, captures, weight: 0, related: [] } }]
    : []
}
