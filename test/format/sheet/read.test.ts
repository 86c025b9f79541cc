import { describe, expect, it } from 'vitest'
import { readSheet } from '../../../server/src/format/sheet/read.ts'
import { buildBook, numberCell, type SheetXml, textCell, textRow } from './build.ts'

const rows = textRow(1, ['序号', '名称', '技术参数']) + textRow(2, ['1', '交换机', '端口数≥24个'])
const book = (sheet: Partial<SheetXml>, more: object = {}) =>
  readSheet(buildBook({ sheets: [{ name: '技术参数', rows, ...sheet }], ...more }))
const texts = (sheet: Partial<SheetXml>, more: object = {}) =>
  book(sheet, more)
    .blocks.slice(1)
    .map(({ text }) => text)

describe('sheets', () => {
  it('gives the name as heading and each cell with its place', () => {
    const { source, blocks, format } = book({})
    expect(format).toBe('xlsx')
    expect(source).toBe('技术参数\n序号\t名称\t技术参数\n1\t交换机\t端口数≥24个')
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1, text: '技术参数', place: { sheet: '技术参数' } })
    expect(blocks[6]).toMatchObject({
      kind: 'table-cell',
      text: '端口数≥24个',
      place: { sheet: '技术参数', cell: 'C2' },
      cell: { table: 0, row: 1, column: 2, rowSpan: 1, columnSpan: 1, header: false, parent: -1 },
    })
    for (const { start, end, text } of blocks) expect(source.slice(start, end)).toBe(text)
  })

  it('reads shared strings with rich text and without phonetic guides', () => {
    const strings = [
      '<r><t>采用</t></r><r><rPr><b/></rPr><t xml:space="preserve">华为 </t></r><r><t>设备</t></r>',
      '<t>招标_x000D_\n文件</t><rPh sb="0" eb="1"><t>zhao</t></rPh>',
    ]
    const cells =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>9</v></c></row>'
    expect(texts({ rows: cells }, { strings })).toEqual(['采用华为 设备', '招标\n文件'])
  })

  it('shows booleans, errors, formulas by their kept value and numbers by their format', () => {
    const cells =
      '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="str"><f>A1&amp;"x"</f><v>品牌</v></c>' +
      `<c r="D1"><f>1/3</f></c>${numberCell('E1', 0.30000000000000004)}${numberCell('F1', 45658, 1)}${numberCell('G1', 0.3, 2)}</row>`
    const formats = ['yyyy"年"m"月"d"日"', '0%']
    expect(texts({ rows: cells }, { formats })).toEqual(['TRUE', '#N/A', '品牌', '0.3', '2025年1月1日', '30%'])
  })

  it('names merged cells by their first and shows nothing of what they cover', () => {
    const cells = textRow(1, ['一、技术要求', '遮住']) + textRow(2, ['a', 'b'])
    const { blocks } = book({ rows: cells, after: '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>' })
    expect(blocks.slice(1).map(({ text, cell }) => [text, cell!.columnSpan])).toEqual([
      ['一、技术要求', 3],
      ['a', 1],
      ['b', 1],
    ])
  })

  it('skips hidden sheets, rows and columns', () => {
    const hidden = { name: '隐藏', rows, state: 'hidden' }
    const cells = textRow(1, ['a', 'b', 'c']) + textRow(2, ['d', 'e', 'f'], 'hidden="1"')
    const visible = { name: '可见', rows: cells, before: '<cols><col min="2" max="2" hidden="1"/></cols>' }
    const { source } = readSheet(buildBook({ sheets: [hidden, visible, { ...hidden, state: 'veryHidden' }] }))
    expect(source).toBe('可见\na\tc')
  })

  it('keeps line breaks inside a cell', () => {
    expect(texts({ rows: textRow(1, ['1.甲\r\n2.乙']) })).toEqual(['1.甲\n2.乙'])
  })

  it.each([
    ['a frozen row', { before: '<sheetViews><sheetView><pane ySplit="1" state="frozen"/></sheetView></sheetViews>' }],
    ['a filter', { after: '<autoFilter ref="A1:C2"/>' }],
    ['a table', { tables: ['ref="A1:C2"'] }],
  ])('takes the header from %s', (_name, sheet) => {
    const { blocks } = book(sheet)
    expect(blocks.slice(1).map(({ cell }) => cell!.header)).toEqual([true, true, true, false, false, false])
  })

  it('marks no header that the sheet does not mark', () => {
    expect(book({ tables: ['ref="A1:C2" headerRowCount="0"'] }).blocks.some(({ cell }) => cell?.header)).toBe(false)
  })

  it('numbers tables apart behind an empty row with a title', () => {
    const cells =
      rows + textRow(4, ['二、商务要求']) + textRow(5, ['质保期', '3年']) + textRow(7, ['2', '服务器', '内存'])
    const { blocks } = book({ rows: cells })
    expect(blocks.slice(1).map(({ cell }) => cell!.table)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
  })

  it('reads prefixed names and cells without a name', () => {
    const file = buildBook({
      sheets: [],
      extra: {
        'xl/workbook.xml':
          '<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheets><x:sheet name="表" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="/xl/worksheets/a.xml"/></Relationships>',
        'xl/worksheets/a.xml':
          '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="str"><x:v>甲</x:v></x:c><x:c t="str"><x:v>乙</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    })
    expect(readSheet(file).blocks.map(({ place }) => place)).toEqual([
      { sheet: '表', cell: 'A1' },
      { sheet: '表', cell: 'A1' },
      { sheet: '表', cell: 'B1' },
    ])
  })

  it('leaves out what is no text: empty sheets, charts, cells of blanks', () => {
    const { blocks, source } = readSheet(
      buildBook({
        sheets: [
          { name: '空', rows: '' },
          { name: '白', rows: textRow(1, ['　 ']) },
        ],
      }),
    )
    expect([blocks, source]).toEqual([[], ''])
  })

  it('reads a cell far away without making room for the ones before', () => {
    const { blocks } = book({
      rows: `<row r="1048576">${textCell('XFD1048576', '远')}</row>`,
      before: '<dimension ref="A1:XFD1048576"/>',
    })
    expect(blocks[1]).toMatchObject({ text: '远', place: { cell: 'XFD1048576' } })
  })
})
