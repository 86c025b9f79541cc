import { describe, expect, it } from 'vitest'
import { createLinter } from '../../server/src/service/linter.ts'
import { buildDocx, cell, paragraph, row, table } from '../format/word/build.ts'
import { dictionaries } from '../rules/tester.ts'

const linter = createLinter(dictionaries())
const options = { asOf: '2026-11-23', region: [], locale: 'zh' } as const
const markdown = (text: string) => linter.check(linter.readSource('markdown', text), options)
const word = (document: string) => linter.check(linter.read('a.docx', buildDocx({ document })), options)
const found = ({ findings }: ReturnType<typeof markdown>, rule: string) =>
  findings.filter((finding) => finding.rule === rule).map(({ text, message }) => `${text}：${message}`)
const missing = ({ open }: ReturnType<typeof markdown>, rule: string) =>
  open.filter((question) => question.rule === rule).map((question) => question.missing)

const front = [
  paragraph('某项目政府采购招标文件'),
  paragraph('采购类别：货物类'),
  paragraph('采购方式：公开招标，按照《中华人民共和国政府采购法》组织。'),
  paragraph('第三章 评标办法'),
].join('')
const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`
const down = '<w:vMerge/>'
const begin = '<w:vMerge w:val="restart"/>'
const top = row([cell('序号'), cell('评分项', span(3)), cell('权重(%)')])
const group = (number: string, name: string, points: string) =>
  row([cell(number, begin), cell(name, span(3)), cell(points)])
const inner = row([cell('', down), cell('序号'), cell('评分因素'), cell('权重(%)'), cell('评分准则')])
const item = (number: string, name: string, points: string, text = '全部满足得100分') =>
  row([cell('', down), cell(number), cell(name), cell(points), cell(text)])

describe('scoring tables with merged cells', () => {
  const document = (technical: string, items: readonly string[]) =>
    front +
    table([
      top,
      group('1', '价格', '30'),
      group('2', '技术部分', technical),
      inner,
      ...items,
      group('3', '商务部分', '15'),
      inner,
      item('1', '售后服务', '10'),
      item('2', '质保期', '5'),
      group('4', '诚信情况', '5'),
      inner,
      item('1', '诚信情况', '5'),
    ])

  it('finds the group whose items do not add up, and no other', () => {
    const checked = word(document('50', [item('1', '方案', '35'), item('2', '参数偏离', '12')]))
    expect(found(checked, 'scoring/group-sum')).toEqual([
      '技术部分：“技术部分”标明 50 分，所列分项 35+12 合计 47 分，两者不符。',
    ])
    expect(found(checked, 'scoring/total-sum')).toEqual([])
    expect(checked.open).toEqual([])
  })

  it('is content when all adds up, with fractions too', () => {
    const checked = word(
      document('50', [item('1', '方案', '37.7'), item('2', '偏离', '0.1'), item('3', '样品', '12.2')]),
    )
    expect(found(checked, 'scoring/group-sum')).toEqual([])
    expect(found(checked, 'scoring/total-sum')).toEqual([])
    expect(checked.open).toEqual([])
  })

  it('cannot tell of bounds and of rows without figures', () => {
    const bound = word(document('≤50', [item('1', '方案', '35'), item('2', '偏离', '12')]))
    expect(found(bound, 'scoring/group-sum')).toEqual([])
    expect(missing(bound, 'scoring/group-sum')).toEqual(['技术部分：分值写的是范围'])
    expect(missing(bound, 'scoring/total-sum')).toEqual(['“技术部分”没有确定的分值'])
    const unread = word(document('50', [item('1', '方案', '35'), item('2', '偏离', '另行公布')]))
    expect(found(unread, 'scoring/group-sum')).toEqual([])
    expect(missing(unread, 'scoring/group-sum')).toEqual(['技术部分：有的分项没有可读的分值'])
  })

  it('puts a table together that a page break split', () => {
    const start = [top, group('1', '价格', '30'), group('2', '技术部分', '50'), inner, item('1', '方案', '35')]
    const rest = [
      item('2', '偏离', '15'),
      group('3', '商务部分', '20'),
      inner,
      item('1', '售后', '12'),
      item('2', '质保', '9'),
    ]
    const checked = word(front + table(start) + paragraph('第 8 页') + table(rest))
    expect(found(checked, 'scoring/group-sum')).toEqual([
      '商务部分：“商务部分”标明 20 分，所列分项 12+9 合计 21 分，两者不符。',
    ])
  })

  it('reads each lot on its own', () => {
    const lot = (price: string, other: string) =>
      table([
        row([cell('评审因素'), cell('分值'), cell('评审标准')]),
        ...[
          ['价格', price],
          ['方案', other],
        ].map(([name, points]) => row([cell(name!), cell(points!), cell('按要点计分')])),
      ])
    const checked = word(
      `${front + paragraph('总分100分。包1评分表') + lot('30', '70') + paragraph('包2评分表')}${lot('20', '70')}`,
    )
    expect(found(checked, 'scoring/total-sum')).toEqual(['价格：各项分值 20+70 合计 90，与总分 100 不符。'])
    expect(found(checked, 'scoring/price-weight-low')).toEqual(['价格：价格分占总分的 20%，低于货物项目 30% 的下限。'])
  })

  it.each([
    ['weights of one', ['价格 | 0.3', '方案 | 0.7']],
    ['sums of parts', ['价格 | 30', '方案 | 40', '技术小计 | 40', '售后 | 30', '合计 | 100']],
    ['several sums', ['价格 | 30', '合计 | 30', '方案 | 40', '售后 | 30', '合计 | 70']],
    ['points to be added', ['价格 | 30', '方案 | 70', '政策加分 | 3']],
  ])('leaves %s alone', (_, rows) => {
    const lines = rows.map((line) => `| ${line} | 详见说明 |\n`).join('')
    const text = `# 政府采购招标文件\n\n采购类别：货物类。\n\n## 评标办法\n\n| 评审因素 | 权重 | 评审标准 |\n|---|---|---|\n${lines}`
    const { findings } = markdown(text)
    expect(findings.filter(({ rule }) => /sum$|price-weight/.test(rule))).toEqual([])
  })

  it('takes items on a scale of a hundred, and a repeated figure, for what they are', () => {
    const rows = (...items: number[]) =>
      `# 招标文件\n\n## 评标办法\n\n| 评分因素 | 评分内容 | 分值 |\n|---|---|---|\n| 价格（50分） | 低价优先 | 50 |\n| 技术部分（50分） | 方案 | ${items[0]} |\n${items
        .slice(1)
        .map((points) => `| | 内容${points} | ${points} |\n`)
        .join('')}`
    expect(found(markdown(rows(60, 40)), 'scoring/group-sum')).toEqual([])
    expect(found(markdown(rows(50, 20, 30)), 'scoring/group-sum')).toEqual([])
    expect(found(markdown(rows(20, 31)), 'scoring/group-sum')).toHaveLength(1)
  })

  it('takes 本大项最高 for a cap that the rows may exceed', () => {
    const rows = (note: string) =>
      `# 招标文件\n\n## 评标办法\n\n| 评分因素 | 评分内容 | 分值 | 评分标准 |\n|---|---|---|---|\n| 价格（30分） | 低价优先 | 30 | |\n| 技术部分（70分） | 方案 | 40 | ${note} |\n| | 人员 | 35 | 满足得分 |\n`
    expect(found(markdown(rows('满足得分')), 'scoring/group-sum')).toHaveLength(1)
    expect(found(markdown(rows('本大项最高得70分')), 'scoring/group-sum')).toEqual([])
  })
})

