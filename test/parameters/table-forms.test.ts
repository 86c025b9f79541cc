import { describe, expect, it } from 'vitest'
import type { DocumentKind } from '../../server/src/core/kinds.ts'
import { productsOf } from './words.ts'

const table = (header: string, ...rows: readonly string[]) =>
  [`| ${header} |`, `|${' --- |'.repeat(header.split('|').length)}`, ...rows.map((row) => `| ${row} |`)].join('\n')
const told = (text: string, kind?: DocumentKind) =>
  productsOf(`# 文件\n\n## 三、技术参数\n\n${text}\n`, kind).map(
    ({ name, quantity, unit, parameters }) =>
      `${name} ${quantity ?? '?'}${unit}: ${parameters.map((one) => `${one.star}${one.name} ${one.requirement}`).join(' | ')}`,
  )

describe('forms of tables', () => {
  it('things with their count in brackets', () => {
    const text = table(
      '设备名称及数量 | 参数项 | 技术指标',
      '水位计（8台） | ★量程 | 0～10m',
      ' | 精度 | ±1cm',
      '雨量计（5套） | 分辨率 | 0.2mm',
    )
    expect(told(text)).toEqual(['水位计 8台: ★量程 0～10m | 精度 ±1cm', '雨量计 5套: 分辨率 0.2mm'])
  })

  it('what was tested stands before what it was tested for', () => {
    const text = table(
      '检测对象 | 检测项目 | 合同指标 | 实测值',
      '水位计 | 量程 | 0～10m | 0～10m',
      ' | 检查频次 | ≥2次 | 3次',
    )
    expect(told(text, 'acceptance')).toEqual(['水位计 ?: 量程 0～10m | 检查频次 ≥2次'])
  })

  it('a column that names what the lists buy needs no header that says so', () => {
    const bought = `${table('名称 | 数量', '水位计 | 8台', '雨量计 | 5套')}\n\n### 3.2 实测\n\n`
    const text = table(
      '类型 | 检查项 | 合同要求 | 实测结果',
      '水位计 | 量程 | ≥10m | 10m',
      '雨量计 | 承雨口径 | 200mm | 200mm',
    )
    expect(told(bought + text, 'acceptance')).toEqual(['水位计 8台: 量程 ≥10m', '雨量计 5套: 承雨口径 200mm'])
  })

  it('things from left to right', () => {
    const text = table(
      '岗位 | 站长 | 水文勘测工 | 船工',
      '人数 | 1 | 6 | 2',
      '任职要求 | 本科及以上学历 | 持证上岗 | 年龄不超过50周岁',
    )
    expect(told(text)).toEqual([
      '站长 1人: 本科及以上学历 本科及以上学历',
      '水文勘测工 6人: 持证上岗 持证上岗',
      '船工 2人: 年龄 年龄不超过50周岁',
    ])
  })

  it('a caption names what the table is about', () => {
    const text = `### 3.1 遥测终端机\n\n表3-1 蓄电池柜技术参数\n\n${table('序号 | 参数 | 要求', '1 | 容量 | ≥100Ah', '2 | ★循环次数 | ≥600次')}`
    expect(told(text)).toEqual(['蓄电池柜 ?: 容量 ≥100Ah | ★循环次数 ≥600次'])
  })

  it('sentences right below the rows are no row', () => {
    const text = `${table('序号 | 名称 | 数量', '1 | 水位计 | 8台')}\n水位计：★量程不小于10m，分辨率不低于1cm。`
    expect(told(text)).toEqual(['水位计 8台: ★量程 量程不小于10m | 分辨率 分辨率不低于1cm'])
  })

  it('properties in one cell are demands of their own', () => {
    const text = table('名称 | 数量 | 参数', '电台 | 2台 | 400MHz频段；▲发射功率≥25W；支持中继')
    expect(told(text)).toEqual(['电台 2台: 400MHz频段 400MHz频段 | ▲发射功率 发射功率≥25W | 中继 支持中继'])
  })

  it('one thing under two names of the lists stands once', () => {
    const text = `${table('名称 | 数量 | 参数', '流速仪（旋桨式） | 3台 | 测速范围≥5m/s')}\n\n## 四、概算\n\n${table('名称 | 数量 | 单价', '流速仪 | 3台 | 2.10')}`
    expect(told(text, 'preliminary-design')).toEqual(['流速仪（旋桨式） 3台: 测速范围 测速范围≥5m/s'])
  })
})

it('a mark behind the colon marks the demand', () => {
  expect(told('### 3.1 安全门\n\n1. 检测距离：★不低于90cm\n\n2. 误报率：不高于0.5‰')).toEqual([
    '安全门 ?: ★检测距离 检测距离：★不低于90cm | 误报率 误报率：不高于0.5‰',
  ])
})
