import { describe, expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const table = (rows: readonly string[]) =>
  ['| 序号 | 设备名称 | 技术参数 | 数量 | 单位 |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')

/** A design with one name in two subsystems, each with demands and a quantity of its own. */
const design = `# 初步设计方案

## 一、建设内容

### 1.1 视频监控子系统

${table([
  '| 1 | 接入交换机 | 1、千兆电口：≥24个；2、交换容量：≥336Gbps。 | 10 | 台 |',
  '| 2 | 摄像机 | 1、像素：≥400万；2、功耗：≤12W。 | 60 | 台 |',
])}

### 1.2 会议子系统

${table([
  '| 1 | 接入交换机 | 1、千兆电口：≥8个；2、交换容量：≥128Gbps。 | 3 | 台 |',
  '| 2 | 会议平板 | 1、屏幕尺寸：≥86英寸；2、亮度：≥350cd/㎡。 | 2 | 台 |',
])}
`

/** The same project the other way round: one list with a column for the subsystem, demands under headings. */
const tender = (meeting: number, capacity: string) => `# 招标文件

## 第三章 采购需求

### 一、采购清单

| 序号 | 子系统 | 货物名称 | 数量 | 单位 |
| --- | --- | --- | --- | --- |
| 1 | 会议系统 | 接入交换机 | ${meeting} | 台 |
| 2 | 会议系统 | 会议平板 | 2 | 台 |
| 3 | 视频监控系统 | 接入交换机 | 10 | 台 |
| 4 | 视频监控系统 | 摄像机 | 60 | 台 |

### 二、技术参数

#### （一）会议系统

##### 1. 接入交换机

1. 千兆电口：≥8个；
2. 交换容量：≥128Gbps；

##### 2. 会议平板

1. 屏幕尺寸：≥86英寸；
2. 亮度：≥350cd/㎡；

#### （二）视频监控系统

##### 1. 接入交换机

1. 千兆电口：≥24个；
2. 交换容量：≥${capacity}；

##### 2. 摄像机

1. 像素：≥400万；
2. 功耗：≤12W；
`

const told = (text: string) =>
  changes([design, 'preliminary-design'], [text, 'tender']).map((one) => `${one.group ?? ''} ${brief(one)}`)

describe('products of one name', () => {
  it('are told apart by their subsystem', () => {
    expect(told(tender(3, '336Gbps'))).toEqual([])
    expect(told(tender(4, '432Gbps'))).toEqual([
      '会议系统 quantity 接入交换机 certain',
      '视频监控系统 tightened 接入交换机 交换容量 certain',
    ])
  })

  it('are rows of their own in a list without subsystems', () => {
    const list = (second: number) =>
      `# 采购需求\n\n## 采购清单\n\n| 序号 | 名称 | 数量 | 单位 |\n| --- | --- | --- | --- |\n| 1 | 交换机 | 10 | 台 |\n| 2 | 机柜 | 2 | 台 |\n| 3 | 交换机 | ${second} | 台 |\n`
    const found = (second: number) => changes([list(4), 'preliminary-design'], [list(second), 'tender'])
    expect(found(4)).toEqual([])
    expect(found(6).map((one) => [brief(one), one.from?.words, one.to?.words])).toEqual([
      ['quantity 交换机 certain', '4台', '6台'],
    ])
  })
})
