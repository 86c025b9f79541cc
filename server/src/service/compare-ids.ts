import { compareRuleIds } from '../compare/rule-ids.ts'

/** What a config may name of `compare`: its category and its rules, which no dictionary of the linter holds. */
export const compareNames: readonly string[] = ['compare', ...compareRuleIds]
