import { createHash } from 'node:crypto'
import type { Review, ReviewItem } from '../review/review.ts'

const digits = 16

function digest(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}

/**
 * One value for each finding, made of the value before it and of rule, place and words: whoever changes, drops or adds a row
 * changes all that follow. The first of a file is made of its SHA-256, the rules hash and the as-of date.
 */
export function chainOf(review: Review): ReadonlyMap<ReviewItem, string> {
  const chain = new Map<ReviewItem, string>()
  const { tool, asOf } = review.context
  for (const { report, items } of review.files) {
    let last = digest([report.sha256, tool.rulesHash, asOf])
    for (const item of items) {
      const { rule, range, text } = item.finding
      last = digest([last, rule, range.start.offset, range.end.offset, text])
      chain.set(item, last.slice(0, digits))
    }
  }
  return chain
}
