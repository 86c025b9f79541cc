import type { Block, FrontMatterEntry, SourceDocument } from '../core/block.ts'
import { type Fact, type Facts, type PurchaseMethod, type PurchaseObject, purchaseMethods } from '../core/facts.ts'
import type { Regime, SectionKind } from '../core/kinds.ts'
import type { Outline } from '../core/section.ts'
import { wordBits } from '../core/word-bits.ts'
import { keptBits } from './kept.ts'
import { type Changed, changedBlocks } from './same-outline.ts'

const keys = {
  regime: ['regime', '适用法律', '制度'],
  object: ['object', '采购对象', '项目类型', '类别'],
  method: ['method', '采购方式', '招标方式'],
  budget: ['budget', '预算', '预算金额'],
  region: ['region', '地区', '区域'],
} as const

let last: {
  readonly blocks: readonly Block[]
  readonly frontMatter: SourceDocument['frontMatter']
  readonly outline: Outline
  readonly facts: Facts
} | null = null

/**
 * What the document says of itself. Front matter wins over its text; the text is read once, from the top. The same object comes
 * again where only clauses that say nothing of it changed.
 */
export function facts(document: SourceDocument, outline: Outline): Facts {
  const { blocks, frontMatter } = document
  const changed =
    last?.outline === outline && isSameHead(last.frontMatter, frontMatter) && changedBlocks(last.blocks, blocks)
  const found =
    last && changed && keepsFacts(last.blocks, blocks, changed, outline) ? last.facts : readFacts(document, outline)
  last = { blocks, frontMatter, outline, facts: found }
  return found
}

type Head = SourceDocument['frontMatter']

function isSameHead(one: Head, two: Head): boolean {
  return (
    one === two ||
    (one.length === two.length && one.every(({ key, value }, i) => key === two[i]!.key && value === two[i]!.value))
  )
}

function keepsFacts(
  before: readonly Block[],
  after: readonly Block[],
  { from, to }: Changed,
  { tables }: Outline,
): boolean {
  for (const blocks of [before, after])
    for (let i = from; i < to; i++) {
      const { cell } = blocks[i]!
      const table = cell && tables.find((one) => one.table === cell.table)
      if (mayTell(blocks, i) || table?.columns.some(namesBudget)) return false
    }
  return true
}

const namesBudget = ({ header }: { readonly header: string }): boolean => /预算|最高限价/.test(header)

/** Whether a fact may be read from a block by its own words or those of a label before it. Blocks at the top are read for more than their signal words. */
function mayTell(blocks: readonly Block[], at: number): boolean {
  // a label asks for the block behind it
  const bits = readBits(blocks[at]!) | (at > 0 ? readBits(blocks[at - 1]!) & ~(bit.procurement | bit.tendering) : 0)
  if (at > early + 1) return (bits & (bit.procurement | bit.tendering | bit.budget)) !== 0
  const { text } = blocks[at]!
  return bits !== 0 || cities.test(text) || /代理|[省市区县州]/.test(text) || readMethod(text) !== null
}

function readFacts(document: SourceDocument, outline: Outline): Facts {
  const { blocks, frontMatter } = document
  const stated = (names: readonly string[]): string | null => {
    const entry = frontMatter.find((one: FrontMatterEntry) => names.includes(one.key.trim().toLowerCase()))
    return entry ? entry.value.trim() : null
  }
  const given = <T>(names: readonly string[], read: (text: string) => T | null): Fact<T> | null => {
    const text = stated(names)
    const value = text ? read(text) : null
    return value === null ? null : { value, block: -1 }
  }
  return {
    regime: given(keys.regime, readRegime) ?? findRegime(blocks, outline),
    object: given(keys.object, readObject) ?? findObject(blocks),
    method: given(keys.method, readMethod) ?? findMethod(blocks),
    budget: given(keys.budget, readBudget) ?? findBudget(blocks, outline),
    region: given(keys.region, readRegion) ?? findRegion(blocks),
  }
}

