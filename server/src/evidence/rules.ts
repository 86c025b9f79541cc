import { certainties } from '../core/kinds.ts'
import type { RuleData } from '../core/rule.ts'
import { evidenceRuleIds } from './rule-ids.ts'

/** The head of a rule that is worked out from a ledger; `advice` is said where a value would let three brands in. */
export interface EvidenceRule extends RuleData {
  readonly advice?: string
  readonly adviceEn?: string
}

const needed = ['id', 'title', 'titleEn', 'why', 'whyEn', 'certainty', 'message', 'messageEn', 'since'] as const
const optional = ['advice', 'adviceEn', 'question', 'questionEn'] as const

/**
 * Checks dictionaries/evidence/rules.yaml and gives the rules in the form that reports take. `articles` are the known
 * articles as law/article. Throws Error with the rule and the fault.
 */
export function evidenceRuleData(data: unknown, articles: readonly string[]): EvidenceRule[] {
  const rules = (data as { readonly rules?: unknown } | null)?.rules
  if (!Array.isArray(rules)) throw new Error('evidence/rules.yaml: no list of rules')
  const found = rules.map((rule: Record<string, unknown>) => ruleOf(rule, articles))
  for (const id of evidenceRuleIds)
    if (found.filter((rule) => rule.id === id).length !== 1)
      throw new Error(`evidence/rules.yaml: ${id} must stand once`)
  return found
}

function ruleOf(fields: Record<string, unknown>, articles: readonly string[]): EvidenceRule {
  const id = String(fields.id)
  const fault = (text: string): never => {
    throw new Error(`evidence/rules.yaml: ${id}: ${text}`)
  }
  if (!evidenceRuleIds.some((known) => known === id)) fault('no such rule')
  for (const name of needed) if (typeof fields[name] !== 'string') fault(`${name} is missing`)
  for (const name of optional) if (!['string', 'undefined'].includes(typeof fields[name])) fault(`${name} is no text`)
  const unknown = Object.keys(fields).find(
    (name) => ![...needed, ...optional, 'basis', 'rewrite'].some((one) => one === name),
  )
  if (unknown) fault(`unknown field ${unknown}`)
  if (!certainties.some((one) => one === fields.certainty)) fault('certainty is certain or review')
  const basis = fields.basis as readonly string[] | undefined
  if (!Array.isArray(basis) || basis.length === 0) fault('basis is missing')
  for (const one of basis!) if (!articles.includes(one)) fault(`laws/ has no article ${one}`)
  const rewrite = fields.rewrite as { readonly title: string; readonly titleEn: string } | undefined
  return {
    ...(fields as unknown as EvidenceRule),
    category: 'evidence',
    match: [],
    rewrite: rewrite ? [{ title: rewrite.title, titleEn: rewrite.titleEn, text: '', safe: false }] : [],
    basis: basis!,
    examples: { bad: [], good: [], excluded: [] },
  }
}
