import type { Block } from '../core/block.ts'
import type { DocumentKind } from '../core/kinds.ts'

const titleWords: readonly (readonly [DocumentKind, RegExp])[] = [
  ['tender', /招标文件|(磋商|谈判|询价|比选|采购|协商|遴选)文件|询价通知书|招标公告|(磋商|谈判|询价|采购)公告/],
  ['feasibility-study', /可行性研究|可研报告|项目建议书/],
  ['preliminary-design', /初步设计|设计方案|初设/],
  ['acceptance', /验收(报告|书|单|方案|意见)$/],
  ['procurement-requirement', /采购需求|用户需求|需求书|招标需求|技术(规格|要求|需求)书?$|技术服务要求/],
  ['contract', /合同(书|协议书|文本)?$/],
]
const headingWords: readonly (readonly [DocumentKind, RegExp])[] = [
  [
    'tender',
    /(投标人|投标方|投标|供应商|响应人|磋商|谈判)须知|评标办法|评审办法|投标文件格式|响应文件格式|投标文件组成|招标公告|投标邀请|招标文件信息|评标信息/,
  ],
  ['feasibility-study', /可行性|投资估算|社会效益|建设必要性/],
  ['preliminary-design', /初步设计|设计总说明|概算书/],
  ['procurement-requirement', /采购需求|用户需求|技术参数|技术要求|商务要求|服务要求/],
  ['contract', /违约责任|争议(的)?解决|合同生效/],
]

/** What a title page ends with: ……项目初步设计方案（报批稿）. */
const titleEnd: readonly (readonly [DocumentKind, RegExp])[] = [
  ['tender', /(?:招标|磋商|谈判|询价|比选|采购|协商|遴选)文件$|询价通知书$/],
  ['feasibility-study', /可行性研究(?:报告)?$|可研报告$|项目建议书$/],
  ['preliminary-design', /(?:初步设计|初设)(?:方案|报告|说明书?|文件|及概算)?$|设计方案$/],
  ['acceptance', /验收(?:报告|书|单|意见|证书)$/],
  ['contract', /合同(?:书|协议书)?$/],
]
const noTitle =
  /^[\d（(《“]|^[一二三四五六七八九十]+[、.]|^第[一二三四五六七八九十\d]+[章节条部]|[：:，,；;。、]|附件|格式/

/** The kind that a title itself bears, null for other lines: lists of what a paper rests on name other papers. Takes a line and its own number. */
export function titleKind(text: string, label: string): DocumentKind | null {
  const title = text.replace(/[（(][^（()）]{1,20}[)）]$/, '')
  if (label !== '' || title.length > 80 || noTitle.test(title)) return null
  return titleEnd.find(([, words]) => words.test(title))?.[0] ?? null
}

/** The lines that a paragraph of Markdown or plain text was joined from: a title page without blank lines between. */
function writtenLines({ text, map, word }: Block): string[] {
  if (word || map.length <= 2 || map.length > 40) return []
  const starts = [...map].filter((_, at) => at % 2 === 0)
  return starts.map((start, at) => text.slice(start, starts[at + 1] ?? text.length).replace(/\s+/g, ''))
}

const firstOf = (lines: readonly string[]): DocumentKind | null =>
  lines.slice(0, 6).flatMap((line) => titleKind(line, '') ?? [])[0] ?? null

/** Kind of a document from its first lines and its headings; a title line counts before any heading. */
export function documentKind(blocks: readonly Block[], titles: readonly string[]): DocumentKind {
  const seen = new Set<DocumentKind>()
  let lines = 0
  for (const block of blocks) {
    if (lines >= 12) break
    const text = block.text.replace(/\s+/g, '')
    if (!text) continue
    lines++
    if (lines <= 6 && !block.cell) {
      const own = titleKind(text, block.label) ?? firstOf(writtenLines(block))
      if (own) return own
    }
    if (text.length > 40) continue
    for (const [kind, words] of titleWords) if (words.test(text)) seen.add(kind)
  }
  // A requirement that belongs to a tender is a tender; a design that quotes a contract stays a design.
  for (const [kind] of titleWords)
    if (seen.has(kind) && kind !== 'procurement-requirement' && kind !== 'contract') return kind
  const votes = new Map<DocumentKind, number>()
  for (const title of titles) {
    for (const [kind, words] of headingWords) if (words.test(title)) votes.set(kind, (votes.get(kind) ?? 0) + 1)
  }
  if (seen.has('contract')) return 'contract'
  if ((votes.get('tender') ?? 0) >= 2) return 'tender'
  if (seen.has('procurement-requirement')) return 'procurement-requirement'
  for (const [kind] of headingWords) if ((votes.get(kind) ?? 0) >= 2) return kind
  if (votes.has('tender')) return 'tender'
  return votes.has('procurement-requirement') ? 'procurement-requirement' : 'unknown'
}
