import { numeralAt } from '../language/numeral.ts'
import type { Called } from './called.ts'
import { demandLines } from './line.ts'
import { isPost } from './posts.ts'
import { isNoProduct, isThing, productTitle } from './product-name.ts'
import type { Purchase } from './purchase-list.ts'

/** A thing that running text names: offsets of its name and, -1 where it has none, of its count. */
export interface NamedThing {
  readonly name: string
  readonly purchase: Purchase | null
  readonly quantity: number | null
  readonly unit: string
  readonly start: number
  readonly end: number
  readonly countStart: number
  readonly countEnd: number
}

/** What a text says of a thing, or of several at once: 数据服务器2台，内存≥128GB. Offsets of what is said. */
export interface Stretch {
  readonly things: readonly NamedThing[]
  readonly start: number
  readonly end: number
}

interface Clause {
  readonly start: number
  readonly end: number
  /** Where its number begins, its start where it has none. */
  readonly from: number
  /** The sign before it, '' at the beginning of the text. */
  readonly before: string
}

const unit = '[台套架辆张组只块部樘盏座把株棵根副人名个]'
const numeral = '(\\d{1,5}|[一二两三四五六七八九十]{1,3})'
const countedName = new RegExp(
  `^(.{2,30}?)\\s*[（(]?(?:共计?|数量)?\\s*${numeral}\\s*(${unit})套?[)）]?(?:[（(][^（()）]{1,40}[)）])?$`,
)
const countAlone = new RegExp(
  `^(?:[\\d一二三四五六七八九十]{1,3}[×xX*][\\d一二三四五六七八九十]{1,3})?(?:共计?|合计|总计|数量为?)?\\s*${numeral}\\s*(${unit})$`,
)
/** 项目经理1、厨师长1（三级）、厨师6: in a row the unit may be left out. */
const bareName = /^([\u4e00-\u9fff]{2,12})(\d{1,3})(?:[（(][^（()）]{1,40}[)）])?$/
/** What names of posts end with. */
const post =
  /(?:(?<!人)员|师|[^之性]长|工|经理|负责人|主管|主任|顾问|助理|保安|保洁|护士|医生|司机|教练|督导|总监|[^校]岗|(?:司乘|维修|保洁|护理|值班|安保|驾驶|运送|维护|操作|检测|审核|驻场)人员)$/
/** What puts a thing somewhere: 中控室配置数据服务器. */
const placing =
  /^.{0,16}?(?:配置|配备|配有|部署|设置|设有|新增|增设|增配|选用|采购|购置|新购|布设|布置|安装|配(?!电|件|套|线|重)|设(?![备施计置定]))(?=.{2})/
const sentence =
  /^(?:提供|乙方|甲方|供应商|投标人|中标人|支持|采用|含|其中|应(?![用急])|须|共(?![享用])|每|第|各|最|单(?=[台个只套独项])|实际|至少|由|需)|不[少低]于|[≥≤%％]|为.{0,4}$/
/** What is there already, what lies in store, what is spoken of each. */
const notBought = /现有|原有|利旧|既有|已[建有]|在用|停产|备用|备[件品]|另配|随[机货]|赠送|样品|不少于|每(?!小时)/
/** Parts of things: 硬盘4块 is bought with the server. */
const component =
  /(?:硬盘|固态盘|机械盘|磁盘|SSD|HDD|[光电网串]口|内存条?|网卡|显卡|阵列卡|板卡|风扇|处理器|CPU|插槽|接口|端口|模块|镜头|电池|探针|显示器|键盘|鼠标|支架|附件|配件|电极|钥匙|工具)$|^(?:冗余|双|热插拔|内置)*电源$/i
/** What is counted and is no thing. */
const papers = /授权|许可|证书|资料|图纸|手册|文件|报告|方案$|份$|地点|位置|路口|点位|人员/
/** Names of many things at once: what stands under them may be bought by itself. */
export const collective: RegExp = /(?:系统|设备|仪表|器材|设施|网络|软件|工程|平台|货物|材料)$/

