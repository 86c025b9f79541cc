import { fold } from '../core/fold.ts'
import type { SectionKind } from '../core/kinds.ts'
import { numeralAt } from '../language/numeral.ts'
import type { BlockPlace } from '../parameters/index.ts'
import type { Change, ChangeCertainty, Stage } from './model.ts'

/** What an amount or a period is of. */
export type TotalClass =
  | 'investment'
  | 'budget'
  | 'contract'
  | 'settled'
  | 'works'
  | 'delivery'
  | 'service'
  | 'warranty'

/** Yuan, or days; months and years are ranges of days. */
export interface Total {
  readonly of: TotalClass
  readonly name: string
  readonly low: number
  readonly high: number
  /** Days counted as working days cannot be held against others. */
  readonly working: boolean
  /** What was really taken or spent, beside what had been agreed. */
  readonly actual: boolean
  readonly place: BlockPlace
}

const amounts: readonly (readonly [TotalClass, RegExp])[] = [
  ['settled', /(?:竣工)?(?:结算|决算|审定|验收)(?:总)?(?:金额|总?价款?|造价)/g],
  ['contract', /(?:签约)?合同(?:总)?(?:金额|价款|总价|价格|价)(?:款|额)?|(?:中标|成交)(?:金额|总?价)/g],
  ['budget', /(?:采购|项目|招标)?预算(?:总?金额|总?价|总额|资金)?|最高(?:投标)?限价|招标控制价|采购限价/g],
  ['investment', /总投资(?:估算|概算)?|(?:投资|建设资金)(?:估算|概算)|(?:概算|估算)总?(?:投资|金额|额)|投资总?额/g],
]
const periods: readonly (readonly [TotalClass, RegExp])[] = [
  ['warranty', /(?:免费)?(?:质量保证|质保|保修|免费维护|免费维保)(?:期限?|年限|时间)/g],
  ['service', /(?:服务|运维|运营|运行维护)(?:期限?|周期|年限|时间)/g],
  ['delivery', /(?:交货|供货|交付|到货)(?:期限?|时间|周期)/g],
  [
    'works',
    /(?:建设|实施|施工|项目|计划|合同|总)?工期|(?:建设|实施|施工|项目|开发)周期|建设期限?|(?:合同)?履行期限|完工(?:期限|时间)/g,
  ],
]

const passed: ReadonlySet<SectionKind> = new Set(['form', 'legal-basis', 'scoring', 'qualification'])
const moneyAt =
  /(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?)\s*[)）]?\s*[（(]?(亿元|万元|元|亿|万)?/g
const daysOf = { 天: 1, 日历天: 1, 日: 1, 工作日: 1, 周: 7 } as const

/** The amounts and periods of the project as a whole, each as the line labels it. Those of single products are left to parameters. */
export function totalsOf({ document, outline, products, kind, budget }: Stage): Total[] {
  const own = new Set(products.flatMap(({ parameters }) => parameters.map(({ place }) => place.block)))
  const { blocks } = document
  const found: Total[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!
    const label = outline.labels[at]!
    if (own.has(at) || passed.has(label.section) || block.text.length > 1500) continue
    if (label.section === 'contract' && kind !== 'contract' && kind !== 'acceptance') continue
    if (!/投资|预算|限价|控制价|金额|[总合]价|价款|价格|造价|算|工期|周期|期限|[期设]|时间/.test(block.text)) continue
    const next = blocks[at + 1]
    // a cell or a bare heading is answered by what follows
    const isLabel =
      next &&
      block.text.length <= 24 &&
      !/\d/.test(block.text) &&
      (block.cell !== null
        ? next.cell?.row === block.cell.row && next.cell.table === block.cell.table && !label.header
        : label.isHeading >= 0 && !next.cell)
    for (const [list, read] of [
      [amounts, amountIn],
      [periods, periodIn],
    ] as const) {
      let text = fold(block.text)
      for (const [of, names] of list) {
        text = text.replace(names, (name: string, start: number) => {
          const rest = text.slice(start + name.length, start + name.length + 60)
          // 质保期内……2天内到场, 合同总价的30%: something else is said of it
          const isAside = /^\s*(?:[内满后外的中届之]|期[内间满]|结束|第[一二三四五\d]+[年个])/.test(rest)
          const lead = text.slice(Math.max(0, start - 8), start)
          const isActual = /实际(?:完成|使用|发生)?的?(?:建设|施工|总|实施|供货|交货|结算)?$/.test(lead)
          const value = isAside || doubtful.test(text.slice(Math.max(0, start - 6), start)) ? null : read(rest)
          if (value)
            found.push({
              of,
              name,
              actual: isActual,
              ...value,
              place: { block: at, start, end: Math.min(block.text.length, start + name.length + value.end) },
            })
          else if (isLabel) {
            const below = read(`${rest}:${fold(next.text).slice(0, 60)}`)
            if (below)
              found.push({
                of,
                name,
                actual: isActual,
                ...below,
                place: { block: at + 1, start: 0, end: next.text.length },
              })
          }
          // a name that was read is not read again as part of another
          return '＿'.repeat(name.length)
        })
      }
    }
  }
  const stated = budget && budget.block >= 0 && !found.some(({ of }) => of === 'budget' || of === 'investment')
  if (stated) {
    const place = { block: budget.block, start: 0, end: blocks[budget.block]!.text.length }
    found.push({
      of: 'budget',
      name: '预算',
      low: budget.value,
      high: budget.value,
      working: false,
      actual: false,
      place,
    })
  }
  return found
}

const doubtful = /(?:超过|超出|低于|高于|占|分项|单项|其中:?|上一?年度?)$/

interface Read {
  readonly low: number
  readonly high: number
  readonly working: boolean
  readonly end: number
}

function amountIn(rest: string): Read | null {
  const lead = /^[^\d。;,，；\n]{0,34}/.exec(rest)![0]
  moneyAt.lastIndex = lead.length
  const found = moneyAt.exec(rest)
  if (found && found.index <= lead.length + 1) {
    const unit = found[2] ?? /万元/.exec(lead)?.[0] ?? (/元/.test(lead) ? '元' : '')
    if (/^[%％‰]/.test(rest.slice(found.index + found[0].length).trimStart()) || unit === '') return null
    const value =
      Number(found[1]!.replaceAll(',', '')) * (unit.startsWith('亿') ? 1e8 : unit.startsWith('万') ? 1e4 : 1)
    return value >= 1000
      ? { low: value, high: value, working: false, end: found.index + found[0].trimEnd().length }
      : null
  }
  const capital = /[壹贰叁肆伍陆柒捌玖拾佰仟]/.exec(rest)
  const numeral = capital && capital.index < 24 ? numeralAt(rest, capital.index) : null
  if (!numeral || numeral.value < 1000 || !/^[元圆]/.test(rest.slice(numeral.end))) return null
  return { low: numeral.value, high: numeral.value, working: false, end: numeral.end + 1 }
}

function periodIn(rest: string): Read | null {
  for (let at = 0; at < Math.min(rest.length, 40); at++) {
    const char = rest[at]!
    if (/[。;；\n]/.test(char)) return null
    if (!/[\d一二两三四五六七八九十]/.test(char) || /[\d第]/.test(rest[at - 1] ?? '')) continue
    const numeral = numeralAt(rest, at)
    if (!numeral) continue
    const unit = /^ ?\)? ?个?(日历天|工作日|天|日|周|月|年)(?![\d度月底初])/.exec(
      rest.slice(numeral.end, numeral.end + 8),
    )
    if (!unit || (unit[1] === '年' && numeral.value > 1900) || numeral.value <= 0) continue
    // 6月30日 is a day; so is 30日 behind a month
    if (unit[1] === '月' && !unit[0].includes('个')) continue
    if (unit[1] === '日' && /月 ?$/.test(rest.slice(0, at))) continue
    const end = numeral.end + unit[0].length
    const n = numeral.value
    if (unit[1] === '月') return { low: n * 30, high: n * 31, working: false, end }
    if (unit[1] === '年') return { low: n * 360, high: n * 372, working: false, end }
    const days = n * daysOf[unit[1] as keyof typeof daysOf]
    return { low: days, high: days, working: unit[1] === '工作日', end }
  }
  return null
}

