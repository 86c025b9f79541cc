import { describe, expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const tender = (...demands: readonly string[]) =>
  `# 招标文件\n\n## 技术参数\n\n| 名称 | 技术参数 | 数量 |\n| --- | --- | --- |\n| 测试仪 | ${demands.map((one, at) => `${at + 1}、${one}；`).join('')} | 2 |\n`
const contract = (...values: readonly string[]) => tender(...values).replace('# 招标文件', '# 合同')
const acceptance = (...values: readonly (readonly [string, string, string])[]) =>
  `# 验收报告\n\n| 名称 | 检测项目 | 合同约定 | 实测值 |\n| --- | --- | --- | --- |\n${values.map(([name, agreed, seen]) => `| 测试仪 | ${name} | ${agreed} | ${seen} |`).join('\n')}\n`
const offered = (demand: string, value: string) =>
  changes([tender(demand), 'tender'], [contract(value), 'contract']).map(brief)
const measured = (demand: string, value: string, seen: string) => {
  const [name = '', agreed = ''] = value.split('：')
  return changes(
    [tender(demand), 'tender'],
    [contract(value), 'contract'],
    [acceptance([name, agreed, seen]), 'acceptance'],
  )
    .filter(({ between }) => between[1] === 2)
    .map(brief)
}

describe('what a contract promises', () => {
  it.each([
    ['波长准确度：±0.5nm', '波长准确度：±0.3nm'],
    ['冷冻温度：-18℃～-6℃', '冷冻温度：-20℃～-6℃'],
    ['主轴转速：100r/min～2000r/min', '主轴转速：80r/min～2200r/min'],
    ['频率响应：60Hz～18000Hz', '频率响应：55Hz～20kHz'],
    ['防护等级：≥IP65', '防护等级：IP67'],
    ['硬盘：不少于4块0.96TB固态硬盘', '硬盘：4块960GB固态硬盘'],
    ['蓄电池：12V蓄电池≥64节，设计寿命≥10年', '蓄电池：12V蓄电池80节，设计寿命10年'],
    ['实时采样率：不低于1GSa/s', '实时采样率：2000MSa/s'],
    ['人员容量：≥10000人', '人员容量：1.2万人'],
  ])('better than %s: %s', (demand, value) => {
    expect(offered(demand, value)).toEqual([])
  })

  it.each([
    ['工作温度：-30℃～60℃', '工作温度：-20℃～60℃'],
    ['防护等级：≥IP66', '防护等级：IP54'],
    ['内存：≥256GB', '内存：128GB'],
  ])('worse than %s: %s', (demand, value) => {
    expect(offered(demand, value)).toEqual([`loosened 测试仪 ${demand.split('：')[0]} review`])
  })
})

describe('what was measured', () => {
  it.each([
    ['模拟带宽：≥100MHz', '模拟带宽：100MHz', '104MHz', ''],
    ['运行噪声：≤60dB', '运行噪声：58dB', '57dB', ''],
    ['外形尺寸：1600mm×750mm×800mm，允许偏差±10mm', '外形尺寸：1600mm×750mm×800mm', '1600mm×751mm×800mm', ''],
    ['水平转速：≥120°/s', '水平转速：160°/s', '158°/s', 'review'],
    ['内存：≥128GB', '内存：256GB', '128GB', 'certain'],
    ['显示亮度：≥500cd/㎡', '显示亮度：600cd/㎡', '520cd/㎡', 'certain'],
    ['重复性：≤0.2mg', '重复性：0.1mg', '不符合', 'certain'],
  ])('%s, promised %s, measured %s: %s', (demand, value, seen, certainty) => {
    const name = demand.split('：')[0]
    expect(measured(demand, value, seen)).toEqual(certainty ? [`loosened 测试仪 ${name} ${certainty}`] : [])
  })
})

describe('from paper to paper', () => {
  const found = (a: string, b: string) => changes([a, 'preliminary-design'], [b, 'tender']).map(brief)
  it('one name in the place of another', () => {
    expect(found(tender('平均时延：≤1ms', '缓存：≥64GB'), tender('平均响应时间：≤1ms', '缓存：≥64GB'))).toEqual([
      'renamed 测试仪 平均响应时间 none',
    ])
  })

  it('ends of a range in their own units', () => {
    expect(found(tender('频率响应：60Hz～18kHz'), tender('频率响应：60Hz～18000Hz'))).toEqual([])
  })

  it('words that stand in another chapter are not gone', () => {
    const words = '录播主机支持多路高清视频同步录制并按统一时间轴回放'
    const other = `${tender('缓存：≥64GB')}\n## 功能要求\n\n系统要求如下：${words}。\n`
    expect(found(tender('缓存：≥64GB', words), other)).toEqual([])
  })

  it('a design says more than the study', () => {
    const more = changes(
      [tender('缓存：≥64GB'), 'feasibility-study'],
      [tender('缓存：≥64GB', '端口：≥8个'), 'preliminary-design'],
    )
    expect(more.map(brief)).toEqual(['added 测试仪 端口 none'])
  })
})
