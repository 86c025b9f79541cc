import type { BlockResult } from '../core/engine.ts'
import type { SectionKind } from '../core/kinds.ts'
import { type Answer, cannotTell, exact, idle, sum, terms, type Whole } from './answer.ts'
import { blocksOf } from './interest.ts'

const rule = 'deposit-and-payment/payment-shares'

interface Payment {
  readonly value: number
  /** 支付至 80 %: all that is paid by then. */
  readonly upTo: boolean
  /** Names itself the rest: 余款, 尾款, 剩余, 质保金. */
  readonly last: boolean
  readonly start: number
  readonly end: number
}

interface Clause {
  readonly payments: readonly Payment[]
  /** Words that make shares of something else likely. */
  readonly doubt: boolean
  /** A rest without a figure is whatever is left. */
  readonly rest: boolean
}

const sections: ReadonlySet<SectionKind> = new Set([
  'commercial',
  'contract',
  'technical',
  'notice',
  'instructions',
  'other',
])
/** Blocks that may stand between two payments of one list. */
const widestStep = 2

const percent = /(\d{1,3}(?:\.\d{1,2})?) ?%/g
const pays = /(?:支付|付款|拨付|付清|预付|首付|付至|(?<![交应给对])付|付给)[^。;%]{0,40}$/
const names =
  /^ ?(?:的|作为|为|\))*(?:[^。;,%]{0,4})(?:预付|首付|首期|进度款|货款|余款|尾款|质保金|质量保证金|保修金|款项|合同款|剩余)/
const rests = /余款|尾款|剩余|剩下|余下|质保金|质量保证金|保修金|质保期满/
const other =
  /违约|赔偿|滞纳|利息|利率|税|罚|扣|保函|履约(?:保证金|担保)|发票金额|考核|评[价分]|得分|折|上浮|下浮|增加|减少|变更|预算|中小企业|小微|提交|缴|交纳|返还|退|预留|向(?:采购|甲方|买方|招标|发包)/
const mixed =
  /其中|分别|中小企业|小微|大型企业|或者|方式[一二12]|每[年月季次个批台]|按[年月季]|年度|第[一二三]年|软件|硬件|审定|结算/

const known = new WeakMap<BlockResult, Clause>()
const empty: Clause = { payments: [], doubt: false, rest: false }

/** Whether the payments of a clause or list that ends with a rest come to a hundred per cent. */
export function paymentShares({ outline, results, document }: Whole): readonly Answer[] {
  const answers: Answer[] = []
  let run: { block: number; clause: Clause }[] = []
  const close = () => {
    const answer = run.length ? judge(run) : null
    if (answer) answers.push(answer)
    run = []
  }
  for (const block of blocksOf(document, 'payment')) {
    const label = outline.labels[block]!
    const clause = sections.has(label.section) ? clauseOf(results[block]!) : empty
    const last = run.at(-1)
    if (last && (block - last.block > widestStep || outline.labels[last.block]!.heading !== label.heading)) close()
    if (!clause.payments.length && !(run.length && clause.rest)) continue
    const before = run.at(-1)
    if (before && !sameColumn(document.blocks[before.block]!.cell, document.blocks[block]!.cell)) close()
    if (run.length && totalOf(run) === 100) close()
    run.push({ block, clause })
  }
  close()
  return answers.length ? answers : [idle]
}

type Cell = Whole['document']['blocks'][number]['cell']

function sameColumn(one: Cell, two: Cell): boolean {
  if (!one || !two) return one === two
  return one.table === two.table && one.column === two.column
}

function totalOf(run: readonly { clause: Clause }[]): number {
  let total = 0
  for (const { clause } of run)
    for (const { value, upTo } of clause.payments) total = upTo ? Math.max(total, value) : total + value
  return exact(total)
}

function reachesHundred(payments: readonly Payment[]): boolean {
  let total = 0
  return payments.some(({ value, upTo }) => {
    total = upTo ? Math.max(total, value) : exact(total + value)
    return total === 100
  })
}

