import { describe, expect, it } from 'vitest'
import { parameterLines, starredGroups } from '../../server/src/rules/star-share.ts'

const cell = (block: number, row: number, text: string) => ({
  block,
  group: '2|0',
  row,
  lines: parameterLines(text),
})

describe('starredGroups', () => {
  it('counts a table row once, whichever cell bears the star', () => {
    const blocks = [1, 2, 3, 4, 5, 6].flatMap((row) => [
      cell(row * 2, row, row < 6 ? `★${row}` : '6.'),
      cell(row * 2 + 1, row, '支持端口镜像'),
    ])
    expect(starredGroups(blocks)).toEqual([{ block: 2, start: 0, end: 2, stars: 5, lines: 6 }])
  })

  it('takes a cell of many lines for a product of its own', () => {
    const many = '1.★内存\n2.★硬盘\n3.★网口\n4.★电源\n5.★风扇\n6.颜色'
    const blocks = [cell(0, 1, many), cell(1, 2, '1.内存\n2.硬盘\n3.网口\n4.电源\n5.风扇\n6.颜色')]
    expect(starredGroups(blocks)).toEqual([{ block: 0, start: 0, end: 5, stars: 5, lines: 6 }])
  })

  it('leaves exactly half, four stars, and other groups alone', () => {
    const line = (block: number, group: string, text: string) => ({
      block,
      group,
      row: null,
      lines: parameterLines(text),
    })
    const half = Array.from({ length: 10 }, (_, at) => line(at, '1', at < 5 ? '★支持堆叠' : '支持堆叠'))
    const four = Array.from({ length: 4 }, (_, at) => line(at, '2', '★支持堆叠'))
    const spread = Array.from({ length: 8 }, (_, at) => line(at, `3|${at % 2}`, '★支持堆叠'))
    expect(starredGroups([...half, ...four, ...spread])).toEqual([])
  })
})
