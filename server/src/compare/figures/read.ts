import { fold } from '../../core/fold.ts'
import type { SectionKind } from '../../core/kinds.ts'
import { numeralAt } from '../../language/numeral.ts'
import type { BlockPlace, ParameterWords } from '../../parameters/index.ts'
import { unitAt } from '../../parameters/index.ts'
import type { Stage } from '../model.ts'
import { bigrams } from '../text.ts'

/** Which side of a figure is allowed: 不少于, 不超过, or neither is said. */
export type Bound = 'least' | 'most' | ''

/** A figure with its unit that a paper states anywhere, and the words it stands among. */
export interface Figure {
  /** In base units of its dimension. */
  readonly value: number
  /** money, time, share, or what the unit measures; a counter stands for its class. */
  readonly dimension: string
  readonly working: boolean
  readonly bound: Bound
  /** Words of its own clause without figures. */
  readonly near: ReadonlySet<string>
  /** Words of the sentence, the row and the headings it stands under. */
  readonly far: ReadonlySet<string>
  /** What a reader would call the matter. */
  readonly title: string
  readonly subject: string
  readonly clause: string
  /** Of the clause. */
  readonly around: BlockPlace
  readonly place: BlockPlace
}

/** Points, forms, reasons and what qualifies a bidder are of one paper only. */
const passed: ReadonlySet<SectionKind> = new Set(['form', 'legal-basis', 'scoring', 'background', 'instructions'])
const longest = 1200

/** Counters of one class are alike; others stand for themselves. */
const counters: readonly (readonly [string, RegExp])[] = [
  ['count people', /^(?:人|名|位)(?![民员工均性间脸体才类机力大数为次])/],
  ['count times', /^(?:人?次|遍|回|轮)(?!数|日|年|月|要|序|第|性|级|生|氯)/],
  ['count paper', /^(?:份|本|册)(?!项|地|次|合|身|额|期)/],
  ['count place', /^(?:处|所|家|户|间)(?!理|置|在|有|属|具|庭|隔|距|接|型|外)/],
  ['count point', /^(?:点位|点|路|项|门|课时|学时|期|批)(?!目|由|径|间|满|限|的)/],
  [
    'count thing',
    /^(?:台|套|个|件|只|组|块|条|张|把|支|辆|部|座|樘|根|副|樽|具|盏|盒|箱|瓶|颗|棵|株|架|面|扇|道)(?!月|性|人|别|工作日|面|板|积|路|件套|术|持|分|设)/,
  ],
]
const times: readonly (readonly [number, RegExp])[] = [
  [1, /^秒(?!杀)/],
  [60, /^(?:分钟|min(?![a-z]))/],
  [3600, /^(?:个?小时|h(?![a-z\d]))/],
  [86_400, /^个?(?:工作日|日历天|自然日|天|日(?![期志常前内报均间]))/],
  [604_800, /^(?:个?星期|周(?![边期转岁年]))/],
  [2_592_000, /^个月/],
  [31_104_000, /^(?:周年|年(?![度龄代级版月底初末均]))/],
]
const least =
  /(?:不(?:得|应|能|可)?(?:低|少|小|短|高于低)于|≥|>=|至少|不低于|大于等于|最[低少小短])[^\d一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾]{0,4}$/
const most =
  /(?:不(?:得|应|能|可)?(?:高|大|多|长|晚|迟)于|不(?:得|应|能|可)?超过|≤|<=|至多|最[高多大长迟晚]|小于等于|以内|限于)[^\d一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾]{0,4}$/
const leastAfter = /^\s*[)）]?(?:及?以上|起(?![诉草])|或以上)/
const mostAfter = /^\s*[)）]?(?:及?以下|以内|之内|内(?![容部置存外网不未科]))/

interface Unit {
  readonly dimension: string
  readonly factor: number
  readonly working: boolean
  readonly end: number
}

