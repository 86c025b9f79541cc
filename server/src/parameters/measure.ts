import { fold } from '../core/fold.ts'
import { numeralAt } from '../language/numeral.ts'
import { frequencyAt } from './frequency.ts'
import { masked } from './masked.ts'
import { measureName, nounAfter } from './name.ts'
import { after, operatorBefore, shareBefore } from './operator.ts'
import { latinUnit, unitAt } from './unit.ts'
import type { ParameterWords, Unit } from './words.ts'

/** `=` is said in so many words, `is` is a bare value; `range` has `upper`; `set` holds alternatives that are all wanted. */
export type MeasureOperator = '>=' | '<=' | '>' | '<' | '=' | 'is' | 'range' | 'set'

/** One value that a line demands; offsets in the text it was read from. */
export interface Measure {
  /** As the text calls it, without verbs before it; '' when it has no name. */
  readonly name: string
  /** Canonical name, so that synonyms fit; the folded name where the dictionary knows none. */
  readonly key: string
  readonly operator: MeasureOperator
  /** One figure, or several: 1920×1080, 10/100/1000. In the unit as it is written. */
  readonly values: readonly number[]
  /** Upper end of a range, same unit. */
  readonly upper: number | null
  /** Allowed deviation from the value in the same unit, or in per cent of it; null for none. */
  readonly tolerance: { readonly value: number; readonly percent: boolean } | null
  /** As it is written, '' for none. */
  readonly unit: string
  /** What the unit may be; none when there is no unit. */
  readonly units: readonly Unit[]
  /** The whole demand: operator, figures, unit and tolerance. */
  readonly start: number
  readonly end: number
}

const number = '-?\\d+(?:,\\d{3})*(?:\\.\\d+)?'
/** 15分钟内到场, not 24小时内不能修复的: days and more are periods, told apart from parameters. */
const inside = /^ ?内(?![部置存外网不未无仍])/

const hour = 3600

interface Figures {
  readonly values: number[]
  readonly upper: number | null
  readonly operator: MeasureOperator | null
  readonly unit: string
  readonly units: readonly Unit[]
  readonly end: number
}

const figure = new RegExp(`^${number}`)
const times = /^ ?(?:\([^()]{1,8}\))? ?[×x*✕✖╳] ?(?:[长宽高深厚lwhd] ?)?/
const until = /^ ?(?:~|～|-|—|–|至|到|∼|〜|-{1,2}) ?(?=[-+]?\d)/

