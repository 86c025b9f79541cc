import { describe, expect, it } from 'vitest'
import { createLinter } from '../../server/src/service/linter.ts'
import { buildDocx, cell, paragraph, row, table } from '../format/word/build.ts'
import { dictionaries } from '../rules/tester.ts'

const linter = createLinter(dictionaries())
const options = { asOf: '2026-11-23', region: [], locale: 'zh' } as const
const own = /^consistency\/(row-product|table-total|percent-total|amount-in-words)$/
const markdown = (text: string) =>
  linter.check(linter.readSource('markdown', `# 某平台采购需求\n\n## 采购清单\n\n${text}`), options)
const word = (document: string) =>
  linter.check(linter.read('a.docx', buildDocx({ document: paragraph('某平台采购需求') + document })), options)
const found = ({ findings }: ReturnType<typeof markdown>) =>
  findings.filter(({ rule }) => own.test(rule)).map(({ text, message }) => `${text}：${message}`)
const open = (checked: ReturnType<typeof markdown>) =>
  checked.open.filter(({ rule }) => own.test(rule)).map(({ missing }) => missing)
const lines = (...rows: string[]) => {
  const columns = rows[0]!.split('|').length
  const [head, ...rest] = rows.map((text) => `| ${text} |`)
  return `${[head, `|${'---|'.repeat(columns)}`, ...rest].join('\n')}\n`
}

describe('rows of quantity, price and amount', () => {
  it.each([
    ['fractions that were rounded', '软件 | 3 | 33333.33 | 100000'],
    ['nothing to calculate', '软件 | 若干 | 5 | 20'],
    ['a row that is given free', '培训 | 1 | / | /'],
    ['thousands', '服务器 | 12 | 35,000.00 | 420,000.00'],
    ['units in the cells', '服务器 | 12台 | 3.5万元 | 42万元'],
  ])('are right: %s', (_, text) => {
    const checked = markdown(lines('名称 | 数量 | 单价（元） | 金额（元）', text, '其他 | 1 | 5 | 5'))
    expect(found(checked)).toEqual([])
    expect(open(checked)).toEqual([])
  })

  it('are read under merged headers, with the units of each column', () => {
    const span = '<w:gridSpan w:val="2"/>'
    const [down, begin] = ['<w:vMerge/>', '<w:vMerge w:val="restart"/>']
    const head =
      row([cell('设备名称', begin), cell('数量', begin), cell('费用', span)]) +
      row([cell('', down), cell('', down), cell('单价（元）'), cell('合价（万元）')])
    const item = (price: string) => row([cell('服务器'), cell('4'), cell('50000'), cell(price)])
    expect(found(word(table([head, item('20'), item('20')])))).toEqual([])
    expect(found(word(table([head, item('20'), item('24')])))).toEqual([
      '24：“服务器”：4×50000 等于 20，表中写的是 24万元。',
    ])
  })

  it('cannot be told where something else multiplies', () => {
    const months = markdown(
      lines('岗位 | 数量 | 单价（元/月） | 金额（元）', '工程师 | 2 | 10000 | 240000', '专家 | 1 | 20000 | 240000'),
    )
    expect(found(months)).toEqual([])
    expect(open(months)).toHaveLength(2)
    const units = markdown(lines('名称 | 数量 | 单价 | 金额', '服务器 | 4 | 50000 | 20', '其他 | 1 | 5 | 5'))
    expect(found(units)).toEqual([])
    expect(open(units)).toEqual(['服务器：单价和金额的单位'])
  })
})

