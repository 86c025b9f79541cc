import type { Severity } from '../../core/kinds.ts'
import type { ReportLocale } from '../words.ts'

/** What the review reports (.html, .csv, .xlsx) say, apart from findings. */
export interface ReviewWords {
  readonly reportTitle: string
  readonly asOf: string
  readonly region: string
  readonly everywhere: string
  readonly packs: string
  readonly rules: string
  ruleCount(count: number, hash: string): string
  readonly tool: string
  readonly reviewer: string
  readonly checkedBy: string
  readonly date: string
  readonly files: string
  /** `names` are the first few of `count`. */
  fileNames(names: readonly string[], count: number): string
  readonly certain: string
  readonly review: string
  readonly waived: string
  readonly total: string
  readonly failed: string
  readonly failedReason: string
  readonly nothing: string
  readonly nothingCertain: string
  hidden(count: number): string
  readonly disclaimer: string
  readonly certaintyNote: string
  readonly summary: string
  readonly byFile: string
  readonly byCategory: string
  readonly byChapter: string
  readonly bySection: string
  readonly findings: string
  readonly citedLaws: string
  readonly law: string
  readonly cited: string
  readonly gist: string
  readonly beforeHeadings: string
  readonly number: string
  readonly file: string
  readonly kind: string
  readonly chapter: string
  readonly place: string
  readonly quote: string
  readonly category: string
  readonly type: string
  readonly rule: string
  readonly message: string
  readonly why: string
  readonly severity: string
  readonly certainty: string
  readonly basis: string
  readonly suggestions: string
  readonly related: string
  readonly reply: string
  readonly conclusion: string
  readonly fingerprint: string
  readonly sha256: string
  readonly severities: Readonly<Record<Severity, string>>
  /** A category with the number of the rule. */
  withRule(category: string, rule: string): string
  /** Between sentences, and between a title and its text. */
  readonly space: string
  readonly colon: string
  readonly filter: string
  readonly all: string
  readonly reset: string
  /** {shown} and {all} are put in by the page. */
  readonly shown: string
  readonly toFindings: string
  readonly page: string
}

const zh: ReviewWords = {
  reportTitle: '招标采购文件审查报告',
  asOf: '法律适用日期',
  region: '适用地区',
  everywhere: '全国（未指定地区）',
  packs: '地方规则包',
  rules: '审查规则',
  ruleCount: (count, hash) => `${count} 条，校验值 ${hash}`,
  tool: '审查工具',
  reviewer: '审查人',
  checkedBy: '复核人',
  date: '日期',
  files: '审查文件',
  fileNames: (names, count) => names.join('、') + (count > names.length ? ` 等 ${count} 个文件` : ''),
  certain: '确定',
  review: '待核实',
  waived: '已豁免',
  total: '合计',
  failed: '无法审查',
  failedReason: '无法审查的原因',
  nothing: '未发现问题',
  nothingCertain: '未发现确定的问题',
  hidden: (count) => `另有待核实 ${count} 处，未列入本报告。`,
  disclaimer: '本报告由程序依据所列规则生成，供审查人员参考，不代替人工审查结论。',
  certaintyNote: '“确定”指照原文即可据以修改；“待核实”指须由审查人员对照实际情况判断。',
  summary: '概要',
  byFile: '按文件统计',
  byCategory: '按类别统计',
  byChapter: '按章节统计',
  bySection: '按章节种类统计',
  findings: '审查意见',
  citedLaws: '引用依据',
  law: '法律法规及条款',
  cited: '引用次数',
  gist: '要点',
  beforeHeadings: '（标题之前）',
  number: '序号',
  file: '文件',
  kind: '文件种类',
  chapter: '章节',
  place: '位置',
  quote: '原文摘录',
  category: '类别',
  type: '问题类型（规则号）',
  rule: '规则号',
  message: '问题说明',
  why: '理由',
  severity: '严重度',
  certainty: '确定程度',
  basis: '依据',
  suggestions: '修改建议',
  related: '相关位置',
  reply: '编制人答复',
  conclusion: '复核结论',
  fingerprint: '指纹',
  sha256: 'SHA-256',
  severities: { error: '错误', warning: '警告', information: '提示' },
  withRule: (category, rule) => `${category}（${rule}）`,
  space: '',
  colon: '：',
  filter: '筛选',
  all: '全部',
  reset: '恢复全部',
  shown: '显示 {shown} 处，共 {all} 处',
  toFindings: '跳到审查意见',
  page: '第 {page} 页，共 {pages} 页',
}

const en: ReviewWords = {
  reportTitle: 'Review of tender files',
  asOf: 'Law as of',
  region: 'Region',
  everywhere: 'nationwide (no region given)',
  packs: 'Local packs',
  rules: 'Rules',
  ruleCount: (count, hash) => `${count}, hash ${hash}`,
  tool: 'Tool',
  reviewer: 'Reviewer',
  checkedBy: 'Checked by',
  date: 'Date',
  files: 'Files',
  fileNames: (names, count) => names.join(', ') + (count > names.length ? ` and ${count - names.length} more` : ''),
  certain: 'certain',
  review: 'to review',
  waived: 'waived',
  total: 'total',
  failed: 'cannot be checked',
  failedReason: 'Why it cannot be checked',
  nothing: 'nothing found',
  nothingCertain: 'nothing certain found',
  hidden: (count) => `${count} more to review, not in this report.`,
  disclaimer:
    'Made by a program from the rules named here, for reviewers to go by; it does not replace their judgement.',
  certaintyNote:
    '“Certain” can be acted on as it stands; “to review” has to be judged by a person who knows the project.',
  summary: 'Summary',
  byFile: 'By file',
  byCategory: 'By category',
  byChapter: 'By chapter',
  bySection: 'By kind of chapter',
  findings: 'Findings',
  citedLaws: 'Laws cited',
  law: 'Law and article',
  cited: 'Cited',
  gist: 'In short',
  beforeHeadings: '(before the first heading)',
  number: 'No.',
  file: 'File',
  kind: 'Kind',
  chapter: 'Chapter',
  place: 'Place',
  quote: 'Quotation',
  category: 'Category',
  type: 'Category (rule)',
  rule: 'Rule',
  message: 'Finding',
  why: 'Why',
  severity: 'Severity',
  certainty: 'Certainty',
  basis: 'Basis',
  suggestions: 'Suggestions',
  related: 'See also',
  reply: "Author's reply",
  conclusion: 'Conclusion',
  fingerprint: 'Fingerprint',
  sha256: 'SHA-256',
  severities: { error: 'error', warning: 'warning', information: 'information' },
  withRule: (category, rule) => `${category} (${rule})`,
  space: ' ',
  colon: ': ',
  filter: 'Filter',
  all: 'all',
  reset: 'Show all',
  shown: '{shown} of {all} shown',
  toFindings: 'Go to the findings',
  page: 'Page {page} of {pages}',
}

/** The words of the review reports in one language. */
export function reviewWords(locale: ReportLocale): ReviewWords {
  return locale === 'en' ? en : zh
}
