/** How a line is numbered; the order is the usual depth, outermost first. */
export const numberStyles = [
  'volume',
  'part',
  'chapter',
  'section',
  'attachment',
  'chinese',
  'chinese-bracket',
  'letter',
  'arabic',
  'decimal-2',
  'decimal-3',
  'decimal-4',
  'article',
  'arabic-bracket',
  'arabic-close',
  'circled',
] as const
export type NumberStyle = (typeof numberStyles)[number]

export interface Numbering {
  readonly style: NumberStyle
  /** The last number of the label: 3 for 第三章 and for 2.3. */
  readonly value: number
  /** Offset of the first character after the label and its spaces. */
  readonly end: number
}

const digits = '〇一二三四五六七八九'
const chinese =
  /^(?:第\s*([一二三四五六七八九十百〇零两\d]{1,5})\s*(部分|章|节|条|册|卷|篇)|([一二三四五六七八九十百]{1,4})\s*[、.．：]|[（(]\s*([一二三四五六七八九十百]{1,4})\s*[)）]、?)/
const arabic =
  /^(?:[（(]\s*(\d{1,3})\s*[)）]、?|(\d{1,2}(?:[.．]\d{1,2}){1,4})(?![\d:：%％])[.．、]?|(\d{1,3})\s*(?:、|[.．](?!\d)|([)）]))|(\d{1,2})(?=[ \u3000\t]+[\u4e00-\u9fff]))/
const attachment = /^附\s*(?:件|表|录)?\s*([\d一二三四五六七八九十]{0,3}(?:[-—]\d{1,2})?)\s*[：:、.]?/

/** Value of a Chinese or Arabic number below 1000, such as 二十三 or 23; 0 when it is none. */
export function smallNumber(text: string): number {
  if (text.charCodeAt(0) < 128) return Number.parseInt(text, 10) || 0
  let total = 0
  let digit = 0
  for (const unit of text) {
    if (unit === '百') total += (digit || 1) * 100
    else if (unit === '十') total += (digit || 1) * 10
    else {
      digit = unit === '两' ? 2 : Math.max(0, digits.indexOf(unit))
      continue
    }
    digit = 0
  }
  return total + digit
}

/** Offset after spaces and the marks ★ ▲ * # ● ■ ◆ △ ☆ that stand before a number. */
export function skipMarks(text: string): number {
  let at = 0
  while (at < text.length && (text.charCodeAt(at) <= 32 || '★▲*#●■◆△☆\u3000\u00a0'.includes(text[at]!))) at++
  return at
}

/** The number at the start of a line, or null. Looks at the first characters only. */
export function numbering(text: string): Numbering | null {
  const start = skipMarks(text)
  const first = text.charCodeAt(start)
  if (Number.isNaN(first)) return null
  const head = text.slice(start, start + 24)
  const found = numberAt(head, first)
  if (!found) return null
  let end = start + found.end
  while (end < text.length && (text.charCodeAt(end) <= 32 || text[end] === '\u3000' || text[end] === '\u00a0')) end++
  return { ...found, end }
}

function numberAt(head: string, first: number): Numbering | null {
  if (first >= 0x2460 && first <= 0x2473) return { style: 'circled', value: first - 0x245f, end: 1 }
  if (first === 0x9644) {
    const match = attachment.exec(head)
    if (!match || (match[0] === '附' && head.length > 1)) return null
    return { style: 'attachment', value: smallNumber(match[1]!) || 0, end: match[0].length }
  }
  if (first >= 65 && first <= 90) {
    const mark = head[1]
    return mark === '.' || mark === '、' || mark === '．' ? { style: 'letter', value: first - 64, end: 2 } : null
  }
  const isBracket = first === 0x28 || first === 0xff08
  if (isBracket || first > 127) {
    const match = chinese.exec(head)
    if (match) return chineseNumber(match)
    if (!isBracket) return null
  }
  if (isBracket || (first >= 48 && first <= 57)) {
    const match = arabic.exec(head)
    if (match) return arabicNumber(match)
  }
  return null
}

function chineseNumber(match: RegExpExecArray): Numbering {
  const end = match[0].length
  if (match[3]) return { style: 'chinese', value: smallNumber(match[3]), end }
  if (match[4]) return { style: 'chinese-bracket', value: smallNumber(match[4]), end }
  const unit = match[2]!
  const style =
    unit === '章'
      ? 'chapter'
      : unit === '节'
        ? 'section'
        : unit === '条'
          ? 'article'
          : unit === '部分'
            ? 'part'
            : 'volume'
  return { style, value: smallNumber(match[1]!), end }
}

function arabicNumber(match: RegExpExecArray): Numbering {
  const end = match[0].length
  if (match[1]) return { style: 'arabic-bracket', value: Number(match[1]), end }
  if (match[2]) {
    const parts = match[2].split(/[.．]/)
    const style = parts.length === 2 ? 'decimal-2' : parts.length === 3 ? 'decimal-3' : 'decimal-4'
    return { style, value: Number(parts.at(-1)), end }
  }
  if (match[4]) return { style: 'arabic-close', value: Number(match[3]), end }
  return { style: 'arabic', value: Number(match[3] ?? match[5]), end }
}
