import { reportCsv } from '../csv.ts'
import { reportHtml } from '../html/report.ts'
import { reportXlsx } from '../xlsx/report.ts'
import type { Review } from './review.ts'

const writers = {
  html: reportHtml,
  csv: reportCsv,
  xlsx: reportXlsx,
} satisfies Record<string, (review: Review) => string | Uint8Array>

/** The review as a file of the format: text, or bytes where the format is not text. For .docx see ../docx/write.ts, which is built apart. */
export function writeReview(format: keyof typeof writers, review: Review): string | Uint8Array {
  return writers[format](review)
}

export { ledgerCsv, ledgerXlsx } from '../evidence/ledger.ts'
