import { categories, type SectionKind } from '../../core/kinds.ts'
import { kindName } from '../words.ts'
import type { Review, ReviewFile, ReviewItem } from './review.ts'
import { fileVerdict } from './rows.ts'
import { reviewWords } from './words.ts'

/** How many findings of each certainty a thing has. */
export interface Tally {
  readonly name: string
  readonly certain: number
  readonly review: number
}

export interface FileTally extends Tally {
  readonly kind: string
  readonly waived: number
  readonly sha256: string
  /** What is said of a file that has no finding to show, '' for others. */
  readonly verdict: string
}

/** Counts items under the names that `nameOf` gives, in the order of the first item of each. */
export function tally(items: readonly ReviewItem[], nameOf: (item: ReviewItem) => string): Tally[] {
  const found = new Map<string, { name: string; certain: number; review: number }>()
  for (const item of items) {
    const name = nameOf(item)
    const one = found.get(name) ?? { name, certain: 0, review: 0 }
    one[item.finding.certainty]++
    found.set(name, one)
  }
  return [...found.values()]
}

/** All findings shown, file by file. */
export function allItems(review: Review): ReviewItem[] {
  return review.files.flatMap((file) => file.items)
}

/** Findings by category, the most frequent first, then in the order of the categories. */
export function byCategory(review: Review): Tally[] {
  const { locale } = review.context
  const order = categories.map((category) => kindName('category', category, locale))
  return tally(allItems(review), (item) => kindName('category', item.finding.category, locale)).sort(
    (a, b) => b.certain + b.review - a.certain - a.review || order.indexOf(a.name) - order.indexOf(b.name),
  )
}

/** The kinds of chapter in the order in which a tender file has them. */
const sectionOrder: Readonly<Record<SectionKind, number>> = {
  notice: 0,
  instructions: 1,
  qualification: 2,
  background: 3,
  technical: 4,
  commercial: 5,
  scoring: 6,
  contract: 7,
  form: 8,
  'legal-basis': 9,
  other: 10,
}

/** Findings by kind of chapter, in the order in which a tender file has them. */
export function bySection(review: Review): Tally[] {
  const { locale } = review.context
  const items = allItems(review).sort((a, b) => sectionOrder[a.finding.section] - sectionOrder[b.finding.section])
  return tally(items, (item) => kindName('section', item.finding.section, locale))
}

/** Findings of one file by chapter, in the order of the file. */
export function byChapter(file: ReviewFile, review: Review): Tally[] {
  const words = reviewWords(review.context.locale)
  return tally(file.items, (item) => item.chapter || words.beforeHeadings)
}

/** Findings by file, with those that have none. */
export function byFile(review: Review): FileTally[] {
  const { locale } = review.context
  return review.files.map((file) => {
    const certain = file.items.filter((item) => item.finding.certainty === 'certain').length
    return {
      name: file.report.path,
      kind: file.report.error ? '' : kindName('document', file.report.documentKind, locale),
      certain,
      review: file.items.length - certain,
      waived: file.report.waived,
      sha256: file.report.sha256,
      verdict: file.report.error ? fileVerdict(file, review).title : '',
    }
  })
}

/** The articles cited, with how often, the most frequent first. */
export function cited(review: Review): { readonly text: string; readonly gist: string; readonly count: number }[] {
  const found = new Map<string, { text: string; gist: string; count: number }>()
  for (const item of allItems(review))
    for (const { text, gist } of item.laws) {
      const one = found.get(text) ?? { text, gist, count: 0 }
      one.count++
      found.set(text, one)
    }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
}
