import type { ChangeKind, ComparedChange, Comparison } from '../../service/compare.ts'

const zhKinds: Readonly<Record<ChangeKind, string>> = {
  added: '新增',
  dropped: '减少',
  tightened: '提高',
  loosened: '降低',
  renamed: '更名',
  quantity: '数量',
  amount: '金额',
  period: '期限',
  brand: '品牌型号',
  star: '★标记',
  scope: '范围',
}
const enKinds: Readonly<Record<ChangeKind, string>> = {
  added: 'added',
  dropped: 'dropped',
  tightened: 'tightened',
  loosened: 'loosened',
  renamed: 'renamed',
  quantity: 'quantity',
  amount: 'amount',
  period: 'period',
  brand: 'brand or model',
  star: '★ mark',
  scope: 'scope',
}

/** What the 阶段对比表 says. */
const zh = {
  title: '阶段对比表',
  kinds: zhKinds,
  files: '对比文件',
  kind: '变化',
  subject: '产品、参数',
  certainty: '程度',
  certainties: { certain: '确定', review: '待核实', none: '无影响' },
  basis: '依据',
  opinion: '核对意见',
  number: '序号',
  pair: (from: string, to: string) => `${from} → ${to}`,
  project: '项目整体',
  missing: '（无）',
  nothing: '没有发现变化。',
  nothingBetween: '两份文件之间没有变化。',
  summary: (certain: number, review: number, none: number) =>
    `共 ${certain + review + none} 处变化：确定 ${certain} 处，待核实 ${review} 处，无影响 ${none} 处。`,
  hidden: (count: number) => `另有 ${count} 处变化未显示（--quiet）。`,
  unread: (name: string, count: number, other: string, many: number) =>
    `${name}中${count === 0 ? '没有读到技术参数' : `只读到 ${count} 项技术参数`}（${other}有 ${many} 项）：没有列出变化不等于没有变化，请用 tenderlint outline 查看章节、表格是否读对。`,
  reviewer: '核对人（签字）',
  date: '日期',
  note: '变化由程序逐项对照得出，供核对人员参考；“待核实”须由人工判断，“无影响”为更名、降低等不加重要求的变化。核对意见、签字、日期由核对人员填写。',
}

const en: typeof zh = {
  title: 'Comparison of stages',
  kinds: enKinds,
  files: 'Documents',
  kind: 'Change',
  subject: 'Product, parameter',
  certainty: 'Certainty',
  certainties: { certain: 'certain', review: 'review', none: 'harmless' },
  basis: 'Basis',
  opinion: 'Opinion',
  number: 'No.',
  pair: (from, to) => `${from} → ${to}`,
  project: 'whole project',
  missing: '(none)',
  nothing: 'No change was found.',
  nothingBetween: 'No change between both documents.',
  summary: (certain, review, none) =>
    `${certain + review + none} changes: ${certain} certain, ${review} to review, ${none} harmless.`,
  hidden: (count) => `${count} changes not shown (--quiet).`,
  unread: (name, count, other, many) =>
    `${count === 0 ? 'No technical parameter was' : `Only ${count} technical parameter${count === 1 ? ' was' : 's were'}`} read in ${name} (${many} in ${other}): that no change is listed does not mean that there is none; see with tenderlint outline how the file is understood.`,
  reviewer: 'Reviewer (signature)',
  date: 'Date',
  note: 'The changes were worked out item by item and help the reviewer; “review” needs a person, “harmless” makes no demand heavier. Opinion, signature and date are filled in by hand.',
}

export type CompareWords = typeof zh

/** Words of the comparison in one language. */
export function compareWords(locale: 'zh' | 'en'): CompareWords {
  return locale === 'en' ? en : zh
}

/** A line for each stage in which hardly any parameter was read. */
export function unreadLines(
  { documents, unread }: Pick<Comparison, 'documents' | 'unread'>,
  words: CompareWords,
): string[] {
  return unread.map(({ stage, parameters, beside, besideParameters }) =>
    words.unread(documents[stage]!.name, parameters, documents[beside]!.name, besideParameters),
  )
}

/** Product and parameter in one cell. */
export function subjectCell({ product, parameter }: ComparedChange, words: CompareWords): string {
  if (!product) return parameter || words.project
  return parameter ? `${product}：${parameter}` : product
}
