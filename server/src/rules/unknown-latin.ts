import type { CodedRule } from '../core/engine.ts'
import { unitKind } from '../core/fold.ts'
import type { Match } from '../core/pattern/match.ts'
import type { Recognition } from '../core/recognition.ts'
import type { Spelling } from '../language/spelling.ts'

/** A Latin word or code: letters and digits, parts joined by hyphens or points. */
const token = /(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]{0,23}(?:[-.][A-Za-z0-9]{1,12}){0,3}(?![A-Za-z0-9])/g
/** A text without it has no token of three units. */
const longEnough = /[A-ZＡ-Ｚ][A-Za-z0-9.Ａ-Ｚａ-ｚ０-９．－-]{2}/
/** Aokang, LiteStation: a capital first and a run of small letters; TeCP and PoE are abbreviations. */
const mixedCase = /^[A-Z](?=[A-Za-z]*[a-z]{3})[A-Za-z]{3,}$/
const capitals = /^[A-Z]{6,}$/
/** Right after 品牌 shorter words count as well. */
const short = /^[A-Z][A-Za-z]{2,}$/
/** HXJ-1000, D7301, GH5: letters, digits, perhaps a tail; no year and no long number, which are of a document. */
const code = /^([A-Z][A-Za-z]{0,5})-?(?![A-Z0-9-]*\d{6}|(?:19|20)\d\d-)\d[A-Z0-9]{0,9}(?:-(?!\d{5})[A-Z0-9]{1,8}){0,3}$/

