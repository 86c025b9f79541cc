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
    ['第二章 投标人须知', '六、评标', 'instructions'],
    ['第二章 投标人须知', '七、评标原则及方法', 'scoring'],
    ['第二章 投标人须知', '八、资格审查及符合性审查', 'instructions'],
    ['第三章 采购需求', '七、报价', 'commercial'],
    ['第三章 采购需求', '样品放置授权委托书', 'form'],
    ['第六章 投标文件格式', '设备采购合同', 'contract'],
    ['第六章 投标文件格式', '类似项目采购合同', 'form'],
    ['第五章 合同条款', '附件：技术需求书', 'technical'],
  ])('%s / %s is %s', (chapter, heading, section) => {
    expect(lastOf(['招标文件', chapter, { text: heading, bold: true }, sentence]).section).toBe(section)
  })

  it('gives the path of a block, outermost first', () => {
    const made = outline(document(['第三章 采购需求', '二、技术要求', '（一）服务器', sentence], 'text'))
    expect(headingPath(made, made.labels.at(-1)!)).toEqual(['第三章 采购需求', '二、技术要求', '（一）服务器'])
  })

  it.each([
    ['a deeper level that Word gives', [2, 3, 3, 2, 3]],
    ['the number that goes on', [2, 2, 2, 2, 2]],
  ])('（一） stands inside of 2.1 by %s', (_, [a, b, c, d, e]) => {
    const made = outline(
      document([
        { text: '第二章 采购需求', level: 1 },
        { text: '2.1 服务器', level: a! },
        { text: '（一）处理器', level: b! },
        sentence,
        { text: '（二）内存', level: c! },
        sentence,
        { text: '2.2 存储', level: d! },
        { text: '（一）硬盘', level: e! },
        sentence,
      ]),
    )
    expect(made.headings.map(({ level }) => level)).toEqual([1, 2, 3, 3, 2, 3])
  })

  it('（一） that has a higher level, or no 2.2 behind it, stands outside of 2.1', () => {
    const levels = (last: number) =>
      outline(
        document([
          { text: '第二章 采购需求', level: 1 },
          { text: '2.1 服务器', level: 3 },
          sentence,
          { text: '（一）总体要求', level: last },
          sentence,
        ]),
      ).headings.map(({ level }) => level)
    expect([levels(2), levels(3)]).toEqual([
      [1, 2, 2],
      [1, 2, 2],
    ])
  })

  it('lets the user name the section of a heading', () => {
    const made = outline(document(['第三章 附加说明', sentence]), { sections: { 附加说明: 'technical' } })
    expect(made.labels[1]!.section).toBe('technical')
  })

  it('reads a chapter of a design as technical whether the title is a heading of its own or not', () => {
    const chapters = ['第一章 概述', sentence, '第二章 电梯工程', '2.1 病床电梯', sentence]
    const made = outline(document(['某医院改造工程初步设计', ...chapters], 'text'), { kind: 'preliminary-design' })
    expect(made.labels.at(-1)!.section).toBe('technical')
    const costs = outline(document([...chapters, '第三章 投资概算', sentence], 'text'), { kind: 'preliminary-design' })
    expect(costs.labels.at(-1)!.section).not.toBe('technical')
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
    { text: '（货物类）', bold: true, centred: true },
    { text: '二〇二六年五月', level: 1 },
    { text: '合同编号（甲方）：', level: 1 },
    { text: '日  期：______', level: 2 },
    { text: '00-12345678', level: 1 },
    { text: '本项目不收取', bold: true },
  ] as readonly Part[])('%j', (text) => {
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

  it('joins a title that is broken over two lines', () => {
    const parts: Part[] = [
      { text: '第三章 技术要求、', level: 1 },
      { text: '商务要求', centred: true },
      { text: '第四章', level: 1 },
      { text: '评标办法', level: 1 },
    ]
    expect(titles([...parts, sentence])).toEqual(['第三章 技术要求、商务要求', '第四章 评标办法'])
  })

  it('keeps the articles of a contract under its title', () => {
    const article = (text: string): Part => ({ text, bold: true })
    const parts: Part[] = ['招标文件', '第四章 投标文件格式', '（三）其他说明', sentence, article('某单位采购合同')]
    const made = outline(
      document([...parts, article('第一条 质量保证'), sentence, article('第二条 违约责任'), sentence]),
    )
    expect(made.headings.map((heading) => heading.section).slice(-3)).toEqual(['contract', 'contract', 'contract'])
    expect(made.headings.at(-1)!.parent).toBe(made.headings.length - 3)
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

  it('knows a tender by its tables when the cover is bare', () => {
    const parts: Part[] = [sentence, { text: '招标文件信息', bold: true }, sentence, { text: '评标信息', bold: true }]
    expect(outline(document([...Array.from({ length: 12 }, () => sentence), ...parts])).documentKind).toBe('tender')
  })

  it('believes the option', () => {
    expect(outline(document(['招标文件']), { kind: 'contract' }).documentKind).toBe('contract')
  })
})

describe('designs', () => {
  it.each([
    ['一、实施进度安排', 'other'],
    ['二、项目组织架构', 'other'],
    ['三、系统架构', 'technical'],
    ['四、消防', 'technical'],
  ])('%s is %s in a technical chapter', (heading, section) => {
    expect(lastOf(['某某系统初步设计方案', '第四章 建设方案', heading, sentence]).section).toBe(section)
  })
})

it('gives the same answer for blocks that were read before', () => {
  const made = document(['招标文件', '第一章 采购需求', sentence, '一、技术要求', sentence])
  const before = outline(made)
  expect(outline({ ...made, blocks: [...made.blocks] })).toEqual(before)
  // The same block in another neighbourhood is judged anew.
  const list = document(['1、投标函', '2、报价表', '3、服务方案'])
  expect(outline(list).headings).toEqual([])
  expect(outline({ ...list, blocks: list.blocks.slice(1, 2) }).headings).toHaveLength(1)
})

it('labels every block of a long document', () => {
  const part = ['一、技术要求', sentence, '1、主机配置要求', sentence, sentence]
  const long = Array.from({ length: 800 }, () => part).flat()
  const made = outline(document(long))
  expect(made.labels).toHaveLength(long.length)
  expect(made.labels.every((label) => label.heading >= 0)).toBe(true)
})
