import { reportCsv } from '../csv.ts'
import { reportHtml } from '../html/report.ts'
import { reportXlsx } from '../xlsx/report.ts'
import type { ReviewFormat } from './formats.ts'
import type { Review } from './review.ts'

const writers: Readonly<Record<ReviewFormat, (review: Review) => string | Uint8Array>> = {
  html: reportHtml,
  csv: reportCsv,
  xlsx: reportXlsx,
}

/** The review as a file of the format: text, or bytes where the format is not text. */
export function writeReview(format: ReviewFormat, review: Review): string | Uint8Array {
  return writers[format](review)
}
