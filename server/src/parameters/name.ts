import { fold } from '../core/fold.ts'
import type { ParameterWords, Unit } from './words.ts'

/** Verbs and fillers before the name of a parameter. */
const leading =
  /^(?:[\s的且和与约]|及(?!时|格)|并(?![发行联网排列购入存机])|其(?![它他中余])|支持|具备|具有|采用|提供|配置|配备|配有|内置|标配|要求|(?:应|须|需|可|能)(?=支持|具备|具有|采用|提供|配[置备有]|显示|达|满足|实现|为|不|最)|单台|整机|设备(?!间)|产品|系统应|本次|不得|最大支持|实现|满足|保证|确保|同时|至少|每台|≥|≤)+/
/** What stands between a name and its value. */
const trailing =
  /(?:[\s:=的]|为|是|(?<![响反感适对相效供])应|须|需|可|达到?|不得|要求|支持|共|均|各|具备|具有|配置|配备|提供|采用|选用|内置|包含|包括|含|有|在|最高可?|最大可?|高达|多达|最低|最小|分别|总计|合计|(?<!像)数量(?!$)|控制|保持|小|大|范围内)+$/

/** Marks and the number of a line; 12V and 2.5英寸 belong to the name. */
const itsNumber =
  /^[\s★▲△※#*●.、]*(?:\d{1,3}(?:\.\d{1,3})*(?:[.、](?!\d)\s*|(?=[\u4e00-\u9fff])(?!英?寸|[千兆万芯路口位核层联级度联代颗块节]))[\s★▲△※#*●.、]*)?(?=[\u4e00-\u9fffA-Za-z\d])/

/** A name without blanks, brackets, marks and the number before it: what synonyms are looked up by. */
export function nameKey(name: string): string {
  return fold(name)
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, '')
    .replace(/^[\s*#●■◆]+|[★☆▲△※]+/g, '')
    .replace(/^(?:\d{1,3}(?:\.\d{1,3})*|[一二三四五六七八九十]{1,3})[.、)．]\s*/, '')
    .replace(/[\s"'“”‘’:：,，;；。]+/g, '')
}

/** Words before a name that say no more: 系统内存 is 内存, 二级缓存 is not 缓存. */
const neutral =
  /^(?:系统|设备|整机|产品|单[台机颗块]|每[台颗块]|服务器|主机|机身|最大|最高|额定|标称|配置|标配|总|物理|内置|电脑|终端|平板|工作站|ddr\d|固态|机械|设计|led|lcd|的)+$/

/** Words behind a name that say no more: 内存容量要求 is 内存容量. */
const tail = /(?:要求|参数|指标|规格|需求|配置|情况|性能)$/

/**
 * Canonical key of a parameter's name: by the dictionary, for values of the given units; else the folded name itself.
 * `product` is a product's name that may stand before it.
 */
export function canonicalName(
  name: string,
  units: readonly Unit[],
  words: ParameterWords,
  product: string = '',
): string {
  let plain = nameKey(name)
  const owner = nameKey(product)
  if (owner && plain.startsWith(owner) && plain.length > owner.length) plain = plain.slice(owner.length)
  const stripped = plain.replace(leading, '').replace(/^的/, '')
  const end = words.endOf(stripped)
  const short = end && neutral.test(stripped.slice(0, -end.length)) ? end : ''
  for (const candidate of [plain, stripped, stripped.replace(tail, ''), short]) {
    const key = candidate && keyAmong(candidate, units, words)
    if (key) return key
  }
  return stripped || plain
}

function keyAmong(name: string, units: readonly Unit[], words: ParameterWords): string | null {
  const entries = words.namesOf(name)
  const fits = (dimensions: readonly string[]) =>
    units.some((unit) => dimensions.includes(unit.dimension) || dimensions.includes(unit.dimension.split('/')[0]!))
  const special = entries.find((entry) => entry.units && fits(entry.units))
  return (special ?? entries.find((entry) => !entry.units))?.key ?? null
}

export interface FoundName {
  readonly name: string
  /** The name ends with a colon. */
  readonly colon: boolean
  /** A unit in brackets behind the name, 厚度（mm）. */
  readonly unit: string
  readonly units: readonly Unit[]
  keyOf(name: string, units: readonly Unit[]): string
}

/** The name before a value that begins at `begin`; it does not reach back over `from`, where the value before ended. */
export function measureName(
  source: string,
  text: string,
  begin: number,
  from: number,
  words: ParameterWords,
  units: readonly Unit[],
): FoundName {
  const keyOf = (name: string, own: readonly Unit[]) => canonicalName(name, own, words)
  const lead = text.slice(Math.max(from, begin - 60), begin)
  const offset = begin - lead.length
  const colon = /:\s*$/.test(lead)
  const body = lead.replace(/[:\s]+$/, '')
  let depth = 0
  let at = body.length
  for (; at > 0; at--) {
    const char = body[at - 1]!
    if (char === ')') depth++
    else if (char === '(' && depth > 0) depth--
    else if (depth === 0 && /[,。;、:?!\n(\u0000…]/.test(char)) break
  }
  let written = source.slice(offset + at, offset + body.length)
  const bracket = /[（(]([^（()）]{1,10})[)）]\s*$/.exec(written)
  let unit = ''
  let own: readonly Unit[] = []
  if (bracket) {
    const known = words.unitsOf(bracket[1]!)
    if (known.length) {
      unit = bracket[1]!
      own = known
      written = written.slice(0, bracket.index)
    }
  }
  const folded = fold(written)
  const first = leading.exec(folded)?.[0].length ?? 0
  const kept = first < folded.length ? first : 0
  const last = folded.slice(kept).replace(trailing, '').length
  let name = written
    .slice(kept, kept + last)
    .replace(itsNumber, '')
    .replace(/[（(]?[★☆▲△※]+[)）]?$|(?<![\d.])\d+\/$/, '')
    .trim()
  if (!/[\u4e00-\u9fffA-Za-z]/.test(name)) name = ''
  if (name === '' && colon === false && text[offset + at - 1] === ':')
    name = headBefore(source, text, offset + at - 1, from)
  return { name: name.length > 24 ? name.slice(-24) : name, colon, unit, units: units.length ? units : own, keyOf }
}

/** The words before a colon. */
function headBefore(source: string, text: string, colon: number, from: number): string {
  const found = /[^,。;、:?!\n\u0000]*$/.exec(text.slice(from, colon))![0]
  return source
    .slice(colon - found.length, colon)
    .replace(/[（(][^（()）]*[)）]/g, '')
    .replace(/^[\s★▲△※#*\d.、]+/, '')
    .trim()
}

/** The noun behind a value without a name: ≥2路HDMI接口. */
export function nounAfter(source: string, text: string, end: number): string {
  const rest = /^(?![\s×x*]*\d)[^,。;、:\n(\u0000≥≤<>]{0,16}/.exec(text.slice(end))?.[0] ?? ''
  return source
    .slice(end, end + rest.length)
    .replace(/^[的\s以上]+/, '')
    .trim()
}
