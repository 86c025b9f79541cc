import type { Stage } from './model.ts'

/** A stage in which hardly any parameter was read while a stage beside it has many: silence there is no sign of no change. */
export interface Unread {
  readonly stage: number
  readonly parameters: number
  /** The neighbour that has most, and how many. */
  readonly beside: number
  readonly besideParameters: number
}

/** So many parameters make a paper one that states them. */
const many = 6
/** Less than one for so many of the neighbour's is hardly any. */
const hardly = 8

/** Stages that state hardly any parameter beside one that states many, in their order. */
export function unreadStages(stages: readonly Pick<Stage, 'products'>[]): Unread[] {
  const counts = stages.map(({ products }) => products.reduce((sum, { parameters }) => sum + parameters.length, 0))
  return counts.flatMap((parameters, stage): Unread[] => {
    const [left, right] = [counts[stage - 1] ?? 0, counts[stage + 1] ?? 0]
    const besideParameters = Math.max(left, right)
    if (besideParameters < many || parameters * hardly >= besideParameters) return []
    return [{ stage, parameters, beside: left >= right ? stage - 1 : stage + 1, besideParameters }]
  })
}
