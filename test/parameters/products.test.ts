import { describe, expect, it } from 'vitest'
import { readWord } from '../../server/src/format/word/read.ts'
import { productsIn } from '../../server/src/parameters/index.ts'
import { outline } from '../../server/src/structure/outline.ts'
import { buildDocx, cell, paragraph, row, table } from '../format/word/build.ts'
import { productsOf, words } from './words.ts'

const shown = (text: string) =>
  productsOf(text).map(
    ({ name, quantity, unit, parameters }) =>
      `${name} ${quantity ?? '?'}${unit}: ${parameters.map((one) => `${one.star}${one.number} ${one.name}`.trim()).join(' | ')}`,
  )

describe('products', () => {
  it('are read from a list under a heading, with the quantity of the purchase list', () => {
    expect(
      shown(`# 采购需求

## 一、采购清单

| 序号 | 设备名称 | 数量 | 单位 |
| --- | --- | --- | --- |
| 1 | 数据库服务器 | 4 | 台 |

## 二、技术参数

### 2.1 数据库服务器

1. ★处理器：2颗，每颗核数≥32核
2. 内存≥512GB
3. 支持带外管理
`),
    ).toEqual(['数据库服务器 4台: ★1 处理器 | 2 内存 | 3 带外管理'])
  })

  it('are read from a table of products with numbered demands in one cell', () => {
    expect(
      shown(`# 采购需求

## 技术参数

| 设备名称 | 技术参数 | 数量 |
| --- | --- | --- |
| 扫描仪 | 1.扫描速度：≥80页/分钟；▲2.光学分辨率：≥600dpi；3.支持双面扫描 | 6 |
| 会议平板 | 屏幕尺寸≥86英寸，内存≥8GB，存储容量≥64GB | 2 |
`),
    ).toEqual(['扫描仪 6: 1 扫描速度 | ▲2 光学分辨率 | 3 双面扫描', '会议平板 2: 屏幕尺寸 | 内存 | 存储容量'])
  })

  it('are named by the heading where a table holds names and demands', () => {
    const [product] = productsOf(`# 采购需求

## 技术参数

### 2.2 接入交换机技术参数

| 序号 | 参数名称 | 技术要求 | 标记 |
| --- | --- | --- | --- |
| 2.2.1 | 交换容量 | ≥670Gbps | ★ |
| 2.2.2 | 拉伸强度，MPa | ≥0.5 | |
| 2.2.3 | 端口 | 千兆电口≥24个，万兆光口≥4个 | ▲ |
`)
    expect(product!.name).toBe('接入交换机')
    expect(product!.parameters.map(({ number, name, star, starred }) => [number, name, star, starred])).toEqual([
      ['2.2.1', '交换容量', '★', true],
      ['2.2.2', '拉伸强度', '', false],
      ['2.2.3', '端口', '▲', false],
    ])
    expect(product!.parameters[1]!.measures[0]).toMatchObject({ unit: 'MPa', values: [0.5] })
    expect(product!.parameters[2]!.measures.map(({ values }) => values[0])).toEqual([24, 4])
  })

  it('keep the mark that the document itself calls substantive', () => {
    const [product] = productsOf(`# 采购需求

带“※”号条款为不可负偏离条款，带“▲”为重要参数。

## 服务器技术参数

1. ※内存≥512GB
2. ▲硬盘≥4TB
`)
    expect(product!.parameters.map(({ starred }) => starred)).toEqual([true, false])
  })

  it('leave out ledgers, samples, notes and demands on people', () => {
    expect(
      shown(`# 采购需求

## 技术参数

### 服务器技术参数

1. 内存≥512GB
2. 硬盘≥4TB

注：以上参数须提供检测报告。

### 人员要求

1. 项目经理不少于1人
2. 工程师不少于3人

| 产品 | 参数 | 品牌 | 型号 | 参数值 | 来源 |
| --- | --- | --- | --- | --- | --- |
| 服务器 | 内存 | 甲 | A1 | 512GB | 官网 |
`),
    ).toEqual(['服务器 ?: 1 内存 | 2 硬盘'])
  })

  it('are carried over cells that span rows, and headings in a column group what follows', () => {
    const down = '<w:vMerge/>'
    const begin = '<w:vMerge w:val="restart"/>'
    const bytes = buildDocx({
      document: [
        paragraph('采购需求'),
        paragraph('一、技术参数'),
        table([
          row([cell('序号'), cell('货物名称'), cell('招标技术要求')]),
          row([cell('1', begin), cell('学生电脑', begin), cell('一、主机')]),
          row([cell('', down), cell('', down), cell('★1.1内存：≥8GB')]),
          row([cell('', down), cell('', down), cell('1.2硬盘：≥512GB')]),
          row([cell('2'), cell('交换机'), cell('千兆电口≥24个')]),
        ]),
      ].join(''),
    })
    const document = readWord(bytes)
    const products = productsIn(document, outline(document), words)
    expect(
      products.map(({ name, parameters }) => [
        name,
        parameters.map((one) => `${one.group}>${one.star}${one.number}${one.name}`),
      ]),
    ).toEqual([
      ['学生电脑', ['主机>★1.1内存', '主机>1.2硬盘']],
      ['交换机', ['>千兆电口']],
    ])
    const [memory] = products[0]!.parameters
    expect(document.blocks[memory!.place.block]!.text.slice(memory!.place.start, memory!.place.end)).toBe('内存：≥8GB')
  })

  it('take no unmarked or repeated header for a demand', () => {
    const rows = (...pairs: readonly (readonly [string, string])[]) =>
      table(pairs.map(([name, value]) => row([cell(name), cell(value)])))
    const parametersOf = (body: string) => {
      const document = readWord(
        buildDocx({ document: [paragraph('采购需求'), paragraph('一、服务器技术参数'), body].join('') }),
      )
      const [product] = productsIn(document, outline(document, { kind: 'procurement-requirement' }), words)
      return product!.parameters.map(({ name }) => name)
    }
    for (const [name, value] of [
      ['参数名称', '参数要求'],
      ['指标项', '指标要求'],
      ['技术指标名称', '指标值'],
    ] as const)
      expect(
        parametersOf(rows([name, value], ['内存', '≥512GB'], ['硬盘', '≥4TB'], [name, value], ['功耗', '≤800W'])),
      ).toEqual(['内存', '硬盘', '功耗'])
  })

  it('hold a bare value beside its name', () => {
    const [product] = productsOf(`# 采购需求

## 服务器技术参数

| 参数 | 要求 |
| --- | --- |
| 内存 | 512GB |
| 千兆电口 | 4 |
| 工作温度 | 5℃～35℃ |
| 品质 | 合格 |
`)
    expect(product!.parameters.map(({ measures }) => measures.map(({ values, upper }) => [...values, upper]))).toEqual([
      [[512, null]],
      [[4, null]],
      [[5, 35]],
      [],
    ])
  })
})
