import type { Block, SourceDocument } from '../core/block.ts'
import type { Outline } from '../core/section.ts'
import { type Collector, collector, type Draft, type Opening } from './collector.ts'
import { signposts } from './contents.ts'
import { statedCount } from './counted-line.ts'
import { collective, goodsIn, type NamedThing, type Stretch } from './goods.ts'
import { groupOfHeading } from './group.ts'
import { demandLines } from './line.ts'
import type { BlockPlace, Product } from './model.ts'
import { isNoProduct, isThing, productTitle } from './product-name.ts'
import { purchases, readsEverywhere } from './purchase-list.ts'
import { demandsSaid } from './said.ts'
import { readParameterTable } from './tables.ts'
import type { ParameterWords } from './words.ts'

/**
 * What a document buys and demands of it, in reading order: products of purchase lists, parameter tables and headings, each
 * with its quantity and its technical parameters. Forms, scoring, qualification and, but for contracts and acceptance
 * papers, contract terms are passed over. Linear in the text; throws nothing.
 */
export function productsIn(document: SourceDocument, outline: Outline, words: ParameterWords): Product[] {
  const everywhere = readsEverywhere(outline)
  const gathered = collector(purchases(document, outline), words, substantiveMarks(document))
  const heads = headingProducts(document, outline, gathered)
  const isSignpost = signposts(document, outline)
  const tables = new Map(outline.tables.map((table) => [table.block, table]))
  const wide = new Set(outline.tables.filter(({ columns }) => columns.length >= 3).map(({ table }) => table))
  let lined: Draft | null = null
  let linedNumber = ''
  /** How the line that opened `lined` is numbered. */
  let linedStyle = ''
  let before: Draft | null = null
  let above = { title: '', block: 0 }
  let heading = -2
  document.blocks.forEach((block, index) => {
    const label = outline.labels[index]!
    if (label.heading !== heading) {
      heading = label.heading
      lined = null
    }
    if (!block.cell && block.text.trim().length > 8) {
      before = null
      // 1.跑道材料有害物质限量（须提供检测报告…）
      const text = block.text.trim()
      const head = /^[^（(，,：:；;。]{2,40}/.exec(text)?.[0] ?? ''
      // a sentence that goes on names nothing
      const titles = /^[（(：:]|^$/.test(text.slice(head.length)) && !/[（(].{60,}/.test(text.slice(head.length))
      above = { title: titles ? head : '', block: index }
    }
    const ours =
      everywhere || label.section === 'technical' || label.table === 'technical' || label.table === 'purchase-list'
    if (!ours || isSignpost(index)) return
    if (block.cell && wide.has(block.cell.table) && isRemark(document, index)) {
      readGoods(goodsOf(index), index)
      return
    }
    if (block.cell) {
      const table = tables.get(index)
      if (!table || block.cell.parent >= 0) return
      if (!everywhere && (table.section === 'form' || table.section === 'scoring')) return
      const titled = gathered.purchase(productTitle(table.title)) ?? captioned(table.title)
      const place = { block: index, start: 0, end: block.text.length }
      const around = titled
        ? gathered.open({ name: titled.name, place, sure: true, ...nearby(label.heading) })
        : (lined ??
          heads(label.heading) ??
          fallback(table.title || above.title, table.title ? titleBlock(index) : above.block))
      before = readParameterTable(document, outline, table, around, before, gathered, words)
      return
    }
    if (label.isHeading >= 0 && !/[≥≤]/.test(block.text)) {
      lined = null
      // 第八条 乙方派驻下列人员：… is a heading by its number only
      if (block.text.length > 40) readGoods(goodsOf(index), index)
      return
    }
    const line = block.text.split('\n', 1)[0]!
    const bought = line.length <= 40 && !/[≥≤]/.test(line) ? gathered.purchase(productTitle(line)) : null
    if (bought && line === block.text) {
      const place = { block: index, start: 0, end: line.length }
      lined = gathered.open({ name: bought.name, place, sure: true, ...nearby(label.heading) })
      return
    }
    const [opened] = demandLines(block.text.slice(0, 80), block.label)
    const style = numberStyle(block.text, block.label)
    if (lined && linedStyle !== '' && style === linedStyle) {
      lined = null
      linedNumber = ''
      linedStyle = ''
    }
    const goods = goodsOf(index)
    if (goods.length > 0) {
      const only = readGoods(goods, index)
      lined = only ?? lined
      if (only) {
        linedNumber = opened?.number ?? ''
        linedStyle = style
      }
      return
    }
    const named = namedByLine(index)
    if (named) {
      const place = { block: index, start: 0, end: line.length }
      lined = gathered.open({ name: named, place, sure: false, ...nearby(label.heading) })
      linedNumber = opened?.number ?? ''
      return
    }
    const isBeside = opened && isSibling(opened.number, linedNumber)
    if (isBeside && (linedNumber.includes('.') || /^[一二三四五六七八九十]+$/.test(linedNumber + opened.number))) {
      lined = null
      linedNumber = ''
    }
    // 质保期3年，交货期30天 below all products is said of the project
    if (!opened?.number && !lined && periodOfAll.test(line) && !nameInTitle(label.heading)) return
    if (everywhere && !lined && readTitled(index)) return
    const draft = ownProduct(line, gathered, index, nearby(label.heading)) ?? lined ?? heads(label.heading)
    if (draft) addLines(draft, block, index)
  })
  return gathered.products()

  function addLines(draft: Draft, block: Block, index: number): void {
    const title = outline.headings[outline.labels[index]!.heading]?.title ?? ''
    const count = draft.quantity === null && draft.sure === false ? statedCount(block.text) : null
    if (count) {
      draft.quantity = count.quantity
      draft.unit = count.unit
      draft.quantityPlace = { block: index, start: count.start, end: count.end }
    }
    // 采购3辆。整车… goes on with demands
    if (count && block.text.slice(0, count.start).trim() === '') {
      draft.sure = true
      const start = count.end + /^[\s。；;，,]*/.exec(block.text.slice(count.end))![0].length
      const said = demandsSaid(block.text, start, block.text.length, words, false)
      for (const [from, to] of said) addSaid(draft, index, from, to)
      return
    }
    const text = count
      ? block.text.slice(0, count.start) + ' '.repeat(count.end - count.start) + block.text.slice(count.end)
      : block.text
    gathered.add(draft, count ? { ...block, text } : block, index, {
      product: draft.name,
      group: productTitle(title) === draft.name ? '' : shortTitle(title),
      strict: true,
      offered: everywhere || (draft.quantity !== null && productTitle(title) === draft.name),
      seen: outline.documentKind === 'acceptance',
    })
  }

  /** What a text names with its count or by its name in a list; none in the text of a product that is one thing. */
  function goodsOf(index: number): Stretch[] {
    const { text, label } = document.blocks[index]!
    const around = lined ?? heads(outline.labels[index]!.heading)
    const isOne =
      around !== null && (around.quantity !== null || (isThing(around.name) && !collective.test(around.name)))
    return goodsIn(text, label, gathered.called, !isOne, around?.name)
  }

  /** Reads what is said of each thing; the only one, where all that is said of it stands below. */
  function readGoods(goods: readonly Stretch[], index: number): Draft | null {
    const { text } = document.blocks[index]!
    let last: Draft | null = null
    // what is said before the first of them is said of the chapter
    const before = Math.min(...goods.map(({ things }) => things[0]!.start))
    const around = before > 12 ? (lined ?? heads(outline.labels[index]!.heading)) : null
    if (around && goods.length > 0) addLines(around, { ...document.blocks[index]!, text: text.slice(0, before) }, index)
    const posts = goods.flatMap(({ things }) => things.filter(({ unit }) => unit === '人'))
    for (const { things, start, end } of goods) {
      // what follows a row of people is said of all who work there
      const isCrew = things.length > 2 && things.every(({ unit }) => unit === '人')
      for (const thing of things) {
        last = openThing(thing, index)
        last.isListed ||= posts.length >= 3 && thing.unit === '人'
        if (isCrew) continue
        for (const [from, to] of demandsSaid(text, start, end, words, thing.unit === '人'))
          addSaid(last, index, from, to)
      }
    }
    const [only, ...others] = goods
    const isBare =
      only !== undefined &&
      others.length === 0 &&
      only.things.length === 1 &&
      text.slice(only.end === text.length ? only.start : 0).trim().length < 2
    const next = document.blocks[index + 1]
    return isBare && next && !next.cell && next.level === 0 ? last : null
  }

  /** 调度平台：接入点数120个，响应时间1.3秒 in a contract or on inspection speaks of the thing before the colon. */
  function readTitled(index: number): boolean {
    const { text, label } = document.blocks[index]!
    const first = demandLines(text.slice(0, 80), label)[0]?.start ?? 0
    const titles = [...text.matchAll(/(?<=^|[。\n]\s*)[^，,、。；;：:\n]{3,26}(?=[：:])/g)].flatMap((match) => {
      const start = Math.max(match.index, first)
      const end = match.index + match[0].length
      const name = end > start ? productTitle(text.slice(start, end)) : ''
      return isThing(name) && !isNoProduct(name) && !gathered.purchase(name) ? [{ name, start, end }] : []
    })
    let found = false
    titles.forEach(({ name, start, end }, at) => {
      const stop = titles[at + 1]?.start ?? text.length
      const said = demandsSaid(text, end + 1, stop, words, false)
      if (said.length < 2 || !/\d/.test(text.slice(end, stop))) return
      const thing = { name, purchase: null, quantity: null, unit: '', start, end, countStart: -1, countEnd: -1 }
      const draft = openThing(thing, index)
      for (const [from, to] of said) addSaid(draft, index, from, to)
      found = true
    })
    return found
  }

  /** The product that running text names, with its count where nothing else counts it; what follows may call it by its name. */
  function openThing(thing: NamedThing, index: number): Draft {
    const place = { block: index, start: thing.start, end: thing.end }
    const draft = gathered.open({ name: thing.name, place, sure: true, ...nearby(outline.labels[index]!.heading) })
    if (draft.quantity === null && thing.quantity !== null) {
      draft.quantity = thing.quantity
      draft.unit = thing.unit
      draft.quantityPlace = { block: index, start: thing.countStart, end: thing.countEnd }
    }
    const { name, key, group, number, quantity, unit, quantityPlace } = draft
    const row = { name, key, group, number, quantity, unit, quantityPlace, place, table: -1, row: index }
    if (!thing.purchase && thing.unit !== '人') gathered.called.add(row)
    return draft
  }

  function addSaid(draft: Draft, index: number, from: number, to: number): void {
    const block = document.blocks[index]!
    gathered.add(draft, { ...block, text: ' '.repeat(from) + block.text.slice(from, to) }, index, {
      product: draft.name,
      group: '',
      offered: true,
      seen: outline.documentKind === 'acceptance',
    })
  }

  function nameInTitle(heading: number): boolean {
    const name = heads(heading)?.name ?? ''
    return name !== '' && (outline.headings[heading]?.title ?? '').includes(name)
  }

  /** In plain text a product may be titled by a numbered line that is no heading: 2.1 服务器, with 1. … under it. */
  function namedByLine(index: number): string {
    const { text, label } = document.blocks[index]!
    if (text.length > 24 || /[，,。；;：:≥≤]/.test(text)) return ''
    const [line] = demandLines(text, label)
    const next = document.blocks[index + 1]
    const [below] = next && !next.cell ? demandLines(next.text, next.label) : []
    if (!line?.number || !below?.number || line.star) return ''
    const isUnder = below.number === `${line.number}.1` || (below.number === '1' && line.number !== '1')
    const name = productTitle(text)
    return isUnder && !isNoProduct(name) ? name : ''
  }

  /** The line above a table names what its demands are about, where nothing else does. */
  function fallback(title: string, block: number): Draft | null {
    const name = productTitle(title)
    if (name === '' || isNoProduct(name)) return null
    const place = { block, start: 0, end: document.blocks[block]!.text.length }
    return gathered.open({ name, place, sure: true, ...nearby(outline.labels[block]!.heading) })
  }

  /** The line above a table, or the table itself where nothing stands there. */
  function titleBlock(table: number): number {
    let block = table - 1
    while (block >= 0 && document.blocks[block]!.text.trim() === '') block--
    return block >= 0 && !document.blocks[block]!.cell ? block : table
  }

  /** What stands under one heading belongs together. */
  function nearby(heading: number): Nearby {
    return { near: `heading ${heading}`, group: groupOfHeading(outline, heading) }
  }
}

const periodOfAll =
  /^[\s★▲]*(?:本项目|所有设备|全部设备|整体|项目)?的?(?:免费)?(?:质保|质量保证|保修|交货|供货|交付|服务)(?:期限?|时间)(?:均?不[少低]于|为|[:：≥]|至少|\d|[一二两三四五六])/

type Nearby = Required<Pick<Opening, 'near' | 'group'>>

/** 2.2 beside 2.1: the product of 2.1 ends there. */
function isSibling(number: string, other: string): boolean {
  const upper = (text: string) => text.slice(0, text.lastIndexOf('.') + 1)
  return number !== other && number.split('.').length === other.split('.').length && upper(number) === upper(other)
}

/** （#） of （2）, #） of 2）: lines numbered alike stand beside each other; '' for none. */
function numberStyle(text: string, label: string): string {
  const found =
    /^\s*(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、])/.exec(
      `${label}${text.slice(0, 12)}`,
    )
  return (
    found?.[0]
      .replace(/\d+/, '#')
      .replace(/[一二三四五六七八九十]+/, '一')
      .trim() ?? ''
  )
}

/** 表2-1 还书箱技术参数 names what the table is about. */
function captioned(title: string): { readonly name: string } | null {
  const name = productTitle(title)
  return /^表\s*\d/.test(title) && isThing(name) && !collective.test(name) && !isNoProduct(name) ? { name } : null
}

/** A sentence in a row of its own below the rows of a table: a remark, or text that no blank line parts from the table. */
function isRemark({ blocks }: SourceDocument, index: number): boolean {
  const { cell, text } = blocks[index]!
  if (cell?.column !== 0 || cell.row === 0 || text.length < 20 || !/[，；。]/.test(text)) return false
  const rowOf = (at: number) => (blocks[at]?.cell?.table === cell.table ? blocks[at]!.cell!.row : -1)
  return rowOf(index - 1) !== cell.row && rowOf(index + 1) !== cell.row
}

function shortTitle(title: string): string {
  return title.length <= 24 ? title : ''
}

/** 服务器：CPU≥8核，内存≥64GB — a line of a list that begins with what it is about. */
function ownProduct(line: string, gathered: Collector, block: number, nearby: Nearby): Draft | null {
  const colon = /^([^：:]{2,30})[：:]./.exec(line)
  if (!colon) return null
  const bought = gathered.purchase(productTitle(colon[1]!))
  const place = { block, start: 0, end: colon[1]!.length }
  return bought ? gathered.open({ name: bought.name, place, sure: true, ...nearby }) : null
}

/** The product that each heading is about: its own, or that of the heading above when its own words name none. */
function headingProducts(
  document: SourceDocument,
  outline: Outline,
  gathered: Collector,
): (heading: number) => Draft | null {
  const known = new Map<number, Draft | null>()
  const telling = /参数|规格|指标|配置|性能/
  const of = (heading: number): Draft | null => {
    if (heading < 0) return null
    const found = known.get(heading)
    if (found !== undefined) return found
    const { title, parent, block, section } = outline.headings[heading]!
    const above = of(parent)
    const name = productTitle(title)
    const place = { block, start: 0, end: document.blocks[block]!.text.length }
    const bought = gathered.purchase(name)
    const nearby: Nearby = { near: `heading ${heading}`, group: groupOfHeading(outline, parent) }
    let own: Draft | null
    if (bought) own = gathered.open({ name: bought.name, place, sure: true, ...nearby })
    else if (name === '' && above === null && section === 'technical' && telling.test(title))
      own = onlyProduct(title, place)
    else if (name === '' || (above?.sure && parent >= 0)) own = above
    else if (isNoProduct(name) || section !== 'technical') own = null
    else {
      const sure = telling.test(title) && outline.headings[heading]!.level > 1
      own = gathered.open({ name, place, sure, ...nearby })
    }
    known.set(heading, own)
    return own
  }
  /** 技术参数 without a name: of the one product that is bought, or of what the chapter is called. */
  function onlyProduct(title: string, place: BlockPlace): Draft | null {
    const only = gathered.only()
    if (only !== undefined) return only && gathered.open({ name: only.name, place, sure: true })
    const name = title.replace(/^[\s\d.、（）()一二三四五六七八九十章节第]+/, '') || title
    return gathered.open({ name, place, sure: false })
  }
  return of
}

const marks =
  /[“"'‘（(]?([★☆▲△※#*●◆])[”"'’）)]?(?:号|标)?(?:的|项|条款|指标|参数|标记|标识|标注|要求|内容|为|是|均|即|、|，|,|\s){0,10}(?:实质性|不可(?:负)?偏离|不允许(?:负)?偏离|不得(?:负)?偏离|必须(?:全部)?(?:满足|响应)|关键性?(?:条款|指标)?.{0,6}(?:无效|废标|否决))/g

/** The marks whose deviation voids a bid: as the document says itself, and ★ by custom. */
function substantiveMarks({ blocks }: SourceDocument): ReadonlySet<string> {
  const found = new Set<string>(['★'])
  for (const { text } of blocks) {
    if (!/实质性|偏离|必须/.test(text)) continue
    for (const match of text.matchAll(marks)) found.add(match[1]!)
  }
  return found
}
