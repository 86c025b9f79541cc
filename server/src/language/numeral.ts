const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const tens: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const powers: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** The units that a numeral can begin with. */
export const numeralUnits: readonly string[] = [...'0123456789', ...Object.keys(digits), ...Object.keys(tens)]

export interface Numeral {
  readonly value: number
  readonly end: number
}

/** Reads an Arabic numeral (1,000.5) or a Chinese one (三、十二、一百零五、叁拾) at an offset of a folded text; null when none begins there. */
export function numeralAt(text: string, at: number): Numeral | null {
  return arabicAt(text, at) ?? chineseAt(text, at)
}

function arabicAt(text: string, at: number): Numeral | null {
  let end = at
  let plain = ''
  let dot = false
  for (; end < text.length && end < at + 24; end++) {
    const char = text[end]!
    if (char >= '0' && char <= '9') plain += char
    else if (char === ',' && plain && isThousands(text, end)) continue
    else if (char === '.' && plain && !dot && isDigit(text[end + 1])) {
      dot = true
      plain += char
    } else break
  }
  return plain ? { value: Number(plain), end } : null
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
}

function isThousands(text: string, comma: number): boolean {
  return isDigit(text[comma + 1]) && isDigit(text[comma + 2]) && isDigit(text[comma + 3]) && !isDigit(text[comma + 4])
}

/** Kinds of units in a Chinese numeral, and their values. */
const kinds = new Uint8Array(65536)
const values = new Float64Array(65536)
for (const [kind, list] of [digits, tens, powers].entries())
  for (const [char, value] of Object.entries(list)) {
    kinds[char.charCodeAt(0)] = kind + 1
    values[char.charCodeAt(0)] = value
  }

function chineseAt(text: string, at: number): Numeral | null {
  let total = 0
  let section = 0
  let digit = -1
  let end = at
  for (; end < text.length && end < at + 16; end++) {
    const unit = text.charCodeAt(end)
    const kind = kinds[unit]
    if (kind === 1) digit = values[unit]!
    else if (kind === 2) {
      section += (digit < 0 ? 1 : digit) * values[unit]!
      digit = -1
    } else if (kind === 3 && end > at) {
      total = (total + section + Math.max(digit, 0)) * values[unit]!
      section = 0
      digit = -1
    } else break
  }
  return end > at ? { value: total + section + Math.max(digit, 0), end } : null
}
