import { describe, expect, it } from 'vitest'
import { asCells, asLists, asTable, forms, type Item, project, replaced } from './project.ts'
import { brief, changes } from './stage.ts'

const kinds = ['preliminary-design', 'procurement-requirement'] as const
const between = (a: string, b: string) => changes([a, kinds[0]], [b, kinds[1]]).map(brief)

describe('what changes nothing', () => {
  it.each(Object.entries(forms))('a document against itself, written as %s', (_, write) => {
    for (const kind of ['feasibility-study', 'preliminary-design', 'tender', 'contract', 'acceptance'] as const)
      expect(changes([write(project), kind], [write(project), kind])).toEqual([])
  })

  const writers = Object.entries(forms)
  const pairs = writers.flatMap(([a, from]) => writers.map(([b, to]) => [a, b, from, to] as const))
  it.each(pairs)('text moved from %s into %s', (_a, _b, from, to) => {
    expect(between(from(project), to(project))).toEqual([])
  })

  it.each(Object.entries(forms))('another order of products and parameters, written as %s', (_, write) => {
    // every rotation of both
    for (let turn = 0; turn < 5; turn++) {
      const rotated = <T>(list: readonly T[]): T[] => list.map((_, at) => list[(at + turn) % list.length]!)
      const other = rotated(project).map((item): Item => ({ ...item, demands: rotated(item.demands).reverse() }))
      expect(between(asLists(project), write(other))).toEqual([])
    }
  })

  it.each([
    ['数据库服务器', '内存', ['内存容量', '≥0.5TB']],
    ['数据库服务器', '内存', ['运行内存', '不低于512GB']],
    ['数据库服务器', '硬盘容量', ['硬盘容量', '≥4096GB']],
    ['数据库服务器', '硬盘容量', ['硬盘容量', '≥4000GB']],
    ['数据库服务器', '电源功率', ['电源功率', '≥1200W']],
    ['接入交换机', '交换容量', ['交换容量', '不小于2560Gbps']],
    ['会议平板', '响应时间', ['响应时间', '不大于0.008s']],
    ['数据库服务器', '机箱高度', ['服务器机箱高度', '不超过4U']],
  ] as const)('%s %s written as %s', (product, name, to) => {
    for (const write of [asLists, asTable, asCells])
      expect(
        between(asLists(project), write(replaced(product, name, to))).filter((one) => !one.startsWith('renamed')),
      ).toEqual([])
  })

  it('a product under another name', () => {
    const renamed = project.map((item) => (item.name === '会议平板' ? { ...item, name: '智能交互一体机' } : item))
    expect(between(asLists(project), asTable(renamed))).toEqual(['renamed 智能交互一体机 none'])
  })
})

describe('amounts and periods in other units', () => {
  it.each([
    ['预算金额：286.5 万元。', '预算金额：2,865,000.00 元。'],
    ['预算金额（万元）：286.5', '预算金额：人民币贰佰捌拾陆万伍仟元整。'],
    ['工期：3 个月。', '工期：90 日历天。'],
    // what is said of a period is not the period
    ['质保期：3 年。', '质保期：3 年。质保期内接到通知后 2 天内到场，逾期每天扣合同总价的 1%，巡检周期 7 天。'],
    ['质保期：三年。', '质保期：自验收合格之日起 36 个月。'],
    // a price below the budget is what tendering is for
    ['预算金额：286.5 万元。', '合同总价：279.9 万元。'],
  ])('%s %s', (one, two) => {
    expect(between(`# 采购需求\n\n${one}\n`, `# 采购需求\n\n${two}\n`)).toEqual([])
  })
})
