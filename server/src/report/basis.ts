import type { Basis, Finding } from '../core/finding.ts'
import type { LawData } from '../core/rule.ts'
import type { ReportContext } from './reporter.ts'

/** Law and article as they are cited: 《…条例》第二十条第（六）项. */
export function articleName(basis: Basis): string {
  return `《${basis.title || basis.law}》${basis.article}`
}

/** Law and article of each basis, joined. */
export function basisText(finding: Finding): string {
  return finding.basis.map(articleName).join('；')
}

/** The law of a basis, undefined when the laws at hand do not hold it. */
export function lawOf(basis: Basis, context: Pick<ReportContext, 'laws'>): LawData | undefined {
  return context.laws.find((law) => law.id === basis.law)
}

/** What the article says in short, '' when the laws at hand do not tell. */
export function articleGist(basis: Basis, context: Pick<ReportContext, 'laws' | 'locale'>): string {
  const article = lawOf(basis, context)?.articles.find((candidate) => candidate.label === basis.article)
  return (context.locale === 'en' ? article?.gistEn : article?.gist) ?? ''
}