/** Reads figures, unit, products and ranges at an offset of the folded text; `source` is the text as written. */
function figuresAt(text: string, source: string, at: number, words: ParameterWords): Figures | null {
  const first = figure.exec(text.slice(at, at + 24))
  if (!first) return null
  let end = at + first[0].length
  // 4000:1 is one figure; 16:9 and 8:30 are none
  const ratio = /^ ?: ?(\d+)/.exec(text.slice(end, end + 6))
  if (ratio && ratio[1] !== '1') return null
  if (ratio) end += ratio[0].length
  const values = [plain(first[0])]
  let unit = unitAt(source, end, words)
  // 5.0×10⁶: the fold has made 106 of it
  const power = powerAt(source, end)
  if (power) {
    values[0]! *= 10 ** power.value
    end = power.end
    unit = unitAt(source, end, words)
  }
  const isPlain = unit === null
  // 5万小时
  const tens = unit?.spelling === '万' ? unitAt(source, unit.end, words) : null
  if (tens) {
    values[0]! *= 1e4
    unit = tens
  }
  if (!unit && source[end] === '亿') {
    end++
    const counted = unitAt(source, end, words)
    if (counted) values[0]! *= 1e8
    // 1.2亿 is held against 12000万
    const units = words.unitsOf('万').map((one) => ({ ...one, factor: one.factor * 1e4 }))
    unit = counted ?? (units.length > 0 ? { units, spelling: '亿', end } : null)
  }
  if (unit) end = unit.end
  const list = /^(?:\/\d+(?:\.\d+)?){1,15}(?![.\d])/.exec(text.slice(end, end + 60))
  if (!unit && list && !/^\/\d+$/.test(list[0]) === true) {
    end += list[0].length
    const last = unitAt(source, end, words)
    const all = [...values, ...list[0].slice(1).split('/').map(Number)]
    return {
      values: all,
      upper: null,
      operator: 'set',
      unit: last?.spelling ?? '',
      units: last?.units ?? [],
      end: last?.end ?? end,
    }
  }
  for (;;) {
    const sign = times.exec(text.slice(end, end + 14))
    const next = sign && figure.exec(text.slice(end + sign[0].length, end + sign[0].length + 24))
    if (!sign || !next || next[0].startsWith('-') || values.length > 3) break
    values.push(plain(next[0]))
    end += sign[0].length + next[0].length
    const own = unitAt(source, end, words)
    if (own) {
      unit = own
      end = own.end
    }
  }
  // 6×2000mL is six of two litres, 600×800mm is a size
  const [factor, each] = values
  if (values.length === 2 && isPlain && unit && factor! <= 64 && Number.isInteger(factor) && !unit.units.some(isSize))
    values.splice(0, 2, factor! * each!)
  // (1350×4000)mm
  if (values.length > 1 && !unit && text[end] === ')') {
    const own = unitAt(source, end + 1, words)
    if (own) {
      unit = own
      end = own.end
    }
  }
  if (values.length === 1) {
    const dash = until.exec(text.slice(end, end + 6))
    const plus = dash && text[end + dash[0].length] === '+' ? 1 : 0
    const from = end + (dash?.[0].length ?? 0) + plus
    const last = dash && figure.exec(text.slice(from, from + 24))
    if (dash && last) {
      const upper = plain(last[0])
      const stop = from + last[0].length
      const own = unitAt(source, stop, words)
      const ranged = own ?? unit ?? latinUnit(source, stop)
      // 60Hz～18kHz: both ends in the unit of the upper one
      const lower = unit && own ? values[0]! * scale(unit.units, own.units) : values[0]!
      if (upper > lower && (ranged || /(?:范围[为]?|[:：]|^)\s*$/.test(text.slice(Math.max(0, at - 6), at))))
        return {
          values: [lower],
          upper,
          operator: 'range',
          unit: ranged?.spelling ?? '',
          units: ranged?.units ?? [],
          end: ranged && ranged !== unit ? ranged.end : stop,
        }
    }
  }
  if (!unit) {
    unit = latinUnit(source, end)
    if (unit) end = unit.end
  }
  // 1920×1080像素 is a resolution, not a number of pixels
  if (values.length > 1 && unit?.units.some(({ dimension }) => dimension === 'pixels'))
    return { values, upper: null, operator: null, unit: '', units: [], end }
  return { values, upper: null, operator: null, unit: unit?.spelling ?? '', units: unit?.units ?? [], end }
}

const isSize = ({ dimension }: Unit): boolean => dimension === 'length' || dimension === 'pixels'

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** ×10⁶, ×10^6, ×10的6次方 at an offset of the text as it is written. */
function powerAt(source: string, at: number): { readonly value: number; readonly end: number } | null {
  const found = /^ ?[×xX*] ?10(?:\^(-?\d{1,2})|(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|的(\d{1,2})次方)/.exec(source.slice(at, at + 12))
  if (!found) return null
  const written = found[2]?.replace('⁻', '-').replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(raised.indexOf(digit)))
  return { value: Number(found[1] ?? written ?? found[3]), end: at + found[0].length }
}

/** How many of `to` one of `from` is; 1 where they do not measure the same. */
function scale(from: readonly Unit[], to: readonly Unit[]): number {
  for (const one of from)
    for (const other of to)
      if (one.dimension === other.dimension) return Number((one.factor / other.factor).toPrecision(12))
  return 1
}

function plain(text: string): number {
  return Number(text.replaceAll(',', ''))
}

const deviation = new RegExp(
  `^,? ?\\(?(?:[长宽高深厚度各边均*×x、/ ]{0,10})(?:允许)?(?:误差|偏差|公差)?:?\\(?± ?(${number.slice(2)}) ?(%|mm|cm|m|g|kg|℃|°c)?\\)?`,
)

/**
 * The values that a text demands, in order. Offsets in `text`, which may be as written. With `every` a bare value among other
 * words counts too: 16GB DDR4 内存 says what a product has.
 */
