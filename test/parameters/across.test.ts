import { describe, expect, it } from 'vitest'
import { productsOf } from './words.ts'

const list =
  '# 采购需求\n\n## 一、采购清单\n\n| 设备名称 | 数量 |\n| --- | --- |\n| 压路机 | 2 |\n| 摊铺机 | 1 |\n\n## 二、技术要求\n\n'
const read = (text: string) =>
  productsOf(list + text).map(({ name, parameters }) => [
    name,
    ...parameters.map((one) => `${one.star}${one.name} ${one.requirement}`),
  ])

describe('one column for each parameter', () => {
  it('below the heading of a product', () => {
    const text =
      '### 压路机\n\n| 指标项 | 工作质量 | 振动频率 | 线压力（N/cm） | 备注 |\n| --- | --- | --- | --- | --- |\n| 技术要求 | ★≥14000kg | 28Hz～33Hz | ≥350 | 双钢轮 |\n'
    expect(read(text)[0]).toEqual(['压路机', '★工作质量 ≥14000kg', '振动频率 28Hz～33Hz', '线压力 ≥350'])
  })
  it('of the product that the row names', () => {
    const text =
      '| 名称 | 摊铺宽度 | 摊铺厚度 | 行驶速度 | 数量 |\n| --- | --- | --- | --- | --- |\n| 摊铺机 | ≥9m | ≥300mm | ≤20m/min | 1 |\n'
    expect(read(text)[1]).toEqual(['摊铺机', '摊铺宽度 ≥9m', '摊铺厚度 ≥300mm', '行驶速度 ≤20m/min'])
  })
  it('counts of things for each place are no parameters', () => {
    const text =
      '### 压路机\n\n| 工区 | 压路机 | 摊铺机 | 铣刨机 |\n| --- | --- | --- | --- |\n| 东区 | 1 | 1 | 2 |\n| 西区 | 1 | 0 | 1 |\n'
    expect(read(text)).toEqual([['压路机'], ['摊铺机']])
  })
})

it('parts of a product that is bought are no products', () => {
  const text =
    '### 压路机\n\n| 项目 | 参数 | 要求 |\n| --- | --- | --- |\n| 发动机 | 额定功率 | ★≥98kW |\n|  | 油箱容积 | ≥200L |\n| 振动轮 | 轮宽 | ≥2100mm |\n'
  expect(read(text)).toEqual([['压路机', '★额定功率 ≥98kW', '油箱容积 ≥200L', '轮宽 ≥2100mm'], ['摊铺机']])
})

it('a column beside the demands names them, one of marks alone marks them', () => {
  const text =
    '### 压路机\n\n| 序号 | 部件 | 规格要求 | 备注 |\n| --- | --- | --- | --- |\n| 1 | 额定功率 | 不小于98kW | ★ |\n| 2 | 油箱容积 | 不小于200L |  |\n'
  expect(read(text)[0]).toEqual(['压路机', '★额定功率 不小于98kW', '油箱容积 不小于200L'])
})

it('an item of a list that asks for a function by its name is a demand', () => {
  expect(read('### 压路机\n\n- 额定功率：≥98kW\n- 倒车影像：具备\n- 交付地点：以通知为准\n')[0]).toEqual([
    '压路机',
    '额定功率 额定功率：≥98kW',
    '倒车影像 倒车影像：具备',
  ])
})
