import type { Answer, Whole } from './answer.ts'
import { certificatePoints } from './certificate-points.ts'
import { contractAmounts } from './contract-amount.ts'
import { depositAmounts } from './deposit-amount.ts'
import { amountsInWords } from './figures/capital-words.ts'
import { tableSums } from './figures/table-sums.ts'
import { paymentShares } from './payment-shares.ts'
import { priceWeight } from './price-weight.ts'
import { independentRows } from './purchase/independent-rows.ts'
import { splitLots } from './purchase/split-lots.ts'
import { scoreSums } from './score-sums.ts'
import { textSums } from './score-text.ts'
import { scoredConditions } from './scored-condition.ts'
import { statedConflicts } from './stated/conflicts.ts'

const checks: readonly ((whole: Whole) => readonly Answer[])[] = [
  scoreSums,
  textSums,
  priceWeight,
  paymentShares,
  depositAmounts,
  contractAmounts,
  scoredConditions,
  certificatePoints,
  tableSums,
  amountsInWords,
  statedConflicts,
  independentRows,
  splitLots,
]

/** What the calculations over the whole document say: findings, and what they cannot tell for want of a figure. */
export function arithmetic(whole: Whole): Answer[] {
  return checks.flatMap((check) => check(whole))
}
