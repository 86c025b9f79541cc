import { expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const serious = (list: ReturnType<typeof changes>) => list.filter(({ certainty }) => certainty !== 'none').map(brief)
const wide =
  '# 初步设计\n\n## 苗木与设施设计\n\n| 苗木名称 | 胸径（cm） | 冠幅（m） | 数量 | 单位 |\n| --- | --- | --- | --- | --- |\n| 香樟 | ≥15 | ≥3.5 | 46 | 株 |\n| 银杏 | ≥18 | 3.0 | 20 | 株 |\n'

it('columns that are named by a parameter hold a value of each product', () => {
  const tender =
    '# 招标文件\n\n## 第三章 技术要求\n\n（1）银杏20株：胸径不小于18厘米，冠幅不小于3米；\n\n（2）香樟40株：胸径不小于160mm，冠幅不小于3.5米。\n'
  expect(serious(changes([wide, 'preliminary-design'], [tender, 'tender']))).toEqual([
    'quantity 香樟 certain',
    'tightened 香樟 胸径 certain',
  ])
})

it('a verb before the name of what is bought makes no other thing of it', () => {
  const contract =
    '# 施工合同\n\n## 工程内容\n\n| 项目名称 | 项目特征 | 计量单位 | 工程量 |\n| --- | --- | --- | --- |\n| 栽植香樟 | 胸径15cm，冠幅3.5m | 株 | 46 |\n| 栽植银杏 | 胸径18cm，冠幅3m | 株 | 18 |\n'
  expect(serious(changes([wide, 'tender'], [contract, 'contract']))).toEqual(['quantity 栽植银杏 review'])
})

it('figures beside things that are not bought are no demands', () => {
  const facts = (homes: number) =>
    `# 采购需求\n\n## 技术要求\n\n| 小区名称 | 面积（㎡） | 户数 |\n| --- | --- | --- |\n| 望江小区 | ${homes} | 1570 |\n| 金桂苑 | 900 | 1280 |\n`
  expect(changes([facts(1200), 'procurement-requirement'], [facts(1300), 'tender'])).toEqual([])
})

it('the first column of a list names what is bought, whatever its header says', () => {
  const list = (depth: number) =>
    `# 采购需求\n\n## 技术要求\n\n| 设施 | 规格要求 | 数量 |\n| --- | --- | --- |\n| 成品座椅 | 防腐木厚度≥${depth}mm；长度≥1.8m | 24张 |\n| 庭院灯 | 灯高≥3.5m；功率≤30W | 32套 |\n`
  expect(serious(changes([list(40), 'procurement-requirement'], [list(50), 'tender']))).toEqual([
    'tightened 成品座椅 防腐木厚度 certain',
  ])
})
