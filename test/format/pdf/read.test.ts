import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../server/src/format/pdf/read.ts'
import { buildPdf, type PageSpec, type PdfSpec, setLines, setTable } from './build.ts'

const read = (pages: readonly PageSpec[], more: Partial<PdfSpec> = {}) => readPdf(buildPdf({ pages, ...more }))
const texts = async (pages: readonly PageSpec[], more: Partial<PdfSpec> = {}) =>
  (await read(pages, more)).blocks.map(({ text }) => text)

/** Two lines as wide as the page and a short one. */
const prose = [
  '　　本项目采购的交换机应当满足下列技术要求，投标人须在投标文件中逐',
  '条响应，未响应的视为不满足。供应商须提供华为 S5735 系列产品或者',
  '性能相当的产品。',
]

describe('text', () => {
  it('joins the lines of a paragraph and keeps its page', async () => {
    const { source, blocks, format } = await read([{ pieces: setLines([...prose, '　　第二段。']) }])
    expect(format).toBe('pdf')
    expect(blocks.map(({ text }) => text)).toEqual([prose.join('').trim(), '第二段。'])
    expect(blocks[0]).toMatchObject({ kind: 'paragraph', level: 0, place: { page: 1 }, word: null, cell: null })
    for (const { start, end, text } of blocks) expect(source.slice(start, end)).toBe(text)
  })

  it('joins a paragraph over a page break, without head and page number', async () => {
    const page = (number: number, lines: readonly string[]): PageSpec => ({
      pieces: [
        { x: 250, y: 40, text: '某某项目招标文件' },
        ...setLines(lines),
        { x: 280, y: 810, text: `第${number}页 共3页` },
      ],
    })
    const filler = ['　　另一段。']
    expect(await texts([page(1, prose.slice(0, 2)), page(2, prose.slice(2)), page(3, filler)])).toEqual([
      prose.join('').trim(),
      '另一段。',
    ])
  })

  it('reads letters placed one by one in any order, and drops what is painted twice', async () => {
    const letters = [...'品牌型号'].map((text, i) => ({ x: 90 + i * 12, y: 100, text }))
    const twice = letters.map((piece) => ({ ...piece, x: piece.x + 0.4 }))
    expect(await texts([{ pieces: [...letters.reverse(), ...twice, ...setLines(prose, 200)] }])).toContain('品牌型号')
  })

  it('takes gaps beside Chinese letters for no blank, between Latin words for one', async () => {
    const pieces = [
      { x: 90, y: 100, text: '采用' },
      { x: 117, y: 100, text: 'Intel' },
      { x: 151, y: 100, text: 'Xeon' },
      { x: 178, y: 100, text: '处理器' },
      ...setLines(prose, 200),
    ]
    expect((await texts([{ pieces }]))[0]).toBe('采用Intel Xeon处理器')
  })

  it('gives common characters for radicals and bullets for signs of symbol fonts', async () => {
    expect((await texts([{ pieces: setLines(['\u2f64\u2f45于\uf06c⻓度', ...prose]) }]))[0]).toContain('用方于•长度')
  })

  it('tells bold and centred titles and takes levels from bookmarks', async () => {
    const pieces = [{ x: 249.5, y: 80, text: '第一章 总则', size: 16, bold: true }, ...setLines(prose, 120)]
    const { blocks } = await read([{ pieces }], { bookmarks: ['第一章  总则', '没有的标题'] })
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1, text: '第一章 总则', bold: true, centred: true })
    expect(blocks[1]).toMatchObject({ kind: 'paragraph', level: 0, bold: false, centred: false })
  })

  it('mends hyphenated words and addresses', async () => {
    const pieces = setLines([
      'The supplier shall provide the certificates of registra-',
      'tion and conformity to the purchaser of the equipment.',
    ])
    expect(await texts([{ pieces }])).toEqual([
      'The supplier shall provide the certificates of registration and conformity to the purchaser of the equipment.',
    ])
  })

  it('reads pages that are turned, and leaves slanted watermarks out', async () => {
    const upright = prose.map((text, i) => `BT /F1 12 Tf 0 1 -1 0 ${100 + i * 20} 90 Tm <${hex(text.trim())}> Tj ET`)
    const mark = `BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm <${hex('内部资料')}> Tj ET`
    // Beside the page, so that the font knows these letters.
    const letters = [...new Set(`${prose.join('')}内部资料`)].join('')
    const [first = ''] = await texts([
      { pieces: [{ x: 0, y: -50, text: letters }], more: [...upright, mark].join('\n') },
    ])
    expect(first).toContain('华为 S5735 系列')
    expect(first).not.toContain('内部')
  })
})

