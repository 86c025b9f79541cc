import { expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const list = (rows: readonly string[]) =>
  `# 采购文件\n\n## 采购清单\n\n| 名称 | 数量 | 单位 |\n| --- | --- | --- |\n${rows.map((row) => `| ${row} |\n`).join('')}`
const contract = (text: string) => `${list(['核心交换机 | 2 | 台'])}\n## 第六条 设备\n\n${text}\n`

it('what running text counts is neither new nor gone', () => {
  const rows = ['核心交换机 | 2 | 台', '洗地机 | 3 | 台', '不锈钢扶手 | 1800 | 米', '电动三功能护理床 | 120 | 张']
  const text = '购置洗地机3台、护理床120张（电动三功能），安装扶手1800米。'
  expect(changes([list(rows), 'tender'], [contract(text), 'contract'])).toEqual([])
  expect(changes([contract(text), 'feasibility-study'], [list(rows), 'preliminary-design'])).toEqual([])
})

it('another count in running text is for a person', () => {
  const found = changes(
    [list(['核心交换机 | 2 | 台', '洗地机 | 3 | 台']), 'tender'],
    [contract('保洁设备：洗地机共两台。'), 'contract'],
  )
  expect(found.map(brief)).toEqual(['quantity 洗地机 review'])
})

it('what nothing counts is gone', () => {
  const found = changes(
    [list(['核心交换机 | 2 | 台', '洗地机 | 3 | 台', '晶面机 | 2 | 台']), 'tender'],
    [contract('洗地机3台。'), 'contract'],
  )
  expect(found.map(brief)).toEqual(['scope 晶面机 review'])
})

it('应到 and 实到 are what was agreed and what came', () => {
  const seen =
    '# 履约验收书\n\n| 序号 | 货物名称 | 品牌规格 | 应到 | 实到 | 短缺 |\n| --- | --- | --- | --- | --- | --- |\n| 1 | 核心交换机 | 某某 A1 | 2 | 1 | 1 |\n| 2 | 洗地机 | 某某 B1 | 3 | 3 | 0 |\n'
  const found = changes([list(['核心交换机 | 2 | 台', '洗地机 | 3 | 台']), 'contract'], [seen, 'acceptance'])
  expect(found.map(brief)).toEqual(['brand 核心交换机 none', 'quantity 核心交换机 certain', 'brand 洗地机 none'])
})
