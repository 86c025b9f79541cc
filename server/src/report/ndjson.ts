import type { ReportContext, Reporter } from './reporter.ts'

/** One file object a line, as each file is done; no summary. */
export function ndjsonReporter(_context: ReportContext): Reporter {
  return {
    file: (report) => `${JSON.stringify(report)}\n`,
    end: () => '',
  }
}