/** Words before the name of what is to be bought. */
const branded = /(?:品牌|牌子)(?:名称|要求)?(?:须为|应为|限于|限定|为|是|:)? ?["“「]?$/
const naming =
  /(?:品牌|牌子|型号|系列|机型|款式|厂家|厂商|生产商|制造商)(?:名称|要求)?(?:须为|应为|限于|限定|为|是|:)? ?["“「]?$/
const chosen = /(?:采用|选用|使用|搭载|连接|配备|配置|安装|原装|进口|原厂|正品|指定|推荐|参照|相当于|不低于) ?["“「]?$/
/** Words after it. */
const titled = /^["”」]? ?(?:牌|品牌|系列|公司|原装|正品|同款|(?:或|及)(?:同等|相当)|等(?:品牌|型号|机型|系列))/
const model = /^["”」]? ?(?:型(?!式)|款|系列|机芯|等(?:设备|产品|型号|机型))/
const listed = /^(?: ?[、,/] ?[A-Za-z0-9-]{2,16}){1,6} ?等(?:设备|产品|品牌|型号|机型|系列)/
const goods =
  /^["”」]? ?[\u4e00-\u9fff]{0,10}?(?:机|仪|器|设备|终端|平台|软件|系统|引擎|芯片|电梯|扶梯|空调|料|板|管材|轮胎|阀|泵|灯|箱|柜|屏|台|套|部)(?![\u4e00-\u9fff]{0,2}(?:要求|功能|接口))/
/** What may stand before the first word of a line: number, mark, star. */
const opening = /^[\s\d.、():①-⑳⑴-⒇★▲*※#☆●■◆▪•-]*$/
/** The code of something that is no product. */
const otherBefore =
  /(?:编号|编码|代码|证号|文号|标准|规范|等级|牌号|材质|材料|钢|格式|协议|接口|算法|版本)(?:为|是|:)? ?["“「(]?$/
const otherAfter =
  /^ ?(?:接口|标准|格式|认证|证书|级|等级|规范|协议|算法|版本|钢|材质|不锈钢|号钢|项目|功能|评分|检测|检验|文件|范本|图纸)/
/** Units of the line that are looked at on either side. */
const reach = 64

interface Place {
  readonly before: string
  readonly after: string
  /** The token opens its line. */
  readonly opens: boolean
}

/** Brands and models that no dictionary lists: Latin words that the technical words do not know, where a product is named. */
export function unknownLatin(isKnown: Spelling): CodedRule {
  return {
    id: 'brand-and-model/unknown-latin',
    find(recognition, _context, raw) {
      if (!(recognition.kinds & unitKind.capital) || !longEnough.test(raw)) return []
      const text = narrow(raw)
      const known = listedUnits(recognition)
      const found: Match[] = []
      for (const match of text.matchAll(token)) {
        const name = match[0]
        if (name.length < 3) continue
        const start = match.index
        const end = start + name.length
        const place = placeOf(text, start, end)
        if (isElsewhere(name, place) || known.subarray(start, end).includes(1)) continue
        const suspect = /\d/.test(name) ? isModel(name, place, isKnown) : isBrand(name, place, isKnown)
        if (suspect) found.push(named(start, end, name))
      }
      return found
    },
  }
}

/** The capture lets `ignoreWords` of the config dismiss the name. */
function named(start: number, end: number, name: string): Match {
  const value = { start, end, attributes: { name } }
  return { start, end, wholeStart: start, wholeEnd: end, captures: [{ name: 'p', start, end, value }] }
}

/** Full-width letters, digits and signs as ASCII ones, capitals kept; the length stays. */
function narrow(raw: string): string {
  return raw.replace(/[\uff01-\uff5e]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
}

function placeOf(text: string, start: number, end: number): Place {
  const from = Math.max(0, start - reach)
  const lines = text.slice(from, start).split('\n')
  const before = lines.at(-1)!
  const after = text.slice(end, end + reach).split('\n', 1)[0]!
  return { before, after, opens: opening.test(before) && (from === 0 || lines.length > 1) }
}

/** Part of an address, a file name, a standard's number; a translation in brackets; English: three words in a row. */
function isElsewhere(name: string, { before, after }: Place): boolean {
  if (/\.[a-z]/.test(name) || /[@/\\._#=&?%$-]$/.test(before) || /^(?:[@\\_=#]|\.[A-Za-z])/.test(after)) return true
  if (/[\u4e00-\u9fff] ?["“]?\([^()]*$/.test(before)) return true
  const span = /[\x20-\x7e]*$/.exec(before)![0] + name + /^[\x20-\x7e]*/.exec(after)![0]
  return /:\/\/|www\.|@/.test(span) || (span.match(/[A-Za-z]{3,}/g)?.length ?? 0) >= 3
}

/** Marks the units where a dictionary knows a name: other rules speak of it, or have dismissed it. */
function listedUnits({ text, hits, dropped }: Recognition): Uint8Array {
  const units = new Uint8Array(text.length)
  for (const list of [hits, dropped]) for (const { start, end } of list) units.fill(1, start, end)
  return units
}

function isModel(name: string, { before, after, opens }: Place, isKnown: Spelling): boolean {
  const letters = code.exec(name)?.[1]
  if (!letters || otherBefore.test(before) || otherAfter.test(after)) return false
  // one letter and a few digits are sizes, grades and sockets: M8, R66, G13, L1200
  if (letters.length === 1 && (!/^[A-Z](?:\d{4}|-\d{3})/.test(name) || /^[LWHDRBT]\d+0$/.test(name))) return false
  // 不低于Rw45 is a grade
  const bought = chosen.test(before) && (!/不低于 ?$/.test(before) || /\d{3}/.test(name))
  const placed =
    bought || naming.test(before) || model.test(after) || listed.test(after) || (opens && goods.test(after))
  return placed && ![letters, ...name.split('-')].some((part) => part.length > 1 && isKnown(part))
}

function isBrand(name: string, { before, after, opens }: Place, isKnown: Spelling): boolean {
  const brand = branded.test(before)
  const word = name
    .split(/[-.]/)
    .find((part) => mixedCase.test(part) || capitals.test(part) || (brand && short.test(part)))
  if (!word || otherAfter.test(after)) return false
  const bought = chosen.test(before) && (goods.test(after) || /^ ?(?:$|[,。;、])/.test(after))
  const placed =
    bought || naming.test(before) || titled.test(after) || listed.test(after) || (opens && goods.test(after))
  return placed && !isKnown(word) && !isKnown(name)
}
