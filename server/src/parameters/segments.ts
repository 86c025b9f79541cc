import { numeralAt } from '../language/numeral.ts'
import { demandLines } from './line.ts'
import { isPost } from './posts.ts'
import { isNoProduct, productTitle } from './product-name.ts'

/** A thing that running text counts, 操作员站3台; offsets in the text. */
export interface CountedHead {
  readonly name: string
  readonly quantity: number
  readonly unit: string
  /** Where its name begins, and the count. */
  readonly start: number
  readonly countStart: number
  readonly countEnd: number
}

/** A stretch of running text that speaks of what is counted at its head. */
export interface Segment {
  /** Several where one description is of all: DN600流量计2台、DN400流量计4台，精度±0.5%. */
  readonly heads: readonly CountedHead[]
  /** The number of the line that it opens, '' for none. */
  readonly number: string
  /** What is said of them, to the end of the segment. */
  readonly start: number
  readonly end: number
}

const units = '(?:平方米|立方米|[㎡米吨]|m²|m2|m³|m3|公斤|[台套辆架张组只块部樘盏座把根副株丛人名])'
/** Units that a demand may have as well, 高度3米: such a head needs more to be believed. */
export const isMeasured = (unit: string): boolean => /^(?:平方米|立方米|[㎡米吨]|m|公斤)/.test(unit)
const counted = new RegExp(
  `^([^，,。；;：:、\\n]{2,24}?)[，,：:\\s]*[（(]?(?:\\d{1,2}[×x]\\d{1,2})?(?:数量[为：:]?|共计?|各)?\\s*(\\d{1,6}|[一二两三四五六七八九十]{1,3})\\s*(${units})[)）]?(?=[，,、：:。；;（(\\s]|$)(?:[（(][^（()）]{0,30}[)）])?`,
)
/** 项目经理1、厨师长1（三级）、厨师6: in a row the unit may be left out. */
const bare = /^([\u4e00-\u9fff]{2,12})(\d{1,4})(?=[、，,。；;（(])(?:[（(][^（()）]{0,40}[)）])?/
/** What people do, and what takes part in a sentence. */
const sentence =
  /^(?:提供|配备|派|乙方|甲方|供应商|投标人|中标人|采购人|[不至]|具[有备]|支持|采用|含|其中|应|须|共|每|第|合计|总计|约)|不[少低]于|不得|由|需|[≥≤%]|合同|实际/
/** 中控室配置数据服务器: what is bought stands behind the verb. */
const placing = /^.{0,12}?(?:配置|配备|设置|设有|部署|安装|选用|采用|新增|新建|购置|更换)(?=.{2})/
/** 拼接大屏为55英寸单元 is the 拼接大屏. */
const described = /(?<=.{2})为.*$/

/** Splits running text at the things that it counts. Only what stands at the head of a sentence or clause counts. */
export function segmentsOf(text: string, label: string): Segment[] {
  if (
    text.length > 3000 ||
    !/[\d一二两三四五六七八九十]\s*[台套辆架张组只块部樘盏座把根副株丛人名、平立㎡米吨m公]/.test(text)
  )
    return []
  const found: { heads: CountedHead[]; number: string; at: number; start: number }[] = []
  for (const [at, opens] of startsOf(text)) {
    const [line] = opens ? demandLines(text.slice(at, at + 80), at === 0 ? label : '') : []
    const from = line ? at + line.start : at
    const heads = headsAt(text, from)
    // 31人：项目经理1人、厨师长1人: behind a colon only a row of them counts
    if (heads.length === 0 || (!opens && heads.length < 3)) continue
    const last = heads.at(-1)!
    const start =
      last.countEnd +
      (/^[\s)）]*(?:[（(][^（()）]{0,40}[)）])?[，,。；;：:\s]*/.exec(text.slice(last.countEnd))?.[0].length ?? 0)
    found.push({ heads, number: line?.number ?? '', at, start })
  }
  return found.map(({ heads, number, start }, order) => ({
    heads,
    number,
    start,
    end: Math.max(start, found[order + 1]?.at ?? text.length),
  }))
}

/** Where a sentence, a clause or, behind a colon, a row may begin. */
function startsOf(text: string): (readonly [number, boolean])[] {
  const found: (readonly [number, boolean])[] = [[0, true]]
  for (const match of text.matchAll(/[。；;：:\n]\s*/g)) {
    const at = match.index + match[0].length
    if (at < text.length) found.push([at, !/^[：:]/.test(match[0])])
  }
  return found
}

function headsAt(text: string, from: number): CountedHead[] {
  const heads: CountedHead[] = []
  for (let at = from; ; ) {
    const rest = text.slice(at, at + 90)
    const isPeople = /人员?[^。；;]{0,12}$|岗/.test(text.slice(Math.max(0, from - 20), from))
    const found = counted.exec(rest) ?? (isPeople && (heads.length > 0 || isRow(rest)) ? bare.exec(rest) : null)
    const head = found && headOf(found, at)
    if (!head) return heads
    heads.push(head)
    const next = at + found[0].length
    if (text[next] !== '、') return heads
    at = next + 1
  }
}

const isRow = (text: string): boolean =>
  /^(?:[\u4e00-\u9fff]{2,12}\d{1,4}(?:[（(][^（()）]{0,40}[)）])?[、]){2}/.test(text)

function headOf(found: RegExpExecArray, at: number): CountedHead | null {
  const [whole, lead = '', figure = '', unit = ''] = found
  const written = lead.replace(described, '')
  const skipped = placing.exec(written)?.[0].length ?? 0
  const own = written.slice(skipped).trim()
  const isPerson = unit === '人' || unit === '名' || unit === ''
  const name = isPerson ? own : productTitle(own) || own
  const numeral = numeralAt(figure, 0)
  if (!numeral || name.length < 2 || sentence.test(own) || (skipped === 0 && sentence.test(lead))) return null
  if (
    isPerson ? !isPost(name) || !/^[\u4e00-\u9fff]+$/.test(name) || /人员$|人数$|团队$/.test(name) : isNoProduct(name)
  )
    return null
  const count = whole.lastIndexOf(figure + unit) >= 0 ? whole.indexOf(figure, lead.length) : lead.length
  return {
    name,
    quantity: numeral.value,
    unit,
    start: at + skipped,
    countStart: at + count,
    countEnd: at + count + figure.length + (unit ? whole.slice(count + figure.length).indexOf(unit) + unit.length : 0),
  }
}
