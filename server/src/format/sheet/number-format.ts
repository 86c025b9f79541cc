import { showDate } from './date-format.ts'

/** One piece of a format: a letter or sign with a meaning, or text that stands as it is. */
export interface Token {
  readonly literal: boolean
  readonly text: string
}

/** A section of a format, between semicolons. */
export interface Section {
  readonly tokens: readonly Token[]
  readonly condition: { readonly sign: string; readonly value: number } | null
  readonly date: boolean
}

const known = new Map<string, readonly Section[]>()
const longest = 255

/**
 * A number as the sheet shows it. `format` is the code of the cell's style, '' for General; `base1904` tells that days
 * count from 1904. Formats that are not understood fall back to General: the figure is never lost.
 */
export function showNumber(value: number, format: string, base1904: boolean): string {
  if (!Number.isFinite(value)) return String(value)
  if (format === '' || format === '@' || format.length > longest || /^general$/i.test(format)) return general(value)
  let sections = known.get(format)
  if (!sections) {
    sections = splitSections(format)
    if (known.size > 1000) known.clear()
    known.set(format, sections)
  }
  const { section, bare } = choose(sections, value)
  const size = bare ? Math.abs(value) : value
  if (section.date) return showDate(value, section.tokens, base1904) ?? general(value)
  if (section.tokens.some((token) => !token.literal && /^general$/i.test(token.text))) {
    return section.tokens.map((token) => (token.literal ? token.text : general(size))).join('')
  }
  return showFigure(size, section.tokens).trim()
}

/** General: at most 15 digits, without the noise of binary fractions, no exponent for lengths that a cell can hold. */
export function general(value: number): string {
  const rounded = Number(value.toPrecision(15))
  const size = Math.abs(rounded)
  if (size !== 0 && (size >= 1e21 || size < 1e-9)) return rounded.toExponential().replace('e', 'E')
  const text = String(rounded)
  return text.includes('e') ? rounded.toFixed(20).replace(/\.?0+$/, '') : text
}

/** The section for a value; `bare` when the section stands for negative values, whose sign it writes itself. */
function choose(sections: readonly Section[], value: number): { section: Section; bare: boolean } {
  const conditional = sections.find(({ condition }) => condition && holds(condition, value))
  if (conditional) return { section: conditional, bare: false }
  const plain = sections.filter(({ condition }) => !condition)
  if (plain.length < sections.length) return { section: plain[0] ?? sections[0]!, bare: false }
  if (value < 0 && sections[1]) return { section: sections[1], bare: true }
  if (value === 0 && sections[2]) return { section: sections[2], bare: false }
  return { section: sections[0]!, bare: false }
}

function holds({ sign, value }: { readonly sign: string; readonly value: number }, number: number): boolean {
  if (sign === '>') return number > value
  if (sign === '>=') return number >= value
  if (sign === '<') return number < value
  if (sign === '<=') return number <= value
  return sign === '<>' ? number !== value : number === value
}

const piece =
  /"([^"]*)"?|\\(.)|_(?:.)|\*(?:.)|\[([^\]]*)\]|(general)|(AM\/PM|A\/P|上午\/下午)|(y+|m+|d+|h+|s+|a{3,4}|E[+-]|e|0|#|\?|[.,%;@/])|(.)/giy