export function measuresIn(text: string, words: ParameterWords, every: boolean = false): Measure[] {
  const folded = fold(text).replace(masked, (found) => '\u0000'.repeat(found.length))
  const found: Measure[] = []
  let from = 0
  for (let at = 0; at < folded.length; at++) {
    const read = readAt(folded, text, at, from, words, every)
    if (!read) continue
    if (read !== 'no') {
      found.push(read)
      from = read.end
      at = read.end - 1
    } else while (isDigit(folded[at + 1]) || folded[at + 1] === '.') at++
  }
  return found
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
}

function readAt(
  text: string,
  source: string,
  at: number,
  from: number,
  words: ParameterWords,
  every: boolean,
): Measure | 'no' | null {
  const char = text[at]!
  const previous = text[at - 1] ?? ''
  if (!isDigit(char)) return frequencyAt(text, source, at, from, words) ?? chineseAt(text, source, at, from, words)
  const start = previous === '-' && !/[\w.)]/.test(text[at - 2] ?? '') ? at - 1 : at
  const said = operatorBefore(text, previous === '±' ? start - 1 : start) ?? shareBefore(text, start)
  const ip = /ip ?$/.exec(text.slice(Math.max(0, at - 3), at))
  if (ip) return protection(text, at, ip[0].length, words, every)
  if (!said && /\d ?: ?$/.test(text.slice(Math.max(0, at - 4), at))) return 'no'
  const isMains = /(?:^|[^a-z])[ad]c ?$/.test(text.slice(Math.max(0, at - 4), at))
  if (!said && !isMains && (/[a-z.\d\u0000]/.test(previous) || (previous === '-' && start === at))) return 'no'
  const figures = figuresAt(text, source, start, words)
  if (!figures) return 'no'
  // AC220V in a demand says what there is, DC200V～1000V what is wanted
  if (isMains && /[a-z]/.test(previous) && !said && !every && figures.operator !== 'range') return 'no'
  const plusMinus = previous === '±'
  let { end } = figures
  let operator: MeasureOperator = figures.operator ?? said?.operator ?? (plusMinus ? '<=' : 'is')
  if (!figures.operator && !said) {
    // 15分钟内到场
    const within =
      figures.units.some(({ dimension, factor }) => dimension === 'time' && factor <= hour) &&
      inside.exec(text.slice(end, end + 3))
    if (within) {
      operator = '<='
      end += within[0].length
    }
    for (const [behind, meaning] of after) {
      const word = behind.exec(text.slice(end, end + 6))
      if (!word) continue
      operator = meaning
      end += word[0].length
      break
    }
  }
  const kind =
    isMains && figures.operator === 'range' ? /[ad]c ?$/.exec(text.slice(Math.max(0, start - 4), start)) : null
  const begin = said?.start ?? (plusMinus ? start - 1 : start - (kind?.[0].length ?? 0))
  const allowed = deviation.exec(text.slice(end, end + 24))
  let tolerance: Measure['tolerance'] = null
  let unit = figures.unit
  let own = figures.units
  if (allowed && !plusMinus) {
    tolerance = { value: Number(allowed[1]), percent: allowed[2] === '%' }
    end += allowed[0].length
    // 5.5±0.5MPa: the unit stands behind both
    const common = allowed[2] === undefined && unit === '' ? unitAt(source, end, words) : null
    if (common) {
      unit = common.spelling
      own = common.units
      end = common.end
      if (/^[)）]/.test(source.slice(end, end + 1)) && allowed[0].includes('(')) end++
    }
  }
  const named = measureName(source, text, begin, from, words, own)
  const behindLatin = /[a-z] ?$/.test(text.slice(Math.max(0, start - 2), start))
  // COP 6.1 names a figure, USB 3.0 and CAT 6 a make
  const isIndex =
    behindLatin && words.namesOf(fold(named.name)).some(({ key, units }) => !units && /[系指]数$|[率比]$/.test(key))
  if (operator === 'is' && behindLatin && !isIndex && (!figures.unit || figures.values.length > 1)) return 'no'
  const isWeak = operator === 'is' && tolerance === null && figures.values.length === 1
  if (isWeak && !isIndex && !(every && figures.unit) && !stands(text, begin, end, from, figures, named.colon))
    return 'no'
  if (!unit && !named.units.length && isWeak && !named.colon && !isIndex) return 'no'
  if (/k/i.test(figures.unit) && figures.unit.length === 1 && figures.values[0]! <= 16) return 'no'
  // 长2100mm*宽954mm*高1900mm
  const isSide = figures.values.length > 1 && /^[长宽高深厚LWHD]$/.test(named.name)
  const name = isSide ? '' : named.name || nounAfter(source, text, end)
  const units = own.length ? own : named.units
  return {
    name,
    key: named.keyOf(name, units),
    operator,
    values: figures.values,
    upper: figures.upper,
    tolerance,
    unit: unit || named.unit,
    units,
    start: begin,
    end,
  }
}

