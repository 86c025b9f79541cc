import type { Block, CellPlace } from '../core/block.ts'
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

/** A block and what the engine found in it. */
interface Said {
  readonly block: Block
  readonly result: BlockResult
}

interface Check {
  readonly run: (whole: Whole) => readonly Answer[]
  /** What texts it reads, a sum of `interest` values and `scores`. */
  readonly reads: number
  /** All that it reads of a block of running text but for the places, to be compared; without it any change counts. */
  readonly said?: (said: Said) => string
}

const { money, payment, amount, weights, hundred, certificate, system, caption, capital, stated, threshold } = interest
const { figures, independent } = interest
/** The block is part of a scoring table. */
const scores = 1 << 16

const checks: readonly Check[] = [
  { run: scoreSums, reads: hundred | scores },
  { run: textSums, reads: weights },
  { run: priceWeight, reads: weights | hundred | system | scores },
  { run: paymentShares, reads: payment, said: saidOfPayment },
  { run: depositAmounts, reads: money },
  { run: contractAmounts, reads: amount | money },
  { run: scoredConditions, reads: certificate },
  { run: certificatePoints, reads: certificate | scores },
  { run: tableSums, reads: caption | figures },
  { run: amountsInWords, reads: capital },
  { run: statedConflicts, reads: stated, said: saidOfProject },
  { run: independentRows, reads: caption | independent },
  { run: splitLots, reads: threshold | caption | figures },
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
  const edits = before && editsBetween(before.whole, whole)
  const answers = checks.map(({ run, reads, said }, at) => {
    const known = before?.answers[at]
    return known && edits?.every((edited) => holds(edited, reads, said, known)) ? known : run(whole)
  })
  const same = before?.answers.every((own, at) => own === answers[at])
  last = { whole, answers, all: same ? before!.all : answers.flat() }
  return last.all
}

/** A block of running text before and after an edit, and what either may be read for. */
interface Edited {
  readonly at: number
  readonly was: Said
  readonly is: Said
  readonly interest: number
}

/** The blocks in which two states of a document differ; null when they differ in more than a few texts. */
function editsBetween(before: Whole, after: Whole): readonly Edited[] | null {
  if (before.outline !== after.outline || before.facts !== after.facts) return null
  const changed = changedBlocks(before.document.blocks, after.document.blocks)
  if (!changed) return null
  const edits: Edited[] = []
  for (let at = changed.from; at < changed.to; at++) {
    const was = { block: before.document.blocks[at]!, result: before.results[at]! }
    const is = { block: after.document.blocks[at]!, result: after.results[at]! }
    const around = is.block.cell ? readAround(after, at, is.block.cell) : 0
    edits.push({ at, was, is, interest: readFor(was) | readFor(is) | around })
  }
  return edits
}

const ofCells = new WeakMap<Block, number>()

/** `interestOf` a cell: the whole table is asked at each keystroke in it. */
function ofCell(block: Block): number {
  const known = ofCells.get(block) ?? interestOf(block)
  ofCells.set(block, known)
  return known
}

/** Blocks of a table among which digits are looked for that go with an amount in words. */
const reach = 8

/** What a cell may be read for by its table and its neighbours, whatever it says itself. */
function readAround({ document: { blocks }, outline }: Whole, at: number, { table, row }: CellPlace): number {
  let bits = 0
  const summary = outline.tables.find((one) => one.table === table)
  if (!summary || summary.role === 'scoring' || summary.section === 'scoring') bits |= scores
  // a label says what the cell behind it holds
  const label = blocks[at - 1]
  if (label?.cell?.table === table && label.cell.row === row) bits |= interestOf(label) & (stated | money)
  for (let i = Math.max(0, at - reach); i < Math.min(blocks.length, at + reach + 1); i++)
    if (blocks[i]!.cell?.table === table) bits |= interestOf(blocks[i]!) & capital
  // a table that names figures anywhere is read as a whole
  for (let i = summary?.block ?? at; i < blocks.length && blocks[i]!.cell; i++)
    if (blocks[i]!.cell!.table === table) bits |= ofCell(blocks[i]!) & (figures | independent)
  return bits
}

/** Whether a check answers the same after an edit: what it reads there is the same but for the place, and no finding names the place. */
function holds(
  { at, was, is, interest }: Edited,
  reads: number,
  said: Check['said'],
  known: readonly Answer[],
): boolean {
  if (blocksNamed(known).has(at)) return false
  if (!(interest & reads)) return true
  // a cell is read together with others
  return said !== undefined && !is.block.cell && said(was) === said(is)
}

const named = new WeakMap<readonly Answer[], ReadonlySet<number>>()

/** The blocks in which findings have places. */
function blocksNamed(answers: readonly Answer[]): ReadonlySet<number> {
  let blocks = named.get(answers)
  if (!blocks) {
    blocks = new Set(
      answers.flatMap((answer) =>
        answer.kind === 'finding' ? [answer.block, ...(answer.others ?? []).map(({ block }) => block)] : [],
      ),
    )
    named.set(answers, blocks)
  }
  return blocks
}

/** What a block is read for by its own words, without what its words promise but do not say. */
function readFor({ block, result }: Said): number {
  let bits = interestOf(block)
  // asked of cells only
  if (!block.cell) bits &= ~(figures | independent)
  if (bits & weights && !saysWeights(result)) bits &= ~weights
  if (bits & payment && !saysPayment(result)) bits &= ~payment
  if (bits & certificate && !result.recognition.hits.some(({ slot }) => slot === 'certificate')) bits &= ~certificate
  return bits
}
