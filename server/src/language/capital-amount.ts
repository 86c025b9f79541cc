const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  壹: 1,
  贰: 2,
  貳: 2,
  叁: 3,
  參: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  陸: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  两: 2,
}
const tens: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const powers: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }

/** An amount in capital letters (壹佰贰拾万元整) in yuan, and where it stands. */
export interface CapitalAmount {
  readonly yuan: number
  readonly start: number
  readonly end: number
}

const numeral = '[零〇壹贰貳叁參肆伍陆陸柒捌玖两十拾百佰千仟万萬亿億]'
const one = '[零〇壹贰貳叁參肆伍陆陸柒捌玖]'
const amount = new RegExp(`(${numeral}{2,24})[元圆](?:(${one})角)?(?:零?(${one})分)?[整正]?`, 'g')

/** The amounts in capital letters of a text, in order; what is written as no number (壹贰叁元) is left out. */
export function capitalAmounts(text: string): CapitalAmount[] {
  return [...text.matchAll(amount)].flatMap((match): CapitalAmount[] => {
    if (!/[壹贰貳叁參肆伍陆陸柒捌玖]/.test(match[1]!)) return []
    const yuan = readNumeral(match[1]!)
    if (yuan === null) return []
    const cents = (digits[match[2] ?? '零'] ?? 0) * 10 + (digits[match[3] ?? '零'] ?? 0)
    return [{ yuan: yuan + cents / 100, start: match.index, end: match.index + match[0].length }]
  })
}

/** 壹佰贰拾万 as 1200000; null when two digits follow each other or the powers grow. */
function readNumeral(text: string): number | null {
  let total = 0
  let section = 0
  let digit = -1
  let lastTen = Number.POSITIVE_INFINITY
  for (const char of text) {
    if (char in digits) {
      if (digit > 0) return null
      digit = digits[char]!
    } else if (char in tens) {
      const ten = tens[char]!
      if (ten >= lastTen) return null
      lastTen = ten
      section += (digit <= 0 ? 1 : digit) * ten
      digit = -1
    } else {
      const power = powers[char]!
      total =
        power === 1e8 ? (total + section + Math.max(digit, 0)) * power : total + (section + Math.max(digit, 0)) * power
      section = 0
      digit = -1
      lastTen = Number.POSITIVE_INFINITY
    }
  }
  return total + section + Math.max(digit, 0)
}
