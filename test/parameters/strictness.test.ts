import { expect, it } from 'vitest'
import { measuresIn, strictnessOf } from '../../server/src/parameters/index.ts'
import { productsOf, words } from './words.ts'

const change = (from: string, to: string) => strictnessOf(measuresIn(from, words)[0]!, measuresIn(to, words)[0]!, words)

it.each([
  ['内存≥512GB', '内存不低于0.5TB', 'same'],
  ['内存≥512GB', '内存≥1TB', 'tightened'],
  ['内存：512GB', '内存：256GB', 'loosened'],
  ['噪声≤55dB', '噪声≤50dB', 'tightened'],
  ['功率≤1.2kW', '功率≤1500W', 'loosened'],
  ['内存≥16GB', '内存＞16GB', 'tightened'],
  ['重量：3～5kg', '重量：3～4kg', 'tightened'],
  // what a product must cover
  ['工作温度0～40℃', '工作温度-10～50℃', 'tightened'],
  ['厚度25mm（±2mm）', '厚度25mm（±1mm）', 'tightened'],
  ['分辨率≥1920×1080', '分辨率≥3840×2160', 'tightened'],
  ['分辨率≥1920×1200', '分辨率≥2560×1080', 'changed'],
  ['速率：10/100/1000Mbps', '速率：100/1000Mbps', 'loosened'],
  ['内存≥16GB', '内存≥16mm', 'changed'],
])('%s to %s: %s', (from, to, expected) => {
  expect(change(from, to)).toBe(expected)
})

it('reads the tables of contracts and acceptance papers as well', () => {
  const table =
    '| 设备名称 | 规格参数 | 数量 | 单价（元） |\n| --- | --- | --- | --- |\n| 服务器 | 内存≥256GB，硬盘≥4TB | 4台 | 50000 |\n'
  const [product] = productsOf(`# 政府采购合同\n\n## 第一条 合同标的\n\n${table}`, 'contract')
  expect(product).toMatchObject({ name: '服务器', quantity: 4, unit: '台' })
  expect(product!.parameters.map(({ key }) => key)).toEqual(['内存', '存储容量'])
})