/** Cuts a format at its semicolons and into tokens. */
function splitSections(format: string): Section[] {
  const sections: Section[] = []
  let tokens: Token[] = []
  let condition: Section['condition'] = null
  const end = () => {
    const date = tokens.some(({ literal, text }) => !literal && /^(?:[ymdhs]|a{3}|\[[hms]|e$|AM|A\/P|上午)/i.test(text))
    sections.push({ tokens, condition, date })
    tokens = []
    condition = null
  }
  piece.lastIndex = 0
  for (let match = piece.exec(format); match; match = piece.exec(format)) {
    const [whole, quoted, escapedSign, bracket, word, half, sign, other] = match
    if (sign === ';') end()
    else if (quoted !== undefined || escapedSign !== undefined || other !== undefined) {
      tokens.push({ literal: true, text: quoted ?? escapedSign ?? other ?? '' })
    } else if (bracket !== undefined) {
      const bound = /^([<>=]{1,2})(-?\d+(?:\.\d+)?)$/.exec(bracket)
      const currency = /^\$([^-]*)/.exec(bracket)
      if (bound) condition = { sign: bound[1]!, value: Number(bound[2]) }
      else if (currency) tokens.push({ literal: true, text: currency[1]! })
      else if (/^(h+|m+|s+)$/i.test(bracket)) tokens.push({ literal: false, text: whole.toLowerCase() })
    } else if (word ?? half ?? sign) tokens.push({ literal: false, text: (word ?? half ?? sign)! })
    if (piece.lastIndex === format.length) break
  }
  end()
  return sections
}

const isDigit = (token: Token): boolean => !token.literal && /^[0#?]$/.test(token.text)

/** A figure by its places: 0 and # before and behind the point, thousands, per cent, a power of ten, text around them. */
function showFigure(value: number, tokens: readonly Token[]): string {
  const signs = tokens.filter((token) => !token.literal)
  if (signs.some(({ text }) => text === '/')) return general(value)
  if (!tokens.some(isDigit)) {
    const text = tokens.map((token) => (token.literal || token.text === '%' ? token.text : '')).join('')
    return text
  }
  const first = tokens.findIndex(isDigit)
  const last = tokens.findLastIndex(isDigit)
  const point = tokens.findIndex(({ literal, text }) => !literal && text === '.')
  const exponent = tokens.findIndex(({ literal, text }) => !literal && /^E[+-]$/i.test(text))
  const stop = exponent >= 0 ? exponent : last + 1
  const whole = tokens.slice(first, point >= 0 ? Math.max(first, point) : stop)
  const fraction = point >= 0 ? tokens.slice(point, stop).filter(isDigit) : []
  const grouped = whole.some(({ literal, text }) => !literal && text === ',')
  let scale = 1
  for (let at = last + 1; tokens[at]?.text === ',' && !tokens[at]!.literal; at++) scale /= 1000
  for (const { text } of signs) if (text === '%') scale *= 100
  const places = Math.min(fraction.length, 20)
  const least = whole.filter(({ text, literal }) => !literal && text === '0').length
  let number = Number((value * scale).toPrecision(15))
  let tail = ''
  if (exponent >= 0) {
    const power = number === 0 ? 0 : Math.floor(Math.log10(Math.abs(number)))
    number = Number((number / 10 ** power).toPrecision(15))
    tail = `E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  }
  if (Math.abs(number) >= 1e21) return general(value)
  const fixed = roundHalf(Math.abs(number), places)
  let [integer = '', decimals = ''] = fixed.split('.')
  for (let at = decimals.length - 1; at >= 0 && decimals[at] === '0' && fraction[at]?.text !== '0'; at--) {
    decimals = decimals.slice(0, at)
  }
  if (integer === '0' && least === 0) integer = ''
  integer = integer.padStart(Math.min(least, 30), '0')
  if (grouped) integer = integer.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = number < 0 && /[1-9]/.test(fixed) ? '-' : ''
  const figure = `${sign}${integer}${decimals ? '.' : ''}${decimals}${tail}`
  const outside = (part: readonly Token[]) =>
    part.map((token) => (token.literal || token.text === '%' ? token.text : '')).join('')
  // 000-0000 and the like: text between the places is written behind the figure's part only when it is a unit.
  return `${outside(tokens.slice(0, first))}${figure}${outside(tokens.slice(last + 1))}`
}

/** Rounds half away from zero in decimal, as sheets do: 1.005 with two places is 1.01. */
function roundHalf(value: number, places: number): string {
  const exact = value.toPrecision(15)
  if (exact.includes('e')) return value.toFixed(places)
  const shifted = Number(`${exact}e${places}`)
  const rounded = Math.round(shifted)
  return rounded < 1e21 ? Number(`${rounded}e-${places}`).toFixed(places) : value.toFixed(places)
}
