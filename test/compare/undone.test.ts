import { describe, expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const tender =
  '# 采购需求\n\n## 技术要求\n\n| 名称 | 数量 | 参数 | 要求 |\n| --- | --- | --- | --- |\n| 疫苗追溯系统 | 1套 | 接种提醒 | 短信、公众号推送 |\n|  |  | 库存预警 | 低于阈值时提醒 |\n|  |  | 响应时间 | ≤3秒 |\n'
const told = (text: string) =>
  changes([tender, 'contract'], [`# 验收报告\n\n## 软件功能\n\n${text}\n`, 'acceptance'])
    .filter(({ kind, parameter }) => kind === 'loosened' && parameter !== '')
    .map(brief)

describe('running text of an acceptance paper that owns up', () => {
  it('is held against the demand of that name', () => {
    expect(told('库存预警测试通过，接种提醒模块因与运营商的接口尚未开通，未予部署。')).toEqual([
      'loosened 疫苗追溯系统 接种提醒 review',
    ])
  })

  it('says nothing where all is done or was put right', () => {
    expect(told('接种提醒、库存预警测试通过，均已部署。')).toEqual([])
    expect(told('接种提醒初测时未提供日志，已整改。')).toEqual([])
  })
})

it('a part with a shorter warranty than was asked for all is for a person to weigh', () => {
  const paper = (text: string) => `# 文件\n\n## 商务要求\n\n${text}\n`
  const of = (text: string) =>
    changes([paper('质保期36个月。'), 'tender'], [paper(text), 'contract'])
      .filter(({ kind }) => kind === 'period')
      .map(brief)
  expect(of('软件质保期为三年，硬件质保期为二十四个月。')).toEqual(['period 质保期 review'])
  expect(of('软件质保期为三年，硬件质保期为五年。')).toEqual([])
})
