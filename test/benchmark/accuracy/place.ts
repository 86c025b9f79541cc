import type { ColumnRole, SectionKind } from '../../../server/src/core/kinds.ts'
import type { Clause } from './labels.ts'

/** Chapter and section of a tender in which a clause of that kind stands. */
const tenderPlaces: Readonly<Record<SectionKind, readonly [string, string]>> = {
  notice: ['第一章 招标公告', '一、项目概况'],
  qualification: ['第一章 招标公告', '二、投标人资格要求'],
  instructions: ['第二章 投标人须知', '一、一般规定'],
  'legal-basis': ['第二章 投标人须知', '五、相关法律规定'],
  background: ['第三章 采购需求', '一、项目现状'],
  technical: ['第三章 采购需求', '二、技术要求'],
  commercial: ['第三章 采购需求', '三、商务要求'],
  scoring: ['第四章 评标办法', '一、评分标准'],
  contract: ['第五章 合同条款', '二、双方约定'],
  form: ['第六章 投标文件格式', '一、投标函及附件'],
  other: ['第七章 附录', '一、其他事项'],
}
const designPlaces: Partial<Record<SectionKind, readonly [string, string]>> = {
  background: ['第三章 现状与需求分析', '一、现状'],
  technical: ['第五章 总体建设方案', '二、建设内容与技术指标'],
}
const tables: Partial<Record<ColumnRole, readonly [string, (text: string) => string]>> = {
  parameter: ['| 序号 | 货物名称 | 技术参数 | 数量 |', (text) => `| 1 | 设备 | ${text} | 2 |`],
  brand: ['| 序号 | 货物名称 | 品牌 | 数量 |', (text) => `| 1 | 设备 | ${text} | 2 |`],
  model: ['| 序号 | 货物名称 | 型号 | 数量 |', (text) => `| 1 | 设备 | ${text} | 2 |`],
  criterion: ['| 序号 | 评分因素 | 分值 | 评分标准 |', (text) => `| 1 | 服务方案 | 6 | ${text} |`],
}

/**
 * A short Markdown document with the clause where its label says; `from` and `to` bound the clause, `before` is the offset of
 * the sentence that stands earlier (a contradiction may be shown at either), -1 without one.
 */
export function placed(clause: Clause): { source: string; from: number; to: number; before: number } {
  const design = clause.kind === 'feasibility-study' || clause.kind === 'preliminary-design'
  const title = design
    ? `# 某单位管理平台${clause.kind === 'feasibility-study' ? '可行性研究报告' : '初步设计方案'}`
    : clause.regime === 'tendering-law'
      ? '# 某单位道路改造工程施工招标文件'
      : '# 某单位采购项目招标文件'
  const opening = design
    ? '本项目由某单位建设。'
    : clause.regime === 'tendering-law'
      ? '本招标项目依据《中华人民共和国招标投标法》公开招标。'
      : '本项目依据《中华人民共和国政府采购法》组织采购。'
  const [chapter, section] = (design && designPlaces[clause.section]) || tenderPlaces[clause.section]
  const [first, overview] = design ? ['第一章 项目概述', '一、项目简介'] : tenderPlaces.notice
  const head = [title, `## ${first}`, `### ${overview}`, opening]
  if (clause.before) head.push(clause.before)
  if (chapter !== first) head.push(`## ${chapter}`)
  if (chapter !== first || section !== overview) head.push(`### ${section}`)
  const table = clause.column && tables[clause.column]
  if (clause.column && !table) throw new Error(`no table for the column ${clause.column}`)
  if (table) head.push(`${table[0]}\n| --- | --- | --- | --- |\n${table[1](clause.text)}`)
  else head.push(clause.text)
  const source = `${head.join('\n\n')}\n`
  const from = source.lastIndexOf(clause.text)
  const before = clause.before ? source.indexOf(`\n${clause.before}\n`) + 1 : -1
  return { source, from, to: from + clause.text.length, before }
}
