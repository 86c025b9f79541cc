import type { SourceDocument } from '../core/block.ts'
import { fold } from '../core/fold.ts'
import type { DocumentKind, SectionKind } from '../core/kinds.ts'
import type { Outline } from '../core/section.ts'
import { numbering } from '../structure/numbering.ts'
import { gramHashes } from './fingerprints.ts'
import { figureAt } from './numbers.ts'
import { type Stream, streamOfTexts } from './stream.ts'

/** Grams of the common texts: shorter wholes would be words, longer ones would miss what is worded a little otherwise. */
const phraseLength = 6
/** A clause is common as a whole when so much of it stands in the common texts. */
const commonShare = 0.6

/** What is no sign of a common hand: phrases of law, standards and templates, and figures that stand everywhere. */
export interface CommonText {
  readonly phrases: ReadonlySet<number>
  readonly figures: ReadonlySet<string>
}

const known = new WeakMap<readonly string[], CommonText>()

/** The texts of dictionaries/common-text, read once for each list. */
export function commonTextOf(texts: readonly string[]): CommonText {
  const common = known.get(texts) ?? readTexts(texts)
  known.set(texts, common)
  return common
}

function readTexts(texts: readonly string[]): CommonText {
  const folded = texts.map(fold)
  const phrases = new Set<number>()
  const figures = new Set<string>()
  for (const text of folded) {
    const { units, length } = streamOfTexts([text])
    for (const hash of gramHashes(units, length, phraseLength)) phrases.add(hash)
    for (let at = 0; at < text.length; at++) {
      const figure = figureAt(text, at)
      if (!figure) continue
      figures.add(figure.word)
      at = figure.end - 1
    }
  }
  return { phrases, figures }
}

const ofTenders: readonly SectionKind[] = ['notice', 'qualification', 'scoring', 'commercial']
const ofForms: readonly SectionKind[] = ['instructions', 'contract', 'form', 'legal-basis']

/** Section kinds that are templates by nature: an agency writes them alike in all its papers. */
export function templateSections(kind: DocumentKind): ReadonlySet<SectionKind> {
  if (kind === 'contract' || kind === 'acceptance') return new Set(['form', 'legal-basis'])
  return new Set(isTendering(kind) ? [...ofForms, ...ofTenders] : ofForms)
}

function isTendering(kind: DocumentKind): boolean {
  return kind === 'tender' || kind === 'procurement-requirement'
}

/** Chapters of a requirement that say how bidding goes, not what is bought. */
const proceduralTitle = /演示|样品|实质性|基本信息|一般(?:性)?(?:规定|要求)|其他(?:重要)?(?:条款|事项|说明)/

/** 1 for each heading that is such a chapter or stands in one. */
function proceduralHeadings({ headings, documentKind }: Outline): Uint8Array {
  const marks = new Uint8Array(headings.length)
  if (!isTendering(documentKind)) return marks
  headings.forEach(({ title, parent }, at) => {
    marks[at] = proceduralTitle.test(title) || (parent >= 0 && marks[parent]) ? 1 : 0
  })
  return marks
}

