import { expect, it } from 'vitest'
import { readMarkdown } from '../../server/src/format/markdown/read.ts'
import { outline } from '../../server/src/structure/outline.ts'
import { document } from './blocks.ts'

const kindOf = (...lines: readonly string[]) => outline(document(lines, 'docx')).documentKind

it.each([
  [
    'preliminary-design',
    ['某区平台建设项目初步设计方案（报批稿）', '编制单位：某局', '1.2 设计依据', '项目可行性研究报告及批复'],
  ],
  ['contract', ['某区平台建设项目采购合同', '合同编号：A-1', '下列文件是合同的组成部分：', '招标文件及澄清']],
  ['acceptance', ['某区平台建设项目竣工验收报告', '依据采购合同和招标文件']],
  ['feasibility-study', ['某区平台建设项目', '可行性研究报告', '初步设计另行编制']],
  ['tender', ['某区平台建设项目', '公开招标文件', '拟签订的合同']],
] as const)('a title page tells the kind: %s', (kind, lines) => {
  expect(kindOf(...lines)).toBe(kind)
})

it.each([
  ['acceptance', '某区平台建设项目\n竣工验收报告\n建设单位：某局\n---\n## 一、概况\n合同及招标文件'],
  ['feasibility-study', '# 某区平台\n\n某区平台建设项目\n**可行性研究报告**  \n某局\n\n## 总则'],
] as const)('a title page whose lines Markdown joins tells it as well: %s', (kind, source) => {
  expect(outline(readMarkdown(source)).documentKind).toBe(kind)
})
