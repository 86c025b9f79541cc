import type { CodedRule } from '../core/engine.ts'

/** Rules that no pattern can state; their heads stand in dictionaries/rules like all others. */
export const codedRules: readonly CodedRule[] = []
