import type { FileReport } from '../core/finding.ts'
import type { ReportContext, Reporter } from './reporter.ts'

/** One JSON object for the whole run, as the contract in DESIGN.md has it. */
export function jsonReporter(context: ReportContext): Reporter {
  const files: FileReport[] = []
  return {
    file(report) {
      files.push(report)
      return ''
    },
    end(summary) {
      const { tool, asOf, region } = context
      return `${JSON.stringify({ tool, asOf, region, files, summary }, null, 2)}\n`
    },
  }
}