function unitBehind(text: string, at: number, words: ParameterWords): Unit | null {
  const from = text[at] === ' ' ? at + 1 : at
  const rest = text.slice(from, from + 8)
  const unit = (dimension: string, factor: number, length: number, working = false): Unit => ({
    dimension,
    factor,
    working,
    end: from + length,
  })
  const money = /^(?:万|亿)?元(?!件|素|器)/.exec(rest)
  if (money) return unit('money', money[0][0] === '万' ? 1e4 : money[0][0] === '亿' ? 1e8 : 1, money[0].length)
  if (/^[%％]/.test(rest)) return unit('share', 1, 1)
  if (rest.startsWith('‰')) return unit('share', 0.1, 1)
  for (const [factor, pattern] of times) {
    const found = pattern.exec(rest)
    if (found) return unit('time', factor, found[0].length, found[0].includes('工作'))
  }
  for (const [dimension, pattern] of counters) {
    const found = pattern.exec(rest)
    if (found && !/^[\d/／]/.test(rest.slice(found[0].length))) return unit(dimension, 1, found[0].length)
  }
  const known = unitAt(text, from, words)
  const [own] = known?.units ?? []
  return known && own ? { dimension: own.dimension, factor: own.factor, working: false, end: known.end } : null
}

/** 百分之十 */
const hundredth = /^百分之([一二三四五六七八九十百零.点\d]{1,6})/
/** What makes a figure a number of something: 第八条, GB/T 28181, X312, 2025年, 3.2.1. */
const before = /[第a-z\d.\-–—/_#〔[［:号]$|(?:gb|t|sl|jtg|cj)\s?$/

/** Reads the figures with a unit of a stage, in reading order. */
export function figuresOf({ document, outline }: Stage, words: ParameterWords): Figure[] {
  const found: Figure[] = []
  const rows = rowWords(document.blocks)
  document.blocks.forEach((block, at) => {
    const label = outline.labels[at]!
    if (label.isHeading >= 0 || label.header || passed.has(label.section) || block.text.length > longest) return
    const text = fold(block.text)
    if (!/[\d一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]/.test(text)) return
    const heading = clean(outline.headings[label.heading]?.title ?? '')
    const row = rows.get(at)
    const column = block.cell ? headerOf(outline, block.cell.table, block.cell.column) : ''
    const lead = block.cell ? (row?.label ?? '') : leadOf(text)
    for (const [sentenceStart, sentence] of pieces(text, 0, /[^。;\n!?]+/g)) {
      const clauses = pieces(sentence, sentenceStart, /(?:[^,]|,(?=\d{3}(?!\d)))+/g)
      clauses.forEach(([start, clause], order) => {
        const stated = statedIn(clause, words)
        if (stated.length === 0) return
        const own = without(clause, stated)
        const beforeIt = own.length < 5 && order > 0 ? without(clauses[order - 1]![1], []) : ''
        const near = bigrams(clean(`${beforeIt}${own}` || `${row?.label ?? ''}${column}`))
        const far = bigrams(clean(`${heading}${lead}${column}${row?.all ?? ''}${without(sentence, [])}`.slice(0, 160)))
        for (const one of stated)
          found.push({
            ...one,
            near: near.size > 0 ? near : far,
            far,
            title: heading,
            subject: clean(lead) || heading,
            clause: clause.replace(numbering, '').trim(),
            around: { block: at, start: start + clause.search(/\S/), end: start + clause.trimEnd().length },
            place: { block: at, start: start + one.start, end: start + one.end },
          })
      })
    }
  })
  return found
}

interface Stated extends Pick<Figure, 'value' | 'dimension' | 'working' | 'bound'> {
  readonly start: number
  readonly end: number
}

function statedIn(clause: string, words: ParameterWords): Stated[] {
  const found: Stated[] = []
  for (let at = 0; at < clause.length; at++) {
    const lead = clause.slice(0, at)
    const part = hundredth.exec(clause.slice(at, at + 10))
    if (part) {
      const value = numeralAt(part[1]!, 0)?.value ?? 0
      found.push({
        value,
        dimension: 'share',
        working: false,
        bound: boundOf(lead, ''),
        start: at,
        end: at + part[0].length,
      })
      at += part[0].length - 1
      continue
    }
    const numeral = numeralAt(clause, at)
    if (!numeral) continue
    const isDate =
      /^年\d{1,2}月|^月\d{1,2}日/.test(clause.slice(numeral.end, numeral.end + 5)) || /\d年$|\d月$/.test(lead)
    const unit = before.test(lead) || isDate ? null : unitBehind(clause, numeral.end, words)
    if (unit && !(numeral.value >= 1900 && numeral.value < 2100 && unit.dimension === 'time')) {
      const [start, end] = [at, unit.end]
      const bound = boundOf(lead, clause.slice(end, end + 4))
      const often = unit.dimension === 'count times' ? oftenIn(lead) : null
      if (often) {
        found.push({ value: numeral.value * often, dimension: 'frequency', working: false, bound, start, end })
        at = end - 1
        continue
      }
      found.push({
        value: numeral.value * unit.factor,
        dimension: unit.dimension,
        working: unit.working,
        bound,
        start,
        end,
      })
      at = end - 1
    } else at = numeral.end - 1
  }
  return found
}

const yearly: Readonly<Record<string, number>> = {
  小时: 8760,
  天: 365,
  日: 365,
  周: 52,
  星期: 52,
  月: 12,
  个月: 12,
  季: 4,
  季度: 4,
  年: 1,
}

/** How often a year 每季度一次, 每2小时巡回1次 is; null where nothing says of what. */
function oftenIn(lead: string): number | null {
  const found = /每(半个?|[\d两二三四]{1,2}个?)?(小时|天|日|周|星期|个月|月|季度|季|年)[^每]{0,16}$/.exec(lead)
  if (!found) return null
  const [, many = '', period = ''] = found
  const share = many.startsWith('半') ? 0.5 : many ? (numeralAt(many, 0)?.value ?? 1) : 1
  return yearly[period]! / share
}

function boundOf(lead: string, behind: string): Bound {
  if (most.test(lead) || mostAfter.test(behind)) return 'most'
  return least.test(lead) || leastAfter.test(behind) ? 'least' : ''
}

function pieces(text: string, offset: number, pattern: RegExp): (readonly [number, string])[] {
  return [...text.matchAll(pattern)].map((match) => [offset + match.index, match[0]] as const)
}

const compared =
  /不(?:得|应|能|可)?(?:低|少|小|短|高|大|多|长|晚|迟)于|不(?:得|应|能|可)?超过|至少|至多|最[高低多少大小]|及?以上|及?以下|以内|之内|[≥≤<>=±]/g

/** The words of a clause without its figures and signs of comparison. */
function without(clause: string, stated: readonly Stated[]): string {
  let text = clause
  for (const { start, end } of stated.toReversed()) text = `${text.slice(0, start)} ${text.slice(end)}`
  return clean(text.replace(compared, ' '))
}

function clean(text: string): string {
  return fold(text).replace(
    /[\d.%‰\s,，、:：;；。()（）[\]【】"“”'《》<>★☆▲△※#*—|/-]+|第[一二三四五六七八九十]+[章节条]|^[一二三四五六七八九十]+(?=[、.])/g,
    '',
  )
}

const numbering = /^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}(?:\.\d{1,2})*[)）、.．]|\d{1,2}(?:\.\d{1,2})+\s)\s*/

