import { describe, expect, it } from 'vitest'
import type { Block } from '../../../server/src/core/block.ts'
import { readOldWord } from '../../../server/src/format/old-word/read.ts'
import { buildDoc, modifier, paragraph } from './build.ts'
import { u16 } from './compound.ts'

const bold = modifier(0x0835, 1)
const deleted = modifier(0x0800, 1)
const special = modifier(0x0855, 1)

const read = (...body: Parameters<typeof buildDoc>[0]['body']): readonly Block[] =>
  readOldWord(buildDoc({ body })).blocks
const texts = (blocks: readonly Block[]): string[] => blocks.map((block) => block.text)

describe('text', () => {
  it('comes paragraph by paragraph, with places that fit the source', () => {
    const document = readOldWord(
      buildDoc({ body: [paragraph('第一章'), paragraph(''), paragraph('投标人须𠮷“引”。')] }),
    )
    expect(document.format).toBe('doc')
    expect(document.source).toBe('第一章\n投标人须𠮷“引”。')
    expect(document.blocks.map(({ start, end, word }) => [start, end, word?.part, word?.paragraph])).toEqual([
      [0, 3, 'document', 0],
      [4, 14, 'document', 2],
    ])
  })

  it('of single bytes is Windows-1252', () => {
    const [block] = readOldWord(buildDoc({ body: [paragraph('Pr\xfcf \x93A\x94 \x96')], narrow: true })).blocks
    expect(block!.text).toBe('Prüf “A” –')
  })

  it('shows results of fields, breaks and hyphens, not instructions, pictures and marks', () => {
    const field = [{ text: '见\x13REF a\x14第三章\x15。' }]
    const marks = [{ text: '甲\x0b乙\t丙\x1e丁\x1f戊\x01' }, { text: '(', looks: modifier(0x6a09, 1, 0, 0xa8, 0xf0) }]
    const page = [{ text: '\x0c上\x0c下\x0c' }]
    expect(texts(read({ runs: field }, { runs: marks }, { runs: page }))).toEqual([
      '见第三章。',
      '甲\n乙\t丙-丁戊',
      '上\n下',
    ])
  })

  it('leaves out tracked deletions', () => {
    expect(texts(read({ runs: [{ text: '须为' }, { text: '甲牌', looks: deleted }, { text: '国产' }] }))).toEqual([
      '须为国产',
    ])
  })

  it('drops marks of Word that look like letters', () => {
    expect(texts(read({ runs: [{ text: '甲' }, { text: 'x', looks: special }] }))).toEqual(['甲'])
  })

  it('knows bold and centred lines', () => {
    const [one, two, three] = read(
      { runs: [{ text: '标题', looks: bold }, { text: ' ' }], modifiers: modifier(0x2403, 1) },
      { runs: [{ text: '一半', looks: bold }, { text: '不粗' }] },
      paragraph('右', { modifiers: modifier(0x2461, 2) }),
    )
    expect([one!.bold, one!.centred]).toEqual([true, true])
    expect([two!.bold, two!.centred]).toEqual([false, false])
    expect(three!.centred).toBe(false)
  })

  it('spans many pages of property lists', () => {
    const lines = Array.from({ length: 400 }, (_, i) => ({
      runs: [{ text: `第${i}条`, looks: i % 2 ? bold : [] }],
      modifiers: modifier(0x2640, i % 9),
    }))
    const blocks = read(...lines)
    expect(blocks.map((block) => [block.text, block.bold, block.level])).toEqual(
      lines.map((line, i) => [line.runs[0]!.text, i % 2 === 1, (i % 9) + 1]),
    )
  })
})

