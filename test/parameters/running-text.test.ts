import { describe, expect, it } from 'vitest'
import type { DocumentKind } from '../../server/src/core/kinds.ts'
import { productsOf } from './words.ts'

const told = (text: string, kind?: DocumentKind) =>
  productsOf(`# 文件\n\n## 三、技术要求\n\n${text}\n`, kind).map(
    ({ name, quantity, unit, parameters }) =>
      `${name} ${quantity ?? '?'}${unit}: ${parameters.map((one) => `${one.star}${one.requirement}`).join(' | ')}`,
  )
const list = (...rows: readonly string[]) =>
  `| 名称 | 数量 |\n| --- | --- |\n${rows.map((row) => `| ${row} |\n`).join('')}\n### 3.2 说明\n\n`

describe('running text', () => {
  it('speaks of each thing that it counts, up to the next one', () => {
    expect(
      told(
        '配置挤奶机2台，真空度不大于50kPa，★脉动频率不低于60次/分；储奶罐1台：容积≥3000L，降温时间≤2h。采用闭环控制。',
      ),
    ).toEqual([
      '挤奶机 2台: 真空度不大于50kPa | ★脉动频率不低于60次/分',
      '储奶罐 1台: 容积≥3000L | 降温时间≤2h | 采用闭环控制',
    ])
  })

  it('says the same of things that are counted side by side', () => {
    expect(told('卧式水泵3台、立式水泵2台，扬程均不低于20m。')).toEqual([
      '卧式水泵 3台: 扬程均不低于20m',
      '立式水泵 2台: 扬程均不低于20m',
    ])
  })

  it('titles numbered demands, whatever the lists of the paper hold', () => {
    const text = '（1）饲料搅拌机，1台\n\n1）容积≥9m³；\n\n2）★转速≥28r/min。\n\n（2）撒料车，2辆\n\n1）载重≥3t。'
    const expected = ['饲料搅拌机 1台: 容积≥9m³ | ★转速≥28r/min', '撒料车 2辆: 载重≥3t']
    expect(told(text)).toEqual(expected)
    expect(told(`${list('清粪车 | 1辆', '保定架 | 4套')}${text}`).slice(-2)).toEqual(expected)
  })

  it('calls what a list buys by its name, its end or its first word', () => {
    const text = '气候控制器温度精度≤±0.5℃；饮水器出水量≥60mL/min。UPS容量20kVA，后备时间≥1h。'
    expect(told(`${list('禽舍气候控制器 | 6台', '乳头式饮水器 | 40套', 'UPS电源 | 1台')}${text}`, 'contract')).toEqual([
      '禽舍气候控制器 6台: 温度精度≤±0.5℃',
      '乳头式饮水器 40套: 出水量≥60mL/min',
      'UPS电源 1台: 容量20kVA | 后备时间≥1h',
    ])
  })

  it('means the listed thing by its count where the names differ', () => {
    expect(told(`${list('孵化设备用加湿器 | 7台', '风机 | 9台')}选用超声波加湿器，共7台，加湿量≥6kg/h。`)[0]).toBe(
      '孵化设备用加湿器 7台: 加湿量≥6kg/h',
    )
  })

  it('does not buy parts of a thing, what is there already, or what people do', () => {
    expect(told('应用服务器2台，内存≥64GB，硬盘4块；电源2个。现有交换机3台利旧。乙方提供备用泵1台。')).toEqual([
      '应用服务器 2台: 内存≥64GB | 硬盘4块 | 电源2个',
    ])
  })

  it('lists posts with their number', () => {
    const text = '派驻人员共6人：护理主管1人、护理员4人、电工1人。'
    expect(told(text, 'contract')).toEqual(['护理主管 1人: ', '护理员 4人: ', '电工 1人: '])
  })

  it('further on calls a thing as it was counted before', () => {
    expect(told('采购智能灯杆30套。\n\n### 3.2 参数\n\n智能灯杆：高度≥8m，抗风能力≥12级。', 'contract')).toEqual([
      '智能灯杆 30套: 高度≥8m | 抗风能力≥12级',
    ])
  })
})

it('on inspection a paragraph that opens with a thing speaks of it', () => {
  const text = '调度管理平台：接入站点120个，页面响应时间1.3秒。预警发布软件：发布时延实测4秒，支持分级发布。'
  expect(told(text, 'acceptance')).toEqual([
    '调度管理平台 ?: 接入站点120个 | 页面响应时间1.3秒',
    '预警发布软件 ?: 发布时延实测4秒',
  ])
})
