import type { Reading } from './statement.ts'

const closing =
  '(?:(?:提交|递交)(?:投标|响应|首次响应|申请)?文件(?:的)?|投标(?:文件)?(?:提交|递交)?(?:的)?)?截止(?:时间|日期)'
const labels: readonly (readonly [key: string, label: string])[] = [
  ['closing', closing],
  ['opening', '开标(?:时间|日期)'],
]
const named = labels.map(([, label]) => `(${label})`).join('|')
const date =
  '(\\d{4})年\\s*(\\d{1,2})月\\s*(\\d{1,2})日\\s*(?:[(][^()\\d]{1,6}[)])?\\s*(上午|下午|中午)?\\s*(?:(\\d{1,2})\\s*(?:时|点|:)\\s*(?:(\\d{1,2})\\s*分?|整)?)?'
const stated = new RegExp(
  `(?<=^|[,。;:()\\s\\d、.]|及|和|首次)(?:${named})(?:及(?:开标时间|地点))?\\s*(?:[(](?:北京时间)[)])?\\s*(?::|为|是)?\\s*(?:北京时间)?\\s*${date}`,
  'g',
)
const labelCell = new RegExp(`^(?:\\d{1,2}[、.])?(?:${named})(?:及(?:开标时间|地点))?:?$`)
const dateCell = new RegExp(`^${date}`)
/** The time of something else, or one that was put off. */
const other = /获取|领取|发售|报名|质疑|答疑|澄清|踏勘|样品|演示|保证金|有效期|原|变更|更正|延期|顺延|第\d次/

/** When bids close and are opened, as a block says it: 投标截止时间：2026年9月29日9时30分. A person looks at what differs. */
export function readDates(text: string): Reading[] {
  return [...text.matchAll(stated)].flatMap((match) => {
    const from = Math.max(text.lastIndexOf('。', match.index), text.lastIndexOf(';', match.index)) + 1
    if (other.test(text.slice(from, match.index + match[0].length))) return []
    const at = labels.findIndex((_, index) => match[index + 1])
    const parts = match.slice(labels.length + 1)
    const start = match.index + match[0].indexOf(`${parts[0]}年`)
    return [reading(text, at, match[at + 1]!, parts, start, match.index + match[0].trimEnd().length)]
  })
}

/** What the cell beside a label cell says. */
export function readDateCell(label: string, value: string): Reading | null {
  const named = labelCell.exec(label)
  const match = named && dateCell.exec(value.trimStart())
  if (!match || other.test(value.slice(0, 60))) return null
  const at = labels.findIndex((_, index) => named[index + 1])
  const start = value.length - value.trimStart().length
  return reading(value, at, named[at + 1]!, match.slice(1), start, start + match[0].trimEnd().length)
}

function reading(
  text: string,
  at: number,
  label: string,
  [year, month, day, half, hour, minute]: readonly (string | undefined)[],
  start: number,
  end: number,
): Reading {
  const hours = hour === undefined ? null : Number(hour) + (half === '下午' && Number(hour) < 12 ? 12 : 0)
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000
  return {
    kind: 'period',
    key: labels[at]![0],
    label,
    value: days + (hours === null ? 0.5 : (hours * 60 + Number(minute ?? 0)) / 1440),
    family: 'date',
    // a day without its hour agrees with any hour of it
    slack: hours === null ? 0.5 : 0.0001,
    shown: text.slice(start, end).replace(/\s+/g, ''),
    labelled: false,
    start,
    end,
  }
}
