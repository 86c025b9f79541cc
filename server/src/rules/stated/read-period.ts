import { numeralAt } from '../../language/numeral.ts'
import type { Reading } from './statement.ts'

const labels: readonly (readonly [string, string])[] = [
  ['duration', '(?:建设|计划|总|项目|施工|合同)?工期|(?:项目)?(?:建设|实施|项目)周期|建设期限'],
  ['service', '(?:项目)?服务期限?|(?:合同)?履行期限?|服务周期'],
  ['warranty', '(?:免费)?质保期限?|质量保证期限?|(?:免费)?保修期限?'],
  ['delivery', '(?:交货|供货|交付)(?:期限?|时间)'],
]
const named = labels.map(([, label]) => `(${label})`).join('|')
const number = '[\\d一二三四五六七八九十两百]'
/** Words that may stand between the label and its length. */
const glue =
  '(?:[:：,()\\s≥>=]|为|是|不少于|不低于|不超过|不得少于|不得超过|不得低于|至少|约|共计?|自|从|合同|签订|签署|生效|验收|合格|通过|终验|最终|初验|竣工|项目|系统|设备|货物|整体|全部|上线|交付|之?日|起|后|开始|计算?|内|提供|免费)*'
const unit = '(个?月|年|日历天|日历日|个?工作日|天|日|周)'
const length = new RegExp(`^(${glue})(${number}{1,5})\\s*(?:[(]\\s*\\d{1,4}\\s*[)])?\\s*${unit}`)
const labelled = new RegExp(
  `^\\s*[★▲*]?(?:[(]?[\\d一二三四五六七八九十.]{1,6}[)、.]?\\s*)?(?:${named})\\s*(?:[(][^()]{0,10}[)])?\\s*:`,
)
const labelCell = new RegExp(`^(?:\\d{1,2}[、.])?(?:${named}):?$`)
/** 36个月免费质保 */
const reversed = new RegExp(
  `(?<=^|[,。;:]|提供|享受|不少于|不低于|不得少于|为|期)(${number}{1,5})${unit}的?(?:免费|原厂|整体|整机|上门|驻场|全免费)*(?:质保|保修|质量保证)(?!金|期?[内满外后])`,
  'g',
)
/** 合同签订后90日内完成全部安装调试: all of it is what the building time is of. */
const completed = new RegExp(
  `(?:自)?合同(?:签订|签署|生效)(?:之日)?(?:起|后)+(${number}{1,5})${unit}(?:之?内)?(?:完成|实现)(?:全部|整体|整个项目|所有|本项目全部)[^,。;]{0,12}(?:安装|调试|建设|实施|施工|开发|改造|升级|工作)`,
  'g',
)
/** A paragraph that is what its heading names: 4.1 工期, 合同签订后90日历天内完成. */
const opening = new RegExp(
  `^(?:自|从)?合同(?:签订|签署|生效)(?:之日)?(?:起|后)+(${number}{1,5})${unit}(?:之?内)?(?:完成|交付|交货|供货|履行|,|。|$)`,
)
const another = new RegExp(`${number}{1,5}\\s*${unit}`)
const inSentence = new RegExp(
  `(?<=^|[,。;:(本该]|本项目|该项目|项目|本工程|本次|本次采购|整体)(?:${named})(?!满|内|外|届|的|后|服务|维修|结束|间|延长|到|从)`,
  'g',
)
/** Another measure, a condition or a lot is meant. */
const other =
  /延长|延期|额外|加分|得\d|得分|分值|包[一二三四五\d]|标段|另|软件.{0,8}硬件|硬件.{0,8}软件|分别|类似|业绩|原|前.{0,3}年|剩余|以上的|超过.{0,6}的/

/** Something that is done at intervals is told in another clause. */
const interval = /每/
const isOther = (text: string): boolean => interval.test(text) || other.test(text)

/** What a block says of building time, service, warranty and delivery; one length a sentence, else it tells of several things. */
export function readPeriods(text: string): Reading[] {
  const line = labelled.exec(text)
  if (line) {
    const found = one(text, line[0].length - 1, line, true)
    return found ? [found] : []
  }
  return [
    ...[...text.matchAll(inSentence)].flatMap((match) => one(text, match.index + match[0].length, match, false) ?? []),
    ...[...text.matchAll(reversed)].flatMap((match) => loose(text, match, 'warranty', '质保') ?? []),
    ...[...text.matchAll(completed)].flatMap((match) => loose(text, match, 'duration', '工期') ?? []),
  ]
}

/** What the first paragraph under a heading says where the heading is the label. */
export function readPeriodUnder(title: string, text: string): Reading | null {
  const named = labelCell.exec(title.replace(/\s+/g, ''))
  const match = named && opening.exec(text)
  if (!match) return null
  const at = labels.findIndex((_, index) => named[index + 1])
  return loose(text, match, labels[at]![0], named[at + 1]!)
}

/** A length that stands before what it is of, or without a label of its own: a person looks. */
function loose(text: string, match: RegExpMatchArray, key: string, label: string): Reading | null {
  const from = match.index! + match[0].indexOf(match[1]!)
  const until = text.slice(from).search(/[。;]/)
  const clause = /^[^,。;]*/.exec(text.slice(from))![0]
  const rest = until < 0 ? text.slice(from) : text.slice(from, from + until)
  if (other.test(rest)) return null
  const sentence = text.slice(Math.max(0, from - 30), from + clause.length)
  return isOther(sentence) ? null : reading(text, from, match[1]!, match[2]!, key, label, false)
}

/** What the cell beside a label cell says. */
export function readPeriodCell(label: string, value: string): Reading | null {
  const match = labelCell.exec(label)
  return match ? one(value, 0, match, true) : null
}

function one(text: string, from: number, match: RegExpMatchArray, isLabelled: boolean): Reading | null {
  const stop = text.slice(from).search(/[。;]/)
  const rest = stop < 0 ? text.slice(from) : text.slice(from, from + stop)
  const found = length.exec(rest)
  const clause = found ? /^[^,]*/.exec(rest.slice(found[0].length))![0] : ''
  if (
    !found ||
    interval.test(found[0] + clause) ||
    other.test(rest) ||
    isOther(text.slice(Math.max(0, from - 30), from))
  )
    return null
  const tail = rest.slice(found[0].length)
  // a second length in the sentence: parts that are delivered one after another, unless they are told as parts of the first
  if (another.test(tail) && !/^[:,(]?(?:其中|第\d|即)/.test(tail)) return null
  const at = labels.findIndex((_, index) => match[index + 1])
  const [key] = labels[at]!
  return reading(
    text,
    from + found[1]!.length,
    found[2]!,
    found[3]!,
    key,
    match[at + 1]!,
    isLabelled,
    from + found[0].length,
  )
}

function reading(
  text: string,
  start: number,
  figure: string,
  measured: string,
  key: string,
  label: string,
  labelled: boolean,
  end = text.indexOf(measured, start + figure.length) + measured.length,
): Reading | null {
  const value = numeralAt(figure, 0)
  if (!value || value.end !== figure.length) return null
  const months = measured === '年' ? 12 : /月/.test(measured) ? 1 : 0
  const days = /工作日/.test(measured) ? 0 : measured === '周' ? 7 : 1
  return {
    kind: 'period',
    key,
    label,
    value: value.value * (months || days || 1),
    family: months ? 'months' : days ? 'days' : 'workdays',
    slack: 0,
    shown: text.slice(start, end).replace(/\s+/g, ''),
    labelled,
    start,
    end,
  }
}
