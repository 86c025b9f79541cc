/** Ids of the rules of `evidence check`, which no dictionary of the linter holds. */
export { evidenceRuleIds } from '../evidence/rule-ids.ts'
