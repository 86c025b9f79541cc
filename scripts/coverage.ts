import { categories } from '../server/src/core/kinds.ts'
import type { RuleData } from '../server/src/core/rule.ts'
import { kindName } from '../server/src/report/words.ts'

/** One entry of dictionaries/coverage.yaml: rules that cover it, or the reason why none does. */
export interface CoverageEntry {
  readonly id: string
  readonly category: string
  readonly title: string
  readonly rules?: readonly string[]
  readonly reason?: string
  readonly reasonEn?: string
}

/** Faults of the list against the rules that exist: unknown rules, entries twice or with neither rules nor a reason. */
export function coverageFaults(entries: readonly CoverageEntry[], rules: readonly Pick<RuleData, 'id'>[]): string[] {
  const known = new Set(rules.map((rule) => rule.id))
  const seen = new Set<string>()
  return entries.flatMap(({ id, category, rules: named, reason }) => {
    const faults = (named ?? []).filter((rule) => !known.has(rule)).map((rule) => `${id}: no rule ${rule}`)
    if (seen.has(id)) faults.push(`${id}: twice`)
    seen.add(id)
    if (!categories.some((known) => known === category)) faults.push(`${id}: no category ${category}`)
    if (!named?.length === !reason) faults.push(`${id}: needs rules or a reason`)
    return faults
  })
}

/** docs/coverage.md: every entry by category with its rules or the reason, then the rules beyond the list. */
export function coveragePage(entries: readonly CoverageEntry[], rules: readonly RuleData[]): string {
  const covered = entries.filter((entry) => entry.rules?.length)
  const named = new Set(covered.flatMap((entry) => entry.rules ?? []))
  const further = rules.filter((rule) => !named.has(rule.id))
  const link = (id: string) => `[${id}](rules/${id}.md)`
  return [
    '# 覆盖情况',
    '',
    `法律法规、负面清单中可由文本检查的禁止和要求共 ${entries.length} 项，其中 ${covered.length} 项有对应规则，其余说明理由。`,
    '',
    ...categories.flatMap((category) => {
      const own = entries.filter((entry) => entry.category === category)
      if (!own.length) return []
      return [
        `## ${kindName('category', category, 'zh')}`,
        '',
        '| 事项 | 规则或者理由 |',
        '| --- | --- |',
        ...own.map(({ title, rules: ids, reason }) => `| ${title} | ${ids ? ids.map(link).join('、') : reason} |`),
        '',
      ]
    }),
    '## 清单之外的规则',
    '',
    ...further.map((rule) => `- ${link(rule.id)} ${rule.title}`),
    '',
  ].join('\n')
}
