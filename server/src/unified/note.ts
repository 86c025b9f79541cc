import type { Finding } from '../core/finding.ts'
import type { Linter, Locale } from '../service/api.ts'
import { wordsOf } from './words.ts'

/** Why a finding is one, the law behind it, and its other places: the note of its message. */
export function noteOf(finding: Finding, linter: Pick<Linter, 'rules' | 'laws'>, locale: Locale): string {
  const words = wordsOf(locale)
  const english = locale === 'en'
  const rule = linter.rules.find(({ id }) => id === finding.rule)
  const lines = rule ? [`${words.why}${words.colon}${english ? rule.whyEn : rule.why}`] : []
  for (const { law: id, article: label, title } of finding.basis) {
    const article = linter.laws.find((law) => law.id === id)?.articles.find((one) => one.label === label)
    const gist = article ? `${words.colon}${english ? article.gistEn : article.gist}` : ''
    lines.push(`${words.basis}${words.colon}《${title || id}》${label}${gist}`)
  }
  for (const { message, range } of finding.related)
    lines.push(words.also(range.start.line, range.start.column, message))
  return lines.join('\n')
}
