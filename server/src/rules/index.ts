import type { CodedRule } from '../core/engine.ts'
import type { Dictionaries } from '../core/rule.ts'
import { spelling } from '../language/spelling.ts'
import { chainedStar } from './chained-star.ts'
import { exactValue } from './exact-value.ts'
import { filePeriod } from './file-period.ts'
import { unknownLatin } from './unknown-latin.ts'

/** Rules that no pattern can state; their heads stand in dictionaries/rules like all others. */
export const codedRules: readonly CodedRule[] = [chainedStar, exactValue, filePeriod]

/** All of them; those that judge words read the dictionaries when they first need them. */
export function codedRulesFor(dictionaries: Dictionaries): readonly CodedRule[] {
  return [...codedRules, unknownLatin(spelling(() => dictionaries.technicalWords))]
}
