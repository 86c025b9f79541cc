import type { RuleData } from '../core/rule.ts'
import { compareRuleIds } from './rule-ids.ts'

/** The head of a rule that is worked out from several documents; there is one for each kind of change. */
export type CompareRule = RuleData

const needed = ['id', 'title', 'titleEn', 'why', 'whyEn', 'message', 'messageEn', 'since'] as const

/**
 * Checks dictionaries/compare/rules.yaml and gives the rules in the form that reports take. `articles` are the known articles
 * as law/article. Throws Error with the rule and the fault.
 */
export function compareRuleData(data: unknown, articles: readonly string[]): CompareRule[] {
  const rules = (data as { readonly rules?: unknown } | null)?.rules
  if (!Array.isArray(rules)) throw new Error('compare/rules.yaml: no list of rules')
  const found = rules.map((rule: Record<string, unknown>) => ruleOf(rule, articles))
  for (const id of compareRuleIds)
    if (found.filter((rule) => rule.id === id).length !== 1)
      throw new Error(`compare/rules.yaml: ${id} must stand once`)
  return found
}

function ruleOf(fields: Record<string, unknown>, articles: readonly string[]): CompareRule {
  const id = String(fields.id)
  const fault = (text: string): never => {
    throw new Error(`compare/rules.yaml: ${id}: ${text}`)
  }
  if (!compareRuleIds.includes(id)) fault('no such rule')
  for (const name of needed) if (typeof fields[name] !== 'string') fault(`${name} is missing`)
  const unknown = Object.keys(fields).find((name) => name !== 'basis' && !needed.some((one) => one === name))
  if (unknown) fault(`unknown field ${unknown}`)
  const basis = fields.basis as readonly string[] | undefined
  if (!Array.isArray(basis) || basis.length === 0) fault('basis is missing')
  for (const one of basis!) if (!articles.includes(one)) fault(`laws/ has no article ${one}`)
  return {
    ...(fields as unknown as CompareRule),
    category: 'compare',
    certainty: 'certain',
    match: [],
    rewrite: [],
    basis: basis!,
    examples: { bad: [], good: [], excluded: [] },
  }
}
