import { fold } from '../core/fold.ts'
import type { SectionKind } from '../core/kinds.ts'
import { numeralAt } from '../language/numeral.ts'
import type { BlockPlace } from '../parameters/index.ts'
import type { Stage } from './model.ts'

/** A term of business in figures: a share of the price, a fine in yuan, a day by which is paid. */
export interface Term {
  /** What it is compared by: the class of a payment, or the words of a fine. */
  readonly key: string
  readonly name: string
  readonly kind: 'amount' | 'period'
  readonly value: number
  readonly place: BlockPlace
}

const passed: ReadonlySet<SectionKind> = new Set(['form', 'legal-basis', 'scoring', 'qualification', 'background'])

/** What a share of the price is paid upon, in the order in which words decide. */
const payments: readonly (readonly [string, RegExp])[] = [
  ['尾款', /余款|剩余|余下|尾款|质保金|质量保证金|其余|余\d|(?:质保|保修|质量保证|缺陷责任)期?(?:届?满|结束|到期)/],
  ['预付款', /预付|(?:合同|协议)[^，,。；;]{0,6}(?:签订|生效|签署)|签订合同/],
  ['初验款', /初验|初步验收/],
  ['到货款', /到货|货到|货物[^，,。；;]{0,6}(?:送达|到达)|到达现场|交货|供货完成/],
  ['审计款', /审计|决算|结算审/],
  ['终验款', /终验|最终验收|竣工验收/],
  ['验收款', /验收/],
]
const share = /(\d{1,3}(?:\.\d{1,2})?) ?%|百分之([一二三四五六七八九十]{1,3})/
const rates = /(\d{1,3}(?:\.\d{1,3})?) ?(%|‰)|([百千万])分之([一二三四五六七八九十\d.]{1,4})/

/** The terms that a paper states; those of its annexed forms and of tendering are left out. */
export function termsOf({ document, outline, kind }: Stage): Term[] {
  const found: Term[] = []
  document.blocks.forEach((block, at) => {
    const { section, header, heading } = outline.labels[at]!
    if (header || passed.has(section) || block.text.length > 1500) return
    if (section === 'contract' && kind !== 'contract' && kind !== 'acceptance') return
    const title = block.cell ? rowLabel(document.blocks, at) : (outline.headings[heading]?.title ?? '')
    const text = fold(block.text)
    for (const { start, end } of clausesIn(text)) {
      const clause = text.slice(start, end)
      if (!/[\d百千万]/.test(clause)) continue
      const own = { block: at, start, end }
      found.push(...depositIn(clause, title, own), ...paymentIn(clause, title, text, own), ...penaltyIn(clause, own))
      found.push(...fineIn(clause, block.cell !== null, title, text, own, tableWords(document, outline, at)))
    }
  })
  return found
}

/** Clauses between semicolons and stops, without the blanks around them. */
function clausesIn(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = []
  for (const match of text.matchAll(/[^。;\n]+/g)) {
    const lead = match[0].length - match[0].trimStart().length
    found.push({ start: match.index + lead, end: match.index + match[0].trimEnd().length })
  }
  return found
}

/** The first cell of the row, which says what the others are of. */
function rowLabel(blocks: Stage['document']['blocks'], at: number): string {
  const { cell } = blocks[at]!
  let label = ''
  for (let index = at - 1; index >= 0 && blocks[index]!.cell?.table === cell!.table; index--) {
    if (blocks[index]!.cell!.row !== cell!.row) break
    if (/[\u4e00-\u9fff]/.test(blocks[index]!.text)) label = blocks[index]!.text
  }
  return label
}

/** The headers of the table that a cell stands in. */
function tableWords(document: Stage['document'], outline: Stage['outline'], at: number): string {
  const { cell } = document.blocks[at]!
  if (!cell) return ''
  const table = outline.tables.find((one) => one.table === cell.table)
  return `${table?.title ?? ''}${table?.columns.map(({ header }) => header).join('') ?? ''}`
}

/** The part of a clause between commas that holds the share, with the part before it, or the one behind it where these say nothing. */
function aboutShare(clause: string, at: number): string {
  const parts = [...clause.matchAll(/[^,]+/g)]
  const own = parts.findIndex(({ index, 0: text }) => index <= at && at < index + text.length)
  const words = (from: number, to: number): string => parts.slice(Math.max(0, from), to).join(',')
  const near = [words(own, own + 1), words(own - 1, own + 1), words(own - 1, parts.length)]
  return near.find((text) => payments.some(([, known]) => known.test(text))) ?? ''
}

