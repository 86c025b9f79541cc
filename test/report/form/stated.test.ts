import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../server/src/format/index.ts'
import { shownName } from '../../../server/src/report/form/fact.ts'
import { statedOf } from '../../../server/src/report/form/stated.ts'

import { fileOf } from '../docx/review.ts'

const stated = (source: string) => statedOf(readDocument('a.md', new TextEncoder().encode(source)).blocks, undefined)

describe('what a document says of itself', () => {
  it.each([
    ['项目名称：某区智慧校园项目', 'project', '某区智慧校园项目'],
    ['1.1 招标项目名称：某桥加固工程。', 'project', '某桥加固工程'],
    ['项目名称：某路项目  项目编号：HF-2026-01', 'project', '某路项目'],
    ['采购人名称：某市第一中学', 'buyer', '某市第一中学'],
    ['采购人：名称：某市某某局', 'buyer', '某市某某局'],
    ['招标代理机构：某咨询有限公司', 'agency', '某咨询有限公司'],
  ] as const)('%s', (source, fact, value) => {
    expect(stated(`${source}\n`)[fact]).toBe(value)
  })

  it('reads the cell beside a label', () => {
    expect(
      stated(
        '| 项目名称 | 某路项目 | 项目编号 | A-1 |\n|---|---|---|---|\n| 招标人 | 某市某局 | 标段名称 | 一标段 |\n',
      ),
    ).toMatchObject({ project: '某路项目', projectNumber: 'A-1', buyer: '某市某局', lot: '一标段' })
  })

  it.each([
    '项目名称：________',
    '项目名称：（项目名称）',
    '采购人：详见前附表',
    '采购人：【填写】',
    '招标人：',
    '| 项目名称 | 单 位 | 数量 |\n|---|---|---|\n',
    '采购人有权要求供应商澄清',
    '| 采购人 | 采购代理机构 |\n|---|---|\n',
  ])('leaves a blank where nothing is said: %s', (source) => {
    expect(Object.values(stated(`${source}\n`)).filter((value) => value !== '')).toEqual([])
  })

  it('takes the first clear answer', () => {
    expect(stated('项目名称：____\n\n项目名称：甲地项目\n\n项目名称：乙项目\n').project).toBe('甲地项目')
  })
})

describe('the name of a file on a form', () => {
  it('has no folders, unless another file has the same name', () => {
    const files = ['/甲/文件.docx', '/乙/文件.docx', '/乙/别的.docx'].map((path) => fileOf([], { path }))
    const shown = files.map(({ report }) => shownName(report.path, files))
    expect(shown).toEqual(['/甲/文件.docx', '/乙/文件.docx', '别的.docx'])
  })
})