describe('headings', () => {
  const styles = [
    { name: 'Normal' },
    { name: 'heading 1', builtIn: 1, base: 0, looks: bold },
    { name: '章', base: 1 },
    { name: '条', modifiers: modifier(0x2640, 2) },
    { name: '标题 4' },
    { name: '反', base: 1, looks: modifier(0x0835, 129) },
  ]

  it('come from built-in styles, their heirs, outline levels and names', () => {
    const body = [1, 2, 3, 4, 0].map((style) => paragraph('题', { style }))
    const { blocks } = readOldWord(buildDoc({ body, styles }))
    expect(blocks.map(({ kind, level, bold }) => [kind, level, bold])).toEqual([
      ['heading', 1, true],
      ['heading', 1, true],
      ['heading', 3, false],
      ['heading', 4, false],
      ['paragraph', 0, false],
    ])
  })

  it('keep to the paragraph where it says otherwise', () => {
    const body = [
      paragraph('正文', { style: 1, modifiers: modifier(0x2640, 9) }),
      paragraph('二级', { style: 1, modifiers: modifier(0x2640, 1) }),
      paragraph('不粗', { style: 5 }),
      { runs: [{ text: '不粗', looks: modifier(0x0835, 129) }], style: 1 },
      { runs: [{ text: '粗', looks: modifier(0x0835, 128) }], style: 1 },
    ]
    const { blocks } = readOldWord(buildDoc({ body, styles }))
    expect(blocks.map(({ level, bold }) => [level, bold])).toEqual([
      [0, true],
      [2, true],
      [1, false],
      [1, false],
      [1, true],
    ])
  })
})

describe('lists', () => {
  const lists = [
    [
      { format: 37, text: '第%1章' },
      { format: 0, text: '%1.%2', legal: true },
    ],
    [{ format: 18, text: '%1', start: 3 }],
  ]
  const item = (list: number, level = 0) => [...modifier(0x460b, ...u16(list)), ...modifier(0x260a, level)]

  it('have their labels, as for .docx', () => {
    const body = [
      paragraph('总则', { modifiers: item(1) }),
      paragraph('范围', { modifiers: item(1, 1) }),
      paragraph('圈', { modifiers: item(2) }),
      paragraph('', { mark: '\x0c', modifiers: item(1) }),
      paragraph('需求', { modifiers: item(1) }),
      paragraph('参数', { modifiers: item(1, 1) }),
      paragraph('无号', { modifiers: item(0) }),
    ]
    const { blocks } = readOldWord(buildDoc({ body, lists }))
    expect(blocks.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'list-item 第一章',
      'list-item 1.1',
      'list-item ③',
      'list-item 第二章',
      'list-item 2.1',
      'paragraph ',
    ])
  })

  it('of a style hold for its paragraphs', () => {
    const styles = [{ name: 'Normal' }, { name: '章', modifiers: item(1) }]
    const { blocks } = readOldWord(buildDoc({ body: [paragraph('甲', { style: 1 })], styles, lists }))
    expect(blocks[0]!.label).toBe('第一章')
  })
})

describe('what stands beside the body', () => {
  it('comes behind it: footnotes, endnotes, headers and footers', () => {
    const { blocks } = readOldWord(
      buildDoc({
        body: [paragraph('正文')],
        footnotes: [paragraph('\x02脚注')],
        headers: [[], [paragraph('页眉')], [], [paragraph('页脚')], [], []],
        endnotes: [paragraph('尾注')],
      }),
    )
    expect(blocks.map(({ text, word }) => `${word!.part} ${text}`)).toEqual([
      'document 正文',
      'footnotes 脚注',
      'endnotes 尾注',
      'header1 页眉',
      'footer2 页脚',
    ])
  })

  it('in text boxes stands where the box hangs', () => {
    const body = [paragraph('甲甲'), paragraph('乙乙'), paragraph('丙丙')]
    const box = (anchor: number, text: string) => ({ anchor, text: [paragraph(text)] })
    const { blocks } = readOldWord(buildDoc({ body, textBoxes: [box(4, '框二'), box(0, '框一')] }))
    expect(texts(blocks)).toEqual(['甲甲', '框一', '乙乙', '框二', '丙丙'])
    expect(blocks.map(({ word }) => word!.paragraph)).toEqual([0, 1, 2, 3, 4])
  })
})
