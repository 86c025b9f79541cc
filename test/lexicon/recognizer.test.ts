import { describe, expect, it } from 'vitest'
import { buildRecognizer } from '../../server/src/lexicon/recognizer.ts'
import { dictionaries } from '../rules/tester.ts'

const data = dictionaries()
const recognize = buildRecognizer(data.lexicon, data.ordinaryWords, [])
const brands = (text: string) =>
  recognize(text)
    .hits.filter((hit) => hit.slot === 'brand')
    .map((hit) => text.slice(hit.start, hit.end))

describe('the word-boundary guard', () => {
  it.each([
    '采用友好的界面',
    '广东软件园',
    '上海信息中心',
    '具有更佳能力',
    '优美的环境',
    '深信服务质量',
    '联想到类似项目',
    '三星级酒店',
    '万里长城',
    '大华夏文化',
    '甲方正常使用',
    '系统信息管理',
    '符合资格',
  ])('finds no brand in %s', (text) => expect(brands(text)).toEqual([]))
  it.each([
    ['采用华为交换机', ['华为']],
    ['采用H3C、锐捷设备', ['H3C', '锐捷']],
    ['联想品牌电脑', ['联想']],
    ['选用联想商用台式计算机', ['联想']],
    ['使用ｈ３ｃ交换机', ['ｈ３ｃ']],
    ['海康威视摄像机', ['海康威视']],
  ])('finds the brands of %s', (text, expected) => expect(brands(text)).toEqual(expected))
  it('does not find a Latin name inside a longer word', () => expect(brands('使用XH3CY协议')).toEqual([]))
})

describe('the brand lexicon', () => {
  it('holds at least 600 brands', () =>
    expect(data.lexicon.find((part) => part.slot === 'brand')!.entries.length).toBeGreaterThanOrEqual(600))
})
