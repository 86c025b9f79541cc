import type { ReportContext, Reporter } from './reporter.ts'

/** One JSON object for the whole run, as the contract has it; written file by file, so that nothing is kept. */
export function jsonReporter({ tool, asOf, region }: ReportContext): Reporter {
  const pretty = (value: unknown): string => JSON.stringify(value, null, 2)
  // what stands before the files and what stands after them, with the brackets left open
  const head = pretty({ tool, asOf, region, files: [] }).replace(/\]\n\}$/, '')
  let any = false
  return {
    file(report) {
      const lead = any ? ',' : head
      any = true
      return `${lead}\n    ${pretty(report).replaceAll('\n', '\n    ')}`
    },
    end: (summary) => `${any ? '\n  ' : head}],\n  "summary": ${pretty(summary).replaceAll('\n', '\n  ')}\n}\n`,
  }
}
