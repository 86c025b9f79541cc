import { describe, expect, it } from 'vitest'
import { outline } from '../../server/src/structure/outline.ts'
import { document, type Part } from './blocks.ts'

const sentence = '本条所述内容应当满足采购人的实际使用需要，供应商应当逐条作出响应并对响应内容的真实性负责。'
const read = (...parts: Part[]) => outline(document(parts))
const titles = (...parts: Part[]) => read(...parts).headings.map((heading) => heading.title)
const head = (text: string): Part => ({ text, level: 1, bold: true })

describe('a list of the chapters', () => {
  const list = ['第一章 招标公告', '第二章 用户需求书', '第三章 合同条款']

  it('is no headings, however it is styled', () => {
    const made = read(
      ...list.flatMap((title) => [head(title), sentence]),
      head('第四章 通用条款'),
      '本文件包括下列各章：',
      ...list.map(head),
      sentence,
    )
    expect(made.headings.map((heading) => heading.block)).toEqual([0, 2, 4, 6])
    expect(made.labels.at(-1)!.section).toBe('instructions')
  })

  it('ends where a title comes again as a heading', () => {
    const made = read(...list.map(head), head(list[0]!), sentence, head(list[1]!), sentence)
    expect(made.headings.map((heading) => heading.block)).toEqual([3, 5])
  })

  it('is the skeleton of a draft when the chapters stand nowhere else', () => {
    expect(titles(...list.map(head))).toEqual(list)
  })
})

describe('what comes again on each page', () => {
  it('keeps headers, footers and notes out of the outline and out of the last chapter', () => {
    const parts = ['word/header1.xml', 'word/footer2.xml', 'word/footnotes.xml']
    const made = read(
      '招标文件',
      '第一章 评标办法',
      sentence,
      ...parts.map((part) => ({ text: '第二章 采购需求', bold: true, centred: true, part })),
    )
    expect(made.headings.map((heading) => heading.block)).toEqual([0, 1])
    expect(made.labels.slice(3).map(({ section, heading }) => [section, heading])).toEqual(
      parts.map(() => ['other', -1]),
    )
  })

  it('keeps a table in a header out of the last chapter', () => {
    const made = document(['第一章 评标办法', sentence, [['项目编号', '00-1']]])
    const blocks = made.blocks.map((block) =>
      block.cell ? { ...block, word: { part: 'word/header1.xml', paragraph: 0, runs: [] } } : block,
    )
    expect(outline({ ...made, blocks }).labels.at(-1)).toMatchObject({ heading: -1, section: 'other' })
  })

  it('reads body text of a Word file as before', () => {
    expect(titles({ text: '第一章 评标办法', part: 'word/document.xml' }, sentence)).toEqual(['第一章 评标办法'])
  })

  it('drops a line that stands on every page', () => {
    const page: Part[] = [{ text: '某某单位办公设备采购项目招标文件', centred: true }, sentence]
    expect(titles('第一章 采购需求', ...page, ...page, ...page, ...page)).toEqual(['第一章 采购需求'])
  })

  it('keeps a title that each item has', () => {
    const item: Part[] = [{ text: '技术要求', bold: true }, sentence]
    expect(titles(...item, ...item, ...item, ...item)).toHaveLength(4)
  })

  it('opens a chapter once although its title tops each page', () => {
    const parts = ['第二章 采购需求', sentence, '一、技术要求', sentence, '第二章 采购需求', sentence]
    expect(titles(...parts)).toEqual(['第二章 采购需求', '一、技术要求'])
    expect(read(...parts).labels.at(-1)!.heading).toBe(1)
  })
})
