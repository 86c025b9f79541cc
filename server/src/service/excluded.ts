import { type SourceDocument, sourceRange } from '../core/block.ts'
import type { BlockResult } from '../core/engine.ts'
import type { Excluded } from '../core/finding.ts'
import type { RuleData } from '../core/rule.ts'
import type { Locale } from './api.ts'
import { rangeOf } from './place.ts'

type Titles = ReadonlyMap<string, { readonly title: string; readonly titleEn: string }>

const own: Readonly<Record<string, { readonly title: string; readonly titleEn: string }>> = {
  'word-boundary': { title: '不是该词：字面相同而词义不同', titleEn: 'another word: only the characters are the same' },
  allow: { title: '规则自带的例外', titleEn: "the rule's own exception" },
}

/** Every dismissed match with the guard and the words that decided, in reading order. */
export function excludedPlaces(
  document: SourceDocument,
  results: readonly BlockResult[],
  rules: readonly RuleData[],
  titles: Titles,
  starts: Int32Array,
  locale: Locale,
): Excluded[] {
  const places: Excluded[] = []
  results.forEach(({ excluded, recognition }, index) => {
    const block = document.blocks[index]!
    const seen = new Set<string>()
    const add = (rule: string, guard: string, words: string, start: number, end: number) => {
      const key = `${rule}|${guard}|${start}|${end}`
      if (seen.has(key)) return
      seen.add(key)
      const texts = titles.get(guard) ?? own[guard]
      const title = (locale === 'en' ? texts?.titleEn : texts?.title) ?? guard
      const range = sourceRange(block, start, end)
      places.push({
        rule,
        guard,
        reason: words ? (locale === 'en' ? `${title} (${words})` : `${title}（${words}）`) : title,
        text: block.text.slice(start, end),
        range: rangeOf(starts, range.start, range.end),
      })
    }
    for (const { rule, guard, reason, start, end } of excluded) add(rules[rule]!.id, guard, reason, start, end)
    for (const { slot, start, end, by } of recognition.dropped)
      if (slot === 'brand' || slot === 'product') add('brand-and-model', 'word-boundary', by, start, end)
  })
  return places
}
