import type { FilePlace } from '../core/block.ts'
import type { Category, Certainty, ColumnRole, DocumentKind, SectionKind, TableRole } from '../core/kinds.ts'
import { printable } from './width.ts'

export type ReportLocale = 'zh' | 'en'

const documentKindNames: Record<DocumentKind, string> = {
  tender: '招标文件',
  'procurement-requirement': '采购需求',
  'feasibility-study': '可研报告',
  'preliminary-design': '初步设计方案',
  contract: '合同',
  acceptance: '验收材料',
  unknown: '未知',
}

const sectionNames: Record<SectionKind, string> = {
  qualification: '资格要求',
  technical: '技术要求',
  commercial: '商务要求',
  scoring: '评分办法',
  contract: '合同条款',
  notice: '公告',
  instructions: '投标须知',
  form: '格式附件',
  background: '项目现状',
  'legal-basis': '引用法条',
  other: '其他',
}

const columnNames: Record<ColumnRole, string> = {
  index: '序号',
  item: '名称',
  parameter: '参数',
  brand: '品牌',
  model: '型号',
  quantity: '数量',
  unit: '单位',
  price: '价格',
  factor: '评审因素',
  points: '分值',
  criterion: '评分标准',
  requirement: '要求',
  response: '响应',
  note: '备注',
  other: '其他',
}

const tableNames: Record<TableRole, string> = {
  technical: '技术参数表',
  'purchase-list': '采购清单',
  scoring: '评分表',
  qualification: '资格审查表',
  compliance: '符合性审查表',
  information: '信息表',
  form: '格式表',
  other: '其他表',
}

const categoryNames: Record<Category, string> = {
  'brand-and-model': '品牌型号',
  'directive-parameter': '指向性参数',
  'qualification-in-technical': '技术部分夹带资格商务条件',
  'qualification-unrelated': '与项目无关的资格条件',
  'scale-condition': '规模条件',
  regional: '地域限制',
  ownership: '所有制歧视',
  'performance-and-awards': '业绩与奖项',
  scoring: '评分办法',
  'certificate-and-report': '证书与检测报告',
  authorization: '授权',
  'sample-and-site': '样品与踏勘',
  'imported-or-domestic': '进口与国产',
  'consortium-subcontract': '联合体与分包',
  bundling: '捆绑采购',
  'deposit-and-payment': '保证金与付款',
  'time-limits': '时限',
  'contract-terms': '合同条款',
  procedure: '程序',
  'document-structure': '文件结构',
  consistency: '前后一致',
  'sme-policy': '中小企业政策',
  credit: '信用',
  evidence: '参数论证',
  compare: '阶段对比',
  other: '其他',
}

const names = {
  document: documentKindNames,
  section: sectionNames,
  column: columnNames,
  table: tableNames,
  category: categoryNames,
} as const

/** A word of the closed vocabularies for people: Chinese name, or the word itself in English. */
export function kindName<K extends keyof typeof names>(
  what: K,
  word: keyof (typeof names)[K] & string,
  locale: ReportLocale,
): string {
  return locale === 'en' ? word : String(names[what][word])
}

/** 确定 / 待核实, or certain / review. */
export function certaintyName(certainty: Certainty, locale: ReportLocale): string {
  if (locale === 'en') return certainty
  return certainty === 'certain' ? '确定' : '待核实'
}

/** Words of the reports, one function per message where something is filled in. */
export interface ReportWords {
  basis: string
  rewrite: string
  safe: string
  path: string
  related: string
  why: string
  quote(text: string): string
  elsewhere(places: number): string
  noFindings(files: number): string
  summary(files: number, certain: number, review: number, waived: number, failed: number, baselined: number): string
  failed: string
  reviewHidden(count: number): string
  paragraph(part: string, paragraph: number): string
  cell(part: string, cell: string): string
  place(place: FilePlace): string
}

const partNames: readonly [RegExp, string, string][] = [
  [/header/, '页眉', 'header'],
  [/footer/, '页脚', 'footer'],
  [/footnotes/, '脚注', 'footnote'],
  [/endnotes/, '尾注', 'endnote'],
  [/comments/, '批注', 'comment'],
]

/** 页眉, 脚注 …: what a part of a Word file is called, '' for the body. */
export function partName(part: string, locale: ReportLocale): string {
  const found = partNames.find(([pattern]) => pattern.test(part))
  if (!found) return ''
  return locale === 'en' ? `${found[2]} ` : found[1]
}

const zh: ReportWords = {
  basis: '依据',
  rewrite: '改为',
  safe: '可批量修改',
  path: '位置',
  related: '相关',
  why: '理由',
  quote: (text) => `“${text}”`,
  elsewhere: (places) => `本文件另有 ${places} 处与此相关。`,
  noFindings: (files) => `已审查 ${files} 个文件，未发现问题。`,
  summary: (files, certain, review, waived, failed, baselined) =>
    `共 ${files} 个文件：确定 ${certain} 处，待核实 ${review} 处` +
    `${waived > 0 ? `，已豁免 ${waived} 处` : ''}${baselined > 0 ? `，基线中已有 ${baselined} 处` : ''}` +
    `${failed > 0 ? `，${failed} 个文件无法审查` : ''}。`,
  failed: '无法审查',
  reviewHidden: (count) => `另有待核实 ${count} 处未显示（--quiet）。`,
  paragraph: (part, paragraph) => `${partName(part, 'zh')}第 ${paragraph} 段`,
  cell: (part, cell) => `${partName(part, 'zh')}表格单元 ${cell}`,
  place: (place) => ('page' in place ? `第 ${place.page} 页` : `工作表 ${printable(place.sheet)} 的 ${place.cell}`),
}

const en: ReportWords = {
  basis: 'basis',
  rewrite: 'rewrite',
  safe: 'safe',
  path: 'under',
  related: 'related',
  why: 'why',
  quote: (text) => `“${text}”`,
  elsewhere: (places) => `${places} more ${places === 1 ? 'place' : 'places'} in this file belong to it.`,
  noFindings: (files) => `${files} ${files === 1 ? 'file' : 'files'} checked, nothing found.`,
  summary: (files, certain, review, waived, failed, baselined) =>
    `${files} ${files === 1 ? 'file' : 'files'}: ${certain} certain, ${review} to review` +
    `${waived > 0 ? `, ${waived} waived` : ''}${baselined > 0 ? `, ${baselined} in the baseline` : ''}` +
    `${failed > 0 ? `, ${failed} could not be checked` : ''}.`,
  failed: 'cannot be checked',
  reviewHidden: (count) => `${count} to review not shown (--quiet).`,
  paragraph: (part, paragraph) => `${partName(part, 'en')}paragraph ${paragraph}`,
  cell: (part, cell) => `${partName(part, 'en')}cell ${cell}`,
  place: (place) => ('page' in place ? `page ${place.page}` : `sheet ${printable(place.sheet)}, cell ${place.cell}`),
}

/** The words of the reports in one language. */
export function reportWords(locale: ReportLocale): ReportWords {
  return locale === 'en' ? en : zh
}