const hex = (text: string) => [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')

describe('ruled tables', () => {
  const table = setTable(
    [90, 150, 300, 500],
    [100, 130, 190],
    [
      ['序号', '名称', '技术参数'],
      ['1', '交换机', '端口数量不少于24个，支持三层路\n由协议\n2.支持堆叠。'],
    ],
  )

  it('gives cells with their places; lines of a cell are joined, its items are not', async () => {
    const { source, blocks } = await read([{ ...table, pieces: [...setLines(prose, 300), ...table.pieces] }])
    const cells = blocks.filter(({ cell }) => cell)
    expect(cells.map(({ text, cell }) => [cell!.row, cell!.column, text])).toEqual([
      [0, 0, '序号'],
      [0, 1, '名称'],
      [0, 2, '技术参数'],
      [1, 0, '1'],
      [1, 1, '交换机'],
      [1, 2, '端口数量不少于24个，支持三层路由协议'],
      [1, 2, '2.支持堆叠。'],
    ])
    expect(source).toMatch(/^序号\t名称\t技术参数\n1\t交换机\t端口数量/)
    expect(blocks.at(-1)!.cell).toBeNull()
  })

  it('finds merged cells where a line is missing', async () => {
    const lines: [number, number, number, number][] = [
      [90, 100, 400, 100],
      [90, 130, 400, 130],
      [200, 160, 400, 160],
      [90, 190, 400, 190],
      [90, 100, 90, 190],
      [200, 130, 200, 190],
      [400, 100, 400, 190],
    ]
    const pieces = [
      { x: 95, y: 118, text: '技术部分' },
      { x: 95, y: 150, text: '产品性能' },
      { x: 205, y: 150, text: '甲' },
      { x: 205, y: 180, text: '乙' },
    ]
    const { blocks } = await read([{ lines, pieces: [...pieces, ...setLines(prose, 300)] }])
    expect(
      blocks.slice(0, 4).map(({ text, cell }) => [text, cell!.row, cell!.column, cell!.rowSpan, cell!.columnSpan]),
    ).toEqual([
      ['技术部分', 0, 0, 1, 2],
      ['产品性能', 1, 0, 2, 1],
      ['甲', 1, 1, 1, 1],
      ['乙', 2, 1, 1, 1],
    ])
  })

  it('goes on over a page break: the header once, a torn row whole', async () => {
    const xs = [90, 150, 300, 500]
    const head = ['序号', '名称', '技术参数']
    const first = setTable(xs, [600, 630, 780], [head, ['1', '交换机', '端口数量不少于24个，支持三层路']])
    const second = setTable(
      xs,
      [80, 120, 150],
      [
        ['', '', '由协议。'],
        ['2', '服务器', '内存不少于128GB。'],
      ],
    )
    const third = setTable(xs, [80, 120, 150], [head, ['3', '路由器', '转发率。']])
    const { blocks } = await read([first, second, third])
    expect(blocks.map(({ text, cell }) => [cell!.table, cell!.row, cell!.column, text]).slice(3)).toEqual([
      [0, 1, 0, '1'],
      [0, 1, 1, '交换机'],
      [0, 1, 2, '端口数量不少于24个，支持三层路由协议。'],
      [0, 2, 0, '2'],
      [0, 2, 1, '服务器'],
      [0, 2, 2, '内存不少于128GB。'],
      [0, 3, 0, '3'],
      [0, 3, 1, '路由器'],
      [0, 3, 2, '转发率。'],
    ])
  })

  it('takes a box around text and underlines for no table', async () => {
    const lines: [number, number, number, number][] = [
      [40, 40, 550, 40],
      [40, 800, 550, 800],
      [40, 40, 40, 800],
      [550, 40, 550, 800],
      [100, 105, 200, 105],
    ]
    const { blocks } = await read([{ lines, pieces: setLines(prose) }])
    expect(blocks.some(({ cell }) => cell)).toBe(false)
  })
})

describe('fonts that are not embedded', () => {
  const gbk = (text: string) => ({ 华: 'bbaa', 为: 'ceaa', S: '53', '5': '35' })[text] ?? ''

  it.each([
    ['UniGB-UCS2-H', hex],
    ['GBK-EUC-H', (text: string) => [...text].map(gbk).join('')],
  ])('%s', async (encoding, encode) => {
    const pieces = Array.from({ length: 5 }, (_, i) => ({ x: 90, y: 100 + i * 60, text: '华为S55' }))
    expect(await texts([{ pieces }], { encoding, encode })).toEqual(Array.from({ length: 5 }, () => '华为S55'))
  })
})
