import type { SourceDocument } from '../core/block.ts'
import type { BlockResult } from '../core/engine.ts'
import type { Finding } from '../core/finding.ts'
import type { Regime } from '../core/kinds.ts'
import type { LawData, RuleData } from '../core/rule.ts'
import type { Outline } from '../core/section.ts'
import type { CheckOptions } from './api.ts'

export interface DocumentInput {
  readonly document: SourceDocument
  readonly outline: Outline
  readonly results: readonly BlockResult[]
  readonly rules: readonly RuleData[]
  readonly region: readonly string[]
  readonly regime: Regime | null
  readonly starts: Int32Array
  readonly laws: ReadonlyMap<string, LawData>
  readonly options: CheckOptions
}

/** Findings that only the whole document shows, from the blocks' summaries. */
export function documentFindings(_input: DocumentInput): { finding: Finding; block: number }[] {
  return []
}
