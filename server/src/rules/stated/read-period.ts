import { numeralAt } from '../../language/numeral.ts'
import type { Reading } from './statement.ts'

const labels: readonly (readonly [string, string])[] = [
  ['duration', '(?:建设|计划|总|项目|施工|合同)?工期|(?:项目)?(?:建设|实施|项目)周期|建设期限'],
  ['service', '(?:项目)?服务期限?|合同履行期限?|服务周期'],
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
const another = new RegExp(`${number}{1,5}\\s*${unit}`)
// the first units of all labels stand before the look behind, which is slow at each place of a text
const inSentence = new RegExp(
  `(?=[建计总项施合工实服免质保交供])(?<=^|[,。;:(本该]|本项目|该项目|项目|本工程|本次|本次采购|整体)(?:${named})(?!满|内|外|届|的|后|服务|维修|结束|间|延长|到|从)`,
  'g',
)
/** Another measure, a condition or a lot is meant. */
const other =
  /每|延长|延期|额外|加分|得\d|得分|分值|包[一二三四五\d]|标段|另|软件.{0,8}硬件|硬件.{0,8}软件|分别|类似|业绩|原|前.{0,3}年|剩余|以上的|超过.{0,6}的/

/** What a block says of building time, service, warranty and delivery; one length a sentence, else it tells of several things. */
export function readPeriods(text: string): Reading[] {
  const line = labelled.exec(text)
  if (line) {
    const found = one(text, line[0].length - 1, line, true)
    return found ? [found] : []
  }
  return [...text.matchAll(inSentence)].flatMap((match) => {
    const found = one(text, match.index + match[0].length, match, false)
    return found ? [found] : []
  })
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
  if (!found || other.test(rest) || other.test(text.slice(Math.max(0, from - 30), from))) return null
  const tail = rest.slice(found[0].length)
  // a second length in the sentence: parts that are delivered one after another
  if (another.test(tail)) return null
  const value = numeralAt(found[2]!, 0)
  if (!value || value.end !== found[2]!.length) return null
  const at = labels.findIndex((_, index) => match[index + 1])
  const months = found[3] === '年' ? 12 : /月/.test(found[3]!) ? 1 : 0
  const days = /工作日/.test(found[3]!) ? 0 : found[3] === '周' ? 7 : 1
  const start = from + found[1]!.length
  return {
    kind: 'period',
    key: labels[at]![0],
    label: match[at + 1]!,
    value: value.value * (months || days || 1),
    family: months ? 'months' : days ? 'days' : 'workdays',
    slack: 0,
    shown: text.slice(start, from + found[0].length).replace(/\s+/g, ''),
    labelled: isLabelled,
    start,
    end: from + found[0].length,
  }
}
