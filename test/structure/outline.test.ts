import { describe, expect, it } from 'vitest'
import { headingPath } from '../../server/src/core/section.ts'
import { outline } from '../../server/src/structure/outline.ts'
import { document, type Part } from './blocks.ts'

const sentence = '本条所述内容应当满足采购人的实际使用需要，供应商应当逐条作出响应并对响应内容的真实性负责。'
const lastOf = (parts: readonly Part[]) => outline(document(parts, 'text')).labels.at(-1)!
const titles = (parts: readonly Part[]) => outline(document(parts)).headings.map((heading) => heading.title)

describe('section kinds of plain chapters', () => {
  it.each([
    ['第三章 采购需求', '二、技术参数及要求', 'technical'],
    ['第四章 评标办法', '二、评分标准', 'scoring'],
    ['第一章 招标公告', '三、投标人资格要求', 'qualification'],
    ['第五章 合同条款', '二、商务要求', 'contract'],
    ['第一章 招标公告', '一、项目概况', 'notice'],
    ['第二章 投标人须知', '三、开标与评标程序', 'instructions'],
    ['第四章 建设方案', '二、建设内容与技术指标', 'technical'],
    ['第三章 采购需求', '三、商务要求', 'commercial'],
    ['第三章 采购需求', '一、建设背景', 'background'],
    ['第六章 投标文件格式', '三、技术偏离表', 'form'],
    ['第六章 投标文件格式', '四、资格审查资料', 'form'],
    ['第五章 合同条款', '三、技术标准', 'contract'],
    ['第一章 总论', '二、编制依据', 'legal-basis'],
    ['第三章 采购需求', '三、商务要求（标注的内容为不允许负偏离的条款）', 'commercial'],
    ['第三章 技术、服务及商务要求', '一、总体说明', 'technical'],
    ['第四章 评标办法', '三、符合性审查', 'instructions'],
  ])('%s / %s is %s', (chapter, heading, section) => {
    expect(lastOf(['招标文件', chapter, heading, sentence]).section).toBe(section)
  })

  it('gives the path of a block, outermost first', () => {
    const made = outline(document(['第三章 采购需求', '二、技术要求', '（一）服务器', sentence], 'text'))
    expect(headingPath(made, made.labels.at(-1)!)).toEqual(['第三章 采购需求', '二、技术要求', '（一）服务器'])
  })

  it('lets the user name the section of a heading', () => {
    const made = outline(document(['第三章 附加说明', sentence]), { sections: { 附加说明: 'technical' } })
    expect(made.labels[1]!.section).toBe('technical')
  })

  it('keeps an assessment of later work out of scoring', () => {
    expect(lastOf(['第三章 采购需求', '六、考核评分办法', sentence]).section).toBe('technical')
  })
})

describe('what is no heading', () => {
  it.each([
    '1、具有独立承担民事责任的能力；',
    '（二）未按规定签订、履行采购合同，造成严重后果的；',
    '第二十二条规定的条件',
    '第三章中的技术要求以采购需求为准',
    '第一章 招标公告………………3',
    '三、供应商应当在投标截止时间前提交投标文件。',
    '投标人：',
  ])('%s', (text) => {
    expect(titles([text, sentence])).toEqual([])
  })

  it('reads no heading from a table of contents, and the chapter after it as one', () => {
    const list = ['第一章 招标公告1', '第二章 采购需求5']
    const made = outline(document(['目录', ...list, '第一章 招标公告', sentence, '第二章 采购需求', sentence]))
    expect(made.headings.map((heading) => heading.block)).toEqual([3, 5])
  })

  it('takes a row of short numbered items for a list', () => {
    expect(titles(['1、投标函', '2、报价表', '3、服务方案', sentence])).toEqual([])
  })
})

describe('levels', () => {
  const levels = (parts: readonly Part[], format: 'docx' | 'markdown' = 'docx') =>
    outline(document(parts, format)).headings.map((heading) => heading.level)

  it('nests by numbering style', () => {
    const parts = [
      '第一章 采购需求',
      sentence,
      '一、技术要求',
      sentence,
      '（一）主机',
      sentence,
      '二、商务要求',
      sentence,
    ]
    expect(levels([...parts, '第二章 评标办法', sentence])).toEqual([1, 2, 3, 2, 1])
  })

  it('nests a numbering that begins anew under the open one', () => {
    const parts = ['第一章 采购需求', '一、概况', sentence, '二、技术要求', sentence, '（一）参数', sentence]
    expect(levels([...parts, '一、主要配置', sentence, '三、商务要求', sentence])).toEqual([1, 2, 2, 3, 4, 2])
  })

  it('believes Markdown levels', () => {
    const head = (text: string, level: number): Part => ({ text, level })
    expect(levels([head('采购需求', 1), head('1.1 主机', 3), head('商务要求', 2)], 'markdown')).toEqual([1, 2, 2])
  })

  it('counts automatic numbering as numbering and shows it in the title', () => {
    const made = outline(
      document([{ text: '采购需求', label: '第三章' }, sentence, { text: '付款方式', label: '一、' }, sentence]),
    )
    expect(made.headings.map((heading) => heading.title)).toEqual(['第三章 采购需求', '一、 付款方式'])
    expect(made.labels[3]!.section).toBe('commercial')
  })

  it('keeps an unnumbered styled line inside its numbered chapter', () => {
    const parts: Part[] = [
      { text: '第七章 投标文件格式', level: 2 },
      { text: '政府采购投标文件', level: 1 },
      { text: '技术部分', bold: true, centred: true },
    ]
    expect(outline(document([...parts, sentence])).labels.at(-1)!.section).toBe('form')
  })

  it('lets a heading run into its content without marking the block', () => {
    const made = outline(
      document(['第一章 招标公告', '三、资格要求：投标人应当依法设立并具备履行合同的能力，且提供证明材料。']),
    )
    expect(made.labels[1]).toMatchObject({ section: 'qualification', isHeading: -1, heading: 1 })
  })
})

describe('document kind', () => {
  it.each([
    [['竞争性磋商文件', sentence], 'tender'],
    [['某某系统建设项目可行性研究报告', sentence], 'feasibility-study'],
    [['某某系统初步设计方案', sentence], 'preliminary-design'],
    [['某某设备采购需求', sentence], 'procurement-requirement'],
    [['设备采购合同', sentence], 'contract'],
    [['设备项目验收报告', sentence], 'acceptance'],
    [[sentence], 'unknown'],
  ] as const)('%s is %s', (parts, kind) => {
    expect(outline(document(parts)).documentKind).toBe(kind)
  })

  it('believes the option', () => {
    expect(outline(document(['招标文件']), { kind: 'contract' }).documentKind).toBe('contract')
  })
})

it('labels every block of a long document', () => {
  const part = ['一、技术要求', sentence, '1、主机配置要求', sentence, sentence]
  const long = Array.from({ length: 800 }, () => part).flat()
  const made = outline(document(long))
  expect(made.labels).toHaveLength(long.length)
  expect(made.labels.every((label) => label.heading >= 0)).toBe(true)
})
