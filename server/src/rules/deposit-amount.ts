import type { BlockResult } from '../core/engine.ts'
import { type Answer, cannotTell, exact, idle, type Whole } from './answer.ts'
import { budgetOf, budgetPlaces, figures, yuanOf } from './budgets.ts'
import { blocksOf } from './interest.ts'

interface Kind {
  readonly rule: string
  readonly words: string
  /** Per cent of the budget. */
  readonly ceiling: number
}

const kinds: readonly Kind[] = [
  { rule: 'deposit-and-payment/bid-bond-amount', words: '(?:投标|谈判|磋商|响应|报价|询价)保证金', ceiling: 2 },
  { rule: 'deposit-and-payment/performance-bond-amount', words: '履约(?:保证金|担保)', ceiling: 10 },
]

interface Amount {
  readonly kind: number
  readonly yuan: number
  readonly start: number
  readonly end: number
}

/** What one block says of deposits. */
interface Said {
  readonly deposits: readonly Amount[]
  /** A label cell such as 投标保证金（元）: the kind, and yuan of the unit it names, 0 when it names none. */
  readonly label: { readonly kind: number; readonly unit: number } | null
}

const deposits = kinds.map(
  ({ words }) => new RegExp(`${words}([^。;\\n\\d%]{0,24})${figures} ?(万元|元|万)(?!以|及)`, 'g'),
)
const labels = kinds.map(({ words }) => new RegExp(`^ *${words}(?:金额|数额)?(?:[(](?:人民币)?(万?元)[)])?:? *$`))
const answer = new RegExp(`^(?:人民币|¥|￥|:| )*${figures} ?(万元|元|万)?(?:整|人民币)? *$`)
const aboutOther = /预算|以上|超过|不高于|最高|上限|限价|不足|低于|退|利息|违约|罚|扣|赔/
/** Shares of the budget above which one of the two amounts is something else. */
const oddShare = 0.25

const known = new WeakMap<BlockResult, Said>()

/** Whether deposits stated in yuan keep within their share of the stated budget; exactly the ceiling is lawful. */
export function depositAmounts(whole: Whole): readonly Answer[] {
  const { document, results, outline } = whole
  const found: (Amount & { readonly block: number })[] = []
  for (const block of blocksOf(document, 'money')) {
    const { section } = outline.labels[block]!
    if (section === 'form' || section === 'legal-basis' || section === 'background') continue
    const { deposits, label } = saidIn(results[block]!)
    for (const amount of deposits) found.push({ ...amount, block })
    const here = document.blocks[block]!.cell
    const next = document.blocks[block + 1]?.cell
    if (!label || !here || !next || next.table !== here.table || next.row !== here.row) continue
    const { text } = results[block + 1]!.recognition
    const match = answer.exec(text)
    const unit = match?.[2] ?? (label.unit === 1 ? '元' : label.unit ? '万元' : '')
    if (match && unit)
      found.push({
        kind: label.kind,
        yuan: yuanOf(match[1]!, unit),
        start: 0,
        end: text.trimEnd().length,
        block: block + 1,
      })
  }
  return found.length ? found.map((amount) => judge(amount, whole)) : [idle]
}

function judge({ kind, yuan, block, start, end }: Amount & { readonly block: number }, whole: Whole): Answer {
  const { rule, ceiling } = kinds[kind]!
  if (yuan === 0) return idle
  const { most, lots } = budgetOf(whole)
  if (most === null) return cannotTell(rule, block, '预算金额', 'the budget')
  const limit = exact((most * ceiling) / 100)
  if (yuan <= limit + 0.005) return idle
  if (lots) return cannotTell(rule, block, '各包的预算金额', 'the budget of each lot')
  if (yuan > most * oddShare) return cannotTell(rule, block, '可信的预算金额', 'a budget that can be trusted')
  const values = { amount: yuan, budget: most, limit, share: exact(Math.round((yuan / most) * 10_000) / 100) }
  return { kind: 'finding', rule, block, start, end, values, others: budgetPlaces(whole, most, block) }
}

function saidIn(result: BlockResult): Said {
  const before = known.get(result)
  if (before) return before
  const said = read(result.recognition.text)
  known.set(result, said)
  return said
}

function read(text: string): Said {
  const found = deposits.flatMap((words, kind) =>
    [...text.matchAll(words)].flatMap((match): Amount[] => {
      if (aboutOther.test(match[1]!)) return []
      return [{ kind, yuan: yuanOf(match[2]!, match[3]!), start: match.index, end: match.index + match[0].length }]
    }),
  )
  const kind = labels.findIndex((words) => words.test(text))
  const unit = text.includes('万元') ? 10_000 : text.includes('元') ? 1 : 0
  return { deposits: found, label: kind < 0 ? null : { kind, unit } }
}
