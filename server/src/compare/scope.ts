import { type BlockPlace, isNoProduct, type Product, productKey, productTitle } from '../parameters/index.ts'
import type { Change, ChangeCertainty, Stage } from './model.ts'
import { hasInCommon } from './other-names.ts'
import type { Held } from './parameter-changes.ts'
import { alike, bigrams, partIndex, plain } from './text.ts'

/** What a stage says anywhere. */
export interface Said {
  /** Whether a name is said, folded as names are. */
  has(name: string): boolean
  /** Whether a part of a long name is said that nearly makes it up, or its beginning with its end: 数据交换平台 of 诉讼服务数据交换平台. */
  hasShort(name: string): boolean
  /** Whether each clause of a text stands there word for word. */
  tells(text: string): boolean
}

const stops = /[。；;，,：:\n]+/
/** Word drafts type the number that Markdown keeps apart from the text. */
const listNumber =
  /^[\s★▲△※#*]*[（(]?(?:\d{1,3}(?:[.．]\d{1,3})*|[一二三四五六七八九十]{1,3}|[①-⑳])(?:(?:[)）、.．]\s*|\s+)(?=[\u4e00-\u9fff])|(?:[)）、]\s*|[.．]\s+)(?=\d))/

function clausesOf(text: string): string[] {
  return text.split(stops).map((clause) => plain(clause.replace(listNumber, '')))
}

/** Length of the parts of a text that are kept to see what cannot stand in it. */
const gram = 3

function gramsOf(text: string): Set<string> {
  const found = new Set<string>()
  for (let at = 0; at + gram <= text.length; at++) found.add(text.slice(at, at + gram))
  return found
}

export function saidIn({ document }: Stage): Said {
  let text: string | null = null
  let grams: Set<string> | null = null
  const known = new Map<string, boolean>()
  let all: Set<string> | null = null
  const has = (name: string): boolean => {
    const key = productKey(name)
    const before = known.get(key)
    if (before !== undefined) return before
    text ??= productKey(document.source)
    grams ??= gramsOf(text)
    // a search through the whole text only where all its parts occur
    let found = true
    for (let at = 0; at + gram <= key.length && found; at++) found = grams.has(key.slice(at, at + gram))
    found &&= text.includes(key)
    known.set(key, found)
    return found
  }
  return {
    has,
    hasShort(name) {
      const key = productKey(name)
      const least = Math.max(5, Math.ceil(key.length * 0.6))
      if (key.length <= least) return false
      return (
        has(key.slice(0, least)) || has(key.slice(-least)) || (key.length >= 8 && has(key.slice(0, 4) + key.slice(-2)))
      )
    },
    tells(words) {
      all ??= new Set(document.blocks.flatMap((block) => clausesOf(block.text)))
      const own = clausesOf(words).filter(Boolean)
      return own.length > 0 && own.every((clause) => all!.has(clause))
    },
  }
}

/** Services that are bought apart from the main work: their absence is no change of scope. */
const apart =
  /监理|测评|第三方|审计|咨询|设计|预备费|管理费|检测|造价|招标代理|费用?$|培训|利息|税|集成(?:服务)?$|安装|施工|线缆|桥架|辅材|调试$|搬迁|运输/

/** Columns of what is not bought: systems to be joined, things that are there, spare parts. */
const notBought = /对接|接入|既有|现有|已有|利旧|互联|备[品件]|耗材/

/** Whether the column that names a product is one of things bought. */
function isBought({ stage, product }: Held, stages: readonly Stage[]): boolean {
  const { document, outline } = stages[stage]!
  const cell = document.blocks[product.place.block]?.cell
  if (!cell) return true
  const table = outline.tables.find((one) => one.table === cell.table)
  return !notBought.test(table?.columns.find(({ column }) => column === cell.column)?.header ?? '')
}

/** A contract for one lot has none of what the list of another lot buys: the whole list is missing there, not one thing of it. */
function isOtherLot({ stage, product }: Held, now: number, stages: readonly Stage[]): boolean {
  const { document, products } = stages[stage]!
  const tableOf = ({ place }: Product): number => document.blocks[place.block]?.cell?.table ?? -1
  const own = tableOf(product)
  const { kind, products: left } = stages[now]!
  if (own < 0 || (kind !== 'contract' && kind !== 'acceptance')) return false
  const kept = new Set(left.map(({ key }) => key))
  const keeps = products.filter(({ key }) => kept.has(key)).map(tableOf)
  return keeps.length > 0 && !keeps.includes(own)
}

/** What headings that were read as things end with, though they name what is done. */
const chapterWords = /(?:供应|用工|用人|内容|期限|范围|伙食|膳食|餐费|管理|概况|信息|措施|组织|部分|事项|数据)$/

/** 项目经理, 保洁员: people are counted, not bought. */
const isPost = ({ unit }: Product): boolean => unit === '人' || unit === '名'

/** Products that a stage adds to, or leaves out of, what the last one had. `listed` says whether both state their products in lists. */
export function productScope(
  fresh: readonly Held[],
  missing: readonly Held[],
  between: readonly [number, number],
  stages: readonly Stage[],
  said: readonly Said[],
  listed: boolean,
): Change[] {
  const [before, now] = between
  const isListed = ({ product }: Held): boolean => listed && product.quantity !== null && !isPost(product)
  const change = (held: Held, isNew: boolean, certainty: ChangeCertainty): Change => {
    const place = { stage: held.stage, place: held.product.place }
    return {
      kind: 'scope',
      between: [isNew ? before : held.stage, now],
      product: held.product.name,
      parameter: '',
      from: isNew ? null : place,
      to: isNew ? place : null,
      certainty,
      note: isNew ? 'new' : '',
    }
  }
  // 食用盐 gone and 加碘食盐 new, 3000 of each, or names much alike in other numbers: perhaps one thing
  const isOther = (others: readonly Held[]): ((held: Held) => boolean) => {
    const keys = others.map(({ product }) => bigrams(product.key))
    const find = partIndex(keys)
    return ({ product }) =>
      !find(bigrams(product.key)).some((at) => alike(keys[at]!, bigrams(product.key)) >= 0.5) &&
      !others.some(
        ({ product: other }) =>
          other.quantity === product.quantity &&
          other.unit === product.unit &&
          (other.key.at(-1) === product.key.at(-1) || hasInCommon(other, product, true)),
      )
  }
  const [isNotGone, isNotNew] = [isOther(missing), isOther(fresh)]
  // who does the work is compared where both papers list it
  const posts = (at: number): boolean => stages[at]!.products.filter(isPost).length >= 2
  const bothPost = posts(before) && posts(now)
  const isOurs = (held: Held): boolean => isBought(held, stages) && (bothPost || !isPost(held.product))
  // what only a heading tells is no product of its own where the other paper speaks of it at all
  const tells = ({ product }: Held, one: Said): boolean =>
    product.quantity !== null || (!one.has(product.name) && !chapterWords.test(product.name))
  // 电磁流量计DN400 of one paper may be among the 电磁流量计 of the other
  const isNamed = ({ product }: Held, other: number): boolean =>
    said[other]!.has(product.name) ||
    stages[other]!.products.some(
      ({ key }) => key.length >= 3 && (product.key.startsWith(key) || key.startsWith(product.key)),
    )
  return [
    ...fresh
      .filter((held) => tells(held, said[before]!) && isOurs(held))
      .map((held) => {
        const isApproved = stages[before]!.kind !== 'feasibility-study'
        const sure =
          isListed(held) &&
          isApproved &&
          isNotGone(held) &&
          !apart.test(held.product.name) &&
          !said.slice(0, now).some((_, at) => isNamed(held, at))
        return change(held, true, sure ? 'certain' : 'review')
      }),
    ...missing
      .filter((held) => tells(held, said[now]!) && isOurs(held))
      .map((held) => {
        // a study only proposes, and what a paper on deliveries lists are things
        const isApproved = stages[held.stage]!.kind !== 'feasibility-study'
        const isService = /^项$/.test(held.product.unit) || /服务$/.test(held.product.name)
        const sure =
          isListed(held) &&
          isApproved &&
          isNotNew(held) &&
          !isOtherLot(held, now, stages) &&
          !(isService && stages[now]!.kind === 'acceptance') &&
          !apart.test(held.product.name) &&
          !isNamed(held, now) &&
          // on acceptance works and systems are told by what they are called for short
          !(stages[now]!.kind === 'acceptance' && said[now]!.hasShort(held.product.name))
        return change(held, false, sure ? 'certain' : 'review')
      }),
  ]
}

interface Chapter {
  readonly title: string
  readonly key: string
  readonly place: BlockPlace
}

const works =
  /(?:建设|服务|工作|项目|采购|施工|实施|运维|开发)(?:内容|任务|范围|清单)|功能(?:需求|要求|模块|设计)|分项(?:设计|建设)|系统(?:建设|设计)/
/** Headings that say more of the work around them and are none of their own. */
const detail =
  /总体|概述|说明|原则|目标|要求$|其他|依据|背景|现状|架构|附[件表]|(?:性能|技术|质量|运行|功能|安全|考核|服务)(?:指标|参数)$|指标$|^(?:接口|数据|部署)|用户角色|角色|报表$|权限|流程/
/** How the supplier works, in papers that bind it: terms of the contract, no content of the project. */
const terms =
  /支持$|支撑$|培训|质保|保修|售后|驻场|应急|交付|移交|资料|文档|保障|验收|测试|调试|试运行|进度|人员|团队|组织|响应|文明|措施|承诺|整改|检[查测]|核[查对]|情况$|结论|评价/

/** The heading above, by the outline and by the level of its style: Word numbers often say less than the style. */
function parentsOf({ document, outline }: Stage): readonly (readonly number[])[] {
  const open: { readonly at: number; readonly level: number }[] = []
  return outline.headings.map(({ parent, block }, at) => {
    const { level } = document.blocks[block]!
    if (level === 0) return [parent]
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop()
    const stated = open.at(-1)?.at ?? -1
    open.push({ at, level })
    return stated === parent ? [parent] : [parent, stated]
  })
}

/** Headings under 建设内容, 服务内容 and the like that name work and no product. */
function chaptersOf(stage: Stage): Chapter[] {
  const { document, outline, products, kind } = stage
  const names = new Set(products.map(({ key }) => key))
  const parents = parentsOf(stage)
  const inside = outline.headings.map(() => false)
  const binds = kind === 'contract' || kind === 'acceptance'
  return outline.headings.flatMap(({ title, block }, at) => {
    const isInside = parents[at]!.some((parent) => parent >= 0 && inside[parent]!)
    inside[at] = isInside || works.test(title)
    const name = title
      .replace(/^[\s\d.．、（）()一二三四五六七八九十]+/, '')
      .replace(/^第[一二三四五六七八九十]+[章节]\s*/, '')
    const key = productKey(name)
    if (!isInside || works.test(title) || key.length < 3 || key.length > 24) return []
    if (names.has(productKey(productTitle(title))) || detail.test(name) || (binds && terms.test(name))) return []
    return [{ title: name, key, place: { block, start: 0, end: document.blocks[block]!.text.length } }]
  })
}

/** Whether a paper speaks of a chapter's work, of all of it where the title joins several things. */
function speaksOf(said: Said, title: string): boolean {
  const bare = (name: string) => name.replace(/(?:建设|服务|开发|模块|子?系统|功能|设计)+$/, '') || name
  const parts = title.split(/[和与及、]/)
  return said.has(bare(title)) || (parts.length > 1 && parts.every((part) => part.length >= 2 && said.has(bare(part))))
}

/** Whole chapters of work that only one of two stages has. */
export function chapterScope(before: number, now: number, stages: readonly Stage[], said: readonly Said[]): Change[] {
  const [from, to] = [chaptersOf(stages[before]!), chaptersOf(stages[now]!)]
  if (from.length < 2 || to.length < 2) return []
  const lacks = (list: readonly Chapter[], own: Chapter, other: Said): boolean => {
    if (speaksOf(other, own.title)) return false
    const parts = bigrams(own.key)
    return !list.some((one) => alike(parts, bigrams(one.key)) >= 0.6)
  }
  const fresh = to.filter((one) => lacks(from, one, said[before]!))
  const missing = from.filter((one) => lacks(to, one, said[now]!))
  const shared = to.length - fresh.length
  // two papers of another make have no chapters in common: nothing can be said
  if (shared * 2 < Math.min(from.length, to.length)) return []
  const sure = shared >= 2 && stages[before]!.kind !== 'feasibility-study'
  const change = (one: Chapter, isNew: boolean): Change => ({
    kind: 'scope',
    between: [before, now],
    product: one.title,
    parameter: '',
    from: isNew ? null : { stage: before, place: one.place },
    to: isNew ? { stage: now, place: one.place } : null,
    certainty: sure && isNew && !isNoProduct(one.title) ? 'certain' : 'review',
    note: isNew ? 'chapter' : '',
  })
  return [...fresh.map((one) => change(one, true)), ...missing.map((one) => change(one, false))]
}