describe('what is missing', () => {
  const file = (object: string, rest: string) =>
    `# 某项目政府采购招标文件\n\n${object}采购方式：公开招标，按照《中华人民共和国政府采购法》组织。\n\n${rest}\n`
  const scores = (price: number) =>
    `## 评标办法\n\n| 序号 | 评分项 | 权重(%) |\n|---|---|---|\n| 1 | 价格 | ${price} |\n| 2 | 技术 | ${100 - price} |\n`

  it('is the object between ten and thirty per cent', () => {
    const rule = 'scoring/price-weight-low'
    expect(missing(markdown(file('', scores(20))), rule)).toEqual(['采购对象（货物还是服务）'])
    expect(missing(markdown(file('', scores(30))), rule)).toEqual([])
    expect(missing(markdown(file('采购类别：工程类。', scores(20))), rule)).toEqual([])
    expect(found(markdown(file('', scores(9))), rule)).toHaveLength(1)
    expect(missing(markdown(`# 招标文件\n\n采购类别：货物类。\n\n${scores(20)}`), rule)).toEqual([
      '适用的法律（政府采购法还是招标投标法）',
    ])
  })

  it('is the budget, or that of each lot', () => {
    const bond = '## 投标人须知\n\n投标保证金：人民币50000元。\n'
    const rule = 'deposit-and-payment/bid-bond-amount'
    expect(missing(markdown(file('', bond)), rule)).toEqual(['预算金额'])
    const lots = '## 招标公告\n\n采购包1预算金额：100万元。\n\n采购包2预算金额：200万元。\n\n'
    expect(missing(markdown(file('', lots + bond)), rule)).toEqual(['各包的预算金额'])
    expect(found(markdown(file('', lots + bond)), rule)).toEqual([])
    const one = markdown(file('', `## 招标公告\n\n预算金额：250万元。\n\n${bond}`))
    expect([found(one, rule), missing(one, rule)]).toEqual([[], []])
  })

  it('is said in the language asked for, and not of rules that are off', () => {
    const document = linter.readSource('markdown', file('', scores(20)))
    const [question] = linter.check(document, { ...options, locale: 'en' }).open
    expect(question).toMatchObject({
      rule: 'scoring/price-weight-low',
      missing: 'the object: goods or services',
      text: '价格',
    })
    expect(question!.range.start.line).toBe(9)
    expect(linter.check(document, { ...options, rules: { scoring: 'off' } }).open).toEqual([])
  })
})