function judge(run: readonly { block: number; clause: Clause }[]): Answer | null {
  const payments = run.flatMap(({ block, clause }) => clause.payments.map((payment) => ({ ...payment, block })))
  const total = totalOf(run)
  // what comes after a full hundred is held back or paid by the supplier
  if (reachesHundred(payments)) return null
  const last = payments.at(-1)
  if (payments.length < 2 || !last) return null
  const open = (zh: string, en: string) => cannotTell(rule, payments[0]!.block, zh, en)
  if (run.some(({ clause }) => clause.rest)) return null
  if (!last.last) return open('余款的比例（各笔付款没有写到尾款）', 'the share of the rest')
  if (run.some(({ clause }) => clause.doubt)) return open('各笔付款以什么为基数', 'what the shares are shares of')
  if (payments.filter(({ last }) => last).length > 2) return open('余款以什么为基数', 'what the rest is a share of')
  const values = {
    sum: total,
    terms: terms(
      payments.map(({ value }) => value),
      '%',
    ),
  }
  const first = payments.find(({ block }) => block === last.block)!
  return {
    kind: 'finding',
    rule,
    block: last.block,
    start: first.start,
    end: last.end,
    values: { ...values, total: sum([total]) },
    others: payments
      .filter(({ block }) => block !== last.block)
      .map(({ block, start, end }) => ({ block, start, end })),
  }
}

/** False for a block that names no share and no rest of a payment. */
export function saysPayment(result: BlockResult): boolean {
  return clauseOf(result) !== empty
}

/** All that `paymentShares` reads of a block of running text but for the places, to be compared. */
export function saidOfPayment({ result }: { readonly result: BlockResult }): string {
  const { payments, doubt, rest } = clauseOf(result)
  return JSON.stringify([doubt, rest, payments.map(({ value, upTo, last }) => [value, upTo, last])])
}

function clauseOf(result: BlockResult): Clause {
  const before = known.get(result)
  if (before) return before
  const clause = result.recognition.text.includes('%') || rests.test(result.recognition.text) ? read(result) : empty
  known.set(result, clause)
  return clause
}

function read({ recognition: { text, sentences } }: BlockResult): Clause {
  const payments: Payment[] = []
  let doubt = false
  let rest = false
  for (let at = 0; at < sentences.length; at += 2) {
    const from = sentences[at]!
    const sentence = text.slice(from, sentences[at + 1]!)
    const pay = /付|拨|质保金|余款|尾款/.test(sentence)
    if (!pay) continue
    const shares = [...sentence.matchAll(percent)]
    if (!shares.length) {
      if (
        /(?:付|拨|结)[^。;]{0,20}(?:余款|尾款|剩余|剩下|余下)|(?:余款|尾款|剩余|剩下|余下)[^。;]{0,30}(?:付|拨|结清)|付清|结清/.test(
          sentence,
        )
      )
        rest = true
      continue
    }
    if (mixed.test(sentence)) doubt = true
    let until = 0
    for (const share of shares) {
      const start = share.index
      const end = start + share[0].length
      const before = sentence.slice(until, start)
      const after = sentence.slice(end, end + 24)
      until = end
      if (/^[^。;,]{0,12}发票|^[^。;,]{0,6}(?:保函|的税|违约金|履约)/.test(after)) continue
      if (other.test(before.slice(-24)) || other.test(after.slice(0, 12)) || /[(][^)]*$/.test(before.slice(-40))) {
        doubt = true
        continue
      }
      if (!pays.test(before) && !names.test(after) && !rests.test(before.slice(-14))) {
        doubt = true
        continue
      }
      const upTo =
        /(?:付|支付|拨付|付款|累计|付到|达)(?:至|到)?[^。;,%]{0,20}$/.test(before) &&
        /付[款]?[至到]|累计|支付[至到达]/.test(before)
      payments.push({
        value: Number(share[1]),
        upTo,
        last: rests.test(before.slice(-40)) || rests.test(after.slice(0, 14)),
        start: from + start,
        end: from + end,
      })
    }
    const tail = sentence.slice(until)
    if (shares.length && /(?:余款|尾款|剩余|剩下|余下)/.test(tail) && !/质保金|尾款/.test(tail.slice(0, 4))) rest = true
  }
  const seen = new Set(payments.map(({ start }) => start))
  return seen.size || rest ? { payments, doubt, rest } : empty
}
