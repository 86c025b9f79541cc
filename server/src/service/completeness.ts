import type { SectionKind } from '../core/kinds.ts'
import type { Outline } from '../core/section.ts'

const chapters: ReadonlySet<SectionKind> = new Set([
  'notice',
  'instructions',
  'qualification',
  'technical',
  'commercial',
  'scoring',
  'contract',
])

/** True for a document with chapters of its own, of which one may say that a clause is missing; false for a clause, a chapter, a draft page. */
export function isComplete({ documentKind, headings, labels }: Outline): boolean {
  if (labels.length < 40 || headings.length < 5) return false
  if (documentKind !== 'tender') return true
  const kinds = new Set<SectionKind>()
  let last: SectionKind | null = null
  for (const { section } of labels) {
    if (section === last) continue
    last = section
    if (chapters.has(section) && kinds.add(section).size >= 3) return true
  }
  return false
}
