import type { Block, SourceDocument } from '../core/block.ts'
import type { Outline } from '../core/section.ts'
import { type Collector, collector, type Draft, type Opening } from './collector.ts'
import { statedCount } from './counted-line.ts'
import { groupOfHeading } from './group.ts'
import { demandLines } from './line.ts'
import type { BlockPlace, Product } from './model.ts'
import { isNoProduct, productTitle } from './product-name.ts'
import { purchases, readsEverywhere } from './purchase-list.ts'
import { type CountedHead, isMeasured, type Segment, segmentsOf } from './segments.ts'
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
  const tables = new Map(outline.tables.map((table) => [table.block, table]))
  const countedUnder = new Map<number, number>()
  let lined: Draft | null = null
  let linedNumber = ''
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
    if (!ours) return
    if (block.cell) {
      const table = tables.get(index)
      if (!table || block.cell.parent >= 0) return
      if (!everywhere && (table.section === 'form' || table.section === 'scoring')) return
      const titled = gathered.purchase(productTitle(table.title))
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
    if (readSegments(block, index)) return
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
    if (!lined && readNamed(block, index)) return
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
    const text = count
      ? block.text.slice(0, count.start) + ' '.repeat(count.end - count.start) + block.text.slice(count.end)
      : block.text
    gathered.add(draft, count ? { ...block, text } : block, index, {
      product: draft.name,
      group: productTitle(title) === draft.name ? '' : shortTitle(title),
      strict: true,
      offered: everywhere,
      seen: outline.documentKind === 'acceptance',
    })
  }

  /** Reads what running text counts and says of it; false where it counts nothing that is bought. */
  function readSegments(block: Block, index: number): boolean {
    const segments = segmentsOf(block.text, block.label)
    const drafts = segments.map((segment) =>
      segment.heads.flatMap((head) => countedProduct(head, segment, index) ?? []),
    )
    if (drafts.every((list) => list.length === 0)) return false
    // what is said before the first of them is said of the chapter
    const before = segments[0]!.heads[0]!.start
    const around = before > 8 ? (lined ?? heads(outline.labels[index]!.heading)) : null
    if (around) addLines(around, { ...block, text: block.text.slice(0, before) }, index)
    let own: readonly Draft[] = []
    segments.forEach(({ start, end }, at) => {
      if (drafts[at]!.length > 0) own = drafts[at]!
      const text = ' '.repeat(start) + block.text.slice(start, end)
      // what follows a row of people is said of all who work there
      const isCrew = own.length > 2 && own.every(({ unit }) => unit === '人' || unit === '名')
      for (const draft of text.trim() === '' || isCrew ? [] : own) addLines(draft, { ...block, text, label: '' }, index)
    })
    const last = segments.at(-1)!
    const [only, ...others] = drafts.at(-1)!
    const opens = only && others.length === 0 && block.text.slice(last.start, last.end).trim() === ''
    lined = opens ? only : null
    linedNumber = opens ? last.number : ''
    return true
  }

  /** Sentences that begin with what is bought, as annexes of contracts have them: 隔膜泵。流量200L/h；服务器配2颗处理器. */
  function readNamed(block: Block, index: number): boolean {
    const own = heads(outline.labels[index]!.heading)
    if (own && (own.sure || own.quantity !== null)) return false
    const starts = sentenceStarts(block.text, block.label)
    const found = starts.map((start) => ({ start, named: gathered.leading(block.text.slice(start, start + 30)) }))
    if (found.every(({ named }) => named === null)) return false
    let current = own
    found.forEach(({ start, named }, at) => {
      const end = found[at + 1]?.start ?? block.text.length
      if (named) {
        const place = { block: index, start, end: start + named.length }
        current = gathered.open({
          name: named.purchase.name,
          place,
          sure: true,
          ...nearby(outline.labels[index]!.heading),
        })
      }
      const from = start + (named ? named.length : 0)
      const said = /^[\s：:，,。、]*/.exec(block.text.slice(from, end))![0].length
      if (current)
        addLines(
          current,
          { ...block, text: ' '.repeat(from + said) + block.text.slice(from + said, end), label: '' },
          index,
        )
    })
    return true
  }

  /**
   * What running text counts is a product where a list buys it, where no list says what is bought or the paper is a design, and
   * where several numbered lines of a chapter count things.
   */
  function countedProduct(head: CountedHead, { heads: all, number, start, end }: Segment, index: number): Draft | null {
    const { text } = document.blocks[index]!
    const rest = text.slice(start, end)
    const next = document.blocks[index + 1]
    const isPeople = head.unit === '人' || head.unit === '名' || head.unit === ''
    const follows =
      rest.trim() === '' ? next && !next.cell && next.level === 0 && /\d/.test(next.text) : /\d/.test(rest)
    const isRow = isPeople && (all.length >= 3 || number !== '')
    if (!follows && !isRow) return null
    // 高度3米 is no thing, whatever else is bought by the metre
    const exact = gathered.purchase(head.name)
    const bought = isMeasured(head.unit) ? exact : gathered.counted(head.name, head.quantity, head.unit)
    const isDesign = outline.documentKind === 'feasibility-study' || outline.documentKind === 'preliminary-design'
    const isOne = number !== '' && countedLines(outline.labels[index]!.heading) >= 2
    if (!bought && isMeasured(head.unit) && !isOne) return null
    if (!bought && gathered.only() !== undefined && !isDesign && !isOne && !isRow) return null
    const place = { block: index, start: head.start, end: head.countEnd }
    const draft = gathered.open({
      name: bought?.name ?? head.name,
      place,
      sure: true,
      ...nearby(outline.labels[index]!.heading),
    })
    if (!bought && draft.quantity === null) {
      draft.quantity = head.quantity
      draft.unit = head.unit || '人'
      draft.quantityPlace = { block: index, start: head.countStart, end: head.countEnd }
    }
    return draft
  }

  /** How many numbered lines under a heading count a thing. */
  function countedLines(heading: number): number {
    if (countedUnder.size === 0)
      document.blocks.forEach(({ text, cell, label }, at) => {
        const own = outline.labels[at]!.heading
        if (!cell && segmentsOf(text.slice(0, 80), label)[0]?.number)
          countedUnder.set(own, (countedUnder.get(own) ?? 0) + 1)
      })
    return countedUnder.get(heading) ?? 0
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

/** Where the sentences and clauses of a text begin, behind their numbers. */
function sentenceStarts(text: string, label: string): number[] {
  const starts = [0, ...[...text.matchAll(/[。；;\n]\s*/g)].map((match) => match.index + match[0].length)]
  return starts
    .filter((at) => at < text.length)
    .map((at) => at + (demandLines(text.slice(at, at + 60), at === 0 ? label : '')[0]?.start ?? 0))
}

/** 2.2 beside 2.1: the product of 2.1 ends there. */
function isSibling(number: string, other: string): boolean {
  const upper = (text: string) => text.slice(0, text.lastIndexOf('.') + 1)
  return number !== other && number.split('.').length === other.split('.').length && upper(number) === upper(other)
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
