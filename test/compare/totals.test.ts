import { describe, expect, it } from 'vitest'
import type { DocumentKind } from '../../server/src/core/kinds.ts'
import { brief, changes } from './stage.ts'

const list = '| 序号 | 名称 | 数量 | 单位 |\n| --- | --- | --- | --- |\n| 1 | 核心交换机 | 2 | 台 |\n'
const paper = (words: string) => `# 文件\n\n## 采购清单\n\n${list}\n## 商务要求\n\n${words}\n`
const told = (before: string, from: DocumentKind, words: string, to: DocumentKind) =>
  changes([paper(before), from], [paper(words), to])
    .filter(({ kind, certainty }) => (kind === 'amount' || kind === 'period') && certainty !== 'none')
    .map(brief)

describe('amounts', () => {
  it.each([
    ['总投资1200万元。', 'preliminary-design', '采购预算为1300万元。', 'tender', 'amount 采购预算 certain'],
    [
      '最高限价：980万元',
      'tender',
      '合同总金额为人民币（大写）玖佰玖拾万元整（小写：￥9900000元）',
      'contract',
      'amount 合同总金额 certain',
    ],
    ['预算金额：1540万元', 'tender', '签约合同价：壹仟伍佰伍拾万元整', 'contract', 'amount 签约合同价 certain'],
    [
      '合同总价为人民币玖佰玖拾万元整（¥9900000.00）',
      'contract',
      '本项目审定金额为9950000元。',
      'acceptance',
      'amount 审定金额 certain',
    ],
    [
      '年度预算186万元。',
      'preliminary-design',
      '项目预算：两年共人民币3720000元。',
      'tender',
      'amount 项目预算 review',
    ],
    ['2025年度预算186万元。', 'preliminary-design', '采购预算196万元。', 'tender', 'amount 采购预算 certain'],
    ['合同总价：玖佰玖拾万元整', 'contract', '结算总额玖佰玖拾贰万元整。', 'acceptance', 'amount 结算总额 certain'],
    // the head says more than was approved, though another chapter still repeats it
    [
      '预算金额：1540万元',
      'preliminary-design',
      '预算金额：1560万元。\n\n采购预算：1540万元。',
      'tender',
      'amount 预算金额 review',
    ],
  ] as const)('%s → %s', (before, from, words, to, change) => {
    expect(told(before, from, words, to)).toEqual([change])
  })

  it.each([
    ['项目预算980万元', 'tender', '合同价款：人民币9,750,000.00元', 'contract'],
    // one year of two
    ['年度预算186万元，两年合计372万元。', 'preliminary-design', '项目预算：两年共人民币3720000元。', 'tender'],
    ['合同金额：990万元', 'contract', '结算金额985万元，比合同金额减少5万元。', 'acceptance'],
    ['合同总价：玖佰玖拾万元整', 'contract', '合同总价：9900000元', 'acceptance'],
  ] as const)('none: %s → %s', (before, from, words, to) => {
    expect(told(before, from, words, to)).toEqual([])
  })
})

describe('periods', () => {
  it.each([
    ['质保期：3年', 'tender', '乙方提供24个月的免费质保。', 'contract', 'period 质保期 certain'],
    ['提供三年原厂免费质保服务。', 'tender', '质保期为二十四个月。', 'contract', 'period 质保期 certain'],
    [
      '合同签订之日起45个日历天内完成供货、安装、调试。',
      'tender',
      '合同签订之日起60个日历天内完成供货、安装、调试。',
      'contract',
      'period 工期 certain',
    ],
    ['交货期：合同签订后30日内', 'tender', '乙方应于合同签订后60天内交货。', 'contract', 'period 交货期 review'],
    [
      '建设周期12个月。',
      'preliminary-design',
      '自合同签订之日起180日内完成全部建设内容。',
      'tender',
      'period 工期 review',
    ],
    [
      '服务期：自合同签订之日起三年。',
      'tender',
      '服务期限为自2026年1月1日至2027年12月31日。',
      'contract',
      'period 服务期限 certain',
    ],
    ['质保期：电梯3年，空调2年。', 'tender', '质保期：电梯3年，空调1年。', 'contract', 'period 质保期 review'],
    ['试运行期不少于3个月', 'tender', '试运行期为1个月', 'contract', 'period 试运行期 certain'],
    ['工期：120天', 'contract', '计划工期120天，实际工期150天。', 'acceptance', 'period 工期 certain'],
    [
      '工期：120天',
      'contract',
      '| 计划工期 | 实际工期 |\n| --- | --- |\n| 120天 | 150天 |',
      'acceptance',
      'period 工期 certain',
    ],
  ] as const)('%s → %s', (before, from, words, to, change) => {
    expect(told(before, from, words, to)).toEqual([change])
  })

  it.each([
    ['服务期三年', 'tender', '服务期：2026年1月1日至2028年12月31日', 'contract'],
    ['建设工期为10个月', 'preliminary-design', '建设周期：300日历天', 'tender'],
    ['质保期：3年', 'tender', '剩余3%在质保期第一年届满后15个工作日内支付。质保期：36个月。', 'contract'],
    ['工期：120天', 'tender', '合同签订后5日内提交履约保证金，工期120天。', 'contract'],
    ['工期：120天', 'tender', '合同签订后10日内完成深化设计方案。', 'contract'],
  ] as const)('none: %s → %s', (before, from, words, to) => {
    expect(told(before, from, words, to)).toEqual([])
  })
})

describe('periods said without their name', () => {
  it.each([
    ['质保期：24个月。', '质保：三年。', 'period 质保 certain'],
    ['计划2026年3月1日开工，2026年8月31日完工。', '工期：自开工之日起120日历天。', 'period 工期 review'],
  ] as const)('%s → %s', (before, words, change) => {
    expect(told(before, 'tender', words, 'tender')).toEqual([change])
  })

  it('the same days are no change', () => {
    expect(told('计划2026年3月1日开工，2026年8月31日完工。', 'tender', '工期：184日历天。', 'tender')).toEqual([])
  })
})
