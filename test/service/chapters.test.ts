import { describe, expect, it } from 'vitest'
import { createLinter } from '../../server/src/service/linter.ts'
import { dictionaries } from '../rules/tester.ts'

const linter = createLinter(dictionaries())
const own =
  /^document-structure\/(feasibility-chapter-missing|design-chapter-missing|tender-part-missing|requirement-part-missing|chapter-)/
const check = (text: string, language = 'markdown') =>
  linter
    .check(linter.readSource(language, text), { asOf: '2026-11-23', region: [], locale: 'zh' })
    .findings.filter(({ rule }) => own.test(rule))
    .map(({ rule, message, text }) => `${rule.slice(19)} ${text}：${message}`)

const numbers = '一二三四五六七八九十'
const names = [
  '项目概述',
  '项目单位概况',
  '需求分析',
  '总体方案',
  '网络安全',
  '项目招标',
  '组织机构',
  '实施进度',
  '投资估算',
  '效益分析',
]
const lines = ['第一点说明。', '第二点说明。', '第三点说明。', '第四点说明。']
/** A study of ten chapters and one on risks, in the order given; `bodies` replaces what stands below a chapter. */
function study(chapters: readonly string[], bodies: Readonly<Record<string, string>> = {}): string {
  const parts = chapters.map((name, at) => {
    const number = at < 10 ? numbers[at] : `十${numbers[at - 10]}`
    return `## 第${number}章 ${name}\n\n${bodies[name] ?? lines.join('\n\n')}`
  })
  return `# 某区智慧平台数据项目可行性研究报告\n\n${parts.join('\n\n')}\n`
}
const whole = [...names, '风险分析']

describe('chapters by the outline', () => {
  it('are all there, by whatever name', () => {
    expect(check(study(whole))).toEqual([])
    expect(
      check(
        study([
          '总论',
          '建设单位',
          '现状和必要性',
          '建设内容',
          '数据安全',
          '采购方案',
          '保障措施',
          '工期',
          '资金筹措',
          '绩效',
          '风险',
        ]),
      ),
    ).toEqual([])
  })

  it('are missed when only the summary has them in short', () => {
    const summary = '### 1.1 项目名称\n\n某平台。\n\n### 1.2 风险\n\n风险可控。\n\n### 1.3 结论\n\n可行。'
    expect(check(study(names, { 项目概述: summary }))).toEqual([
      'feasibility-chapter-missing 第十章 效益分析：对照《政务信息化项目可行性研究报告》的编制大纲，未见“项目风险与风险管理”。该内容是否写在其他章节，或者另册编制？',
    ])
  })

  it('are not there because the name of the unit on the cover sounds so', () => {
    const [without] = [whole.filter((name) => name !== '组织机构' && name !== '风险分析')]
    const cover =
      '# 某市人力资源和社会保障局智慧平台数据项目可行性研究报告 申报单位：某市人力资源和社会保障局 2026年5月'
    const text = study([...without!, '风险分析']).replace(/^# .*/, cover)
    expect(check(text).map((line) => line.split('：')[0]!.split(' ')[0])).toEqual(['feasibility-chapter-missing'])
  })

  it('count as a section of another chapter', () => {
    const text = '### 10.1 效益\n\n提升效率。\n\n### 10.2 风险及对策\n\n提前协调。\n\n说明。'
    expect(check(study(names, { 效益分析: text }))).toEqual([])
  })

  it('of a plain text are read too', () => {
    const text = study(names).replace(/^#+ /gm, '')
    expect(check(text, 'plaintext').map((line) => line.split(' ')[0])).toEqual(['feasibility-chapter-missing'])
  })

  it('are not missed in an excerpt, a draft of some chapters, or another kind of paper', () => {
    expect(check(study(names.slice(4, 9)))).toEqual([])
    expect(
      check(study(['项目概述', '需求分析', '建设方案', '说明', '其他', '名单', '过程', '记录', '清样', '照片'])),
    ).toEqual([])
    expect(check(study(names).replace('可行性研究报告', '工作总结'))).toEqual([])
  })

  it('stand in their order', () => {
    const swapped = [...whole]
    swapped.splice(2, 0, ...swapped.splice(8, 1))
    expect(check(study(swapped))).toEqual([
      'chapter-order 第三章 投资估算：“投资估算和资金来源”按编制大纲应在“总体方案”之后。是否有意这样编排？',
    ])
    const reversed = [...whole].reverse()
    expect(check(study(reversed))).toEqual([])
  })
})

describe('chapters without content', () => {
  it.each([
    ['chapter-unwritten 待补充', '待补充'],
    ['chapter-unwritten （本章内容待完善）', '（本章内容待完善）'],
    ['chapter-empty （略）', '（略）'],
    ['chapter-empty 无', '无'],
    ['chapter-empty 第十一章 风险分析', ''],
  ])('are found: %s', (start, body) => {
    const found = check(study(whole, { 风险分析: body }))
    expect(found.map((line) => line.split('：')[0])).toEqual([start])
  })

  it.each([
    ['a sentence', '无重大风险。'],
    ['a table', '| 风险 | 对策 |\n|---|---|\n| 数据 | 备份 |'],
    ['sections', '### 11.1 识别\n\n已识别。'],
    ['a reference', '详见附件3。'],
  ])('are others than those with %s', (_, body) => expect(check(study(whole, { 风险分析: body }))).toEqual([]))

  it('are found at the end of a tender: its forms', () => {
    const chapter = (name: string) =>
      `## ${name}\n\n${Array.from({ length: 15 }, (_, at) => `正文第${at}点。`).join('\n\n')}\n\n`
    const chapters = ['第一章 招标公告', '第二章 投标人须知', '第三章 采购需求', '第五章 合同条款']
      .map(chapter)
      .join('')
    const tender = (end: string) => `# 某项目招标文件\n\n${chapters}## 第六章 投标文件格式\n${end}`
    expect(check(tender('')).map((line) => line.split('：')[0])).toEqual(['chapter-empty 第六章 投标文件格式'])
    expect(check(tender('\n一、投标函\n'))).toEqual([])
  })

  it('are not looked for in forms and annexes', () => {
    const tender = '# 某项目招标文件\n\n## 第六章 投标文件格式\n\n## 第七章 附件\n\n## 第八章 其他\n\n正文。\n'
    expect(check(tender)).toEqual([])
  })
})
