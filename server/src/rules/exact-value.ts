import type { CodedRule } from '../core/engine.ts'
import { unitKind } from '../core/fold.ts'
import type { Match } from '../core/pattern/match.ts'

/** Attributes whose exact value tells one product from another. */
const attribute =
  '(?:长度|宽度|高度|深度|厚度|直径|外径|内径|管径|净重|毛重|自重|重量|额定功率|整机功率|功率|功耗|转速|阻抗|灵敏度|主频|扬程|风量)'
const unit = '(?:mm|cm|毫米|厘米|kg|公斤|千克|g|克|kw|w|瓦|rpm|r/min|转/分|ghz|db|ω|欧|m3/h)'
/** A unit of measure has a letter or one of these. */
const measure = /[米斤克瓦分欧ω]/
const scalar = new RegExp(`${attribute}(?:为|是|应为|:|=)? ?(\\d+(?:\\.\\d+)?) ?(${unit})(?![a-z0-9])`, 'g')
/** Millimetres. */
const leastSide = 5
const side = '(\\d{1,5}(?:\\.\\d{1,3})?) ?(mm|cm|毫米|厘米)? ?(?:\\([^()]{1,4}\\)|[lwhd长宽高深厚])? ?'
const triplet = new RegExp(`(?<![\\d.])${side}[×x*✕✖] ?${side}[×x*✕✖] ?${side}`, 'g')

const looseBefore =
  /(?:[≥≤<>±~约近]|不[小大低高少多超短][于过]?|[小大低高少多][于]|等于|至少|至多|达到?|最大|最小|最高|最低|可达|超过|以内|参考|建议|左右|范围|[至到]|-|\d\/) ?(?:为|:)? ?$/
const looseAfter =
  /^ ?(?:[/~～+=×*≈]|x|- ?\d|或|[至到]|[^。;；\n]{0,16}(?:±|误差|偏差|公差|左右|以[上下内]|范围|浮动|可调|可选|定制|允许))/
/** Words that open the values of a whole block. */
const looseBlock =
  /允许.{0,8}(?:偏差|误差|偏离)|误差|公差|偏差|上下浮动|仅供参考|参考(?:尺寸|值|图)|实际(?:尺寸|测量)|现场(?:测量|实测|复尺|尺寸|定制)|按需定制|(?:均|全部|所有).{0,10}(?:不低于|以上|为最低)|以上(?:尺寸|参数)/

/** Point values that hardly two makers share: triplets to the millimetre, or two odd values in one block. */
export const exactValue: CodedRule = {
  id: 'directive-parameter/exact-value',
  find(recognition, _context, raw) {
    const { kinds } = recognition
    if (!(kinds & unitKind.digit)) return none
    const triplets = kinds & unitKind.times ? oddTriplets(recognition.text) : none
    const scalars = kinds & unitKind.letter || measure.test(raw) ? oddScalars(recognition.text) : none
    if (!triplets.length && scalars.length < 2) return none
    if (looseBlock.test(recognition.text)) return none
    return [...triplets, ...scalars].sort((a, b) => a.start - b.start)
  },
}

const none: readonly never[] = []

function oddTriplets(text: string): Match[] {
  const found: Match[] = []
  for (const match of text.matchAll(triplet)) {
    const length = match[0].trimEnd().length
    if (/[±%]/.test(match[0]) || loose(text, match.index, match.index + length)) continue
    const units = [match[2], match[4], match[6]]
    const given = units.find((name) => name !== undefined)
    const titled = /(?:尺寸|规格|外形|体积)[^。;\n]{0,12}$/.test(text.slice(Math.max(0, match.index - 16), match.index))
    if (!given && !titled) continue
    const millimetres = [match[1], match[3], match[5]].map(
      (size) => Number(size) * (given === 'cm' || given === '厘米' ? 10 : 1),
    )
    if (!tradeSize(millimetres)) found.push(matchAt(match.index, match.index + length))
  }
  return found
}

/** Sizes that many makers share: round ones (1200×600×750), sheets and tubes, square tiles (600×600×35), cubes. */
function tradeSize(millimetres: readonly number[]): boolean {
  const [small, middle, large] = millimetres.toSorted((a, b) => a - b) as [number, number, number]
  return (
    small < leastSide ||
    (middle === large && small < 100) ||
    small === large ||
    millimetres.every((size) => size % 10 === 0)
  )
}

function oddScalars(text: string): Match[] {
  const found: Match[] = []
  for (const match of text.matchAll(scalar)) {
    const end = match.index + match[0].length
    const number = end - match[2]!.length - match[1]!.length
    if (loose(text, match.index, end) || loose(text, number, end)) continue
    const value = match[1]!
    const decimals = value.split('.')[1]?.length ?? 0
    if (
      decimals >= 2 ||
      (decimals === 1 && Number(value) >= 10) ||
      (!decimals && Number(value) >= 100 && Number(value) % 5 !== 0)
    )
      found.push(matchAt(match.index, end))
  }
  return found
}

function loose(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 16), start)
  return looseBefore.test(before) || /[≥≤][^。;\n\d]*$/.test(before) || looseAfter.test(text.slice(end, end + 24))
}

function matchAt(start: number, end: number): Match {
  return { start, end, wholeStart: start, wholeEnd: end, captures: [] }
}
