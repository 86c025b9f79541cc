import type { Basis } from '../core/finding.ts'
import type { Regime } from '../core/kinds.ts'
import type { LawData } from '../core/rule.ts'

/** Whether a law is in force on a day (YYYY-MM-DD) in a region (names outermost first, or as the user wrote them). */
export function inForce(law: LawData, asOf: string, region: readonly string[]): boolean {
  if (law.from && asOf < law.from) return false
  if (law.until && asOf >= law.until) return false
  return law.region.every((name) => region.includes(name))
}

/**
 * The articles behind a rule that hold on the day, in the region and under the regime, in the rule's order.
 * With an unknown regime both procurement and tendering law are given.
 */
export function basisOf(
  ids: readonly string[],
  laws: ReadonlyMap<string, LawData>,
  asOf: string,
  region: readonly string[],
  regime: Regime | null,
): Basis[] {
  const found = ids.flatMap((id): { law: LawData; basis: Basis }[] => {
    const [lawId = '', articleId] = id.split('/')
    const law = laws.get(lawId)
    if (!law || !inForce(law, asOf, region)) return []
    const article = law.articles.find((candidate) => candidate.id === articleId)
    // an article that nobody has compared with the text is not cited: the law stands alone
    const label = article?.verified ? article.label : ''
    return [{ law, basis: { law: law.id, article: label, title: law.title } }]
  })
  const fitting = found.filter(({ law }) => !regime || law.regime === 'both' || law.regime === regime)
  const bases = (fitting.length ? fitting : found).map(({ basis }) => basis)
  return bases.filter(
    (basis, at) => bases.findIndex((other) => other.law === basis.law && other.article === basis.article) === at,
  )
}

/** The first day of a law for people; its year alone where nothing more is known. */
export function firstDay(law: LawData, english: boolean): string {
  if (!law.yearOnly) return law.from
  const year = law.from.slice(0, 4)
  return english ? year : `${year} 年`
}
