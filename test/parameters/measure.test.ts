import { describe, expect, it } from 'vitest'
import { canonicalName, demandLines, measuresIn } from '../../server/src/parameters/index.ts'
import { words } from './words.ts'

/** Name operator values unit, one a measure. */
const told = (text: string) =>
  measuresIn(text, words).map(({ key, operator, values, upper, tolerance, unit }) => {
    const end = upper === null ? '' : `..${upper}`
    const slack = tolerance ? `±${tolerance.value}${tolerance.percent ? '%' : ''}` : ''
    return `${key} ${operator} ${values.join('×')}${end}${slack}${unit}`
  })

describe('values in a demand', () => {
  it.each([
    ['内存≥16GB', ['内存 >= 16GB']],
    ['运行内存不低于 16 GB DDR4', ['内存 >= 16GB']],
    ['噪声不得高于55dB', ['噪声 <= 55dB']],
    // 大于 inside 不应大于 is no demand for more
    ['打开力不应大于20N', ['打开力 <= 20N']],
    ['响应时间：≤3秒', ['响应时间 <= 3秒']],
    ['续航时间10小时以上', ['续航时间 >= 10小时']],
    ['总像素≥1.2亿', ['像素 >= 1.2亿']],
    ['报修后15分钟内到场', ['报修后 <= 15分钟']],
    ['24小时内不能修复的提供备机', []],
    ['地面每日清扫不少于4次', ['地面清扫 >= 4次']],
    ['工作温度-20℃～+60℃', ['工作温度 range -20..60℃']],
    ['PH值：4.0-9.0', ['ph值 range 4..9']],
    ['厚度25mm（±2mm）', ['厚度 is 25±2mm']],
    ['尺寸：1200*600*750mm（长宽高±5%）', ['外形尺寸 is 1200×600×750±5%mm']],
    ['分辨率≥1920×1080像素', ['分辨率 >= 1920×1080']],
    ['对比度：不低于4000：1', ['对比度 >= 4000']],
    ['防护等级不低于IP65', ['防护等级 >= 6×5IP']],
    ['速率：10/100/1000Mbps', ['速率 set 10×100×1000Mbps']],
    ['支持不少于两路视频输入', ['视频输入 >= 2路']],
    ['撕破强力（N）：≥40', ['撕破强力 >= 40N']],
    ['单位面积质量≥210g/㎡', ['单位面积质量 >= 210g/㎡']],
    ['2颗处理器，每颗核数≥32核', ['处理器数量 is 2颗', '处理器核数 >= 32核']],
    ['≥4块1.92TB固态硬盘', ['存储容量 is 1.92TB']],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expect.arrayContaining(expected))
  })

  it.each([
    '支持USB3.0接口',
    '符合GB/T 3324-2017《木家具通用技术条件》',
    '2021年1月1日以后生产',
    '激发波长包含349nm、405nm、488nm',
    '画幅比例16:9',
    '采用2.4G、5G双频',
  ])('%s has none', (text) => {
    expect(measuresIn(text, words)).toEqual([])
  })

  it('keeps places in the text as it is written', () => {
    const text = '★内存：　≥１６ＧＢ，硬盘≥1TB'
    expect(measuresIn(text, words).map(({ start, end }) => text.slice(start, end))).toEqual(['≥１６ＧＢ', '≥1TB'])
  })

  it('tells bits from bytes', () => {
    expect(measuresIn('带宽≥100Mb/s', words)[0]!.units).toContainEqual({ dimension: 'data/time', factor: 125000 })
    expect(measuresIn('速度≥100MB/s', words)[0]!.units).toContainEqual({ dimension: 'data/time', factor: 1048576 })
  })
})

describe('names', () => {
  it('knows synonyms, and does not take one cache for another', () => {
    for (const name of ['内存', '运行内存', 'RAM', '内存容量要求', '系统内存'])
      expect(canonicalName(name, [], words)).toBe('内存')
    expect(canonicalName('二级缓存', [], words)).not.toBe(canonicalName('三级缓存', [], words))
  })

  it('lets the unit decide what CPU means', () => {
    expect(told('CPU≥8核')).toEqual(['处理器核数 >= 8核'])
    expect(told('CPU≥2.6GHz')).toEqual(['处理器主频 >= 2.6GHz'])
  })
})

describe('lines', () => {
  const lines = (text: string) =>
    demandLines(text).map(({ number, star, start, end }) => `${number}|${star}|${text.slice(start, end)}`)

  it('reads number and mark in any order', () => {
    expect(lines('▲2.1.3 内存≥16GB；\n（2）★硬盘≥1TB。\n3、电源（★）')).toEqual([
      '2.1.3|▲|内存≥16GB',
      '2|★|硬盘≥1TB',
      '3|★|电源（★）',
    ])
  })

  it('cuts a paragraph where its numbers count upward, and nowhere else', () => {
    expect(lines('1.速度：≥80页/分钟；★2.噪声≤55dB；3.支持802.11ac；适用于3.5英寸硬盘')).toEqual([
      '1||速度：≥80页/分钟',
      '2|★|噪声≤55dB',
      '3||支持802.11ac；适用于3.5英寸硬盘',
    ])
  })

  it('takes no value for a number', () => {
    expect(lines('0.6~3.0mm')).toEqual(['||0.6~3.0mm'])
    expect(lines('10.1≥18U机柜')).toEqual(['10.1||≥18U机柜'])
  })
})
