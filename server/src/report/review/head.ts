import type { Review } from './review.ts'
import { reviewWords } from './words.ts'

/** Label and value of what stands under the title: what was checked, by which rules, under the law of which day. */
export function headFacts({ context, files }: Review): (readonly [label: string, value: string])[] {
  const words = reviewWords(context.locale)
  const comma = context.locale === 'en' ? ', ' : '、'
  const named = files.slice(0, 3).map((file) => file.report.path)
  const packs = context.packs.join(comma)
  return [
    [words.files, words.fileNames(named, files.length)],
    [words.asOf, context.asOf],
    [words.region, context.region.join(comma) || words.everywhere],
    ...(packs ? [[words.packs, packs] as const] : []),
    [words.rules, words.ruleCount(context.rules.length, context.tool.rulesHash)],
    [words.tool, `${context.tool.name} ${context.tool.version}`],
    [words.reviewer, context.reviewer],
    [words.checkedBy, ''],
    [words.date, ''],
  ]
}

/** What a reader must know of the report: what the certainties mean, what is not shown, what a program cannot say. */
export function notes({ context, summary }: Review): string[] {
  const words = reviewWords(context.locale)
  return [
    words.certaintyNote,
    ...(context.quiet && summary.review > 0 ? [words.hidden(summary.review)] : []),
    words.disclaimer,
  ]
}