const percent = (found: RegExpExecArray): number =>
  found[1] ? Number(found[1]) : (numeralAt(found[2]!, 0)?.value ?? 0)

function depositIn(clause: string, title: string, place: BlockPlace): Term[] {
  if (!/履约(?:保证金|担保)/.test(title.length <= 20 ? title + clause : clause)) return []
  if (/退还|违约|扣除|没收|质保/.test(clause) && !/提交|缴纳|交纳|为/.test(clause)) return []
  const found = share.exec(clause)
  return found ? [{ key: '履约保证金', name: '履约保证金', kind: 'amount', value: percent(found), place }] : []
}

function paymentIn(clause: string, title: string, text: string, place: BlockPlace): Term[] {
  const found: Term[] = []
  const pays = /支付|付款|付清|拨付|预付|付至|结清/
  const date = /次月(\d{1,2})日/.exec(clause)
  if (date && pays.test(clause))
    found.push({ key: '次月付款日', name: '付款时间', kind: 'period', value: Number(date[1]), place })
  if (/履约|违约|投标|磋商|利息|赔偿|税|押金|扣/.test(clause) || !pays.test(title + text)) return found
  // 付至95% is a sum of what was paid before
  const isSum = /付至|累计|支付至/.test(clause)
  const value = share.exec(clause)
  const own = value && payments.find(([, words]) => words.test(aboutShare(clause, value.index)))
  if (own && !/已支付|已付/.test(clause)) {
    const key = `${own[0]}${isSum ? '累计' : ''}${/设备款|设备价款|B部分|货款/.test(clause) ? '设备' : ''}`
    found.push({ key, name: own[0], kind: 'amount', value: percent(value), place })
    const days = /(\d{1,3}) ?个?(?:工作日|日历天|日|天)内/.exec(clause.slice(0, value.index))
    if (days) found.push({ key: `付款期|${key}`, name: '付款期限', kind: 'period', value: Number(days[1]), place })
  }
  return found
}

function penaltyIn(clause: string, place: BlockPlace): Term[] {
  if (!/违约金/.test(clause)) return []
  const isLate = /逾期|延[期迟误]|迟[延交]|每[日天]|按日|[日天]按/.test(clause)
  const isPaying = /付款|支付货款|逾期支付/.test(clause.replace(/支付违约金/g, ''))
  // 偷换面料的支付20%的违约金 is no price of a day
  const key = isLate ? (isPaying ? '逾期付款违约金' : '逾期违约金') : '违约金'
  const found = new Map<string, Term>()
  for (const [part] of clause.matchAll(/[^,]+/g)) {
    const value = rateIn(part)
    const isLimit = /不超过|上限|最高|总额|累计|为限/.test(part)
    const own = isLimit ? `${key}上限` : key
    if (value !== null && !found.has(own)) found.set(own, { key: own, name: own, kind: 'amount', value, place })
  }
  return [...found.values()]
}

/** A share written in any way: 0.5%, 5‰, 千分之五. */
function rateIn(text: string): number | null {
  const found = rates.exec(text)
  if (!found) return null
  const by: Readonly<Record<string, number>> = { '%': 0.01, '‰': 0.001, 百: 0.01, 千: 0.001, 万: 0.0001 }
  const written = found[4] ?? ''
  const figure = found[1] ? Number(found[1]) : (numeralAt(written, 0)?.value ?? Number(written))
  return Number((figure * by[found[2] ?? found[3]!]!).toPrecision(6))
}

/** 擅自缺岗，每人每日扣300元, and the row 擅自缺岗 | 300元/人·日 of a table of fines. */
function fineIn(
  clause: string,
  isCell: boolean,
  title: string,
  text: string,
  place: BlockPlace,
  headers: string,
): Term[] {
  if (!/扣|罚|违约/.test(isCell ? headers + clause : text) || /保证金|满分|得分/.test(clause)) return []
  const found = /(\d{2,6}) ?元/.exec(clause)
  if (!found || Number(found[1]) < 50) return []
  const before = clause.slice(0, found.index).replace(/.*[:：]/, '')
  const label = isCell && !/[\u4e00-\u9fff]{4}/.test(before) ? title : before
  const words = label.replace(
    /每[\u4e00-\u9fff]{1,2}|一[人名日天次项处](?:一[日天次])?|扣(?:除|减|罚|款)?|罚款|人民币|违约金|元|的|\d+/g,
    '',
  )
  const key = words.replace(/[^\u4e00-\u9fff]/g, '')
  return key.length < 2 || key.length > 40
    ? []
    : [{ key: `扣款|${key}`, name: '扣款', kind: 'amount', value: Number(found[1]), place }]
}
