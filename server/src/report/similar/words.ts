import type { Similarity, SimilarVerdict } from '../../core/similarity.ts'
import type { ReportLocale } from '../words.ts'

/** What the reports of `similar` say. */
export interface SimilarWords {
  readonly title: string
  readonly document: string
  readonly vendor: string
  readonly share: string
  readonly verdict: string
  readonly verdicts: Readonly<Record<SimilarVerdict, string>>
  readonly adviceTitle: string
  readonly namesTitle: string
  /** What to do about it, with the point of the notice. */
  readonly advice: Readonly<Record<SimilarVerdict, string>>
  /** Verdict and advice where no paper was given, so that nothing was compared. */
  readonly alone: readonly [string, string]
  readonly vendors: string
  readonly blocks: string
  readonly block: string
  readonly passages: string
  readonly passageCount: (count: number) => string
  readonly here: string
  readonly there: string
  readonly line: (line: number) => string
  readonly start: string
  readonly none: string
  readonly more: (count: number) => string
  readonly discounted: string
  readonly throughout: (vendor: string, places: number) => string
  readonly colon: string
  readonly footer: (tool: string, version: string) => string
  readonly page: readonly [string, string, string]
}

const zh: SimilarWords = {
  title: '与供应商材料比对报告',
  document: '被比对文件',
  vendor: '供应商材料',
  share: '重合比例',
  verdict: '结论',
  verdicts: {
    independent: '未见主要内容取自供应商材料',
    mixed: '部分内容取自供应商材料',
    'single-vendor': '内容几乎全部取自同一家供应商',
  },
  adviceTitle: '处理建议',
  namesTitle: '厂家名称',
  advice: {
    independent: '重合不多，如有请看对照段落；比对只能说明文字和指标是否相同，不能说明方案从何而来。',
    mixed: '请核实重合部分的来源，说明取用的理由；指标参数应当由三家以上供应商能够满足。',
    'single-vendor':
      '自行编制研究、设计文件的，应当咨询多家供应商，不得整体采用一家的方案；有上级文件指定的，请附文件，否则重新编写。',
  },
  alone: [
    '未给出供应商材料，没有比对',
    '只看了技术内容是否通篇使用一家的名称，未见此种情形。请附供应商材料、旧采购文件比对：tenderlint similar 设计文件 供应商材料…',
  ],
  vendors: '各份材料的重合比例',
  blocks: '重合较多的部分',
  block: '所在部分',
  passages: '重合段落对照',
  passageCount: (count) => `${count} 段`,
  here: '本文件',
  there: '供应商材料',
  line: (line) => `第 ${line} 行`,
  start: '（标题之前）',
  none: '没有重合段落。',
  more: (count) => `另有 ${count} 段，见网页报告或 JSON 输出`,
  discounted:
    '重合比例按本文件自有内容计算：标题、表头、格式附件、引用的法律和标准、采购文件的通用条款，以及多家材料共有的内容不计。',
  throughout: (vendor, places) => `技术内容通篇使用“${vendor}”的品牌、产品、技术名称或者厂商证书，共 ${places} 处`,
  colon: '：',
  footer: (tool, version) => `比对工具：${tool} ${version}`,
  page: ['第 ', ' 页　共 ', ' 页'],
}

const en: SimilarWords = {
  title: 'Comparison with vendors’ papers',
  document: 'Document',
  vendor: 'Vendor’s paper',
  share: 'Share',
  verdict: 'Verdict',
  verdicts: {
    independent: 'no substantial part comes from the vendors’ papers',
    mixed: 'parts come from vendors’ papers',
    'single-vendor': 'nearly all of it comes from one vendor',
  },
  adviceTitle: 'What to do',
  namesTitle: 'Vendor names',
  advice: {
    independent:
      'Little or nothing in common; look at the passages if there are any. A comparison tells whether words and figures are the same, not where a scheme comes from.',
    mixed:
      'Find out where these parts come from and say why they were taken; at least three vendors must be able to meet the figures.',
    'single-vendor':
      'Whoever drafts a study or design consults several vendors and does not take over the scheme of one. If a paper of a superior body names it, attach that paper; otherwise write it anew.',
  },
  alone: [
    'no vendors’ papers were given, nothing was compared',
    'It was only seen whether the technical content uses one vendor’s names throughout; it does not. Name papers of vendors or old tenders: tenderlint similar DESIGN PAPER…',
  ],
  vendors: 'Share of each paper',
  blocks: 'Parts with the largest shares',
  block: 'Part',
  passages: 'Passages side by side',
  passageCount: (count) => `${count} ${count === 1 ? 'passage' : 'passages'}`,
  here: 'Document',
  there: 'Vendor’s paper',
  line: (line) => `line ${line}`,
  start: '(before the first heading)',
  none: 'No passages in common.',
  more: (count) => `${count} more: see the HTML report or the JSON output`,
  discounted:
    'Shares are parts of the document’s own words: headings, heads of columns, forms, law and standards that are cited, general clauses of tender files and what stands in papers of several vendors do not count.',
  throughout: (vendor, places) =>
    `The technical content names brands, products, techniques or certificates of “${vendor}” throughout, in ${places} places`,
  colon: ': ',
  footer: (tool, version) => `Compared with ${tool} ${version}`,
  page: ['Page ', ' of ', ''],
}

/** What the report concludes and advises. */
export function conclusion(
  { verdict, vendors }: Pick<Similarity, 'verdict' | 'vendors'>,
  words: SimilarWords,
): readonly [string, string] {
  return vendors.length === 0 && verdict === 'independent'
    ? words.alone
    : [words.verdicts[verdict], words.advice[verdict]]
}

export function similarWords(locale: ReportLocale): SimilarWords {
  return locale === 'en' ? en : zh
}