/** What the amounts of a stage may not exceed, strongest first. */
const ceilings: Readonly<Partial<Record<TotalClass, readonly TotalClass[]>>> = {
  investment: ['investment'],
  budget: ['budget', 'investment'],
  contract: ['contract', 'budget', 'investment'],
  settled: ['settled', 'contract'],
}
const equal = (a: Total, b: Total): boolean =>
  a.low <= b.high * 1.0005 && b.low <= a.high * 1.0005 && a.working === b.working

/** Amounts and periods of the last stage held against those of the stages before. */
export function totalChanges(all: readonly (readonly Total[])[], stages: readonly Stage[]): Change[] {
  const now = all.length - 1
  const stage = stages[now]!
  const changes: Change[] = []
  for (const of of [
    'investment',
    'budget',
    'contract',
    'settled',
    'works',
    'delivery',
    'service',
    'warranty',
  ] as const) {
    const stated = all[now]!.filter((one) => one.of === of)
    // 合同约定240天，实际265天: what is repeated of the contract is no statement of its own
    const actual = stated.filter((one) => one.actual)
    const own = actual.length > 0 ? actual : stated
    if (own.length === 0) continue
    const earlier = (ceilings[of] ?? [of])
      .map((wanted) => {
        for (let at = now - 1; at >= 0; at--) {
          const list = all[at]!.filter((one) => one.of === wanted)
          if (list.length > 0) return { at, list }
        }
        return null
      })
      .find((one) => one !== null)
    if (!earlier) continue
    // one of several that both have is the same; the first is what the paper states at its head
    if (own.some((one) => earlier.list.some((other) => equal(one, other)))) continue
    const [to, from] = [own[0]!, earlier.list[0]!]
    const single = own.every((one) => equal(one, to)) && earlier.list.every((one) => equal(one, from))
    const isAmount = of in ceilings
    const more = to.low > from.high
    const certainty = isAmount
      ? amountCertainty(from, to, more, single)
      : periodCertainty(to, from, more, single, stage)
    if (certainty === null) continue
    changes.push({
      kind: isAmount ? 'amount' : 'period',
      between: [earlier.at, now],
      product: '',
      parameter: to.name,
      from: { stage: earlier.at, place: from.place },
      to: { stage: now, place: to.place },
      certainty,
      note: '',
    })
  }
  return changes
}

function amountCertainty(from: Total, to: Total, more: boolean, single: boolean): ChangeCertainty | null {
  // a price below the budget is what tendering is for
  if (!more && from.of !== to.of) return null
  if (!more && to.of !== 'contract') return 'none'
  return single ? 'certain' : 'review'
}

function periodCertainty(to: Total, from: Total, more: boolean, single: boolean, stage: Stage): ChangeCertainty {
  if (to.working !== from.working) return 'review'
  const better = to.of === 'warranty' || to.of === 'service' ? more : !more
  // the supplier may promise more than was asked
  if (better && (stage.kind === 'contract' || stage.kind === 'acceptance')) return 'none'
  return single ? 'certain' : 'review'
}