/**
 * The things that a text names with their count, or by the name that a list has, each with what is said of it. With `open` the
 * text belongs to no product yet, and what no list names may be one; else only the product called `own`. None where the text
 * names nothing so.
 */
export function goodsIn(text: string, label: string, called: Called, open: boolean, own: string = ''): Stretch[] {
  if (text.length > 4000) return []
  const clauses = clausesOf(text, label)
  const found: { things: NamedThing[]; start: number; end: number }[] = []
  /** Something with figures was said since the sentence began. */
  let said = false
  /** Where the last thing's name and count ended without a word on it. */
  let bare = -1
  for (let at = 0; at < clauses.length; at++) {
    const clause = clauses[at]!
    const isNew = clause.before === '' || '。\n'.includes(clause.before)
    // 派驻人员共31人：项目经理1人、厨师6人
    if (isNew || '：:'.includes(clause.before)) said = false
    const next = clauses[at + 1]
    const words = text.slice(clause.start, clause.end)
    const count = counted(text, clause, next) ?? inRow(text, clause, next)
    const isFree = isNew || ('；;：:'.includes(clause.before) ? found.length > 0 || !said : !said)
    const thing = count && isFree ? countedThing(count, called, open, own) : null
    const known =
      thing || count || !open || !(isNew || '；;'.includes(clause.before)) ? null : calledAt(words, next, called)
    if (!thing && !known) {
      const current = found.at(-1)
      if (current && current.end < 0 && elsewhere.test(words)) current.end = clause.start
      if (/\d/.test(words)) said = true
      bare = -1
      continue
    }
    const last = found.at(-1)
    if (last && last.end < 0) last.end = clause.from
    const things = [thing ?? knownThing(known!, clause)]
    const stop = thing ? count!.stop : clause.start + known!.length
    const goesOn = last && bare === at - 1 && clause.before === '、' && thing
    if (goesOn) {
      last.things.push(...things)
      last.start = stop
      last.end = -1
    } else found.push({ things, start: stop, end: -1 })
    if (count?.isTwo) at++
    bare = thing ? at : -1
    if (!thing) said = true
  }
  const last = found.at(-1)
  if (last && last.end < 0) last.end = text.length
  return found
}

/** The listed thing that a clause speaks of; none where it only lists names. */
function calledAt(words: string, next: Clause | undefined, called: Called): ReturnType<Called['at']> {
  const found = called.at(words, true)
  return found && found.length === words.trimEnd().length && next?.before === '、' ? null : found
}

/** A clause that begins so speaks of another thing, whatever that is. */
const elsewhere =
  /^(?:安装|敷设|购置|采购|建设|新增|增设|布设|部署|同时(?:安装|购置|采购|建设|部署))(?!方式|调试|使用|尺寸|位置|高度|在|于)/

interface Counted {
  readonly name: string
  readonly quantity: number
  readonly unit: string
  readonly start: number
  readonly end: number
  readonly countStart: number
  readonly stop: number
  /** The count is a clause of its own. */
  readonly isTwo: boolean
}

function counted(text: string, clause: Clause, next: Clause | undefined): Counted | null {
  const words = text.slice(clause.start, clause.end)
  const whole = countedName.exec(words)
  const alone =
    !whole && next && '，,：:'.includes(next.before) ? countAlone.exec(text.slice(next.start, next.end)) : null
  const found = whole ?? alone
  if (!found) return null
  const name = whole ? whole[1]! : words
  const [figure, measure] = whole ? [whole[2]!, whole[3]!] : [alone![1]!, alone![2]!]
  const quantity = numeralAt(figure, 0)?.value
  // 食堂（两层，600座） counts no canteens
  const isWhole = (name.match(/[（(]/g)?.length ?? 0) === (name.match(/[)）]/g)?.length ?? 0)
  if (quantity === undefined || !isWhole || name.length > 30 || (!whole && words.length < 2)) return null
  const stop = whole ? clause.end : next!.end
  return {
    name: name.trim(),
    quantity,
    unit: measure,
    start: clause.start,
    end: clause.start + name.length,
    countStart: text.lastIndexOf(figure, stop),
    stop,
    isTwo: !whole,
  }
}

