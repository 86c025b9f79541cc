import type { Block } from '../core/block.ts'
import type { BlockResult } from '../core/engine.ts'
import { changedBlocks } from '../structure/same-outline.ts'
import type { Answer, Whole } from './answer.ts'
import { certificatePoints } from './certificate-points.ts'
import { contractAmounts } from './contract-amount.ts'
import { depositAmounts } from './deposit-amount.ts'
import { amountsInWords } from './figures/capital-words.ts'
import { tableSums } from './figures/table-sums.ts'
import { interest, interestOf } from './interest.ts'
import { paymentShares, saidOfPayment, saysPayment } from './payment-shares.ts'
import { priceWeight } from './price-weight.ts'
import { independentRows } from './purchase/independent-rows.ts'
import { splitLots } from './purchase/split-lots.ts'
import { scoreSums } from './score-sums.ts'
import { saysWeights, textSums } from './score-text.ts'
import { scoredConditions } from './scored-condition.ts'
import { saidOfProject, statedConflicts } from './stated/conflicts.ts'

interface Check {
  readonly run: (whole: Whole) => readonly Answer[]
  /** What running text it reads, a sum of `interest` values. */
  readonly reads: number
}

const { money, payment, amount, weights, hundred, certificate, system, caption, capital, stated, threshold } = interest

const checks: readonly Check[] = [
  { run: scoreSums, reads: hundred },
  { run: textSums, reads: weights },
  { run: priceWeight, reads: weights | hundred | system },
  { run: paymentShares, reads: payment },
  { run: depositAmounts, reads: money },
  { run: contractAmounts, reads: amount | money },
  { run: scoredConditions, reads: certificate },
  { run: certificatePoints, reads: certificate },
  { run: tableSums, reads: caption },
  { run: amountsInWords, reads: capital },
  { run: statedConflicts, reads: stated },
  { run: independentRows, reads: caption },
  { run: splitLots, reads: threshold | caption },
]

let last: {
  readonly whole: Whole
  readonly answers: readonly (readonly Answer[])[]
  readonly all: readonly Answer[]
} | null = null

/**
 * What the calculations over the whole document say: findings, and what they cannot tell for want of a figure. The last answers
 * hold where only clauses changed that the calculation does not read; where all hold, it is the same list.
 */
export function arithmetic(whole: Whole): readonly Answer[] {
  const before = last
  const changed = before && changedInterest(before.whole, whole)
  const answers = checks.map(({ run, reads }, at) =>
    before && changed !== null && !(changed & reads) ? before.answers[at]! : run(whole),
  )
  const same = before?.answers.every((own, at) => own === answers[at])
  last = { whole, answers, all: same ? before!.all : answers.flat() }
  return last.all
}

/** What the blocks may be read for in which two states of a document differ; null when they differ in more. */
function changedInterest(before: Whole, after: Whole): number | null {
  if (before.outline !== after.outline || before.facts !== after.facts) return null
  const changed = changedBlocks(before.document.blocks, after.document.blocks)
  if (!changed) return null
  let bits = 0
  for (let i = changed.from; i < changed.to; i++) {
    const [one, two] = [before.document.blocks[i]!, after.document.blocks[i]!]
    if (one.cell || two.cell) return null
    const [was, is] = [before.results[i]!, after.results[i]!]
    let own = readFor(one, was) | readFor(two, is)
    // most of what is typed changes neither a figure nor its place
    if (own & stated && saidOfProject(one, was) === saidOfProject(two, is)) own &= ~stated
    if (own & payment && saidOfPayment(was) === saidOfPayment(is)) own &= ~payment
    bits |= own
  }
  return bits
}

/** What a block of running text is read for, without what its words promise but do not say. */
function readFor(block: Block, result: BlockResult): number {
  let bits = interestOf(block)
  if (bits & weights && !saysWeights(result)) bits &= ~weights
  if (bits & payment && !saysPayment(result)) bits &= ~payment
  if (bits & certificate && !result.recognition.hits.some(({ slot }) => slot === 'certificate')) bits &= ~certificate
  return bits
}
