import type { Block, SourceDocument } from '../core/block.ts'
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

const wrapped = /\r\n?|\n/

/** The lines of a block as they were written: Markdown joins those of a title page that no empty line parts. */
function linesOf(block: Block, source: string): readonly string[] {
  if (block.cell || block.word || !wrapped.test(source.slice(block.start, block.end))) return [block.text]
  return source
    .slice(block.start, block.end)
    .split(wrapped)
    .map((line) => line.replace(/^[#>\s]+|[*_]{2}|\\$|<br ?\/?>$/g, ''))
}

/** Kind of a document from its first lines and its headings; a title line counts before any heading. */
export function documentKind({ blocks, source }: SourceDocument, titles: readonly string[]): DocumentKind {
  const seen = new Set<DocumentKind>()
  const first: { readonly text: string; readonly block: Block }[] = []
  for (const block of blocks) {
    if (first.length >= 12) break
    for (const line of linesOf(block, source)) {
      const text = line.replace(/\s+/g, '')
      if (text) first.push({ text, block })
    }
  }
  for (const [at, { text, block }] of first.slice(0, 12).entries()) {
    const own = at < 6 && !block.cell ? titleKind(text, block.label) : null
    if (own) return own
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