function readRegime(text: string): Regime | null {
  if (/government|政府采购/.test(text)) return 'government-procurement'
  return /tendering|招标投标|招投标/.test(text) ? 'tendering-law' : null
}

function readObject(text: string): PurchaseObject | null {
  const said = /^[^，,。；;\n]*/.exec(text)![0]
  const found: PurchaseObject[] = []
  if (/^goods$|货物/.test(said)) found.push('goods')
  if (/^services$|服务/.test(said)) found.push('services')
  if (/^works$|工程/.test(said)) found.push('works')
  // 货物或服务类 names the choices, not the choice.
  return found.length === 1 ? found[0]! : null
}

const methodWords: readonly (readonly [PurchaseMethod, RegExp])[] = purchaseMethods.map((method) => [
  method,
  new RegExp(method === '竞争性谈判' ? '竞争性谈判|谈判采购' : method === '比选' ? '比选|遴选' : method),
])

function readMethod(text: string): PurchaseMethod | null {
  for (const [method, words] of methodWords) if (words.test(text)) return method
  return null
}

/** Yuan from 180万元, 1,800,000.00 元, 180.5（万元）; null when there is no amount. */
function readBudget(text: string): number | null {
  const match = /(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?)\s*[（(]?(?:人民币)?(亿|万)?/.exec(text)
  if (!match) return null
  const number = Number(match[1]!.replaceAll(',', ''))
  const factor = match[2] === '亿' ? 1e8 : match[2] === '万' || /万元/.test(text.slice(0, match.index)) ? 1e4 : 1
  return number > 0 ? Math.round(number * factor * 100) / 100 : null
}

const provinces =
  '北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆'
const placeName = new RegExp(
  `(${provinces})(省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)?((?:(?![省市区县州])[\\u4e00-\\u9fff]){2,4}[市州盟])?((?:(?![省市区县州])[\\u4e00-\\u9fff]){1,4}[区县旗市](?![域别委]))?`,
)
const cityName = /(?:^|[：:\s（(])([\u4e00-\u9fff]{2,3}市)([\u4e00-\u9fff]{1,3}?[区县])?/

function readRegion(text: string): readonly string[] | null {
  const parts = text
    .replace(/[[\]"']/g, '')
    .split(/[\s,，/、>]+/)
    .filter(Boolean)
  if (parts.length > 1) return parts
  return regionIn(text) ?? (parts.length ? parts : null)
}

function regionIn(text: string): readonly string[] | null {
  const match = placeName.exec(text)
  if (match?.[2] || match?.[3]) {
    const first = match[1]! + (match[2] ?? '')
    return [
      first,
      ...[match[3], match[4]].filter((part): part is string => !!part && !/[社小校]区|地区|[园学]区/.test(part)),
    ]
  }
  const city = cityName.exec(text)
  if (!city || /城市|超市|本市|全市|县市|各市|直辖市/.test(city[1]!)) return null
  return city[2] ? [city[1]!, city[2]] : [city[1]!]
}

const early = 400

const words = {
  method: /(采购|招标)方式/,
  object:
    /^\s*[（(](货物|服务|工程)类?[)）]\s*$|(项目|采购|招标)(类型|类别|对象)|(?<![货物服务工程类][或和、及与/]?)(货物|服务|工程)类(?![或和、及与/])/,
  budget: /预算|最高限价|总投资/,
  site: /(采购人|招标人|采购单位|(项目|服务|交货|建设)(实施)?地点|项目名称|建设单位)/,
  address: /地\s*址/,
} as const

type Word = keyof typeof words

/** One bit for each of `words` in the first part of a text, then those of `findRegime`. */
const bit = { method: 1, object: 2, budget: 4, site: 8, address: 16, procurement: 32, tendering: 64 } as const

const bitsOf = keptBits(readBits)

/** Words without which none of `words` is in a text, in their order, then those of the laws. */
const signsIn = wordBits([
  ['采购方式', '招标方式'],
  [...['类型', '类别', '对象'], ...['货物', '服务', '工程'].flatMap((what) => [`${what}类`, `（${what}`, `(${what}`])],
  ['预算', '最高限价', '总投资'],
  ['采购人', '招标人', '采购单位', '地点', '项目名称', '建设单位'],
  ['址'],
  ['政府采购'],
  ['招标投标法', '招投标法'],
])
const wordList = Object.keys(words) as Word[]

function readBits({ text }: Block): number {
  const signs = signsIn(text)
  if (!signs) return 0
  const start = text.slice(0, 400)
  let bits = 0
  for (let at = 0; at < wordList.length; at++)
    if (signs & (1 << at) && words[wordList[at]!].test(start)) bits |= bit[wordList[at]!]
  // A black list bears the name of the law in tenders of companies too.
  if (signs & bit.procurement && !/^[^政]*政府采购严重违法[^政]*$/.test(text)) bits |= bit.procurement
  return bits | (signs & bit.tendering)
}

/** Calls `read` on the first blocks whose text has the word, then on the block after it when the text is a bare label. */
function labelled<T>(
  blocks: readonly Block[],
  word: Word,
  read: (text: string) => T | null,
  limit = early,
  wanted: (block: number) => boolean = () => true,
): Fact<T> | null {
  const last = Math.min(blocks.length, limit)
  const bits = bitsOf(blocks)
  for (let i = 0; i < last; i++) {
    if (!(bits[i]! & bit[word]) || !wanted(i)) continue
    const text = blocks[i]!.text
    const at = text.slice(0, 400).search(words[word])
    const own = read(text.slice(at, at + 60))
    if (own !== null) return { value: own, block: i }
    const next = blocks[i + 1]
    // A heading 建设地点 is answered by the paragraph below.
    const isLabel = next && next.text.length < 40 && (next.cell ? text.length < 24 : text.length - at <= 6)
    const value = isLabel ? read(`${text.slice(at)}：${next.text}`) : null
    if (value !== null) return { value, block: i + 1 }
  }
  return null
}

/** What its own clause says: 采购方式：公开招标。采用竞争性磋商的，…… */
const methodSaid = (text: string): PurchaseMethod | null => readMethod(/^[^，,。；;\n]*/.exec(text)![0])

function findMethod(blocks: readonly Block[]): Fact<PurchaseMethod> | null {
  const said = labelled(blocks, 'method', methodSaid)
  if (said) return said
  for (let i = 0; i < Math.min(blocks.length, 60); i++) {
    const text = blocks[i]!.text
    const value = text.length < 60 ? readMethod(text) : null
    if (value) return { value, block: i }
  }
  return null
}

function findObject(blocks: readonly Block[]): Fact<PurchaseObject> | null {
  return labelled(blocks, 'object', readObject)
}

function findRegime(blocks: readonly Block[], outline: Outline): Fact<Regime> | null {
  const quoted: ReadonlySet<SectionKind> = new Set(['form', 'contract'])
  let procurement = 0
  let tendering = 0
  let first = -1
  let second = -1
  const bits = bitsOf(blocks)
  for (let i = 0; i < bits.length; i++) {
    const said = bits[i]! & (bit.procurement | bit.tendering)
    if (!said || quoted.has(outline.labels[i]!.section)) continue
    if (said & bit.procurement) {
      procurement++
      if (first < 0) first = i
    }
    if (said & bit.tendering) {
      tendering++
      if (second < 0) second = i
    }
  }
  if (!procurement && !tendering) return null
  // Tenders of works cite 政府采购 in passing; a procurement file names the other law at most beside its own.
  if (procurement >= tendering && procurement > 0) return { value: 'government-procurement', block: first }
  return { value: 'tendering-law', block: second }
}

const elsewhere: ReadonlySet<SectionKind> = new Set(['form', 'contract', 'instructions', 'scoring'])

function findBudget(blocks: readonly Block[], outline: Outline): Fact<number> | null {
  const read = (text: string): number | null => {
    const match = /(预算|最高限价|控制价|总投资)[^\d。；]{0,24}\d[\d,.]*\s*[（(]?(亿|万)?元?/.exec(text)
    if (!match || /[%％‰]/.test(text.slice(match.index + match[0].length, match.index + match[0].length + 1)))
      return null
    const value = readBudget(match[0])
    return value !== null && value >= 5000 ? value : null
  }
  const said = labelled(blocks, 'budget', read, blocks.length, (i) => !elsewhere.has(outline.labels[i]!.section))
  if (said && blocks[said.block]!.cell === null) return said
  for (const table of outline.tables) {
    const column = table.columns.find((one) => /预算|最高限价/.test(one.header) && !one.header.includes('单价'))
    if (!column || elsewhere.has(table.section)) continue
    const value = columnBudget(blocks, outline, table.table, table.block, column.column, /万元/.test(column.header))
    if (value) return value
  }
  return said
}

/** The only amount of a column, or that of its total row. */
function columnBudget(
  blocks: readonly Block[],
  outline: Outline,
  table: number,
  from: number,
  column: number,
  tenThousands: boolean,
): Fact<number> | null {
  const amounts: Fact<number>[] = []
  let totalRow = -1
  for (let i = from; i < blocks.length; i++) {
    const { cell, text } = blocks[i]!
    if (cell?.table !== table) {
      if (!cell) break
      continue
    }
    if (/^(合|总)\s*计/.test(text)) totalRow = cell.row
    const isAmount = cell.column === column || (cell.row === totalRow && /\d/.test(text))
    if (!isAmount || outline.labels[i]!.header) continue
    const amount = text.replace(/(?<=\d)\s+(?=\d)/g, '')
    const value = readBudget(tenThousands && !text.includes('万') ? `万元 ${amount}` : amount)
    if (value === null || value < 5000) continue
    if (cell.row === totalRow) return { value, block: i }
    amounts.push({ value, block: i })
  }
  return amounts.length === 1 ? amounts[0]! : null
}

/** What stands behind a city that is taken for the place. */
const besideCity = /公共资源|政府采购|第/
const cities =
  /(广州|深圳|武汉|成都|杭州|南京|西安|济南|青岛|沈阳|大连|长春|哈尔滨|厦门|宁波|合肥|郑州|长沙|福州|南昌|昆明|贵阳|南宁|海口|太原|石家庄|兰州|西宁|银川|乌鲁木齐|呼和浩特|拉萨|苏州|无锡)(?=公共资源|市?政府采购|第[一二三四五六七八九十])/

function findRegion(blocks: readonly Block[]): Fact<readonly string[]> | null {
  // The agency's address is not where the work is done.
  const ofAgency = (i: number): boolean => {
    for (let k = Math.max(0, i - 2); k <= i; k++) if (/代理/.test(blocks[k]!.text.slice(0, 60))) return true
    return false
  }
  const said =
    labelled(blocks, 'site', regionIn, early, (i) => {
      return !/代理/.test(blocks[i]!.text.slice(0, 60))
    }) ?? labelled(blocks, 'address', regionIn, early, (i) => !ofAgency(i))
  if (said) return said
  for (let i = 0; i < Math.min(blocks.length, 60); i++) {
    const text = blocks[i]!.text
    const value = text.length < 80 && /[省市区县州]/.test(text) ? regionIn(text) : null
    if (value) return { value, block: i }
  }
  for (let i = 0; i < Math.min(blocks.length, early); i++) {
    const text = blocks[i]!.text
    const city = text.length < 80 && besideCity.test(text) ? cities.exec(text) : null
    if (city) return { value: [`${city[1]!}市`], block: i }
  }
  return null
}
