import { describe, expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const paper = (...rows: readonly string[]) =>
  [
    '# 采购需求',
    '',
    '## 二、技术要求',
    '',
    '| 序号 | 名称 | 技术参数 | 数量 | 单位 |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
const between = (a: string, b: string) =>
  changes([a, 'procurement-requirement'], [b, 'tender'])
    .filter(({ certainty }) => certainty !== 'none')
    .map(brief)

describe('products under other names', () => {
  const demands = '①影像生产；②单次处理影像数量≥1万张；③并行计算节点≥4个'
  it('a name shortened in its middle is the same product where the quantity is', () => {
    const from = paper(`| 1 | 航测数据处理软件 | ${demands} | 2 | 套 |`, '| 2 | 图形工作站 | 内存≥64GB | 3 | 台 |')
    const to = (name: string) =>
      paper(`| 1 | ${name} | ${demands} | 2 | 套 |`, '| 2 | 图形工作站 | 内存≥64GB | 3 | 台 |')
    expect(between(from, to('航测软件'))).toEqual([])
    const other = paper('| 1 | 航测飞行软件 | 航线数量≥50条 | 2 | 套 |', '| 2 | 图形工作站 | 内存≥64GB | 3 | 台 |')
    expect(between(from, other)).toContain('scope 航测飞行软件 review')
  })
})

describe('marks in odd places', () => {
  const before = paper('| 1 | 离心机 | 1、最高转速≥5000r/min；2、升速时间≤90s；3、噪声≤60dB | 4 | 台 |')
  it.each([
    ['1、最高转速≥5000r/min；2★、升速时间≤90s；3、噪声（★）≤60dB', ['升速时间', '噪声']],
    ['1★、最高转速≥5000r/min；★2、升速时间≤90s；3、噪声≤60dB', ['最高转速', '升速时间']],
  ])('%s', (text, names) => {
    const after = paper(`| 1 | 离心机 | ${text} | 4 | 台 |`)
    expect(between(before, after)).toEqual(names.map((name) => `star 离心机 ${name} certain`))
  })

  it('a mark at the name of a product is for a person to see', () => {
    const after = before.replace('离心机', '★离心机')
    expect(between(before, after)).toEqual(['star ★离心机 review'])
    expect(between(after, after)).toEqual([])
  })
})

it('a product that lots split is one product, each lot with its demands', () => {
  const row = (quantity: number, light: number) => `| 1 | LED路灯 | 光效≥${light}lm/W；显色指数≥70 | ${quantity} | 盏 |`
  const head = '| 序号 | 名称 | 技术参数 | 数量 | 单位 |\n| --- | --- | --- | --- | --- |'
  const lots = (east: string, west: string) =>
    `# 采购需求\n\n## 二、技术要求\n\n### 第一包 东片区\n\n${head}\n${east}\n\n### 第二包 西片区\n\n${head}\n${west}\n`
  const whole = paper(row(300, 140))
  expect(between(whole, lots(row(180, 140), row(120, 140)))).toEqual([])
  expect(between(whole, lots(row(180, 140), row(120, 150)))).toEqual(['tightened LED路灯 光效 certain'])
  expect(between(whole, lots(row(180, 140), row(140, 140)))).toContain('quantity LED路灯 review')
})