/** A post with its number and no unit, between others of the kind. */
function inRow(text: string, clause: Clause, next: Clause | undefined): Counted | null {
  if (clause.before !== '、' && next?.before !== '、') return null
  const found = bareName.exec(text.slice(clause.start, clause.end))
  if (!found || !post.test(found[1]!)) return null
  const { start, end } = clause
  const countStart = start + found[1]!.length
  return {
    name: found[1]!,
    quantity: Number(found[2]),
    unit: '人',
    start,
    end: countStart,
    countStart,
    stop: end,
    isTwo: false,
  }
}

function countedThing(own: Counted, called: Called, open: boolean, around: string): NamedThing | null {
  if (notBought.test(own.name)) return null
  if (own.unit === '人' || own.unit === '名') return countedPost(own, called, open)
  const place = { start: own.start, end: own.end, countStart: own.countStart, countEnd: own.stop }
  const count = { quantity: own.quantity, unit: own.unit }
  const given = own.name.replace(placing, '').replace(/(?<=.{3})(?:采购|购置|配置|配备)$/, '')
  // 拼接大屏为55英寸单元，共12块
  const subject = given.replace(/为.*$/, '')
  const placed = isThing(subject) ? subject : given
  const purchase = called.by(own.name, own.quantity, own.unit) ?? called.by(placed, own.quantity, own.unit)
  if (purchase && purchase.quantity === own.quantity) return { name: purchase.name, purchase, ...count, ...place }
  if (!open && !(around !== '' && productTitle(placed) === around)) return null
  if (purchase) return { name: purchase.name, purchase, ...count, ...place }
  const name = productTitle(placed)
  const isOurs = /[\u4e00-\u9fff]{2}|^UPS$/.test(name) && name.length <= 24 && !isNoProduct(name)
  if (!isOurs || sentence.test(placed) || component.test(name) || papers.test(name)) return null
  // trees have short names: 香樟40株
  const isNamed = (name.length >= 3 && own.unit !== '个') || '株棵'.includes(own.unit)
  return isThing(name) || /AP$/.test(name) || isNamed ? { name, purchase: null, ...count, ...place } : null
}

function countedPost(own: Counted, called: Called, open: boolean): NamedThing | null {
  const purchase = called.by(own.name, own.quantity, own.unit)
  const name = own.name.replace(placing, '')
  const isOurs = open && post.test(name) && isPost(name) && !/^(?:其中|共|合计|每)/.test(name)
  if (!isOurs && purchase?.name !== own.name) return null
  const place = { start: own.start, end: own.end, countStart: own.countStart, countEnd: own.stop }
  return { name, purchase, quantity: own.quantity, unit: '人', ...place }
}

function knownThing(
  { purchase, length }: { readonly purchase: Purchase; readonly length: number },
  clause: Clause,
): NamedThing {
  return {
    name: purchase.name,
    purchase,
    quantity: null,
    unit: '',
    start: clause.start,
    end: clause.start + length,
    countStart: -1,
    countEnd: -1,
  }
}

const signs = '。；;，,、：:\n'
const opening = /^(?:[\s\u3000]|[（(]\d{1,2}[)）]|\d{1,2}[)）.、](?!\d)|[①-⑳]|[★▲])+/

/** The clauses of a text outside brackets, without what numbers and marks them. */
function clausesOf(text: string, label: string): Clause[] {
  const first = demandLines(text.slice(0, 80), label)[0]?.start ?? 0
  const found: Clause[] = []
  let depth = 0
  let start = first
  let before = ''
  for (let at = first; at <= text.length; at++) {
    const char = text[at]
    if (char === '（' || char === '(') depth++
    else if (char === '）' || char === ')') depth = Math.max(0, depth - 1)
    const isFigure = (char === ':' || char === ',') && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')
    if (char !== undefined && (depth > 0 || isFigure || !signs.includes(char))) continue
    const own = start + (opening.exec(text.slice(start, Math.min(at, start + 16)))?.[0].length ?? 0)
    if (at > own) found.push({ start: own, end: at, from: start, before })
    before = char ?? ''
    start = at + 1
  }
  return found
}