describe('totals', () => {
  const head = '序号 | 费用名称 | 金额（万元）'

  it.each([
    [
      'groups with their items',
      ['一 | 硬件 | 90', '1 | 服务器 | 50', '2 | 存储 | 40', '二 | 软件 | 60', ' | 合计 | 150'],
    ],
    [
      'groups without figures',
      ['一 | 硬件 | ', '1 | 服务器 | 50', '2 | 存储 | 40', '二 | 软件 | ', '1 | 开发 | 60', ' | 合计 | 150'],
    ],
    ['parts of a row', ['1 | 软件 | 90', '  | 其中：设计 | 20', '2 | 硬件 | 60', ' | 合计 | 150']],
    ['sums in steps', ['1 | 工程费用 | 90', '2 | 其他费用 | 10', ' | 小计 | 100', '3 | 预备费 | 5', ' | 总投资 | 105']],
    [
      'three depths',
      [
        '一 | 建设费 | 60',
        '（一） | 软件 | 40',
        '1 | 开发 | 30',
        '2 | 测试 | 10',
        '（二） | 硬件 | 20',
        ' | 合计 | 60',
      ],
    ],
    ['a zero', ['1 | 软件 | 90', '2 | 培训 | /', '3 | 服务 | 免费', ' | 合计 | 90']],
  ])('are right: %s', (_, rows) => {
    const checked = markdown(lines(head, ...rows))
    expect(found(checked)).toEqual([])
    expect(open(checked)).toEqual([])
  })

  it('are wrong in one place only', () => {
    const rows = [
      '一 | 硬件 | 90',
      '1 | 服务器 | 50',
      '2 | 存储 | 40',
      '二 | 软件 | 60',
      '1 | 开发 | 45',
      '2 | 数据 | 15',
    ]
    expect(found(markdown(lines(head, ...rows, ' | 合计 | 160')))).toEqual([
      '160：“合计（金额（万元））”写为 160，所列各行 90+60 之和为 150。',
    ])
    const [one, ...rest] = rows
    expect(found(markdown(lines(head, one!.replace('90', '95'), ...rest, ' | 合计 | 150')))).toEqual([
      '95：“硬件（金额（万元））”写为 95，所列各行 50+40 之和为 90。',
    ])
  })

  it('are not called wrong for a row that is', () => {
    const text = lines('名称 | 数量 | 单价（元） | 金额（元）', '甲 | 2 | 10 | 30', '乙 | 3 | 10 | 30', '合计 | | | 50')
    expect(found(markdown(text))).toEqual(['30：“甲”：2×10 等于 20，表中写的是 30元。'])
    const group = lines(
      '序号 | 名称 | 数量 | 单价（元） | 金额（元）',
      '一 | 硬件 | | | 50',
      '1 | 甲 | 2 | 10 | 30',
      '2 | 乙 | 3 | 10 | 30',
      '二 | 软件 | | | 20',
      '3 | 丙 | 1 | 10 | 10',
      '4 | 丁 | 1 | 10 | 10',
      ' | 合计 | | | 70',
    )
    expect(found(markdown(group))).toEqual(['30：“甲”：2×10 等于 20，表中写的是 30元。'])
  })

  it('cannot be told where a figure is missing, or what they cover is unclear', () => {
    const missing = markdown(lines(head, '1 | 软件 | 90', '2 | 硬件 | 另行测算', ' | 合计 | 150'))
    expect(found(missing)).toEqual([])
    expect(open(missing)).toEqual(['合计（金额（万元））：有的行没有可读的数'])
    const unclear = markdown(
      lines(
        head,
        '1 | 软件 | 90',
        ' | 小计 | 90',
        '2 | 硬件 | 50',
        '3 | 集成 | 7',
        ' | 小计 | 57',
        ' | 小计 | 57',
        ' | 合计 | 150',
      ),
    )
    expect(found(unclear)).toEqual([])
    expect(open(unclear)).toHaveLength(1)
  })

  it('hold a table together that a page break split', () => {
    const header = row([cell('序号'), cell('费用名称'), cell('金额（万元）')])
    const item = (number: string, name: string, amount: string) => row([cell(number), cell(name), cell(amount)])
    const start = table([header, item('1', '软件', '90'), item('2', '硬件', '60')])
    const rest = (sum: string) => table([item('3', '集成', '10'), item('', '合计', sum)])
    expect(found(word(`${start}${paragraph('第 8 页')}${rest('160')}`))).toEqual([])
    expect(found(word(`${start}${paragraph('第 8 页')}${rest('150')}`))).toEqual([
      '150：“合计（金额（万元））”写为 150，所列各行 90+60+10 之和为 160。',
    ])
  })

  it('of quantities are to be looked at, forms of bidders are left alone', () => {
    const checked = markdown(lines('序号 | 名称 | 数量', '1 | 台式机 | 20', '2 | 打印机 | 5', ' | 合计 | 26'))
    expect(checked.findings.filter(({ rule }) => own.test(rule)).map(({ certainty }) => certainty)).toEqual(['review'])
    const form = markdown(
      `## 投标文件格式\n\n### 报价明细表\n\n${lines(head, '1 | 软件 | 90', '2 | 硬件 | 60', ' | 合计 | 160')}`,
    )
    expect(found(form)).toEqual([])
  })

  it('an amount in words is that of the digits before its bracket, not of those behind', () => {
    const of = (digits: string) =>
      found(markdown(`结算金额：${digits}元（大写：壹仟壹佰壹拾玖万肆仟贰佰伍拾陆元整），比合同金额减少3,208.00元。`))
    expect(of('11,194,256.00')).toEqual([])
    expect(of('11,194,265.00')).toHaveLength(1)
  })
})
