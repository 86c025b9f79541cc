import { evidenceRuleIds } from '../evidence/rule-ids.ts'

/** What a config may name of `evidence check`: its category and its rules, which no dictionary of the linter holds. */
export const evidenceNames: readonly string[] = ['evidence', ...evidenceRuleIds]