/** （二）合同审查。对…: what a paragraph is titled with, '' for nothing. */
function leadOf(text: string): string {
  return /^[^,。;:\n\d]{2,16}(?=[。:])/.exec(text.replace(numbering, ''))?.[0] ?? ''
}

function headerOf(outline: Stage['outline'], table: number, column: number): string {
  const found = outline.tables.find((one) => one.table === table)
  return found?.columns.find((one) => one.column === column)?.header ?? ''
}

interface RowWords {
  /** The first cell of the row that says something other than a figure. */
  readonly label: string
  readonly all: string
}

/** For each cell what its row says besides. */
function rowWords(blocks: Stage['document']['blocks']): ReadonlyMap<number, RowWords> {
  const found = new Map<number, RowWords>()
  let row: number[] = []
  const close = (): void => {
    const texts = row.map((at) => blocks[at]!.text.trim())
    const label = texts.find((text) => /[\u4e00-\u9fff]{2}/.test(text)) ?? ''
    for (const at of row)
      found.set(at, {
        label: label.slice(0, 40),
        all: texts
          .filter((text) => text.length <= 40)
          .join('')
          .slice(0, 80),
      })
    row = []
  }
  blocks.forEach(({ cell }, at) => {
    const last = row.length > 0 ? blocks[row[0]!]!.cell! : null
    if (last && (!cell || cell.table !== last.table || cell.row !== last.row)) close()
    if (cell) row.push(at)
  })
  close()
  return found
}
