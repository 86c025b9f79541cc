import { describe, expect, it } from 'vitest'
import { spelling } from '../../server/src/language/spelling.ts'
import { buildRecognizer } from '../../server/src/lexicon/recognizer.ts'
import { unknownLatin } from '../../server/src/rules/unknown-latin.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { dictionaries, plainContext } from './tester.ts'

const data = dictionaries()
const isKnown = spelling(() => data.technicalWords)
const recognize = buildRecognizer(data.lexicon, data.ordinaryWords, [])
const rule = unknownLatin(isKnown)
const found = (text: string) =>
  rule.find(recognize(text), plainContext, text).map(({ start, end }) => text.slice(start, end))

describe('words that no dictionary knows', () => {
  it.each([
    ['品牌：Velanto', ['Velanto']],
    ['品牌:ＶＬＴ', ['ＶＬＴ']],
    ['轴承须为Norvik牌。', ['Norvik']],
    ['客梯选用ELVORIXA系列', ['ELVORIXA']],
    ['采用Qandoro处理器，主频不低于2GHz', ['Qandoro']],
    ['Qandoro手持终端 2台', ['Qandoro']],
    ['水泵采用Velanto、Norvik等品牌', ['Velanto', 'Norvik']],
  ])('%s', (text, names) => expect(found(text)).toEqual(names))

  it.each([
    ['a known word', '采用Windows系统'],
    ['a word in capitals that is short', '采用QNDRO系统'],
    ['an abbreviation in mixed case', '采用TeQP软件'],
    ['a word in small letters', '采用velanto系统'],
    ['a place where nothing is bought', '响应时间的统计见Velanto一节'],
    ['a translation in brackets', '采用电光源（Velanto）系统'],
    ['three Latin words in a row', '采用Velanto Norvik Qandoro系统'],
    ['an address', '使用https://velanto.example/Norvik系统'],
    ['a mail address', '联系品牌：Velanto@example.org'],
    ['a file', '使用Velanto.pdf软件'],
    ['an identifier', '使用Velanto_norvik软件'],
    ['a function', '采用Velanto功能'],
  ])('leaves %s', (_, text) => expect(found(text)).toEqual([]))

  it('leaves what the brand dictionary lists', () => expect(found('采用HUAWEI系统')).toEqual([]))
})

describe('codes shaped like models', () => {
  it.each([
    ['话筒采用ZKQ-2200，两套', ['ZKQ-2200']],
    ['ＺＫＱ－２２００手持检测仪', ['ＺＫＱ－２２００']],
    ['发射机连接D7301主机', ['D7301']],
    ['搭载QH6、QH7等设备', ['QH6', 'QH7']],
    ['型号：ZQW-2CD3T46-L', ['ZQW-2CD3T46-L']],
    ['5）ZKQ2200型分析仪', ['ZKQ2200']],
  ])('%s', (text, names) => expect(found(text)).toEqual(names))

  it.each([
    ['a material', '采用SUS304型材，采用Q235型钢，采用Cr17型钢'],
    ['a cable', '采用RVV3型线，采用ZR-RVV-5型线，采用WDZB-YJY-5型电缆'],
    ['a size or socket', '采用M8型螺栓，采用DN50型管，采用R66型弧，采用E27型灯座，采用L1200型板'],
    ['an interface', '采用RJ45型接口，采用RS485设备，采用DDR4型内存，采用USB3.0设备'],
    ['a voltage', '采用DC12V设备，采用AC220V设备'],
    ['a standard', '采用GB/T28181系列，采用IEC60297系列，采用ISO18000系列'],
    ['a project number', '使用QXW24P015022设备，项目编号：QXW2400'],
    ['a form of a document', '使用QZZB2018-2系列范本，使用QZZB18范本'],
    ['a grade', '隔声不低于Qw45'],
    ['a national type', '采用SCB13型变压器，采用YE3系列电机'],
    ['a code where nothing is bought', '见图QH6'],
  ])('leaves %s', (_, text) => expect(found(text)).toEqual([]))
})

describe('cost', () => {
  it('asks the dictionary only where a product is named', () => {
    const asked: string[] = []
    const spy = unknownLatin((word) => asked.push(word) > 0)
    const text = '接口为HDMI，支持Bluetooth与Miracast，符合IEEE 802.11ac。'
    expect(spy.find(recognize(text), plainContext, text)).toEqual([])
    expect(asked).toEqual([])
    spy.find(recognize('采用Velanto系统'), plainContext, '采用Velanto系统')
    expect(asked).toEqual(['Velanto'])
  })
})

describe('in a document', () => {
  const linter = createLinter(data)
  const check = (text: string, ignoreWords: readonly string[] = []) =>
    linter
      .check(linter.readSource('markdown', `# 采购需求\n\n## 技术参数\n\n${text}\n`), {
        asOf: '2026-11-23',
        region: [],
        locale: 'zh',
        ignoreWords,
      })
      .findings.filter((finding) => finding.rule === rule.id)

  it('asks a person, once for a block', () => {
    const findings = check('水泵采用Velanto、Norvik等品牌，阀门选用Qandoro系列。')
    expect(findings.map(({ text, certainty, related }) => [text, certainty, related.length])).toEqual([
      ['Velanto', 'review', 2],
    ])
    expect(findings[0]!.message).toContain('“Velanto”')
  })
  it('leaves the words that the project ignores', () => {
    expect(check('面料品牌：Velanto')).toHaveLength(1)
    expect(check('面料品牌：Velanto', ['Velanto'])).toEqual([])
  })
})
