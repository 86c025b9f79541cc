import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../../server/src/format/word/numerals.ts'
import { readWord } from '../../../server/src/format/word/read.ts'
import { buildDocx, level, list, numbered, paragraph } from './build.ts'

const blocksOf = (document: string, numbering: string, styles = '') =>
  readWord(buildDocx({ document, numbering, styles })).blocks
const labels = (items: readonly (readonly [number, number?])[], numbering: string) =>
  blocksOf(items.map(([numId, ilvl]) => paragraph('文', numbered(numId, ilvl))).join(''), numbering).map((b) => b.label)
const simple = (levels: readonly string[]) => {
  const { abstract, num } = list(1, levels)
  return abstract + num
}

describe('numbers in words', () => {
  it.each([
    ['decimal', 12, '12'],
    ['decimalZero', 7, '07'],
    ['upperRoman', 1994, 'MCMXCIV'],
    ['lowerRoman', 4, 'iv'],
    ['upperLetter', 26, 'Z'],
    ['lowerLetter', 28, 'bb'],
    ['chineseCounting', 10, '十'],
    ['chineseCounting', 21, '二十一'],
    ['chineseCounting', 105, '一〇五'],
    ['chineseCountingThousand', 11, '十一'],
    ['chineseCountingThousand', 105, '一百零五'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['chineseCountingThousand', 2003, '二千零三'],
    ['japaneseCounting', 115, '百十五'],
    ['ideographTraditional', 3, '丙'],
    ['ideographZodiac', 12, '亥'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographDigital', 10, '一〇'],
    ['decimalEnclosedCircle', 20, '⑳'],
    ['decimalEnclosedCircleChinese', 21, '㉑'],
    ['decimalEnclosedCircle', 50, '㊿'],
    ['decimalEnclosedCircle', 51, '51'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['decimalEnclosedFullstop', 1, '⒈'],
    ['decimalFullWidth', 12, '１２'],
    ['none', 3, ''],
    ['thaiNumbers', 3, '3'],
  ])('%s %i', (format, value, text) => {
    expect(formatNumber(value, format)).toBe(text)
  })

  it('pads a custom format', () => {
    expect(formatNumber(7, 'custom', '001, 002, 003, ...')).toBe('007')
  })
})

describe('automatic numbering of a Word file', () => {
  const outline = simple([
    level(0, 'chineseCountingThousand', '第%1章'),
    level(1, 'decimal', '%1.%2', '<w:isLgl/>'),
    level(2, 'decimalEnclosedCircle', '%3'),
  ])

  it('counts levels and restarts lower ones', () => {
    const items = [[1], [1, 1], [1, 1], [1, 2], [1, 2], [1], [1, 1], [1, 2]] as const
    expect(labels(items, outline)).toEqual(['第一章', '1.1', '1.2', '①', '②', '第二章', '2.1', '①'])
  })

  it('takes the start of a higher level that has not been used', () => {
    expect(labels([[1, 1]], outline)).toEqual(['1.1'])
  })

  it('keeps labels out of the text and calls the block a list item', () => {
    const [block] = blocksOf(paragraph('总则', numbered(1)), outline)
    expect([block!.kind, block!.text, block!.label]).toEqual(['list-item', '总则', '第一章'])
  })

  it('counts numbered paragraphs without text', () => {
    expect(
      blocksOf(paragraph('甲', numbered(1)) + paragraph('', numbered(1)) + paragraph('乙', numbered(1)), outline).map(
        (b) => b.label,
      ),
    ).toEqual(['第一章', '第三章'])
  })

  it('does not count a paragraph deleted with its mark', () => {
    const gone = `<w:p><w:pPr>${numbered(1)}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>删</w:delText></w:r></w:del></w:p>`
    expect(blocksOf(gone + paragraph('乙', numbered(1)), outline).map((b) => b.label)).toEqual(['第一章'])
  })

  it('runs on in lists of one abstract, restarts by startOverride', () => {
    const base = list(1, [level(0, 'decimal', '%1、')])
    const other = '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    const fresh =
      '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    const numbering = base.abstract + base.num + other + fresh
    expect(labels([[1], [2], [3], [3], [1]], numbering)).toEqual(['1、', '2、', '1、', '2、', '3、'])
  })

  it('uses the level that a num puts in place of the abstract one', () => {
    const base = list(1, [level(0, 'decimal', '%1、')])
    const own = `<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '(%1)', '', 3)}</w:lvlOverride></w:num>`
    expect(labels([[2], [2]], base.abstract + own)).toEqual(['(C)', '(D)'])
  })

  it('follows lvlRestart', () => {
    const never = simple([level(0, 'decimal', '%1'), level(1, 'decimal', '条%2', '<w:lvlRestart w:val="0"/>')])
    expect(labels([[1], [1, 1], [1], [1, 1]], never)).toEqual(['1', '条1', '2', '条2'])
    const top = simple([
      level(0, 'decimal', '%1'),
      level(1, 'decimal', '%2'),
      level(2, 'decimal', '项%3', '<w:lvlRestart w:val="1"/>'),
    ])
    expect(labels([[1], [1, 1], [1, 2], [1, 1], [1, 2], [1], [1, 2]], top)).toEqual([
      '1',
      '1',
      '项1',
      '2',
      '项2',
      '2',
      '项1',
    ])
  })

  it('shows plain bullets and hides those of symbol fonts', () => {
    const numbering = simple([level(0, 'bullet', '●'), level(1, 'bullet', '\uF06C')])
    const blocks = blocksOf(paragraph('甲', numbered(1)) + paragraph('乙', numbered(1, 1)), numbering)
    expect(blocks.map((b) => [b.kind, b.label])).toEqual([
      ['list-item', '●'],
      ['list-item', ''],
    ])
  })

  it('numbers headings through their styles, at the level that names the style', () => {
    const styles = [1, 2]
      .map(
        (n) =>
          `<w:style w:type="paragraph" w:styleId="h${n}"><w:name w:val="heading ${n}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
      )
      .join('')
    const numbering = simple([
      level(0, 'chineseCounting', '第%1章', '<w:pStyle w:val="h1"/>'),
      level(1, 'chineseCounting', '第%2节', '<w:pStyle w:val="h2"/>'),
    ])
    const styled = (id: string, more = '') => paragraph('文', `<w:pStyle w:val="${id}"/>${more}`)
    const document = styled('h1') + styled('h2') + styled('h2', numbered(0)) + styled('h2')
    expect(blocksOf(document, numbering, styles).map((b) => `${b.kind} ${b.label}`)).toEqual([
      'heading 第一章',
      'heading 第一节',
      'heading ',
      'heading 第二节',
    ])
  })

  it('follows a numbering style link', () => {
    const real = list(1, [level(0, 'decimal', '%1)')])
    const link = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="S"/></w:abstractNum>'
    const num = '<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>'
    const styles =
      '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const blocks = blocksOf(paragraph('文', numbered(7)), real.abstract + link + real.num + num, styles)
    expect(blocks[0]!.label).toBe('1)')
  })

  it('gives no label for a list that is not defined', () => {
    expect(blocksOf(paragraph('文', numbered(9)), outline)[0]).toMatchObject({ kind: 'paragraph', label: '' })
  })
})
