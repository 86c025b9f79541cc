import type { BlockResult } from '../core/engine.ts'
import { type Answer, cannotTell, exact, idle, type Whole } from './answer.ts'
import { budgetOf, budgetPlaces, yuanOf } from './budgets.ts'
import { blocksOf } from './interest.ts'

const rule = 'performance-and-awards/amount-over-budget'

interface Amount {
  readonly yuan: number
  readonly start: number
  readonly end: number
}

const number = '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,9}(?:\\.\\d{1,4})?)'
const amounts = new RegExp(
  `(?:合同|项目|单项|单个|单份|中标|成交|业绩|工程|销售)(?:合同|项目|业绩)?(?:金额|总额|总价|造价|投资额|额|价)(?:为|在|须|应|达|人民币|:| )*(不低于|不少于|不小于|大于等于|达到|超过|大于|高于|≥|>=|>|至少)? ?(?:人民币)?${number} ?(亿元|万元|元|万)(\\([^()]{0,6}\\))?(?:及|或)?(以上)?`,
  'g',
)

const known = new WeakMap<BlockResult, readonly Amount[]>()
const none: readonly Amount[] = []

/** Whether references must be for more money than the whole procurement costs; as much as the budget is left to other rules. */
export function contractAmounts(whole: Whole): readonly Answer[] {
  const { document, outline, results } = whole
  const found = blocksOf(document, 'amount').flatMap((block): Answer[] => {
    const { section } = outline.labels[block]!
    if (section !== 'qualification' && section !== 'scoring') return []
    return amountsOf(results[block]!).map((amount) => judge(amount, block, whole))
  })
  return found.length ? found : [idle]
}

function judge({ yuan, start, end }: Amount, block: number, whole: Whole): Answer {
  const { most, lots } = budgetOf(whole)
  if (most === null) return cannotTell(rule, block, '预算金额', 'the budget')
  if (yuan <= most) return idle
  if (lots) return cannotTell(rule, block, '各包的预算金额', 'the budget of each lot')
  const values = { amount: yuan, budget: most, times: exact(Math.round((yuan / most) * 100) / 100) }
  const others = budgetPlaces(whole, most, block)
  return { kind: 'finding', rule, block, start, end, values, others }
}

function amountsOf(result: BlockResult): readonly Amount[] {
  const before = known.get(result)
  if (before) return before
  const { text } = result.recognition
  const found = /业绩|案例|类似|同类/.test(text) && /\d ?(?:亿|万)?元|\d ?万/.test(text) ? read(text) : none
  known.set(result, found)
  return found
}

function read(text: string): readonly Amount[] {
  return [...text.matchAll(amounts)].flatMap((match) => {
    if (!match[1] && !match[5]) return []
    const yuan = yuanOf(match[2]!, match[3]!)
    return [{ yuan, start: match.index, end: match.index + match[0].length }]
  })
}
