import { describe, expect, it } from 'vitest'
import { productsOf } from '../parameters/words.ts'
import { brief, changes, stageOf } from './stage.ts'

const chapter = (body: string) => `# 采购需求\n\n## 技术要求\n\n${body}`

describe('what is read of a paper', () => {
  it('takes the second row of titles under a wide header for the titles', () => {
    const [product] = productsOf(
      chapter(
        '| 序号 | 设备 | 数量 | 技术要求 |  |\n| --- | --- | --- | --- | --- |\n|  |  |  | 项目 | 参数 |\n| 1 | 切片扫描仪 | 2台 | 分辨能力 | 4个档位 |\n|  |  |  | ★内存 | 不低于64GB |\n',
      ),
    )
    expect(product!.parameters.map(({ star, name, requirement }) => [star, name, requirement])).toEqual([
      ['', '分辨能力', '4个档位'],
      ['★', '内存', '不低于64GB'],
    ])
  })

  it('counts a thing by the sentence that begins with its count, and takes the rest for demands', () => {
    const [product] = productsOf(
      chapter('### 2.1 电动扫雪车\n\n采购36辆。额定载重不低于300kg，★扫雪宽度不小于1.8米，最高车速不超过25km/h。\n'),
    )
    expect([product!.name, product!.quantity]).toEqual(['电动扫雪车', 36])
    expect(product!.parameters.map(({ star, name }) => `${star}${name}`)).toEqual(['额定载重', '★扫雪宽度', '最高车速'])
  })

  it('buys no spare parts, nor what they are for', () => {
    const spares =
      '表1 备品备件清单\n\n| 名称 | 适用设备 | 单位 | 数量 |\n| --- | --- | --- | --- |\n| 刷盘 | 扫雪车 | 套 | 20 |\n| 轮胎 | 扫雪车 | 条 | 8 |\n'
    const list = '| 名称 | 数量 | 单位 |\n| --- | --- | --- |\n| 扫雪车 | 2 | 辆 |\n'
    expect(productsOf(chapter(`${list}\n### 备件\n\n${spares}`)).map(({ name, quantity }) => [name, quantity])).toEqual(
      [['扫雪车', 2]],
    )
  })

  it('takes 21.5英寸 for a figure, not for a number', () => {
    const [product] = productsOf(
      '# 合同\n\n| 名称 | 数量 | 技术规格 |\n| --- | --- | --- |\n| 查询机 | 8台 | 21.5英寸触摸屏；内存8GB |\n',
      'contract',
    )
    expect(product!.parameters[0]!.requirement).toContain('21.5英寸')
  })

  it('gives the table of values of a thing that is called for short to the thing that the list counts', () => {
    const { products } = stageOf(
      '# 验收报告\n\n| 名称 | 数量 |\n| --- | --- |\n| 移动式雪块粉碎设备 | 2台 |\n| 电动扫雪车 | 3台 |\n\n## 核验\n\n| 品名 | 核验项 | 合同值 | 核验值 |\n| --- | --- | --- | --- |\n| 雪块粉碎设备 | 粉碎力 | 320kN | 305kN |\n|  | 电机功率 | 7.5kW | 7.5kW |\n',
      'acceptance',
    )
    expect(products.map(({ name, parameters }) => [name, parameters.length])).toEqual([
      ['移动式雪块粉碎设备', 2],
      ['电动扫雪车', 0],
    ])
  })
})

describe('what is no certain change', () => {
  const table = (star: string) =>
    `| 设备 | 数量 | 参数 | 要求 |\n| --- | --- | --- | --- |\n| 切片扫描仪 | 2台 | ${star}内存 | ≥64GB |\n|  |  | 扫描速度 | ≥30页/分钟 |\n`
  const stars = (before: 'feasibility-study' | 'preliminary-design') =>
    changes([chapter(table('')), before], [chapter(table('★')), 'procurement-requirement'])
      .filter(({ kind }) => kind === 'star')
      .map(brief)

  it('is the first mark after a study that marks nothing', () => {
    expect(stars('feasibility-study')).toEqual(['star 切片扫描仪 内存 review'])
    expect(stars('preliminary-design')).toEqual(['star 切片扫描仪 内存 certain'])
  })

  it('is a period that the paper between has already changed under its other name', () => {
    const period = (text: string) => `# 文件\n\n## 商务要求\n\n${text}\n`
    const found = changes(
      [period('交货期：合同签订后90天。'), 'feasibility-study'],
      [period('工期：合同签订后60天。'), 'preliminary-design'],
      [period('交货期：合同签订后60天。'), 'procurement-requirement'],
    ).filter(({ kind }) => kind === 'period')
    expect(found.map(({ between }) => between)).toEqual([[0, 1]])
  })

  it('is a system that the acceptance paper calls for short', () => {
    const list = (names: readonly string[]) =>
      `# 文件\n\n| 名称 | 数量 | 单位 |\n| --- | --- | --- |\n${names.map((name) => `| ${name} | 1 | 套 |`).join('\n')}\n`
    const of = (more: string) =>
      changes(
        [list(['冷链监测平台', '温控主机', '疫苗追溯数据交换系统']), 'contract'],
        [`${list(['冷链监测平台', '温控主机'])}\n${more}\n`, 'acceptance'],
      )
        .filter(({ kind }) => kind === 'scope')
        .map(brief)
    expect(of('数据交换系统已上线运行。')).toEqual(['scope 疫苗追溯数据交换系统 review'])
    expect(of('')).toEqual(['scope 疫苗追溯数据交换系统 certain'])
  })
})
