import type { ReportLocale } from '../words.ts'
import type { PageWords } from './page.ts'

/** What the Word report says that the other review reports do not. */
export interface DocxWords {
  readonly page: PageWords
  readonly unit: string
  readonly project: string
  readonly signature: string
  readonly seal: string
  readonly fileHash: string
  readonly rulesHash: string
  readonly chapterOne: string
  readonly chapterTwo: string
  readonly chapterThree: string
  readonly chapterFour: string
  fileTitle(number: number, path: string): string
  /** Hash of the file that a footer belongs to. */
  fileFooter(sha256: string): string
  filesFooter(files: number): string
  formFooter(files: number): string
  runFooter(tool: string, rules: string, asOf: string): string
  readonly legend: string
  readonly problem: string
  readonly safe: string
  readonly other: string
  more(count: number): string
}

const zh: DocxWords = {
  page: ['第 ', ' 页　共 ', ' 页'],
  unit: '审查单位',
  project: '项目名称',
  signature: '（签字）',
  seal: '（盖章）',
  fileHash: '文件校验值',
  rulesHash: '规则校验值',
  chapterOne: '一、审查概要',
  chapterTwo: '二、分布情况',
  chapterThree: '三、审查意见',
  chapterFour: '四、引用依据',
  fileTitle: (number, path) => `（${number}）${path}`,
  fileFooter: (sha256) => `本文件校验值（SHA-256）：${sha256}`,
  filesFooter: (files) => `共审查 ${files} 个文件，各文件校验值见审查概要`,
  formFooter: (files) => `共审查 ${files} 个文件`,
  runFooter: (tool, rules, asOf) => `审查工具：${tool}　规则校验值：${rules}　法律适用日期：${asOf}`,
  legend: '深色为“确定”，浅色为“待核实”；条形长度按处数比例绘制。',
  problem: '问题',
  safe: '（意思不变，可批量修改）',
  other: '（无标题）',
  more: (count) => `其余 ${count} 项`,
}

const en: DocxWords = {
  page: ['Page ', ' of ', ''],
  unit: 'Reviewing body',
  project: 'Project',
  signature: ' (signature)',
  seal: ' (seal)',
  fileHash: 'File hash',
  rulesHash: 'Rules hash',
  chapterOne: '1. Summary',
  chapterTwo: '2. Where findings lie',
  chapterThree: '3. Findings',
  chapterFour: '4. Laws cited',
  fileTitle: (number, path) => `(${number}) ${path}`,
  fileFooter: (sha256) => `SHA-256 of this file: ${sha256}`,
  filesFooter: (files) => `${files} files; their hashes stand in the summary`,
  formFooter: (files) => `${files} files`,
  runFooter: (tool, rules, asOf) => `Tool: ${tool}   rules hash: ${rules}   law as of: ${asOf}`,
  legend: 'Dark: certain; light: to review. Bars are in proportion to the number of findings.',
  problem: 'Problem',
  safe: ' (same meaning; may be applied in bulk)',
  other: '(no heading)',
  more: (count) => `${count} more`,
}

/** The words of the Word report in one language. */
export function docxWords(locale: ReportLocale): DocxWords {
  return locale === 'en' ? en : zh
}

/** Name and version of the tool. */
export function toolName(tool: { readonly name: string; readonly version: string }): string {
  return `${tool.name === 'tenderlint' ? 'TenderLint' : tool.name} ${tool.version}`
}
