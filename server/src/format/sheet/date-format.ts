import type { Token } from './number-format.ts'

const months = 'January February March April May June July August September October November December'.split(' ')
const weekDays = '日一二三四五六'
const lastDay = 2_958_466
const dayMilliseconds = 86_400_000

interface Moment {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekDay: number
  readonly seconds: number
}

/** A serial number as a date or time of day by the tokens of its format; null when it is no date. */
export function showDate(serial: number, tokens: readonly Token[], base1904: boolean): string | null {
  const moment = momentOf(serial, tokens, base1904)
  if (!moment) return null
  const twelve = tokens.some(({ literal, text }) => !literal && /^(AM\/PM|A\/P|上午\/下午)$/i.test(text))
  let text = ''
  tokens.forEach((token, at) => {
    text += token.literal ? token.text : partOf(moment, serial, token.text, tokens, at, twelve)
  })
  return text.trim()
}

function momentOf(serial: number, tokens: readonly Token[], base1904: boolean): Moment | null {
  if (serial < 0 || serial >= lastDay) return null
  const step = tokens.some(({ literal, text }) => !literal && /^0$/.test(text)) ? 1000 : 1
  const total = Math.round(serial * 86_400 * step) / step
  const days = Math.floor(total / 86_400)
  const seconds = total - days * 86_400
  // Day 60 is the 29th of February 1900, which never was; before it days count from one day later.
  if (!base1904 && days === 60) return { year: 1900, month: 2, day: 29, weekDay: 3, seconds }
  if (!base1904 && days === 0) return { year: 1900, month: 1, day: 0, weekDay: 6, seconds }
  const from = base1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const date = new Date(from + days * dayMilliseconds)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekDay: date.getUTCDay(),
    seconds,
  }
}

const two = (value: number, length: number): string => (length > 1 ? String(value).padStart(2, '0') : String(value))

function partOf(
  moment: Moment,
  serial: number,
  sign: string,
  tokens: readonly Token[],
  at: number,
  twelve: boolean,
): string {
  const hours = Math.floor(moment.seconds / 3600)
  const minutes = Math.floor(moment.seconds / 60) % 60
  const length = sign.length
  if (/^上午/.test(sign)) return hours < 12 ? '上午' : '下午'
  if (/^am/i.test(sign)) return hours < 12 ? 'AM' : 'PM'
  if (/^a\/p/i.test(sign)) return hours < 12 ? 'A' : 'P'
  if (sign.startsWith('[')) return elapsed(serial, sign)
  switch (sign[0]!.toLowerCase()) {
    case 'y':
      return length <= 2 ? two(moment.year % 100, 2) : String(moment.year)
    case 'e':
      return String(moment.year)
    case 'm':
      if (isMinute(tokens, at)) return two(minutes, length)
      return length >= 3 ? monthName(moment.month, length) : two(moment.month, length)
    case 'd':
      return length >= 3 ? `星期${weekDays[moment.weekDay]}` : two(moment.day, length)
    case 'a':
      return `${length > 3 ? '星期' : ''}${weekDays[moment.weekDay]}`
    case 'h':
      return two(twelve ? hours % 12 || 12 : hours, length)
    case 's':
      return two(Math.floor(moment.seconds) % 60, length)
    case '0':
      return tokens[at - 1]?.text === '.' ? String(Math.floor((moment.seconds % 1) * 10 + 1e-6)) : ''
    default:
      return sign === '.' || sign === ',' || sign === '/' ? sign : ''
  }
}

function monthName(month: number, length: number): string {
  const name = months[month - 1] ?? ''
  return length === 3 ? name.slice(0, 3) : name
}

/** m stands for minutes behind hours or before seconds. */
function isMinute(tokens: readonly Token[], at: number): boolean {
  const isLetter = ({ literal, text }: Token) => !literal && /^[[a-z]/i.test(text)
  const before = tokens.slice(0, at).findLast(isLetter)
  const after = tokens.slice(at + 1).find(isLetter)
  return /^\[?h/i.test(before?.text ?? '') || /^\[?s/i.test(after?.text ?? '')
}

/** [h], [m] and [s] count whole hours, minutes and seconds. */
function elapsed(serial: number, sign: string): string {
  const seconds = Math.round(serial * 86_400)
  const unit = sign[1] === 'h' ? 3600 : sign[1] === 'm' ? 60 : 1
  return two(Math.floor(seconds / unit), sign.length - 2)
}
