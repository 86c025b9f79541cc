import type { CodedRule } from '../core/engine.ts'
import { chainedStar } from './chained-star.ts'
import { exactValue } from './exact-value.ts'
import { filePeriod } from './file-period.ts'

/** Rules that no pattern can state; their heads stand in dictionaries/rules like all others. */
export const codedRules: readonly CodedRule[] = [chainedStar, exactValue, filePeriod]
