import { expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const list = (head: string, ...rows: readonly string[]) =>
  `# 采购文件\n\n## 采购需求\n\n| ${head} |\n|${' --- |'.repeat(head.split('|').length)}\n${rows.map((row) => `| ${row} |\n`).join('')}`
const told = (before: string, after: string) =>
  changes([before, 'preliminary-design'], [after, 'tender'])
    .map(brief)
    .filter((one) => !one.startsWith('renamed'))

it('pairs products by the figure in their names, wherever it stands', () => {
  const head = '货物名称 | 技术参数 | 数量'
  const before = list(
    head,
    'LED路灯（150W） | 光效≥140lm/W；显色指数≥70；功率因数≥0.95；防护等级≥IP65；光通维持率≥95% | 1420',
    'LED路灯（100W） | 光效≥140lm/W；显色指数≥70；功率因数≥0.95；防护等级≥IP65 | 780',
  )
  const after = list(
    head,
    '150W LED路灯 | 光效≥140lm/W；显色指数≥70；功率因数≥0.95；防护等级≥IP66；光通维持率≥95% | 1420',
    '100W LED路灯 | 光效≥140lm/W；显色指数≥80；功率因数≥0.95；防护等级≥IP65；光通维持率≥95% | 780',
  )
  expect(told(before, after).filter((one) => !one.startsWith('added'))).toEqual([
    'tightened 150W LED路灯 防护等级 certain',
    'tightened 100W LED路灯 显色指数 certain',
  ])
})

it('reads 质量要求 and 年估用量 of lists of goods', () => {
  const before = list('品名 | 规格 | 年估用量 | 质量要求', '大米 | 25kg/袋 | 2600袋 | 碎米≤15%，水分≤14.5%')
  const after = list('品名 | 质量要求 | 规格 | 年估用量（袋）', '大米 | 碎米≤15%，水分≤14.0% | 25kg/袋 | 2800')
  expect(told(before, after).sort()).toEqual(['quantity 大米 certain', 'tightened 大米 水分 certain'])
})

it('takes 航测软件 for 航测数据处理软件 where as many are bought', () => {
  const head = '名称 | 技术参数 | 数量'
  const before = list(head, '航测数据处理软件 | 支持空三；影像数量≥1万张；节点≥4个 | 2')
  const after = list(head, '航测软件 | 空三处理；影像数量≥10000张；并行节点≥8个 | 2')
  expect(told(before, after).filter((one) => one.startsWith('scope'))).toEqual([])
})

it('is not certain that 加碘食盐 is another thing than 食用盐', () => {
  const rows = ['大米 | 2600 | 袋', '面粉 | 420 | 袋', '酱油 | 960 | 瓶']
  const head = '品名 | 年估用量 | 单位'
  const before = list(head, ...rows, '食用盐 | 3000 | 袋')
  const after = list(head, ...rows, '加碘食盐 | 3000 | 袋')
  expect(told(before, after).filter((one) => one.endsWith('certain'))).toEqual([])
})
