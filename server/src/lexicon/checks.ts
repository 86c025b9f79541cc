import type { LawData, LexiconData, PackData, RuleData } from '../core/rule.ts'

/** Rules that stand twice or go by no law that is there. */
export function crossChecks(rules: readonly RuleData[], laws: readonly LawData[]): string[] {
  const known = new Set(laws.flatMap((law) => law.articles.map((article) => `${law.id}/${article.id}`)))
  const whole = new Set(laws.map((law) => law.id))
  const ids = new Set<string>()
  return rules.flatMap((rule) => {
    const faults = rule.basis
      .filter((id) => !known.has(id) && !whole.has(id))
      .map((id) => `${rule.id}: no law article ${id}`)
    if (ids.has(rule.id)) faults.push(`${rule.id}: twice`)
    ids.add(rule.id)
    return faults
  })
}

/** Packs that name what is not there. */
export function packFaults(packs: readonly PackData[], rules: readonly RuleData[], laws: readonly LawData[]): string[] {
  const known = new Set([...rules, ...laws].map(({ id }) => id))
  return packs.flatMap((pack) =>
    [...pack.laws, ...pack.demands.flatMap((demand) => demand.rules)]
      .filter((id) => !known.has(id))
      .map((id) => `pack ${pack.id}: no rule or law ${id}`),
  )
}

/** Certificates that name a maker whom no brand file knows. */
export function makerFaults(lexicon: readonly LexiconData[]): string[] {
  const entriesOf = (name: string) => lexicon.find(({ slot }) => slot === name)?.entries ?? []
  const makers = new Set(entriesOf('brand').map(({ attributes }) => attributes.brand))
  return entriesOf('certificate').flatMap(({ name, attributes: { brand } }) =>
    brand !== undefined && !makers.has(brand)
      ? [`certificates: ${name} names no brand of the dictionaries: ${brand}`]
      : [],
  )
}
