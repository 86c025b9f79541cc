import type { CheckReport, FileReport } from '../core/finding.ts'
import type { LawData, RuleData } from '../core/rule.ts'
import type { FrameLine } from './frame.ts'
import type { ReportLocale } from './words.ts'

export const reportFormats = ['stylish', 'json', 'ndjson', 'sarif'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** What a reporter knows before the first file. */
export interface ReportContext {
  readonly tool: CheckReport['tool']
  readonly asOf: string
  readonly region: readonly string[]
  readonly locale: ReportLocale
  readonly rules: readonly RuleData[]
  readonly laws: readonly LawData[]
  readonly colour: boolean
  /** Show certain findings only (stylish). */
  readonly quiet: boolean
}

/**
 * Turns results into text. `file` is called once a file in the order of paths, `end` once after the last; what they give is
 * written in that order. `frames` are the lines under each finding, in the order of the findings; only certain ones need any.
 */
export interface Reporter {
  file(report: FileReport, frames: readonly (readonly FrameLine[])[]): string
  end(summary: CheckReport['summary']): string
}
