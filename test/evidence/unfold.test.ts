import { expect, it } from 'vitest'
import { unfolded } from '../../server/src/evidence/unfold.ts'
import { productsOf, words } from '../parameters/words.ts'

/** Name, mark and requirement of each parameter of the one product. */
function parametersOf(text: string): string[] {
  const [product] = unfolded(productsOf(`# 采购需求\n\n## 技术要求\n\n${text}\n`), words)
  return product!.parameters.map(({ name, star, requirement }) => `${star}${name}|${requirement}`)
}

const bought = '| 设备名称 | 数量 |\n| --- | --- |\n| 水泵机组 | 2 |\n| 电控柜 | 1 |\n\n### 水泵机组\n\n'

it('a paragraph of several demands gives a parameter for each, marks stay with their own', () => {
  const text =
    '额定流量不小于200m³/h；★扬程不低于32m，配套电机功率不高于30kW；具备干转保护；泵体材质为铸铁，机组噪声不大于80dB。'
  expect(parametersOf(bought + text)).toEqual([
    '额定流量|额定流量不小于200m³/h',
    '★扬程|扬程不低于32m',
    '配套电机功率|配套电机功率不高于30kW',
    '干转保护|具备干转保护',
    '泵体材质|泵体材质为铸铁',
    '机组噪声|机组噪声不大于80dB',
  ])
})

it('a mark before the first of several holds for all when no other bears one', () => {
  const stars = parametersOf(`${bought}★额定流量不小于200m³/h，扬程不低于32m。`).map((one) => one[0])
  expect(stars).toEqual(['★', '★'])
})

it('what only adds to a value stays with it', () => {
  expect(
    parametersOf(`${bought}1. 流量测量范围0～300m³/h，准确度±0.5%，可自动切换；\n2. 扬程≥32m，2台，互为备用`),
  ).toHaveLength(2)
})

it('what a head governs or a column names stays whole', () => {
  expect(parametersOf(`${bought}1. 处理器：2颗，每颗核数≥16核，主频≥2.4GHz`)).toHaveLength(1)
  const table = '| 参数名称 | 技术要求 |\n| --- | --- |\n| 电机 | 功率≥30kW，效率≥90% |\n| 流量 | ≥200m³/h |'
  expect(parametersOf(bought + table)).toHaveLength(2)
})

it('a unit that stands in a column of its own is told with the value', () => {
  const table = '| 参数名称 | 单位 | 要求值 |\n| --- | --- | --- |\n| 流量 | m³/h | ≥200 |\n| 扬程 | m | ≥32 |'
  expect(parametersOf(bought + table)).toEqual(['流量|≥200m³/h', '扬程|≥32m'])
})
