import { jsonReporter } from './json.ts'
import { ndjsonReporter } from './ndjson.ts'
import type { ReportContext, Reporter, ReportFormat } from './reporter.ts'
import { sarifReporter } from './sarif.ts'
import { stylishReporter } from './stylish.ts'

const reporters: Record<ReportFormat, (context: ReportContext) => Reporter> = {
  stylish: stylishReporter,
  json: jsonReporter,
  ndjson: ndjsonReporter,
  sarif: sarifReporter,
}

/** The reporter of a format, ready for the first file. */
export function createReporter(format: ReportFormat, context: ReportContext): Reporter {
  return reporters[format](context)
}
