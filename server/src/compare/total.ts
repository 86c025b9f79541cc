import { fold } from '../core/fold.ts'
import type { SectionKind } from '../core/kinds.ts'
import type { BlockPlace } from '../parameters/index.ts'
import { amountIn, dueIn, periodIn, type Read } from './amount-or-period.ts'
import type { Stage } from './model.ts'
import { isWork } from './works.ts'

/** What an amount or a period is of. */
export type TotalClass =
  | 'investment'
  | 'budget'
  | 'contract'
  | 'settled'
  | 'works'
  | 'delivery'
  | 'trial'
  | 'service'
  | 'warranty'

/** Yuan, or days; months and years are ranges of days. */
export interface Total {
  readonly of: TotalClass
  readonly name: string
  readonly low: number
  readonly high: number
  /** A day and no number of days. */
  readonly due?: boolean
  /** Days counted as working days cannot be held against others. */
  readonly working: boolean
  /** What was really taken or spent, beside what had been agreed. */
  readonly actual: boolean
  /** Read from a sentence that does not name it, or from two dates: a person has to look where the other side names it. */
  readonly loose: boolean
  /** Further periods of a sentence that gives one for each part, 电梯3年，空调2年, in days. */
  readonly also?: readonly number[]
  readonly place: BlockPlace
}

const amounts: readonly (readonly [TotalClass, RegExp])[] = [
  ['settled', /(?:竣工)?(?:结算|决算|审定|验收)(?:总)?(?:金额|总?价款?|总?额|造价)/g],
  ['contract', /(?:签约)?合同(?:总)?(?:金额|价款|总价|价格|价)(?:款|额)?|(?:中标|成交)(?:金额|总?价)/g],
  ['budget', /(?:采购|项目|招标)?预算(?:总?金额|总?价|总额|资金)?|最高(?:投标)?限价|招标控制价|采购限价/g],
  ['investment', /总投资(?:估算|概算)?|(?:投资|建设资金)(?:估算|概算)|(?:概算|估算)总?(?:投资|金额|额)|投资总?额/g],
]
const periods: readonly (readonly [TotalClass, RegExp])[] = [
  ['warranty', /(?:免费)?(?:质量保证|质保|保修|免费维护|免费维保)(?:服务)?(?:期限?|年限|时间)|(?:质保|保修)(?=:)/g],
  ['trial', /试运行(?:期限?|周期|时间)/g],
  ['service', /(?:服务|运维|运营|运行维护|养护|管护|租赁)(?:期限?|周期|年限|时间)/g],
  ['delivery', /(?:交货|供货|交付|到货)(?:期限?|时间|周期)/g],
  [
    'works',
    /(?:建设|实施|施工|项目|计划|合同|总)?工期|(?:建设|实施|施工|项目|开发)周期|建设期限?|(?:合同)?履行期限|完工(?:期限|时间)|总日历天数|(?:实际)?(?:用时|历时|耗时)/g,
  ],
]
const figure = '[\\d一二两三四五六七八九十百]{1,5}'
/** Periods of sentences that name them behind the figure or not at all. */
const unnamed: readonly (readonly [TotalClass, string, RegExp])[] = [
  [
    'warranty',
    '质保期',
    new RegExp(
      `(?<![第\\d.~至])${figure} ?(?:年|个月)(?:及?以上)?的?(?:原厂|厂家|原厂商|免费|整机|上门|现场|全部|质量)*(?:质保|保修|维保|质量保证)(?!金|期[满内]|[满后内])`,
      'g',
    ),
  ],
  [
    'warranty',
    '质保期',
    new RegExp(
      `(?:质保|保修|维保|质量保证)(?:服务)?(?:时间)?(?:不[少低短]于|至少|为|满|>=)? ?${figure} ?(?:年|个月)`,
      'g',
    ),
  ],
  [
    'works',
    '工期',
    new RegExp(
      `合同(?:签订|生效|签署|订立)[^。;,\\d]{0,8}${figure} ?个?(?:日历天|工作日|天|日|周|月)[^。;]{0,24}`,
      'g',
    ),
  ],
]
const day = '\\d{4}年\\d{1,2}月\\d{1,2}日'
/** 2026年3月1日开工，2026年8月31日完工 */
const fromStart: readonly [TotalClass, string, RegExp] = [
  'works',
  '工期',
  new RegExp(`${day}开工,?(?:计划|预计|至|于)?${day}前?(?:完工|竣工|建成)`, 'g'),
]
/** What is due early on is no period of the project. */
const early = /保证金|保函|款|费|资料|方案|计划|设计|调研|备案|公告|进场|名单|培训|支付|发票/

