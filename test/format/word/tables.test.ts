import { describe, expect, it } from 'vitest'
import { readWord } from '../../../server/src/format/word/read.ts'
import { buildDocx, cell, paragraph, rawParagraph, row, run, table } from './build.ts'

/** text: table row,column rows×columns, in reading order. */
const places = (document: string) =>
  readWord(buildDocx({ document })).blocks.map(({ text, cell: at }) =>
    at ? `${text}: ${at.table} ${at.row},${at.column} ${at.rowSpan}x${at.columnSpan}` : text,
  )
const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`
const top = '<w:vMerge w:val="restart"/>'
const more = '<w:vMerge/>'

describe('tables of a Word file', () => {
  it('numbers rows and columns on the grid', () => {
    const rows = [row([cell('甲', span(2)), cell('乙')]), row([cell('丙'), cell('丁', span(2))])]
    expect(places(paragraph('前') + table(rows) + paragraph('后'))).toEqual([
      '前',
      '甲: 0 0,0 1x2',
      '乙: 0 0,2 1x1',
      '丙: 0 1,0 1x1',
      '丁: 0 1,1 1x2',
      '后',
    ])
  })

  it('merges cells downwards, several times in a column', () => {
    const rows = [
      row([cell('甲', top), cell('1')]),
      row([cell('', more), cell('2')]),
      row([cell('', more), cell('3')]),
      row([cell('乙', top), cell('4')]),
      row([cell('丙'), cell('5')]),
      row([cell('丁', more), cell('6')]),
    ]
    expect(places(table(rows)).filter((line) => !/^\d/.test(line))).toEqual([
      '甲: 0 0,0 3x1',
      '乙: 0 3,0 1x1',
      '丙: 0 4,0 1x1',
      '丁: 0 5,0 1x1',
    ])
  })

  it('gives the paragraphs of a cell the same place', () => {
    const { blocks } = readWord(buildDocx({ document: table([row([cell(paragraph('甲') + paragraph('乙'))])]) }))
    expect(blocks.map((block) => block.kind)).toEqual(['table-cell', 'table-cell'])
    expect(blocks[0]!.cell).toBe(blocks[1]!.cell)
  })

  it('skips the columns before a row and joins old horizontal merges', () => {
    const rows = [
      row([cell('甲')], '<w:gridBefore w:val="2"/>'),
      row([cell('乙', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), cell('丙')]),
    ]
    expect(places(table(rows))).toEqual(['甲: 0 0,2 1x1', '乙: 0 1,0 1x2', '丙: 0 1,2 1x1'])
  })

  it('numbers nested tables and names the table around them', () => {
    const inner = table([row([cell('内')])])
    const document =
      table([row([cell(paragraph('外') + inner + paragraph('尾')), cell('右')])]) + table([row([cell('次')])])
    expect(places(document)).toEqual([
      '外: 0 0,0 1x1',
      '内: 1 0,0 1x1',
      '尾: 0 0,0 1x1',
      '右: 0 0,1 1x1',
      '次: 2 0,0 1x1',
    ])
    const { blocks } = readWord(buildDocx({ document }))
    expect(blocks.map((block) => block.cell!.parent)).toEqual([-1, 0, -1, -1, -1])
  })

  it('marks header rows', () => {
    const rows = [row([cell('名')], '<w:tblHeader/>'), row([cell('值')], '<w:tblHeader w:val="0"/>'), row([cell('数')])]
    const { blocks } = readWord(buildDocx({ document: table(rows) }))
    expect(blocks.map((block) => block.cell!.header)).toEqual([true, false, false])
  })

  it('leaves deleted rows out and counts the others', () => {
    const rows = [row([cell('甲')]), row([cell('乙')], '<w:del w:id="1"/>'), row([cell('丙')])]
    expect(places(table(rows))).toEqual(['甲: 0 0,0 1x1', '丙: 0 1,0 1x1'])
  })

  it('leaves out a table nested in a deleted row', () => {
    const inner = table([row([cell('内')])])
    const rows = [row([cell(paragraph('外') + inner)], '<w:del w:id="1"/>'), row([cell('丙')])]
    expect(places(table(rows))).toEqual(['丙: 0 0,0 1x1'])
  })

  it('keeps a text box out of the cell it is anchored in', () => {
    const host = rawParagraph(
      `${run('格')}<w:r><w:pict><w:txbxContent>${paragraph('框')}</w:txbxContent></w:pict></w:r>`,
    )
    expect(places(table([row([cell(host), cell('右')])]))).toEqual(['格: 0 0,0 1x1', '框', '右: 0 0,1 1x1'])
  })

  it('reads rows and cells inside content controls', () => {
    const wrap = (inside: string) => `<w:sdt><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
    expect(places(table([wrap(row([cell('甲'), wrap(cell('乙'))]))]))).toEqual(['甲: 0 0,0 1x1', '乙: 0 0,1 1x1'])
  })
})
