import { expect, it } from 'vitest'
import { brief, changes } from './stage.ts'

const tender = (text: string) => `# 招标文件\n\n## 第三章 采购需求\n\n### 商务要求\n\n${text}\n`
const contract = (text: string) => `# 采购合同\n\n## 第四条 付款与违约\n\n${text}\n`
const told = (before: string, after: string) =>
  changes([tender(before), 'tender'], [contract(after), 'contract'])
    .filter(({ kind }) => kind === 'amount' || kind === 'period')
    .map(brief)

it.each([
  [
    '合同签订后支付合同价的30%作为预付款；验收合格后支付70%。',
    '合同签订后，甲方支付合同总价的40%，作为预付款；',
    ['amount 预付款 certain'],
  ],
  ['预付款为合同总价的30%，于签约后支付。', '合同生效后支付合同总价的30%，即人民币90000元，作为预付款。', []],
  ['余3%质保期满后无息支付。', '剩余5%于质保期满后付清。', ['amount 尾款 certain']],
  ['竣工验收合格后30日内支付60%。', '竣工验收合格后60日内，甲方支付合同总价的60%。', ['period 付款期限 certain']],
  ['服务费于次月15日前付清。', '甲方于次月25日前支付上月服务费。', ['period 付款时间 certain']],
  ['履约保证金：合同金额的5%。', '乙方提交合同总价10%的履约保证金。', ['amount 履约保证金 certain']],
  ['逾期完工的，每日按合同总价1‰支付违约金。', '逾期竣工的，每逾期一日按合同总价的千分之一支付违约金。', []],
  [
    '逾期完工的，每日按合同总价1‰支付违约金。',
    '逾期竣工的，每日按合同总价的万分之五支付违约金。',
    ['amount 逾期违约金 certain'],
  ],
  // a fine for something else is no rate of a day, and the limit is held against the limit
  [
    '逾期交货每日按货款的0.5%支付违约金，累计不超过合同价款的10%。偷换货物的，支付合同价款20%的违约金。',
    '逾期交货，按货款每日千分之五计付违约金，以合同价款的百分之五为限。偷换货物的，按合同价款的20%支付违约金。',
    ['amount 逾期违约金上限 certain'],
  ],
  ['人员缺岗每人每天扣200元。', '缺岗一人一日扣款300元。', ['amount 扣款 review']],
  [
    '人员擅自离岗，每人每日扣300元；迟到，每次扣100元。',
    '擅自离岗的，扣款500元；迟到的，扣款100元。',
    ['amount 扣款 review'],
  ],
])('%s → %s', (before, after, expected) => {
  expect(told(before, after)).toEqual(expected)
})

it('reads fines of a table by the first cell of the row', () => {
  const table = '| 扣款事项 | 标准 |\n| --- | --- |\n| 饭菜中出现异物 | 1000元/次 |\n| 人员擅自缺岗 | 300元/人·日 |\n'
  expect(told(table, '菜品出现异物的，每次扣1000元；人员擅自缺岗的，每人每日扣500元。')).toEqual(['amount 扣款 review'])
})

it('takes the sum of parts for the budget', () => {
  const found = changes(
    [tender('预算：服务部分504万元，设备部分94万元，合计598万元。'), 'tender'],
    [tender('预算金额：5,980,000元。'), 'tender'],
  )
  expect(found.map(brief)).toEqual([])
})
