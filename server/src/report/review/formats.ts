import type { Review } from './review.ts'

export const reviewFormats = ['html', 'csv', 'xlsx'] as const
export type ReviewFormat = (typeof reviewFormats)[number]

const writers: Readonly<Record<ReviewFormat, () => Promise<(review: Review) => string | Uint8Array>>> = {
  html: async () => (await import('../html/report.ts')).reportHtml,
  csv: async () => (await import('../csv.ts')).reportCsv,
  xlsx: async () => (await import('../xlsx/report.ts')).reportXlsx,
}

/** The review as a file of the format: text, or bytes where the format is not text. */
export async function writeReview(format: ReviewFormat, review: Review): Promise<string | Uint8Array> {
  return (await writers[format]())(review)
}
