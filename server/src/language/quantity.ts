import { isAlphanumeric } from '../core/fold.ts'
import type { SlotValue } from '../core/pattern/match.ts'
import { numeralAt, numeralUnits } from './numeral.ts'

/** Slots that are parsed, not looked up. */
export const parsedSlots = ['number', 'money', 'percent', 'compare', 'date', 'model', 'latin', 'points'] as const

const comparisons: readonly (readonly [string, string])[] = [
  ['不低于', '>='],
  ['不少于', '>='],
  ['不小于', '>='],
  ['不短于', '>='],
  ['大于等于', '>='],
  ['大于或等于', '>='],
  ['高于或等于', '>='],
  ['至少', '>='],
  ['≥', '>='],
  ['>=', '>='],
  ['不高于', '<='],
  ['不大于', '<='],
  ['不超过', '<='],
  ['不多于', '<='],
  ['小于等于', '<='],
  ['至多', '<='],
  ['≤', '<='],
  ['<=', '<='],
  ['超过', '>'],
  ['高于', '>'],
  ['大于', '>'],
  ['多于', '>'],
  ['达到', '>='],
  ['达', '>='],
  ['低于', '<'],
  ['小于', '<'],
  ['少于', '<'],
  ['>', '>'],
  ['<', '<'],
]

/** For each unit what can begin with it: nearly every place of a text is settled by this. */
const begins = { numeral: 1, letter: 2, comparison: 4, currency: 8 } as const
const beginnings = new Uint8Array(65536)
for (const char of numeralUnits) beginnings[char.charCodeAt(0)]! |= begins.numeral
for (let unit = 97; unit <= 122; unit++) beginnings[unit]! |= begins.letter
for (const [word] of comparisons) beginnings[word.charCodeAt(0)]! |= begins.comparison
for (const char of '人￥¥r') beginnings[char.charCodeAt(0)]! |= begins.currency

const beginningOf: Readonly<Record<string, number>> = {
  number: begins.numeral,
  points: begins.numeral,
  money: begins.numeral | begins.currency,
  percent: begins.numeral,
  compare: begins.comparison,
  date: begins.numeral,
  model: begins.letter,
  latin: begins.letter,
}

/** Values of a parsed slot that begin at an offset of a folded text. Money is in yuan, percent in per cent. */
export function parsedValues(slot: string, text: string, at: number): readonly SlotValue[] {
  // behind the end charCodeAt gives NaN, and the table undefined
  if (!(beginnings[text.charCodeAt(at)]! & beginningOf[slot]!)) return none
  switch (slot) {
    case 'number':
      return one(number(text, at))
    case 'points':
      return one(followed(text, at, ['分']))
    case 'money':
      return one(money(text, at))
    case 'percent':
      return one(followed(text, at, ['%', '%', '百分点']) ?? percentWord(text, at))
    case 'compare':
      return one(compare(text, at))
    case 'date':
      return one(date(text, at))
    case 'model':
      return one(model(text, at))
    case 'latin':
      return one(latin(text, at))
    default:
      return []
  }
}

const none: readonly never[] = []

function one(value: SlotValue | null): readonly SlotValue[] {
  return value ? [value] : none
}

/** True for the digits behind a decimal point: 0.5 % holds no 5 %. The parts of 10.20.30.40 and 3.1.2 are no fractions. */
function isFraction(text: string, at: number): boolean {
  if (at < 2 || text[at - 1] !== '.') return false
  if (!isDigitUnit(text.charCodeAt(at - 2)) || !isDigitUnit(text.charCodeAt(at))) return false
  let before = at - 2
  while (before > 0 && isDigitUnit(text.charCodeAt(before - 1))) before--
  let after = at
  while (isDigitUnit(text.charCodeAt(after))) after++
  const chained = text[before - 1] === '.' || (text[after] === '.' && isDigitUnit(text.charCodeAt(after + 1)))
  return !chained
}

function number(text: string, at: number): SlotValue | null {
  if (at > 0 && isDigitUnit(text.charCodeAt(at - 1))) return null
  if (isFraction(text, at)) return null
  const numeral = numeralAt(text, at)
  return numeral && { start: at, end: numeral.end, attributes: { value: numeral.value } }
}

function isDigitUnit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

function followed(text: string, at: number, units: readonly string[]): SlotValue | null {
  const value = number(text, at)
  if (!value) return null
  const end = text[value.end] === ' ' ? value.end + 1 : value.end
  const unit = units.find((candidate) => text.startsWith(candidate, end))
  return unit ? { ...value, end: end + unit.length } : null
}

function percentWord(text: string, at: number): SlotValue | null {
  if (!text.startsWith('百分之', at)) return null
  const numeral = numeralAt(text, at + 3)
  return numeral && { start: at, end: numeral.end, attributes: { value: numeral.value } }
}

function money(text: string, at: number): SlotValue | null {
  const from = ['人民币', '￥', '¥', 'rmb'].find((mark) => text.startsWith(mark, at))
  const value = number(text, at + (from?.length ?? 0))
  if (!value) return null
  const tail = /^ ?(万元|亿元|千元|百万元|千万元|元|万)(整)?/.exec(text.slice(value.end, value.end + 6))
  if (!tail) return null
  const scale = { 万元: 1e4, 万: 1e4, 亿元: 1e8, 千元: 1e3, 百万元: 1e6, 千万元: 1e7, 元: 1 }[tail[1]!] ?? 1
  return { start: at, end: value.end + tail[0].length, attributes: { value: Number(value.attributes.value) * scale } }
}

function compare(text: string, at: number): SlotValue | null {
  const found = comparisons.find(([word]) => text.startsWith(word, at))
  return found ? { start: at, end: at + found[0].length, attributes: { operator: found[1] } } : null
}

function date(text: string, at: number): SlotValue | null {
  const found =
    /^((?:19|20)\d\d) ?[年.\-/] ?(\d{1,2}) ?[月.\-/] ?(?:(\d{1,2}) ?[日号]?)?|^((?:19|20)\d\d) ?年(?:度)?/.exec(
      text.slice(at, at + 16),
    )
  if (!found || isDigitUnit(text.charCodeAt(at - 1))) return null
  return { start: at, end: at + found[0].length, attributes: { year: Number(found[1] ?? found[4]) } }
}

/** Letters and digits mixed, at least one of each, 4 to 24 units, such as S5735-L24T4S; standards numbers are left to a guard. */
function model(text: string, at: number): SlotValue | null {
  if (at > 0 && (isAlphanumeric(text.charCodeAt(at - 1)) || text[at - 1] === '-' || text[at - 1] === '/')) return null
  const found = /^[a-z][a-z0-9]*(?:[-.+][a-z0-9]+){0,4}/.exec(text.slice(at, at + 28))
  if (!found || found[0].length < 4 || found[0].length > 24 || !/\d/.test(found[0])) return null
  return { start: at, end: at + found[0].length, attributes: { name: found[0] } }
}

function latin(text: string, at: number): SlotValue | null {
  if (at > 0 && isAlphanumeric(text.charCodeAt(at - 1))) return null
  const found = /^[a-z][a-z0-9+.-]{1,30}/.exec(text.slice(at, at + 32))
  return found && { start: at, end: at + found[0].length, attributes: { name: found[0] } }
}
