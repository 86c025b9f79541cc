import { describe, expect, it } from 'vitest'
import { sourceRange } from '../../../server/src/core/block.ts'
import { readMarkdown } from '../../../server/src/format/markdown/read.ts'

const texts = (source: string): string[] => readMarkdown(source).blocks.map((block) => block.text)
const brief = (source: string): string[] =>
  readMarkdown(source).blocks.map((block) => `${block.kind}${block.level || ''} ${block.label}${block.text}`)

describe('headings and paragraphs', () => {
  it('reads ATX and setext headings without their marks', () => {
    expect(brief('# 第一章 总则 #\n\n###### 六级\n\n采购需求\n===\n\n技术\n参数\n---\n#不是标题\n')).toEqual([
      'heading1 第一章 总则',
      'heading6 六级',
      'heading1 采购需求',
      'heading2 技术参数',
      'paragraph #不是标题',
    ])
  })

  it('joins soft-wrapped lines: a blank only between Latin neighbours', () => {
    expect(texts('投标人应提供\n　　交换机 Layer\nThree switch\n设备“甲”\n“乙”\n')).toEqual([
      '投标人应提供交换机 Layer Three switch设备“甲”“乙”',
    ])
  })

  it('keeps hard breaks and counts CRLF and lone CR as line ends', () => {
    expect(texts('甲  \r\n乙\\\r丙<br>丁\r\n戊')).toEqual(['甲\n乙\n丙\n丁戊'])
  })

  it('reads numbered clauses on neighbouring lines apart', () => {
    expect(texts('一、项目概况\n本项目建设平台。\n（一）甲方负责；\n2.乙方负责；\n供货期为\n30天\n')).toEqual([
      '一、项目概况',
      '本项目建设平台。',
      '（一）甲方负责；',
      '2.乙方负责；供货期为30天',
    ])
  })

  it('reads an empty file and a file of blanks', () => {
    expect(texts('')).toEqual([])
    expect(texts(' \n\n　\n')).toEqual([])
  })
})

describe('lists and quotes', () => {
  it('reads nested items with labels, lazy lines and later paragraphs', () => {
    expect(brief('1. 甲\n   - 乙\n续\n\n     丙\n2) 丁\n- [x] 戊\n')).toEqual([
      'list-item 1.甲',
      'list-item 乙续',
      'list-item 丙',
      'list-item 2)丁',
      'list-item 戊',
    ])
  })

  it('does not take a year or a bare mark for an item inside a paragraph', () => {
    expect(brief('竣工于\n2023. 年底\n-不是\n')).toEqual(['paragraph 竣工于2023. 年底-不是'])
  })

  it('marks quoted blocks, and goes on lazily', () => {
    const blocks = readMarkdown('> 引用\n续行\n>\n> - 项\n\n正文').blocks
    expect(blocks.map((block) => [block.text, block.quoted])).toEqual([
      ['引用续行', true],
      ['项', true],
      ['正文', false],
    ])
  })
})

describe('tables', () => {
  const source = '前文\n| 名称 | 参数 |\n| --- | :-: |\n| a\\|b | `x\\|y` |\n| **粗** ||\n无管道\n\n后文'

  it('gives a block a cell with its place', () => {
    const cells = readMarkdown(source).blocks.filter((block) => block.cell !== null)
    expect(cells.map((block) => [block.text, block.cell!.row, block.cell!.column, block.cell!.header])).toEqual([
      ['名称', 0, 0, true],
      ['参数', 0, 1, true],
      ['a|b', 1, 0, false],
      ['x|y', 1, 1, false],
      ['粗', 2, 0, false],
      ['', 2, 1, false],
      ['无管道', 3, 0, false],
    ])
    expect(texts(source).at(0)).toBe('前文')
    expect(texts(source).at(-1)).toBe('后文')
  })

  it('leads a cell with an escaped pipe back to its source', () => {
    const block = readMarkdown(source).blocks.find((candidate) => candidate.text === 'a|b')!
    const range = sourceRange(block, 0, 3)
    expect(source.slice(range.start, range.end)).toBe('a\\|b')
  })

  it('numbers tables and wants a delimiter row of the same width', () => {
    const blocks = readMarkdown('a|b\n-|-\n1|2\n\nc|d\n---\n\ne|f\n-|-\n').blocks
    expect(blocks.map((block) => block.cell?.table ?? block.kind)).toEqual([0, 0, 0, 0, 'heading', 1, 1])
  })
})

describe('what gives no blocks', () => {
  it('passes over code', () => {
    expect(texts('甲\n```js\n华为\n~~~\n```\n~~~\n华为\n\n    华为\n~~~\n\n    华为\n\n乙')).toEqual(['甲', '乙'])
  })

  it('swallows the rest after an unclosed fence, but only in its container', () => {
    expect(texts('> ```\n> 码\n\n文\n\n```\n余下\n')).toEqual(['文'])
  })

  it('passes over HTML blocks', () => {
    expect(texts('<div>\n华为\n</div>\n\n甲\n<custom-tag>\n乙\n\n<script>\n\n华为</script>\n丙')).toEqual([
      '甲乙',
      '丙',
    ])
  })
})

