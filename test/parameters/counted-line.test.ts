import { describe, expect, it } from 'vitest'
import { brief, changes } from '../compare/stage.ts'

const table = (kind: string, rows: readonly string[]) =>
  `# ${kind}\n\n## 采购清单与参数\n\n| 名称 | 数量 | 单位 | 技术参数 |\n| --- | --- | --- | --- |\n${rows.map((row) => `| ${row} |\n`).join('')}`

describe('a line that opens with a thing and its count', () => {
  it('titles the numbered demands below it', () => {
    const tender =
      '# 招标文件\n\n## 第三章 采购需求\n\n（一）护理床，共120张\n\n1、承重：220公斤以上；\n\n2、床面长度不低于2000mm。\n\n（二）防褥疮气垫，共50张\n\n1、气囊数量不少于20条。\n'
    const found = changes(
      [
        table('采购需求', ['护理床 | 120 | 张 | 承重≥200kg；床面长度≥2000mm', '防褥疮气垫 | 60 | 张 | 气囊数量≥20条']),
        'tender',
      ],
      [tender, 'tender'],
    )
    expect(found.map(brief)).toEqual(['tightened 护理床 承重 certain', 'quantity 防褥疮气垫 certain'])
  })

  it('is what was delivered, with its values behind it', () => {
    const seen = '# 验收报告\n\n## 二、验收情况\n\n1. UPS电源1台，容量20kVA，后备时间1.5h，外观完好。\n'
    const found = changes(
      [table('采购合同', ['UPS电源 | 2 | 台 | 1、容量20kVA；2、后备时间2h']), 'contract'],
      [seen, 'acceptance'],
    )
    expect(found.map(brief)).toEqual(['quantity UPS电源 certain', 'loosened UPS电源 后备时间 certain'])
  })

  it('is no product beside a list that does not buy it', () => {
    const rows = ['护理床 | 120 | 张 | 承重≥200kg；床面长度≥2000mm']
    const more = '\n## 第三章 技术要求\n\n随机扳手2套，长度≥200mm，硬度≥40HRC。\n'
    const found = changes([table('采购需求', rows), 'tender'], [table('招标文件', rows) + more, 'tender'])
    expect(found.map(brief)).toEqual(['added 技术要求 长度 review'])
  })
})

it('数量2架 under a heading is the count of what it names', () => {
  const design =
    '# 初步设计\n\n## 二、设备选型及技术指标\n\n### 2.1 多旋翼无人机\n\n飞行时间不小于55min；图传距离不小于15km。数量2架。\n'
  const tender = table('招标文件', ['多旋翼无人机 | 3 | 架 | 1、飞行时间≥55min；2、图传距离≥15km'])
  expect(changes([design, 'preliminary-design'], [tender, 'tender']).map(brief)).toEqual([
    'quantity 多旋翼无人机 certain',
  ])
})