const counted: ReadonlySet<string> = new Set(['count', 'cores', 'threads'])

/** A bare value counts when its clause says nothing but name and value: 2颗处理器, 重量：3kg. */
function stands(
  text: string,
  begin: number,
  end: number,
  from: number,
  { unit, units }: Figures,
  colon: boolean,
): boolean {
  // one of several that are named in a row
  const isCount = units.some(({ dimension }) => counted.has(dimension))
  // ≥4块1.92TB固态硬盘
  if (from > 0 && begin === from && unit && !isCount) return true
  if (text[end] === '、' || /、\s*$/.test(text.slice(Math.max(0, begin - 2), begin))) return false
  const rest = /^[^,。;:、\n(]*/.exec(text.slice(end, end + 60))![0].trim()
  const lead = /[^,。;、\n:(]*$/.exec(text.slice(Math.max(from, begin - 60), begin))![0].trim()
  if (colon && !lead && /^\d/.test(rest) && isCount) return true
  if (colon && !lead) return rest.length <= 6 && !/\d/.test(rest)
  if (!unit) return false
  if (!lead) return rest.length <= 10 && rest.length > 0 && isCount
  return rest === '' && lead.length <= 12
}

/** IP65: both digits are wanted. */
function protection(text: string, at: number, lead: number, words: ParameterWords, every: boolean): Measure | 'no' {
  const digits = /^[x\d]{2}(?![a-z\d])/.exec(text.slice(at, at + 3))
  if (!digits) return 'no'
  const begin = at - lead
  const said = operatorBefore(text, begin)
  const behind = /^(?:级|等级)?(?:及|或)?以上/.exec(text.slice(at + 2, at + 8))
  const unit = { dimension: 'protection', factor: 1 }
  return {
    name: '防护等级',
    key: words.namesOf('防护等级')[0]?.key ?? '防护等级',
    // a demand for IP65 is kept by more; what a product has is IP65
    operator: said?.operator ?? (every ? 'is' : '>='),
    values: [...digits[0]].map((digit) => (digit === 'x' ? 0 : Number(digit))),
    upper: null,
    tolerance: null,
    unit: 'IP',
    units: [unit],
    start: said?.start ?? begin,
    end: at + 2 + (behind?.[0].length ?? 0),
  }
}

/** 不少于两路, 至少三种: a Chinese numeral counts only behind a word of comparison and before a unit. */
function chineseAt(text: string, source: string, at: number, from: number, words: ParameterWords): Measure | null {
  if (!/[一二两三四五六七八九十百]/.test(text[at]!)) return null
  const numeral = numeralAt(text, at)
  const unit = numeral && unitAt(source, numeral.end, words)
  if (!numeral || !unit) return null
  // 三十分钟内到场
  const isHours = unit.units.some(({ dimension, factor }) => dimension === 'time' && factor <= hour)
  const within =
    isHours && !/[一二两三四五六七八九十百第]/.test(text[at - 1] ?? '')
      ? inside.exec(text.slice(unit.end, unit.end + 3))
      : null
  const said = operatorBefore(text, at) ?? (within ? { operator: '<=' as const, start: at } : null)
  if (!said) return null
  const named = measureName(source, text, said.start, from, words, unit.units)
  const name = named.name || nounAfter(source, text, unit.end)
  return {
    name,
    key: named.keyOf(name, unit.units),
    operator: said.operator,
    values: [numeral.value],
    upper: null,
    tolerance: null,
    unit: unit.spelling,
    units: unit.units,
    start: said.start,
    end: unit.end,
  }
}