describe('directives', () => {
  const found = (source: string): [string, number][] =>
    readMarkdown(source).directives.map((directive) => [directive.text, directive.block])

  it('finds them at the start, in lists, between rows, inside text, with text behind', () => {
    const source =
      '<!-- tenderlint-a -->\n\n- 甲\n  <!-- tenderlint-b x: 理由 -->\n- 乙\n\n|a|\n|-|\n<!-- tenderlint-c -->\n|b|\n\n文<!-- tenderlint-d -->字\n\n<!-- tenderlint-e --> 后文\n\n<!--\ntenderlint-f\n-->\n'
    expect(found(source)).toEqual([
      ['tenderlint-a', 0],
      ['tenderlint-b x: 理由', 1],
      ['tenderlint-c', 3],
      ['tenderlint-d', 5],
      ['tenderlint-e', 5],
      ['tenderlint-f', 6],
    ])
    expect(texts(source)).toEqual(['甲', '乙', 'a', 'b', '文字', '后文'])
    for (const { start, end } of readMarkdown(source).directives) {
      expect(source.slice(start, end)).toMatch(/^<!--\s*tenderlint-[^>]*-->$/)
    }
  })

  it('takes none from code, other comments or unclosed comments', () => {
    expect(
      found('`<!-- tenderlint-a -->`\n\n```\n<!-- tenderlint-b -->\n```\n<!-- 说明 -->\n\n<!-- tenderlint-c\n'),
    ).toEqual([])
  })
})

describe('front matter', () => {
  it('gives keys, values and their ranges', () => {
    const source = '---\ntitle: "某某项目"\n地区：安徽 # 省\nempty:\n# 注\n---\n正文'
    const document = readMarkdown(source)
    expect(document.frontMatter.map((entry) => [entry.key, entry.value])).toEqual([
      ['title', '某某项目'],
      ['地区', '安徽'],
      ['empty', ''],
    ])
    for (const entry of document.frontMatter) {
      expect(source.slice(entry.start, entry.end)).toBe(entry.value)
      expect(source.slice(entry.keyStart, entry.keyEnd)).toBe(entry.key)
    }
    expect(texts(source)).toEqual(['正文'])
  })

  it('is none when unclosed or when it holds text', () => {
    expect(texts('---\na: b\n')).toEqual(['a: b'])
    expect(readMarkdown('---\n正文\n---\n').frontMatter).toEqual([])
  })
})

describe('a term that is broken over two lines', () => {
  it.each([
    ['a paragraph', '屏幕须选用希\n沃品牌产品。', '希\n沃'],
    ['a paragraph with CRLF and indents', '屏幕须选用希\r\n　　沃品牌产品。', '希\r\n　　沃'],
    ['a quote', '> 屏幕须选用希\n> 沃品牌产品。', '希\n> 沃'],
    ['a nested item', '1. 设备\n   - 屏幕须选用希\n     沃品牌产品。', '希\n     沃'],
    ['strong text', '屏幕**须选用希\n沃品牌**产品。', '希\n沃'],
    ['an underlined heading', '屏幕选用希\n沃品牌\n---', '希\n沃'],
  ])('is whole in %s, and its range covers both parts', (_name, source, seen) => {
    const block = readMarkdown(source).blocks.find((candidate) => candidate.text.includes('希沃品牌'))!
    const at = block.text.indexOf('希沃')
    const { start, end } = sourceRange(block, at, at + 2)
    expect(source.slice(start, end)).toBe(seen)
  })

  it('is not made by a hard break', () => {
    expect(texts('须选用希  \n沃品牌')).toEqual(['须选用希\n沃品牌'])
    expect(texts('须选用希\\\n沃品牌')).toEqual(['须选用希\n沃品牌'])
  })
})

describe('the inside of a block', () => {
  it('removes markup and leads back to the source', () => {
    const source = '- 选用**华为**`S5700`[交换机](http://a.cn "t")，![图](a.png)不\\*限&ge;5~10~20'
    const block = readMarkdown(source).blocks[0]!
    expect(block.text).toBe('选用华为S5700交换机，不*限≥5~10~20')
    const at = block.text.indexOf('华为S5700')
    const range = sourceRange(block, at, at + 7)
    expect(source.slice(range.start, range.end)).toBe('华为**`S5700')
    expect(block.bold).toBe(false)
  })

  it('knows text that is bold as a whole', () => {
    expect(readMarkdown('**全部 *粗体***\n\n**前** 后\n\n**甲** **乙**').blocks.map((block) => block.bold)).toEqual([
      true,
      false,
      true,
    ])
  })

  it('keeps templates and footnotes as they are written', () => {
    expect(texts('投标人：____（盖章） [^1] [2022]3号')).toEqual(['投标人：____（盖章） [^1] [2022]3号'])
  })

  it('asks the given parser for marked-up blocks only', () => {
    const seen: string[] = []
    readMarkdown('甲乙\n丙\n\n**丁**\n戊', (raw) => {
      seen.push(raw)
      return { text: raw, pairs: [0, 0], bold: false, comments: [] }
    })
    expect(seen).toEqual(['**丁**\n戊'])
  })
})

it('a range covers a character that is written as a reference whole', () => {
  const source = '采用甲牌&reg;设备，乙牌&#174;的**丙&copy;机**'
  const [block] = readMarkdown(source).blocks
  const covered = (words: string): string => {
    const at = block!.text.indexOf(words)
    const { start, end } = sourceRange(block!, at, at + words.length, source)
    return source.slice(start, end)
  }
  expect(block!.text).toBe('采用甲牌®设备，乙牌®的丙©机')
  expect(['甲牌®', '乙牌®', '丙©', '牌®设', '丙'].map(covered)).toEqual([
    '甲牌&reg;',
    '乙牌&#174;',
    '丙&copy;',
    '牌&reg;设',
    '丙',
  ])
})