const passed: ReadonlySet<SectionKind> = new Set(['form', 'legal-basis', 'scoring', 'qualification'])

/** The amounts and periods of the project as a whole, each as the line labels it. Those of single products are left to parameters. */
export function totalsOf({ document, outline, products, kind, budget }: Stage): Total[] {
  const own = new Set(
    // chapters of work say such things of the whole project
    products.flatMap((product) => (isWork(product) ? [] : product.parameters.map(({ place }) => place.block))),
  )
  const { blocks } = document
  const found: Total[] = []
  const loose: Total[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!
    const label = outline.labels[at]!
    if (own.has(at) || passed.has(label.section) || block.text.length > 1500) continue
    if (label.section === 'contract' && kind !== 'contract' && kind !== 'acceptance') continue
    if (
      !/投资|预算|[限总合同]价|控制价|金额|价款|价格|造价|算|工期|周期|期限|[期设]|时间|[历用耗]时|质保|保修|维保|合同[签生订]|天数|开工/.test(
        block.text,
      )
    )
      continue
    // when it came is no promise
    const isDue = (of: TotalClass): boolean => kind !== 'acceptance' && (of === 'delivery' || of === 'works')
    const answer = answerOf(document, outline, at)
    for (const [list, read] of [
      [amounts, amountIn],
      [periods, periodIn],
    ] as const) {
      // 年度预算186万元 says of each year what the words behind the name do elsewhere
      const byYear = (lead: string, rest: string): Read | null => {
        if (list !== amounts || !yearlyLead.test(lead)) return read(rest)
        const value = read(`每年${rest}`)
        return value && { ...value, end: value.end - 2 }
      }
      let text = fold(block.text)
      for (const [of, names] of list) {
        text = text.replace(names, (name: string, start: number) => {
          const rest = text.slice(start + name.length, start + name.length + 60)
          // 质保期内……2天内到场, 合同总价的30%: something else is said of it
          const isAside = /^\s*(?:[内满后外的中届之]|期[内间满]|结束|第[一二三四五\d]+[年个])/.test(rest)
          const lead = text.slice(Math.max(0, start - 8), start)
          const isLasting = lasted.test(name)
          const actual =
            /实际(?:完成|使用|发生)?的?(?:建设|施工|总|实施|供货|交货|结算)?$/.test(lead) ||
            name.startsWith('实际') ||
            isLasting
          const common = { of, name, actual }
          const isPart = isLasting && (kind !== 'acceptance' || partly.test(lead))
          const value =
            isAside || isPart || doubtful.test(lead) ? null : (byYear(lead, rest) ?? (isDue(of) ? dueIn(rest) : null))
          if (value) {
            const end = Math.min(block.text.length, start + name.length + value.end)
            found.push({
              ...common,
              ...value,
              // a budget of one year is none of all years
              loose: (value.dated && of === 'works') || value.yearly === true || isLasting,
              ...(of === 'warranty' && { also: furtherIn(rest.slice(value.end)) }),
              place: { block: at, start, end },
            })
          } else if (answer >= 0) {
            const { text: words } = blocks[answer]!
            const below = read(`${rest}:${fold(words).slice(0, 60)}`)
            if (below)
              found.push({ ...common, ...below, loose: false, place: { block: answer, start: 0, end: words.length } })
          }
          // a name that was read is not read again as part of another
          return '＿'.repeat(name.length)
        })
      }
      if (list === periods) loose.push(...unnamedIn(text, at, block.text.length))
    }
  }
  const stated = budget && budget.block >= 0 && !found.some(({ of }) => of === 'budget' || of === 'investment')
  if (stated) {
    const place = { block: budget.block, start: 0, end: blocks[budget.block]!.text.length }
    const { value } = budget
    found.push({
      of: 'budget',
      name: '预算',
      low: value,
      high: value,
      working: false,
      actual: false,
      loose: false,
      place,
    })
  }
  return [...found, ...loose.filter(({ of }) => !found.some((one) => one.of === of))]
}

