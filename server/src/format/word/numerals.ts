const digits = '〇一二三四五六七八九'
const legal = '零壹贰叁肆伍陆柒捌玖'
const legalTraditional = '零壹貳參肆伍陸柒捌玖'
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

/** One number in one of Word's w:numFmt formats; unknown formats give decimal. `pattern` is w:format of a custom one. */
export function formatNumber(value: number, format: string, pattern = ''): string {
  const write = writers[format]
  if (write !== undefined) return write(value)
  if (format === 'custom') return String(value).padStart(pattern.split(',')[0]!.trim().length, '0')
  return String(value)
}

const chineseThousand = (value: number) => positional(value, digits.replace('〇', '零'), '十百千万', true)

const writers: Readonly<Record<string, (value: number) => string>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: wide,
  decimalFullWidth2: wide,
  numberInDash: (value) => `- ${value} -`,
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value, 'A'),
  lowerLetter: (value) => letters(value, 'a'),
  chineseCounting: (value) => (value < 100 ? chineseThousand(value) : digitByDigit(value)),
  taiwaneseCounting: (value) => (value < 100 ? chineseThousand(value) : digitByDigit(value)),
  chineseCountingThousand: chineseThousand,
  taiwaneseCountingThousand: chineseThousand,
  japaneseCounting: (value) => positional(value, digits, '十百千万', false),
  ideographDigital: digitByDigit,
  taiwaneseDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  chineseLegalSimplified: (value) => positional(value, legal, '拾佰仟万', true),
  ideographLegalTraditional: (value) => positional(value, legalTraditional, '拾佰仟萬', true),
  ideographTraditional: (value) => cycle(value, stems),
  ideographZodiac: (value) => cycle(value, branches),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  ideographEnclosedCircle: (value) => (value >= 1 && value <= 10 ? '㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉'[value - 1]! : String(value)),
  decimalEnclosedParen: (value) => (value >= 1 && value <= 20 ? String.fromCharCode(0x2473 + value) : `(${value})`),
  decimalEnclosedFullstop: (value) => (value >= 1 && value <= 20 ? String.fromCharCode(0x2487 + value) : `${value}.`),
}

function circled(value: number): string {
  if (value >= 1 && value <= 20) return String.fromCharCode(0x245f + value)
  if (value >= 21 && value <= 35) return String.fromCharCode(0x323c + value)
  if (value >= 36 && value <= 50) return String.fromCharCode(0x328d + value)
  return String(value)
}

function wide(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

function digitByDigit(value: number): string {
  return String(value).replace(/\d/g, (digit) => digits[Number(digit)]!)
}

function cycle(value: number, names: string): string {
  return value >= 1 ? names[(value - 1) % names.length]! : String(value)
}

/** A..Z, AA..ZZ, AAA…: the letter is repeated, as Word does. */
function letters(value: number, first: string): string {
  if (value < 1 || value > 26 * 30) return String(value)
  return String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1)
}

const romanSteps: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  if (value < 1 || value > 32767) return String(value)
  let text = ''
  for (const [step, sign] of romanSteps) {
    while (value >= step) {
      text += sign
      value -= step
    }
  }
  return text
}

/** 一百零一: digits with place names up to 99999. With `exact`, gaps give a zero and only a leading 一十 loses its 一. */
function positional(value: number, names: string, places: string, exact: boolean): string {
  if (value < 1 || value > 99999) return value === 0 ? names[0]! : String(value)
  const text = String(value)
  let out = ''
  let gap = false
  for (let i = 0; i < text.length; i++) {
    const digit = Number(text[i])
    const place = text.length - 1 - i
    if (digit === 0) {
      gap = true
      continue
    }
    if (gap && exact && out) out += names[0]
    gap = false
    const silent = digit === 1 && places[0] === '十' && (exact ? place === 1 && i === 0 : place > 0 && place < 4)
    if (!silent) out += names[digit]
    if (place > 0) out += places[place - 1]
  }
  return out
}
