import { describe, expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const paper = (name: string, demands: string, quantity = 3) =>
  `# 文件\n\n## 技术参数\n\n| 名称 | 技术参数 | 数量 |\n| --- | --- | --- |\n| ${name} | ${demands} | ${quantity} |\n`
const found = (a: string, b: string) => changes([a, 'preliminary-design'], [b, 'tender']).map(brief)

describe('one thing under two names', () => {
  it('an abbreviation and the name that explains it', () => {
    expect(
      found(
        paper('冷水机组', '1、COP≥5.6；2、噪声≤82dB(A)。'),
        paper('冷水机组', '1、性能系数（COP）≥6.0；2、噪声≤82dB(A)。'),
      ),
    ).toContain('tightened 冷水机组 性能系数 certain')
  })

  it('a remark in brackets, in the list only', () => {
    const list = (name: string) =>
      `# 文件\n\n## 清单\n\n| 名称 | 数量 |\n| --- | --- |\n| ${name} | 2 |\n| 客梯 | 4 |\n`
    const demands = '\n## 技术参数\n\n| 名称 | 技术参数 |\n| --- | --- |\n| 杂物电梯 | 载重≥100kg |\n'
    expect(found(`${list('杂物电梯')}${demands}`, `${list('杂物电梯（传菜、送药）')}${demands}`)).toEqual([
      'renamed 杂物电梯（传菜、送药） none',
    ])
  })

  it('a longer name with as many of it', () => {
    const names = found(
      paper('螺杆式冷水机组', '制冷量1050kW'),
      paper('水冷螺杆式冷水机组', '1、名义工况制冷量≥1050kW'),
    )
    expect(names).toEqual(expect.arrayContaining(['renamed 水冷螺杆式冷水机组 none']))
    expect(names.filter((one) => one.startsWith('scope'))).toEqual([])
  })
})

describe('how values are written', () => {
  it.each([
    ['额定速度≥1.75m/s', '额定速度≥1.75m/s★', ['star 电梯 额定速度 certain']],
    ['额定速度≥1.75m/s', '额定速度★：≥1.75m/s', ['star 电梯 额定速度 certain']],
    ['容量：≥6×2000mL', '容量：≥6×2L', []],
    ['残留：≤5.0×10⁶个', '残留：≤5.0×10^5个', ['tightened 电梯 残留 certain']],
    ['总容量≥1.2亿条', '总容量≥12000万条', []],
    ['库存不低于同类设备数量的2%', '库存不低于同类设备数量的5%', ['tightened 电梯 库存 certain']],
    ['抓拍延时：≤500ms', '抓拍时延：≤500ms', ['renamed 电梯 抓拍时延 none']],
  ])('%s and %s', (one, two, told) => {
    expect(found(paper('电梯', `1、${one}；2、载重≥1600kg。`), paper('电梯', `1、${two}；2、载重≥1600kg。`))).toEqual(
      told,
    )
  })

  it('a unit in the name of a row', () => {
    const rows = (power: string) =>
      `# 文件\n\n## 离心机技术参数\n\n| 参数名称 | 技术要求 |\n| --- | --- |\n| ${power} |\n| 时间（min） | ≥480 |\n`
    const list = '# 文件\n\n## 离心机技术参数\n\n1. 功率：≥1.5kW；\n2. 时间：≥8小时；\n'
    expect(found(list, rows('功率（W） | ≥1500'))).toEqual([])
    expect(found(list, rows('功率（W） | ≥1800'))).toEqual(['tightened 离心机 功率 certain'])
    expect(found(list, rows('功率 | ≥1800'))).toEqual(['tightened 离心机 功率 review'])
  })
})
