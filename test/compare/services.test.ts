import { expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const told = (before: string, after: string, to: 'tender' | 'contract' = 'tender') =>
  changes([before, 'procurement-requirement'], [after, to]).map(brief)
const paper = (title: string, chapter: string, text: string) =>
  `# ${title}\n\n## 服务标准\n\n### ${chapter}\n\n${text}\n`

it('compares services of a tender that is titled as such', () => {
  const before = paper('某院物业服务采购需求', '保洁服务', '1. 满意度不低于90%。')
  expect(told(before, paper('某院物业服务招标文件', '保洁服务', '1. 满意度不低于95%。'))).toEqual([
    'tightened 保洁服务 满意度 certain',
  ])
})

it('takes 保洁服务 and 保洁, 工程维修服务 and 维修 for one chapter', () => {
  const before = `${paper('采购需求', '（二）保洁服务', '光泽度不低于80。')}\n### （三）工程维修服务\n\n维修及时率不低于95%。\n`
  const after = `${paper('招标文件', '3.1 保洁', '光泽度≥85。')}\n### 3.2 维修\n\n维修及时率≥98%。\n`
  const changed = told(before, after).filter((one) => !one.startsWith('renamed'))
  expect(changed).toEqual(['tightened 保洁 光泽度 certain', 'tightened 维修 维修及时率 certain'])
})

it.each([
  ['突发事件3分钟内到场。', '突发事件2分钟内到场。', ['tightened 保洁 突发事件 certain']],
  ['卫生间每小时巡视1次。', '卫生间每30分钟巡视1次。', ['tightened 保洁 卫生间巡视 certain']],
  ['外墙每年清洗4次。', '外墙每季度清洗一次。', []],
  ['玻璃每月擦拭不少于2次。', '玻璃每半月擦拭一次以上。', []],
])('%s → %s', (before, after, expected) => {
  expect(told(paper('采购需求', '保洁', before), paper('招标文件', '保洁', after))).toEqual(expected)
})

it('reads periods of the project below the parameters of its product', () => {
  const list = '| 名称 | 技术参数 | 数量 |\n| --- | --- | --- |\n| UPS电源 | 容量≥20kVA | 2 |\n'
  const before = `# 招标文件\n\n## 技术要求\n\n${list}\n质保期不少于3年，故障响应时间不超过2小时，交货期30天。\n`
  const after = `# 合同\n\n## 标的\n\n${list}\n## 服务\n\n质保期两年，交货期45天。\n`
  const found = told(before, after, 'contract').filter((one) => one.startsWith('period'))
  expect(found).toEqual(['period 质保期 certain', 'period 交货期 certain'])
})
