import { describe, expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const list =
  '| 序号 | 名称 | 数量 | 单位 |\n| --- | --- | --- | --- |\n| 1 | 核心交换机 | 2 | 台 |\n| 2 | 应用服务器 | 4 | 台 |\n'
const paper = (words: string) => `# 文件\n\n## 采购清单\n\n${list}\n## 技术要求\n\n${words}\n`
const found = (words: string, kind: 'tender' | 'contract' = 'tender', before = '按要求供货。') =>
  changes([paper(before), 'preliminary-design'], [paper(words), kind])
    .filter((one) => one.kind === 'brand')
    .map((one) => [brief(one), one.to!.words])

describe('brands in running text', () => {
  it.each([
    ['核心交换机采用恒岳品牌产品。', '恒岳'],
    ['核心交换机推荐使用远望牌设备。', '远望'],
    ['核心交换机选用泰川 HN-7700 型。', '泰川'],
    ['核心交换机品牌型号：恒岳 HN-8800。', '恒岳 HN-8800'],
    ['核心交换机的制造商为“泰川科技”。', '泰川科技'],
    ['核心交换机应为恒岳品牌。', '恒岳'],
    ['核心交换机采用 Henyo HN-7700 或相当于。', 'Henyo'],
    ['核心交换机采用西门岭 S7-1200 系列。', '西门岭'],
  ])('%s', (words, name) => {
    expect(found(words)).toEqual([['brand 核心交换机 certain', name]])
    expect(found(words, 'contract')).toEqual([['brand 核心交换机 none', name]])
    expect(found(words, 'tender', words)).toEqual([])
  })

  it.each([
    ['核心交换机选用恒岳系列产品。', ['恒岳']],
    ['核心交换机采用泰川股份有限公司生产的产品。', ['泰川']],
    ['核心交换机选用恒岳、泰川或远望等品牌。', ['恒岳', '泰川', '远望']],
  ])('to be looked at: %s', (words, names) => {
    expect(found(words)).toEqual(names.map((name) => ['brand 核心交换机 review', name]))
  })

  it('a contract that names another brand than was demanded', () => {
    expect(found('核心交换机采用恒岳品牌产品。', 'contract', '核心交换机采用泰川品牌产品。')).toEqual([
      ['brand 核心交换机 review', '恒岳'],
    ])
  })

  it.each([
    '同一品牌的不同型号视为一家。',
    '采用国产品牌设备。',
    '不得采用恒岳品牌产品。',
    '须填写品牌：、型号：。',
    '投标人应当提供不同品牌的产品，品牌为投标人自报。',
    '与现有泰川品牌设备兼容。',
    '采用知名品牌，配置双电源。',
    '提供标识牌、警示牌等设备。',
    '采用AES256加密技术，阀体采用黄铜H6312材质。',
    '采用X86系列处理器、工业级系列产品。',
    '采用由专业公司生产的设备。',
    '选用国产、主流等品牌。',
    '制造商是否为中小企业：是',
  ])('none: %s', (words) => {
    expect(found(words)).toEqual([])
  })
})

describe('brands and models in columns', () => {
  const rows = (header: string, cells: readonly string[]) =>
    `# 文件\n\n## 供货清单\n\n| 序号 | 设备名称 | ${header} | 数量 | 单位 |\n| --- | --- | ${header.replace(/[^|]+/g, ' --- ')} | --- | --- |\n${['核心交换机', '应用服务器'].map((name, at) => `| ${at + 1} | ${name} | ${cells[at]} | 2 | 台 |`).join('\n')}\n`
  const apart = rows('品牌 | 规格型号', ['恒岳 | HY-C9608', '云岚 | YL-S2280'])
  const joint = rows('品牌型号', ['恒岳 HY-C9608', '云岚YL-S2280'])
  const told = (contract: string, acceptance: string) =>
    changes([contract, 'contract'], [acceptance, 'acceptance'])
      .filter(({ kind }) => kind === 'brand')
      .map((one) => [brief(one), one.from?.words, one.to!.words])

  it('in one column or in two are the same', () => {
    expect(told(apart, joint)).toEqual([])
    expect(told(joint, apart)).toEqual([])
    expect(told(apart, rows('品牌 | 型号', ['恒岳 | HY-C9608', '云岚 | YL-S2280']))).toEqual([])
  })

  it('are held against the column of their kind', () => {
    expect(told(apart, rows('品牌 | 型号', ['晶映 | JY-186', '云岚 | YL-S2280']))).toEqual([
      ['brand 核心交换机 certain', '恒岳', '晶映'],
      ['brand 核心交换机 certain', 'HY-C9608', 'JY-186'],
    ])
    expect(told(apart, rows('品牌型号', ['恒岳 HY-C7600', '云岚 YL-S2280']))).toEqual([
      ['brand 核心交换机 certain', 'HY-C9608', '恒岳 HY-C7600'],
    ])
  })

  it('of another product of the project are another brand', () => {
    for (const before of [apart, joint])
      expect(told(before, rows('品牌型号', ['云岚 YL-N5', '云岚 YL-S2280'])).map(([what]) => what)).toEqual([
        'brand 核心交换机 certain',
      ])
  })

  it('of a product that is called a little otherwise', () => {
    const other = joint.replace('核心交换机', '核心路由交换机').replace('恒岳 HY-C9608', '晶映 JY-1')
    expect(told(apart, other).map(([what]) => what)).toEqual(['brand 核心路由交换机 certain'])
  })

  it.each([
    '＿＿',
    '____',
    '……',
    '（填写）',
    '*',
    '/',
    '□',
    '投标人填写',
    '与合同一致',
    '（自报）',
    '350kW 500kW',
  ])('that are left open name none: %s', (cell) => {
    const paper = rows('品牌 | 规格型号', [`${cell} | ${cell}`, `${cell} | ${cell}`])
    const found = changes([paper.replace(/品牌 \| 规格型号/, '规格 | 用途'), 'preliminary-design'], [paper, 'tender'])
    expect(found.filter(({ kind }) => kind === 'brand')).toEqual([])
  })
})
