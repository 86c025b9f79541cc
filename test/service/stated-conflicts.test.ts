import { describe, expect, it } from 'vitest'
import { createLinter } from '../../server/src/service/linter.ts'
import { buildDocx, cell, paragraph, row, table } from '../format/word/build.ts'
import { dictionaries } from '../rules/tester.ts'

const linter = createLinter(dictionaries())
const options = { asOf: '2026-11-23', region: [], locale: 'zh' } as const
const own = /^consistency\/(amount|period|name)-conflict$/
const check = (text: string) => linter.check(linter.readSource('markdown', `# 某区平台招标文件\n\n${text}`), options)
const found = (text: string) =>
  check(text)
    .findings.filter(({ rule }) => own.test(rule))
    .map(({ certainty, text, related, rule }) => `${certainty} ${rule.slice(12)} ${text} (${related.length})`)
const two = (one: string, other: string) => found(`## 第一章 招标公告\n\n${one}\n\n## 第三章 采购需求\n\n${other}\n`)

describe('amounts, periods and names that are said twice', () => {
  it.each([
    ['预算金额：486.5万元。', '预算金额（元）：4,865,000.00'],
    ['最高限价：人民币320万元', '最高限价：3200000元'],
    ['质保期：三年', '质保期：不少于36个月'],
    ['交货期：合同签订后30日内', '交货期：自合同签订之日起30日历天内完成'],
    ['工期：12个月', '工期：365日历天'],
    ['项目名称：滨江区城市管理平台项目', '项目名称：《滨江区城市管理平台》项目（二次）'],
    ['采购人：滨江区城市管理局', '采购人：滨江区城市管理局（盖章）'],
    ['质保期：三年', '质保期满后三十日内付清余款，质保期内2日内到场。'],
    ['预算金额：500万元', '类似项目预算金额：不低于100万元'],
    ['预算金额：300万元', '预算金额：100万元/年'],
    ['质保期2年，每季度巡检一次。', '供应商应提供24个月免费质保，接到报修后4小时到场。'],
    ['### 4.1 工期\n\n合同签订后90日历天内完成。', '供应商应在合同签订后90日历天内完成全部安装调试。'],
    ['工期：90日历天', '合同签订后10日内完成深化设计，合同签订后30日内完成首批到货。'],
    ['采购人：滨江区城市管理局', '## 第五章 合同文本\n\n甲方：滨江区综合服务中心\n乙方：________'],
    ['质保期：三年', '动力电池24个月质保期满后更换。'],
    ['本项目总投资500万元', '其中软件总投资300万元，一期总投资200万元。'],
  ])('agree: %s / %s', (one, other) => expect(two(one, other)).toEqual([]))

  it.each([
    ['预算金额：486.5万元。', '预算金额：496.5万元。', 'certain amount-conflict 496.5万元 (1)'],
    ['本项目预算为486.5万元。', '预算金额：496.5万元。', 'review amount-conflict 496.5万元 (1)'],
    ['质保期：三年', '质保期：2年', 'certain period-conflict 2年 (1)'],
    ['质保期：三年', '保修期：2年', 'review period-conflict 2年 (1)'],
    ['质保期二年，每季度巡检一次。', '供应商应提供36个月免费质保。', 'review period-conflict 36个月 (1)'],
    [
      '### 4.1 工期\n\n合同签订后90日历天内完成。',
      '供应商应在合同签订后120日历天内完成全部安装调试并申请验收。',
      'review period-conflict 120日历天 (1)',
    ],
    [
      '合同履行期限：自合同签订之日起180日历天',
      '### 5.2 履行期限\n\n自合同签订之日起150日历天内完成。',
      'review period-conflict 150日历天 (1)',
    ],
    ['建设工期10个月。', '项目建设周期8个月：第1～2月招标，第3～8月建设。', 'review period-conflict 8个月 (1)'],
    [
      '某项目（以下简称本项目）已获批复，批复总投资642.50万元。',
      '本项目概算总投资为人民币652.50万元。',
      'review amount-conflict 652.50万元 (1)',
    ],
    [
      '采购人：滨江区公共服务中心',
      '## 第五章 合同文本\n\n甲方：滨江区公共事务服务中心\n乙方：________',
      'review name-conflict 滨江区公共事务服务中心 (1)',
    ],
    ['工期：12个月', '工期：180日历天', 'review period-conflict 180日历天 (1)'],
    [
      '项目名称：滨江区智慧城管平台项目',
      '项目名称：滨江区智慧交管平台项目',
      'certain name-conflict 滨江区智慧交管平台项目 (1)',
    ],
    ['项目名称：滨江区智慧城管平台项目', '项目名称：县人民医院空调采购', 'review name-conflict 县人民医院空调采购 (1)'],
  ])('differ: %s / %s', (one, other, finding) => expect(two(one, other)).toEqual([finding]))

  it('are read from tables of labels, not from lists of goods or of projects', () => {
    const pair = (label: string, value: string) =>
      table([row([cell(label), cell(value)]), row([cell('备注'), cell('见正文')])])
    const file = (other: string) =>
      buildDocx({
        document: `${paragraph('某区平台招标文件')}${paragraph('第一章 招标公告')}${pair('预算金额（万元）', '486.5')}${paragraph('第三章 采购需求')}${other}`,
      })
    const rules = (other: string) =>
      linter.check(linter.read('a.docx', file(other)), options).findings.filter(({ rule }) => own.test(rule))
    expect(rules(pair('预算金额（元）', '4865000'))).toEqual([])
    expect(rules(pair('预算金额（元）', '4965000')).map(({ certainty }) => certainty)).toEqual(['certain'])
    const list = table([row([cell('项目名称'), cell('预算金额（万元）')]), row([cell('甲项目一期'), cell('20')])])
    expect(rules(list)).toEqual([])
  })

  it('cannot be told of lots, and of goods with periods of their own', () => {
    const lots = check(
      '## 招标公告\n\n预算金额：500万元\n\n## 第1包\n\n预算金额：300万元\n\n## 其他\n\n预算金额：200万元\n',
    )
    expect(lots.findings.filter(({ rule }) => own.test(rule))).toEqual([])
    expect(lots.open.filter(({ rule }) => own.test(rule)).map(({ missing }) => missing)).toEqual([
      '预算金额：各包的金额',
    ])
    const goods = check('## 公告\n\n质保期：3年\n\n## 需求\n\n### 电脑\n\n质保期：3年\n\n### 打印机\n\n质保期：1年\n')
    expect(goods.findings.filter(({ rule }) => own.test(rule))).toEqual([])
    expect(goods.open.filter(({ rule }) => own.test(rule))).toHaveLength(1)
  })
})