/** The block that answers a cell or a bare heading, -1 for none: the next one, below a header of a table with one row the cell there. */
function answerOf({ blocks }: Stage['document'], outline: Stage['outline'], at: number): number {
  const { text, cell } = blocks[at]!
  if (text.length > 24 || /\d/.test(text)) return -1
  const next = blocks[at + 1]
  if (!cell) return outline.labels[at]!.isHeading >= 0 && next && !next.cell ? at + 1 : -1
  if (!outline.labels[at]!.header) return next?.cell?.row === cell.row && next.cell.table === cell.table ? at + 1 : -1
  let below = -1
  for (let index = at + 1; blocks[index]?.cell?.table === cell.table; index++) {
    const { row, column } = blocks[index]!.cell!
    if (row > cell.row + 1) return -1
    if (row === cell.row + 1 && column === cell.column) below = index
  }
  return below
}

/** Periods of years or months that a sentence goes on with, each behind the part that it holds for. */
function furtherIn(rest: string): number[] {
  const sentence = /^[^。;\n]*/.exec(rest)![0]
  return [
    ...sentence.matchAll(/,[\u4e00-\u9fffa-z]{1,10}?(?=(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:年|个月))/g),
  ].flatMap((found) => {
    const value = periodIn(sentence.slice(found.index + found[0].length))
    return value ? [value.low] : []
  })
}

function unnamedIn(text: string, block: number, length: number): Total[] {
  return [...unnamed, fromStart].flatMap(([of, name, words]) =>
    [...text.matchAll(words)].flatMap((match): Total[] => {
      const value = periodIn(match[0])
      if (!value) return []
      const tail = match[0].slice(value.end)
      const kind = of === 'works' && !value.dated ? dueBy(tail) : of
      if (kind === null) return []
      const end = Math.min(length, match.index + match[0].length)
      const place = { block, start: match.index, end }
      return [{ ...value, of: kind, name: kind === 'delivery' ? '交货期' : name, actual: false, loose: true, place }]
    }),
  )
}

/** What has to be done within the days behind the signing: 内完成供货、安装、调试. */
function dueBy(tail: string): TotalClass | null {
  if (early.test(tail) || !/^以?内/.test(tail)) return null
  if (/安装|调试|建设|实施|竣工|验收|集成|开发|部署|全部(?!货物|设备|产品)|完工|上线/.test(tail)) return 'works'
  return /供货|交货|到货|交付|送达/.test(tail) ? 'delivery' : null
}

/** 历时94日历天 tells what it took only where a paper on acceptance says it of the whole. */
const lasted = /^[用历耗]时$/
const partly = /试运行|试用|培训|检[测验查]|会议|考察|测试|服务|故障|维修|响应|平均|每/

/** 年度预算, but not 2025年度预算. */
const yearlyLead = /(?:^|[^\d\s年本当])(?:年度|每年度?|年均|单年)的?$/

const doubtful = /(?:超过|超出|低于|高于|占|比|较|与|分项|单项|其中:?|上一?年度?)(?:原|签约|上述)?$/
