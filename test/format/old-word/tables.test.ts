import { describe, expect, it } from 'vitest'
import { readOldWord } from '../../../server/src/format/old-word/read.ts'
import { buildDoc, cell, inCell, innerRowEnd, modifier, type Paragraph, paragraph, rowEnd } from './build.ts'
import { u16, u32 } from './compound.ts'

/** text: table row,column rows x columns, and whether the row is a header. */
function grid(body: readonly Paragraph[], rest: Partial<Parameters<typeof buildDoc>[0]> = {}): string[] {
  return readOldWord(buildDoc({ ...rest, body })).blocks.map(({ text, cell, kind }) => {
    if (!cell) return `${text}: ${kind}`
    const { table, row, column, rowSpan, columnSpan, header, parent } = cell
    return `${text}: ${table} ${row},${column} ${rowSpan}x${columnSpan}${header ? ' header' : ''}${parent < 0 ? '' : ` in ${parent}`}`
  })
}

const start = 0x60
const next = 0x20

describe('tables', () => {
  it('have rows and columns; what stands between parts them', () => {
    const row = (...texts: string[]) => [...texts.map(cell), rowEnd([0, 1000, 2000])]
    expect(grid([...row('序号', '参数'), ...row('1', '内存'), paragraph('说明'), ...row('甲', '乙')])).toEqual([
      '序号: 0 0,0 1x1',
      '参数: 0 0,1 1x1',
      '1: 0 1,0 1x1',
      '内存: 0 1,1 1x1',
      '说明: paragraph',
      '甲: 1 0,0 1x1',
      '乙: 1 0,1 1x1',
    ])
  })

  it('have cells of many paragraphs and empty ones', () => {
    expect(grid([inCell('一'), inCell('二'), cell('三'), cell(''), cell('四'), rowEnd([0, 10, 1000, 2000])])).toEqual([
      '一: 0 0,0 1x1',
      '二: 0 0,0 1x1',
      '三: 0 0,0 1x1',
      '四: 0 0,2 1x1',
    ])
  })

  it('span columns by their edges, near ones counting as one', () => {
    const wide = [cell('合并'), rowEnd([-5, 3010])]
    const narrow = [cell('甲'), cell('乙'), cell('丙'), rowEnd([0, 1000, 2000, 3000], [], modifier(0x3404, 1))]
    const late = [cell('后'), rowEnd([1000, 3000])]
    expect(grid([...wide, ...narrow, ...late])).toEqual([
      '合并: 0 0,0 1x3',
      '甲: 0 1,0 1x1 header',
      '乙: 0 1,1 1x1 header',
      '丙: 0 1,2 1x1 header',
      '后: 0 2,1 1x2',
    ])
  })

  it('span rows, and columns by flags', () => {
    const edges = [0, 1000, 2000, 3000]
    const first = [cell('设备'), cell('左'), cell('右'), rowEnd(edges, [start, 1, 2])]
    const second = [cell('续'), cell('乙'), cell('丙'), rowEnd(edges, [next, 0, 0])]
    const last = [cell('丁'), cell('戊'), cell('己'), rowEnd(edges, [0, 2, 1])]
    expect(grid([...first, ...second, ...last])).toEqual([
      '设备: 0 0,0 2x1',
      '左: 0 0,1 1x2',
      '右: 0 0,1 1x2',
      '续: 0 0,0 2x1',
      '乙: 0 1,1 1x1',
      '丙: 0 1,2 1x1',
      '丁: 0 2,0 1x1',
      '戊: 0 2,1 1x2',
      '己: 0 2,1 1x2',
    ])
  })

  it('merge by later modifiers too', () => {
    const merged = [...modifier(0x5624, 0, 2), ...modifier(0xd62b, 2, 2, 3)]
    const body = [
      cell('甲'),
      cell('乙'),
      cell('丙'),
      rowEnd(
        [0, 10, 20, 30].map((edge) => edge * 100),
        [],
        merged,
      ),
    ]
    const below = [cell('丁'), cell('戊'), cell('己'), rowEnd([0, 1000, 2000, 3000], [0, 0, next])]
    expect(grid([...body, ...below]).filter((line) => /乙|丙|己/.test(line))).toEqual([
      '乙: 0 0,0 1x2',
      '丙: 0 0,2 2x1',
      '己: 0 0,2 2x1',
    ])
  })

  it('nest', () => {
    const inner = [inCell('内甲', 2, true), inCell('内乙', 2, true), innerRowEnd([0, 400, 800])]
    expect(grid([cell('外'), ...inner, cell('外后'), rowEnd([0, 1000, 2000])])).toEqual([
      '外: 0 0,0 1x1',
      '内甲: 1 0,0 1x1 in 0',
      '内乙: 1 0,1 1x1 in 0',
      '外后: 0 0,1 1x1',
    ])
  })

  it('are read where the row is defined in the data stream', () => {
    const edges = [0, 1000, 3000]
    const list = modifier(0xd608, ...u16(4 + edges.length * 2 - 2), 2, ...u16(...edges))
    const end = paragraph('', {
      mark: '\x07',
      modifiers: [...modifier(0x2416, 1), ...modifier(0x2417, 1), ...modifier(0x6646, ...u32(4))],
    })
    const above = [cell('宽'), rowEnd([0, 3000])]
    expect(grid([...above, cell('甲'), cell('乙'), end], { data: [0, 0, 0, 0, ...u16(list.length), ...list] })).toEqual(
      ['宽: 0 0,0 1x2', '甲: 0 1,0 1x1', '乙: 0 1,1 1x1'],
    )
  })

  it('without the end of their last row are kept', () => {
    expect(grid([cell('甲'), rowEnd([0, 1000]), cell('乙'), inCell('丙')])).toEqual([
      '甲: 0 0,0 1x1',
      '乙: 0 1,0 1x1',
      '丙: 0 1,1 1x1',
    ])
  })

  it('of text boxes are numbered where the box hangs', () => {
    const row = (text: string) => [cell(text), rowEnd([0, 1000])]
    const textBoxes = [{ anchor: 0, text: [...row('框'), paragraph('')] }]
    expect(grid([paragraph('正文'), ...row('表')], { textBoxes })).toEqual([
      '正文: paragraph',
      '框: 0 0,0 1x1',
      '表: 1 0,0 1x1',
    ])
  })
})
