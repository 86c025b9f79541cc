import { describe, expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

type Row = readonly [name: string, quantity: number | string, unit?: string]
const list = (...rows: readonly Row[]) =>
  `# 文件\n\n## 采购清单\n\n| 序号 | 名称 | 数量 | 单位 |\n| --- | --- | --- | --- |\n${rows
    .map(([name, quantity, unit = '台'], at) => `| ${at + 1} | ${name} | ${quantity} | ${unit} |\n`)
    .join('')}`
const kept: readonly Row[] = [
  ['核心交换机', 2],
  ['打印机', 7],
  ['投影机', 5],
]
const told = (before: Row, after: Row) =>
  changes([list(...kept, before), 'preliminary-design'], [list(after, ...kept), 'tender']).map(brief)

describe('one thing under other names in two lists', () => {
  it.each<[string, Row, Row, string[]]>([
    ['brackets moved', ['药品柜（PP）', 16], ['PP药品柜', 16], ['renamed PP药品柜 none']],
    [
      'brackets moved, in another number',
      ['气瓶柜（双瓶）', 12],
      ['双瓶气瓶柜', 10],
      ['renamed 双瓶气瓶柜 none', 'quantity 双瓶气瓶柜 certain'],
    ],
    [
      'a name in brackets',
      ['电子上消化道内镜（胃镜）', 9, '条'],
      ['高清胃镜', 8, '条'],
      ['renamed 高清胃镜 none', 'quantity 高清胃镜 review'],
    ],
    [
      'as many of a length',
      ['热熔标线', 3400, 'm²'],
      ['反光涂料标线（白）', 3400, 'm²'],
      ['renamed 反光涂料标线（白） none'],
    ],
    ['a name with words left out', ['内镜储存柜', 3], ['镜柜', 3], ['renamed 镜柜 none']],
  ])('%s', (_, before, after, wanted) => {
    expect(told(before, after)).toEqual(wanted)
  })

  it('other things stay new and gone, though as many are bought', () => {
    expect(told(['道闸', 6], ['服务器', 6])).toEqual(['scope 服务器 certain', 'scope 道闸 certain'])
    expect(told(['电子围栏', 1], ['电子班牌', 1]).filter((one) => one.startsWith('renamed'))).toEqual([])
  })

  it('what could be either of two is left to a person', () => {
    const before = list(...kept, ['木质座椅', 40, '把'], ['塑料座椅', 40, '把'])
    const after = list(['礼堂座椅', 40, '把'], ...kept)
    const found = changes([before, 'preliminary-design'], [after, 'tender']).map(brief)
    expect(found.filter((one) => one.includes('certain') || one.startsWith('renamed'))).toEqual([])
    expect(found).toContain('scope 礼堂座椅 review')
  })
})
