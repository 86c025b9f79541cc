import { describe, expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const contract =
  '# 采购合同\n\n## 附件 清单\n\n| 货物名称 | 指标 | 承诺值 | 数量 |\n| --- | --- | --- | --- |\n| 冷藏柜 | 有效容积；柜内温度；功率 | ≥1000L；≤-18℃；600W | 6台 |\n| 消毒柜 | 容积 / 温度 | 1200L / ≥120℃ | 8台 |\n'
const seen = (rows: readonly string[], header = '设备 | 检查项 | 合同要求 | 实测结果') =>
  `# 验收报告\n\n## 二、参数测试\n\n| ${header} |\n|${' --- |'.repeat(header.split('|').length)}\n${rows.map((row) => `| ${row} |\n`).join('')}`
const told = (rows: readonly string[], header?: string) =>
  changes([contract, 'contract'], [seen(rows, header), 'acceptance'])
    .filter(({ kind }) => kind === 'loosened')
    .map(brief)

describe('cells that join several names and values', () => {
  it('hold each against its own', () => {
    expect(
      told([
        '冷藏柜 | 有效容积 / 柜内温度 / 功率 | ≥1000L / ≤-18℃ / 600W | 960L / -20℃ / 600W',
        '消毒柜 | 容积 / 温度 | 1200L / ≥120℃ | 1200L / 123℃',
      ]),
    ).toEqual(['loosened 冷藏柜 有效容积 certain'])
  })
})

describe('rows of an acceptance paper', () => {
  it('are held against themselves where no earlier paper has the demand', () => {
    expect(told(['冷藏柜 | 降温时间 | ≤30min | 42min', '消毒柜 | 噪声 | ≤60dB | 55dB'])).toEqual([
      'loosened 冷藏柜 降温时间 certain',
    ])
  })

  it('say in a verdict that something is less', () => {
    const rows = ['冷藏柜 | 6台，1000L | 6台，1000L | 是', '消毒柜 | 8台，3kW | 8台，2kW | 否']
    expect(told(rows, '名称 | 合同约定 | 现场核验 | 是否一致')).toEqual(['loosened 消毒柜 review'])
  })

  it('of another kind are no less: ±5% and a deviation that is within it', () => {
    expect(told(['冷藏柜 | 示值误差 | ±5% | +3.2%', '消毒柜 | 示值误差 | ±5% | +6.8%'])).toEqual([
      'loosened 消毒柜 示值误差 certain',
    ])
  })
})

it('a contract for one lot has nothing of the other', () => {
  const lot = (title: string, rows: readonly string[]) =>
    `## ${title}\n\n| 名称 | 数量 | 单位 |\n| --- | --- | --- |\n${rows.map((row) => `| ${row} |\n`).join('')}\n`
  const tender = `# 招标文件\n\n${lot('附件1 第一包采购清单', ['电子秤 | 20 | 台', '封口机 | 4 | 台', '打包机 | 2 | 台'])}${lot('附件2 第二包采购清单', ['切片机 | 3 | 台', '绞肉机 | 3 | 台'])}`
  const signed = `# 采购合同（第一包）\n\n${lot('供货清单', ['电子秤 | 20 | 台', '封口机 | 4 | 台'])}`
  expect(changes([tender, 'tender'], [signed, 'contract']).map(brief).sort()).toEqual([
    'scope 切片机 review',
    'scope 打包机 certain',
    'scope 绞肉机 review',
  ])
})
