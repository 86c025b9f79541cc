import { fold } from '../core/fold.ts'
import type { Measure } from './measure.ts'
import { measuresIn } from './measure.ts'
import type { ParameterWords } from './words.ts'

/** A stretch that stands for one parameter, with its values; offsets in the line. */
export interface Clause {
  readonly start: number
  readonly end: number
  readonly measures: readonly Measure[]
}

/** Cuts outside brackets at the given signs. */
export function cut(text: string, signs: RegExp): [number, number][] {
  const pieces: [number, number][] = []
  let depth = 0
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    const char = text[i]
    if (char !== undefined && '（([【'.includes(char)) depth++
    else if (char !== undefined && '）)]】'.includes(char)) depth = Math.max(0, depth - 1)
    else if (char === undefined || (depth === 0 && signs.test(char) && !isThousands(text, i))) {
      if (text.slice(start, i).trim().length >= 2) pieces.push([start, i])
      start = i + 1
    }
  }
  return pieces
}

const isThousands = (text: string, at: number): boolean =>
  text[at] === ',' && /\d/.test(text[at - 1] ?? '') && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5))

/** A piece that says a name and a value and nothing else. */
function isPure(text: string, own: readonly Measure[]): boolean {
  if (own.length !== 1 || own[0]!.name === '') return false
  const { start, end } = own[0]!
  const rest = text
    .slice(end)
    .replace(/[（(][^（()）]*[)）]/g, '')
    .trim()
  return text.length <= 40 && rest.length <= 8 && start <= 24
}

/** What tells of a thing without a figure that is named, and what is marked. */
const property = /^[★▲△※\s]*(?:\d|支持|具备|具有|带|采用|符合|满足|提供|内置|兼容|自动)/

const semicolon = /[；;]/
const comma = /[；;，,]/

/**
 * A line as one parameter, or as several when it lists names with values and nothing else: 内存≥16GB，硬盘≥512GB.
 * A line with a number of its own is cut only where the dictionary knows every name: one number is one item to a reviewer.
 * A line that stands beside a name in its own column (`named`) is never cut.
 */
export function clausesOf(line: string, numbered: boolean, named: boolean, words: ParameterWords): Clause[] {
  const whole = measuresIn(line, words)
  const one: Clause[] = [{ start: 0, end: line.length, measures: whole }]
  for (const signs of named ? [] : [comma, semicolon]) {
    const pieces = cut(line, signs)
    if (pieces.length < 2) continue
    const clauses = pieces.map(([start, end]): Clause & { text: string } => {
      const skip = line.slice(start, end).length - line.slice(start, end).trimStart().length
      const text = line.slice(start + skip, end).trimEnd()
      return { text, start: start + skip, end: start + skip + text.length, measures: measuresIn(text, words) }
    })
    // 处理器：2颗，每颗≥32核 — the head governs all that follows
    const heads = clauses.filter(({ text }) => /^[^：:≥≤]{1,16}[：:]/.test(text)).length
    if (heads > 0 && heads < clauses.length && signs === comma) continue
    const pure = clauses.every(({ text, measures }) => isPure(text, measures))
    const keys = clauses.map(({ measures }) => measures[0]?.key ?? '')
    const distinct = new Set(keys).size === keys.length
    const known = keys.every((key) => words.namesOf(fold(key).replaceAll(' ', '')).length > 0)
    if (pure && distinct && (!numbered || known)) return clauses.map(placed)
    // 额定电压AC220V；负载功率≥300W；通信方式NB-IoT
    const short = clauses.every(({ text }) => text.length <= 40 && /^[\u4e00-\u9fffA-Z]/.test(text))
    if (signs === semicolon && !numbered && clauses.length >= 3 && short) return clauses.map(placed)
    // 55英寸；亮度≥500cd/㎡；▲支持远程控制
    const telling = clauses.every(
      ({ text, measures }) =>
        text.length <= 60 && (measures.length === 1 || (measures.length === 0 && property.test(text))),
    )
    if (signs === semicolon && !numbered && telling) return clauses.map(placed)
    // 屏幕：…；内存：…；接口：…
    const titled = clauses.every(({ text }) => /^[^：:，,≥≤]{2,12}[：:]./.test(text))
    if (signs === semicolon && !numbered && titled) return clauses.map(placed)
  }
  return one
}

function placed({ start, end, measures }: Clause): Clause {
  return {
    start,
    end,
    measures: measures.map((one) => ({ ...one, start: one.start + start, end: one.end + start })),
  }
}
