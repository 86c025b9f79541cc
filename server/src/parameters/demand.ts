import type { Block } from '../core/block.ts'
import { fold } from '../core/fold.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { type DemandLine, demandLines, type Star, starBehind, starOf } from './line.ts'
import { type Measure, measuresIn } from './measure.ts'
import type { Parameter } from './model.ts'
import { canonicalName, nameKey } from './name.ts'
import { unitAt } from './unit.ts'
import type { ParameterWords, Unit } from './words.ts'

/** What stands beside a demand: the name in its own column, the number in the index column, the heading inside the product. */
export interface Beside {
  readonly product: string
  readonly name?: string
  readonly number?: string
  readonly star?: Star
  readonly group: string
  /** Unit of the row, for values without one. */
  readonly unit?: string
  /** Only lines that are numbered, marked or state a value are demands (prose around lists). */
  readonly strict?: boolean
  /** In a contract a bare value, 光谱带宽：1.8nm, is what is agreed. */
  readonly offered?: boolean
  /** What a person saw on inspection is no demand; only values count. */
  readonly seen?: boolean
}

const note =
  /^[（(]?(?:注|备注|说明|注意|提示|附注)\s*\d*\s*[:：、]|^(?:以上|上述|上表|下表|如下)|^(?:详见|见附|参考图|图\d|同上)|^[（(]?(?:投标人|供应商|投标时|响应时)?(?:须|需|应)?(?:同时)?提供.{0,80}(?:检[测验]|证明|截图|复印件|扫描件|报告)|^(?:招标)?参数与.{0,80}一致/
const demandVerb = /支持|具备|具有|采用|提供|配置|配备|可|能|须|应|需|不得|满足|符合|包含|包括|兼容|内置|含|实现|为|无/

/** A demand for papers on what is offered. */
const paper =
  /^[（(]?(?:投标时|投标人|供应商)?(?:须|需|应)?(?:同时)?提供.{0,100}(?:检[测验]报告|证明材料|证明文件|截图|复印件|扫描件|认证证书)/

/** A short line without value and verb that titles what follows it. */
export function isGroupTitle(text: string, measures: readonly Measure[]): boolean {
  const plain = text.trim()
  if (measures.length > 0 || plain.length > 24) return false
  if (/[：:]$/.test(plain)) return true
  return plain.length <= 12 && !demandVerb.test(plain) && !/[，,；;]|\d/.test(plain)
}

/** The state that lines of one product share as they are read in order. */
export interface Reading {
  group: string
  /** The mark of that heading: it holds for all under it. */
  star: Star
  /** The number of that heading: 2 holds 2.1, not 3.1. */
  number: string
  /** A title that waits for its description on the next line. */
  title: { readonly line: DemandLine; readonly text: string } | null
}

/** The parameters of a block's text; `reading` goes from block to block of one product. */
export function parametersIn(
  block: Block,
  index: number,
  beside: Beside,
  reading: Reading,
  words: ParameterWords,
  substantive: ReadonlySet<string>,
): Parameter[] {
  const { text } = block
  const found: Parameter[] = []
  const lines = demandLines(text, block.label, beside.name !== undefined)
  lines.forEach((whole, at) => {
    const line = beside.name === undefined ? withoutOwner(whole, text, beside.product) : whole
    const body = text.slice(line.start, line.end)
    if (!line.number && /^[（(][^（()）]*[)）]$/.test(body)) return
    // how deviations are scored is no parameter
    if (/负偏离|正偏离|视为偏离|评分时|评审委员会/.test(body)) return
    if (paper.test(body) && !line.star && !beside.name && measuresIn(body, words).length === 0) return
    if ((note.test(body) && !line.number) || !/[\u4e00-\u9fffA-Za-z]/.test(body + (beside.name ?? ''))) {
      if (!/\d/.test(body) || !beside.name) return
    }
    const read = clausesOf(body, line.number !== '', beside.name !== undefined, words)
    const clauses = beside.name === undefined ? read : withBareValue(body, read, words)
    const measures = clauses.flatMap((clause) => clause.measures)
    if (beside.name === undefined && isGroupTitle(body, measures)) {
      const bare = body.replace(/[：:\s]+$/, '')
      const next = lines[at + 1]
      const isColon = /[：:]$/.test(body.trim())
      if (line.number && next && !next.number) {
        reading.title = { line, text: bare }
        return
      }
      if (isColon || (next && next.number.length > line.number.length)) {
        reading.group = bare
        reading.star = line.star
        reading.number = line.number || (beside.number ?? '')
        return
      }
    }
    const own = line.number || (beside.number ?? '')
    if (/^[\d.]+$/.test(reading.number) && own.includes('.') && !own.startsWith(`${reading.number}.`)) {
      reading.group = ''
      reading.star = ''
      reading.number = ''
    }
    const title = line.number === '' ? reading.title : null
    reading.title = null
    if (beside.seen && measures.length === 0 && !line.star) return
    if (beside.strict && !line.number && !line.star && !states(measures, beside) && !isListed(block, body)) return
    const star = line.star || (title?.line.star ?? '') || (beside.star ?? '') || reading.star
    clauses.forEach((clause, order) => {
      // ★A：…；B：… marks A; ★1、A：…；B：… marks the item
      const isMarked =
        order === 0 || line.number !== '' || line.star === '' || !/[；;]\s*$/.test(body.slice(0, clause.start))
      const said = body.slice(clause.start, clause.end)
      const ownStar =
        starOf(said) ||
        (clauses.length > 1 ? starBehind(said) : '') ||
        (isMarked ? star : star === line.star ? '' : star)
      const words_ = body.slice(clause.start, clause.end).replace(/^[★☆▲△※\s]+/, '')
      const name = beside.name || title?.text || parameterName(words_, clause.measures, beside.product, clause.start)
      const filled = clause.measures.map((one): Measure => {
        const units = one.units.length ? one.units : beside.unit ? unitsOf(beside.unit, words) : []
        const own = nameKey(one.name) !== '' && !isSameName(one.name, beside) ? one.name : name
        return {
          ...one,
          name: own,
          key: canonicalName(own, units, words, beside.product),
          unit: one.unit || (units.length ? (beside.unit ?? '') : ''),
          units,
          start: one.start + line.start,
          end: one.end + line.start,
        }
      })
      const number = line.number || (title?.line.number ?? '')
      found.push({
        number:
          beside.number && found.length === 0 && (!number || beside.number.includes('.')) ? beside.number : number,
        name,
        key: filled.length === 1 ? filled[0]!.key : canonicalName(name, filled[0]?.units ?? [], words, beside.product),
        requirement: words_,
        star: ownStar,
        starred: substantive.has(ownStar),
        measures: filled,
        group: reading.group || beside.group,
        place: { block: index, start: line.start + clause.end - words_.length, end: line.start + clause.end },
      })
    })
  })
  return found
}

/** 2.1 病床电梯：额定载重量1600kg says of the product what follows. */
function withoutOwner(line: DemandLine, text: string, product: string): DemandLine {
  if (product === '' || !text.startsWith(product, line.start)) return line
  const label = /^[：:]\s*/.exec(text.slice(line.start + product.length, line.start + product.length + 4))
  const start = line.start + product.length + (label?.[0].length ?? 0)
  return label && start < line.end ? { ...line, start } : line
}

/**
 * A bare figure beside a name in a table, 内存 | 1TB or 端口数 | 24, is a value, alone or before others (处理器 | 1颗，主频2.4GHz);
 * in running text it need not be one.
 */
function withBareValue(body: string, clauses: readonly Clause[], words: ParameterWords): readonly Clause[] {
  const [only] = clauses
  const head = /^\s*[-±+]?\d[^，,；;。、]*/.exec(body)?.[0] ?? ''
  if (clauses.length !== 1 || head === '' || head.length > 24) return clauses
  if (only!.measures.some(({ start }) => start < head.length)) return clauses
  // behind a colon a figure without a unit counts as well
  const found = measuresIn(`：${head}`, words, true).map((one) => ({ ...one, start: one.start - 1, end: one.end - 1 }))
  // what goes on after a bare figure without a unit is a sentence
  const measures = head.length === body.length ? found : found.slice(0, 1).filter(({ units }) => units.length > 0)
  return [{ ...only!, measures: [...measures, ...only!.measures] }]
}

const states = (measures: readonly Measure[], { offered = false }: Beside): boolean =>
  measures.some(({ operator, name }) => operator !== 'is' || (offered && name !== ''))

/** An item of a list that names what it wants: 断电记忆：具备. */
const isListed = ({ kind }: Block, body: string): boolean =>
  kind === 'list-item' &&
  /^[^：:，,；;。]{2,14}[：:]\s*(?:须|应|需)?(?:支持|具备|具有|提供|采用|内置|标配|带|有)/.test(body)

/** The unit of a row or header: m³/h is put together of two. */
function unitsOf(spelling: string, words: ParameterWords): readonly Unit[] {
  const known = words.unitsOf(spelling)
  if (known.length > 0) return known
  const found = unitAt(spelling, 0, words)
  return found?.end === spelling.length ? found.units : []
}

/** In a cell that holds the value only, words beside it are no name of their own. */
function isSameName(name: string, beside: Beside): boolean {
  return beside.name !== undefined && (nameKey(beside.name).includes(nameKey(name)) || nameKey(name).length < 2)
}

const verbs =
  /^(?:支持|具备|具有|采用|提供|配置|配备|要求|(?:须|应|需|可|能)(?=支持|具备|具有|采用|提供|配|显示|达|满足|实现|为|不)|其|并(?![发行联网排列购入存机])|且|内置|标配)+/

/**
 * What a reviewer would call a demand: the words before its colon, the name of its value, else its first words. Offsets of the
 * measures count from `from` before the text.
 */
export function parameterName(text: string, measures: readonly Measure[], product: string, from: number = 0): string {
  const plain = text.trim()
  const colon = /^([^：:，,；;。≥≤＞＜]{1,24})[：:]/.exec(plain)
  const first = measures[0]
  let name = ''
  if (colon && !/\d{3,}/.test(colon[1]!)) name = colon[1]!
  else if (first?.name && first.start - from <= 40) name = first.name
  else name = /^[^，,；;。：:]*/.exec(plain)![0].replace(/[（(][^（()）]*[)）]?/g, '')
  name = name
    .replace(/^[★▲△※#*\s]+|[★☆▲△※]+$/g, '')
    .replace(/[（(](?:★|▲|[^（()）]{0,20})[)）]$/, '')
    .trim()
  if (product && fold(name).startsWith(fold(product)) && name.length > product.length)
    name = name.slice(product.length).replace(/^[的应须需]/, '')
  const short = name.replace(verbs, '')
  name = (short.length >= 2 ? short : name).trim()
  return (name.length > 24 ? `${name.slice(0, 24)}…` : name) || plain.slice(0, 24)
}
