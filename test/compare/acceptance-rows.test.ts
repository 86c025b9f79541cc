import { describe, expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const contract = '# 采购合同\n\n## 技术要求\n\n按采购文件执行。\n'
const rows = (demand: string, seen: string) =>
  `# 验收报告\n\n## 主要指标实测\n\n| 分项 | 合同要求 | 实测结果 | 结论 |\n| --- | --- | --- | --- |\n| 外观 | 完好 | 完好 | 合格 |\n| 试件 | ${demand} | ${seen} | 合格 |\n`
const told = (demand: string, seen: string) =>
  changes([contract, 'contract'], [rows(demand, seen), 'acceptance'])
    .filter(({ kind }) => kind === 'loosened')
    .map(brief)

describe('a row of an acceptance paper with several results', () => {
  it.each([
    ['涂层≥80μm', '抽测8点，平均66μm，最小61μm'],
    ['照度≥300lx', '265lx（地板中心）、340lx（台面）'],
    ['冲淋≥75.7L/min，洗眼≥11.4L/min，304不锈钢', '检测2次，冲淋82L/min，洗眼10.6L/min，304材质'],
    ['报警≤30s，信号接入值班室', '报警响应18s；信号未接入值班室'],
  ])('is for a person where one falls short: %s, %s', (demand, seen) => {
    expect(told(demand, seen)).toEqual([expect.stringMatching(/^loosened 试件.* review$/)])
  })

  it.each([
    ['涂层≥80μm', '抽测8点，平均96μm，最小88μm'],
    ['照度≥300lx', '365lx（地板中心）、340lx（台面）'],
    ['冲淋≥75.7L/min，洗眼≥11.4L/min，304不锈钢', '冲淋82L/min，洗眼12.6L/min，304材质'],
    ['承重≥45kg', '加载50kg无变形，开合50000次未发现异常'],
  ])('is no change where all keep it: %s, %s', (demand, seen) => {
    expect(told(demand, seen)).toEqual([])
  })
})

describe('a column that checks models', () => {
  const bought =
    '# 采购合同\n\n## 标的\n\n| 名称 | 品牌型号 | 数量 |\n| --- | --- | --- |\n| 三联水龙头 | 泰锐 TX-301 | 48套 |\n| 边台 | 鸿木 HM-S15 | 16台 |\n'
  const seen = (model: string) =>
    `# 验收报告\n\n## 到货清点\n\n| 名称 | 到货数量 | 型号核对 | 结论 |\n| --- | --- | --- | --- |\n| 三联水龙头 | 48套 | ${model} | 同意 |\n| 边台 | 16台 | HM-S15，750mm宽 | 符合 |\n`
  const brands = (model: string) =>
    changes([bought, 'contract'], [seen(model), 'acceptance'])
      .filter(({ kind }) => kind === 'brand')
      .map(brief)

  it('tells another model than the contract has', () => {
    expect(brands('联柯 LK-30C，槽体55cm')).toEqual(['brand 三联水龙头 certain'])
  })

  it.each(['TX-301', '泰锐TX-301，铭牌齐全', '型号相符', '与合同相同'])('is content with %s', (model) => {
    expect(brands(model)).toEqual([])
  })
})