describe('payments', () => {
  const rule = 'deposit-and-payment/payment-shares'
  const clause = (text: string) => markdown(`# 采购需求\n\n## 商务要求\n\n${text}\n`)

  it.each([
    '收到70%货款发票后支付合同金额的70%；到货后支付25%货款；质保期满后支付5%质保金。',
    '合同签订后支付30%；验收后支付至80%；审计后支付至97%；剩余3%作为质保金，期满后支付。',
    '第一期支付50%。\n\n第二期支付30%。\n\n第三期支付剩余的20%。',
    '签订后支付30%，验收合格后付清余款；逾期每日支付违约金0.5%。',
    '签订后支付30%，验收合格后支付70%；中标人提交合同金额5%的质保金，质保期满后退还。',
    '签订后支付60%，验收合格后支付40%。乙方向甲方支付合同总额的5%作为质量保证金。',
    '货物部分：预付30%，验收后付70%。\n\n服务部分：预付50%，尾款50%验收后支付。',
  ])('leaves %s', (text) => {
    const checked = clause(text)
    expect(found(checked, rule)).toEqual([])
  })

  it('cannot tell where the last payment is not named or the bases differ', () => {
    expect(missing(clause('签订后支付30%，验收后支付50%。'), rule)).toEqual(['余款的比例（各笔付款没有写到尾款）'])
    expect(missing(clause('设备与软件分别计算：签订后支付30%，验收后支付50%，尾款支付30%。'), rule)).toEqual([
      '各笔付款以什么为基数',
    ])
  })

  it('names the shares of a list', () => {
    expect(found(clause('第一期支付50%。\n\n第二期支付30%。\n\n第三期支付剩余的10%。'), rule)[0]).toContain(
      '各笔付款 50%+30%+10% 合计 90%，不等于 100%。',
    )
  })
})
