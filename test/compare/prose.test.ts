import { describe, expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const list = (rows: readonly string[]) =>
  `| 序号 | 名称 | 技术参数 | 数量 |\n| --- | --- | --- | --- |\n${rows.map((row, at) => `| ${at + 1} | ${row} |\n`).join('')}`
const requirement = (rows: readonly string[]) => `# 采购需求\n\n## 采购清单及技术要求\n\n${list(rows)}`
const pumps = [
  '加药泵 | 1、流量≥200L/h；2、功率≤0.37kW | 6台',
  '巡检机器人 | 1、续航≥6h；2、重量≤40kg | 2台',
  '值班终端 | 1、内存≥16GB；2、屏幕尺寸≥24英寸 | 3台',
]
const serious = (list: ReturnType<typeof changes>) => list.filter(({ certainty }) => certainty !== 'none').map(brief)

describe('running text that says what is bought', () => {
  it('is read by what each sentence counts', () => {
    const design =
      '# 初步设计\n\n## 2 设备技术参数\n\n加药泵6台：流量不小于200L/h，功率不大于370W。巡检机器人2台：续航不小于5h，重量不大于40kg。\n\n值班终端3台，内存不小于16GB，屏幕尺寸不小于24英寸。\n'
    expect(serious(changes([design, 'preliminary-design'], [requirement(pumps), 'tender']))).toEqual([
      'tightened 巡检机器人 续航 certain',
    ])
  })

  it('is read in numbered lines that count things, beside a list of other things', () => {
    const tender = `# 招标文件\n\n## 第三章 技术要求\n\n（1）加药泵，6台\n\n1）流量≥200L/h；\n\n2）功率≤0.55kW。\n\n（2）巡检机器人，2台：续航≥6h；重量≤40kg。\n\n### 仪表\n\n${list(['液位计 | 量程0～8m；精度±0.25% | 12台'])}`
    const before = requirement([...pumps.slice(0, 2), '液位计 | 量程0～8m；精度±0.25% | 12台'])
    expect(changes([before, 'procurement-requirement'], [tender, 'tender']).map(brief)).toEqual([
      'loosened 加药泵 功率 none',
    ])
  })

  it('is read in an annex whose sentences begin with the goods, by the end of their names too', () => {
    const annex =
      '一、泵。加药泵流量200L/h，功率0.37kW。\n\n二、其他。机器人续航4h，重量38kg；值班终端内存16GB，屏幕尺寸24英寸。\n'
    const contract = `# 采购合同\n\n## 附件一 清单\n\n| 货物名称 | 数量 |\n| --- | --- |\n| 加药泵 | 6台 |\n| 巡检机器人 | 2台 |\n| 值班终端 | 3台 |\n\n## 附件二 技术指标\n\n${annex}`
    expect(serious(changes([requirement(pumps), 'tender'], [contract, 'contract']))).toEqual([
      'loosened 巡检机器人 续航 review',
    ])
  })

  it('names the chapter that describes what a list only counts', () => {
    const design =
      '# 初步设计\n\n## 2 控制系统设计\n\n### 2.1 就地控制站\n\n共6套，防护等级不低于IP54；输入点数不少于64点。\n\n## 3 设备清单\n\n| 名称 | 数量 |\n| --- | --- |\n| 就地PLC子站 | 6套 |\n| 主站 | 1套 |\n'
    const tender = requirement(['就地PLC子站 | 防护等级≥IP65；输入点数≥64点 | 6套', '主站 | 支持冗余 | 1套'])
    expect(serious(changes([design, 'preliminary-design'], [tender, 'tender']))).toContain(
      'tightened 就地PLC子站 防护等级 certain',
    )
  })
})

describe('posts of a service', () => {
  const posts =
    '# 物业服务采购需求\n\n## 服务要求\n\n| 岗位 | 人数 | 要求 |\n| --- | --- | --- |\n| 项目经理 | 1 | 5年以上管理经验 |\n| 保洁员 | 20 | 身体健康 |\n| 保安员 | 12 | 持证上岗 |\n'

  it('are counted across a table, in lists and in a row of running text', () => {
    const across =
      '# 招标文件\n\n## 服务要求\n\n| 岗位 | 项目经理 | 保洁员 | 保安员 |\n| --- | --- | --- | --- |\n| 人数 | 1 | 18 | 12 |\n| 资格 | 8年以上管理经验 | 身体健康 | 持证上岗 |\n'
    expect(serious(changes([posts, 'procurement-requirement'], [across, 'tender']))).toEqual([
      'quantity 保洁员 certain',
      'tightened 项目经理 管理经验 certain',
    ])
    const contract = '# 服务合同\n\n## 第三章 人员\n\n乙方派驻人员：项目经理1人、保洁员18人、保安员10人。\n'
    expect(serious(changes([across, 'tender'], [contract, 'contract']))).toEqual(['quantity 保安员 certain'])
  })

  it('are no things: who is named in a contract alone is no new scope', () => {
    const contract =
      '# 服务合同\n\n## 第三章 人员\n\n| 岗位 | 人数 |\n| --- | --- |\n| 驻场工程师 | 2 |\n| 资料员 | 1 |\n'
    expect(changes([requirement(pumps), 'tender'], [contract, 'contract']).map(brief)).not.toContain(
      'scope 驻场工程师 certain',
    )
  })
})

it('a demand that stands under another chapter is the same', () => {
  const before = '# 采购需求\n\n## 服务要求\n\n### 保险\n\n应投保责任险，赔偿限额不低于500万元。\n'
  const after = '# 招标文件\n\n## 第三章 服务要求\n\n### 3.4 用工与保障\n\n★（8）责任险赔偿限额不低于1000万元。\n'
  const found = serious(changes([before, 'procurement-requirement'], [after, 'tender']))
  expect(found).toContain('tightened 用工与保障 责任险赔偿限额 review')
  expect(found.filter((one) => one.startsWith('added'))).toEqual([])
})

it('a sentence that only one paper has is told', () => {
  const body = '1. 每日巡查不少于2次。\n\n'
  const paper = (title: string, more: string) => `# ${title}\n\n## 服务要求\n\n### 服务范围\n\n${body}${more}\n`
  const found = changes(
    [paper('采购需求', '2. 检测废液由供应商收集并交有资质单位处置。'), 'procurement-requirement'],
    [paper('招标文件', '2. 为住校学生提供晚自习后的夜宵。'), 'tender'],
  )
  expect(found.map(({ kind, certainty }) => `${kind} ${certainty}`)).toEqual(['added review', 'dropped none'])
})