/** Titles and numbers of laws and standards. */
const titles =
  /《[^《》]{2,60}》(?:\([^()]{2,30}\))?|(?<![a-z])(?:gb|gbj|ga|gy|yd|sj|jr|hj|jgj|jjg|cj|cjj|dl|db\d{2}|wh|ws|jb|qb|t\/[a-z]{2,8}|iso|iec|ieee|itu|ansi|en)(?:\/[tzj])? ?-?\d{2,6}(?:\.\d{1,4}){0,4}(?:-\d{4})?(?: ?[\u4e00-\u9fff][^,，。；;、(（\n]{3,50})?/g
/** Behind a number of a standard its title follows only after a blank, or where the block begins with it. */
const codeOnly = /^[a-z/]+\d* ?-?[\d.]+(?:-\d{4})?/
/** Words of the procedure: what a clause with them says is the agency's template, whatever it stands under. */
const procedural =
  /投标|招标|中标|评标|开标|定标|评审|偏离|实质性|(?:拒绝|接受)进口|进口产品|政府采购|采购代理|采购公告|磋商|谈判|响应文件|成交供应商|(?:签订|采购|本)合同|信用中国|质疑|投诉|公章|证明(?:资料|材料|文件)|指标项|参数条款|区间要求/
/** Words by which a clause says itself that it is law. */
const lawful =
  /本(?:法|条例|办法|规定)(?:所称|第|规定|施行)|(?:法|条例|办法|规定)》?(?:\([^()]*\))?第[〇零一二三四五六七八九十百\d]+条/

/** 1 for each unit of a document's stream that counts as its own words, 0 for what is common by nature. */
export function countedUnits(
  { blocks }: SourceDocument,
  outline: Outline,
  stream: Stream,
  texts: readonly string[],
  common: CommonText,
): Uint8Array {
  const counted = new Uint8Array(stream.length).fill(1)
  const { labels } = outline
  const templates = templateSections(outline.documentKind)
  const apart = proceduralHeadings(outline)
  const articles = articleBlocks(blocks.map((block) => ({ label: block.label, text: block.text })))
  let spans: readonly (readonly [number, number])[] = []
  let inBlock = -1
  for (let at = 0; at < stream.length; at++) {
    const block = stream.block[at]!
    if (block !== inBlock) {
      inBlock = block
      spans = titleSpans(texts[block]!)
    }
    const offset = stream.offset[at]!
    const { section, heading } = labels[block]!
    if (articles[block] || templates.has(section) || apart[heading]) counted[at] = 0
    else if (spans.some(([start, end]) => offset >= start && offset < end)) counted[at] = 0
  }
  markPhrases(stream, counted, common.phrases)
  markClauses(stream, counted, texts)
  return counted
}

function titleSpans(text: string): (readonly [number, number])[] {
  if (!/《|\d{3}/.test(text)) return []
  return [...text.matchAll(titles)].map(({ index, 0: found }) => {
    const code = codeOnly.exec(found)?.[0] ?? ''
    const withTitle = found.startsWith('《') || index === 0 || /^ /.test(found.slice(code.length))
    return [index, index + (withTitle ? found.length : code.length)]
  })
}

/** Blocks that are articles of a law or contract (第十条 …), and the items （一） … under them. */
function articleBlocks(blocks: readonly { readonly label: string; readonly text: string }[]): Uint8Array {
  const marks = new Uint8Array(blocks.length)
  let inside = false
  blocks.forEach(({ label, text }, index) => {
    if (text.trim() === '') return
    const style = numbering(`${label} ${text.slice(0, 24)}`)?.style
    inside = style === 'article' || (inside && style === 'chinese-bracket')
    if (inside) marks[index] = 1
  })
  return marks
}

function markPhrases({ units, length }: Stream, counted: Uint8Array, phrases: ReadonlySet<number>): void {
  const hashes = gramHashes(units, length, phraseLength)
  for (let at = 0; at < hashes.length; at++) if (phrases.has(hashes[at]!)) counted.fill(0, at, at + phraseLength)
}

/** Takes out what tells of the procedure, and whole clauses that are law by their words or common for the most part. */
function markClauses({ opens, block, offset, length }: Stream, counted: Uint8Array, texts: readonly string[]): void {
  for (let start = 0; start < length; ) {
    let end = start + 1
    while (end < length && !opens[end]) end++
    const from = offset[start]!
    const text = texts[block[start]!]!.slice(from, offset[end - 1]! + 1)
    let common = markedIn(counted, start, end)
    let size = end - start
    if (procedural.test(text)) {
      const parts = [...text.matchAll(/[^,，]+/g)]
      const marked = parts.filter(({ 0: part }) => procedural.test(part))
      for (let at = start; at < end; at++) {
        const place = offset[at]! - from
        if (marked.some(({ index, 0: part }) => place >= index && place < index + part.length)) counted[at] = 0
      }
      const after = markedIn(counted, start, end)
      // a parameter may end so (…，投标人须提供检测报告): what stands before is still its own
      if (marked[0] === parts[0]) common = after
      else size -= after - common
    }
    if (common >= size * commonShare || lawful.test(text)) counted.fill(0, start, end)
    start = end
  }
}

/** Number of units that do not count. */
function markedIn(counted: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) if (!counted[at]) count++
  return count
}
