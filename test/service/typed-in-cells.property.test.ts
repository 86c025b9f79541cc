import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CheckOptions } from '../../server/src/service/api.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { dictionaries } from '../rules/tester.ts'

const data = dictionaries()
const options: CheckOptions = { asOf: '2026-11-23', region: [], locale: 'zh' }
const linter = createLinter(data)
const afresh = createLinter(data)

/** Tables that the calculations read, and the running text that goes with them. */
const text = `# 某中心信息化建设项目招标文件

采购方式：公开招标。本项目适用《中华人民共和国政府采购法》。

${Array.from({ length: 12 }, (_, at) => `${at + 1}. 投标人应按要求提交第 ${at + 1} 项材料；`).join('\n')}

## 第六章 项目概况

本项目属于政府采购，预算金额：180万元，工期为60日历天。

| 项目 | 内容 |
| --- | --- |
| 项目名称 | 某中心信息化建设项目 |
| 预算金额（万元） | 180 |
| 投标保证金 | 3 万元 |
| 工期 | 60日历天 |
| 合同金额（大写） | 壹佰捌拾万元整 |
| 小写 | 1800000元 |

采购清单（单位：万元）

| 序号 | 名称 | 数量 | 单价 | 金额 |
| --- | --- | --- | --- | --- |
| 1 | 交换机 | 2 | 10 | 20 |
| 2 | 服务器 | 4 | 30 | 120 |
| 3 | 软件测评 | 1 | 40 | 40 |
| 合计 |  |  |  | 180 |

## 第七章 技术要求

| 序号 | 名称 | 技术参数 |
| --- | --- | --- |
| 1 | 交换机 | ★支持堆叠 |
| 2 | 服务器 | 内存 64 GB 及以上 |
| 3 | 存储 | 采用华为存储 |

## 第八章 评标办法

综合评分法，满分100分。

| 评分因素 | 评分标准 | 分值 |
| --- | --- | --- |
| 报价 | 低价优先 | 30 |
| 技术方案 | 方案完整得 40 分 | 40 |
| 业绩 | 每个得 2 分，具有 CMMI5 证书得 6 分 | 30 |

付款：合同签订后支付 30%，验收合格后支付 60%，质保期满后支付 10%。工期为60日历天。
`

const typed = ['字', '1', '0', '.5', '分', '%', '★', '元', '监理', '合计', '预算金额', '2026年11月20日', '华为', '']
const edit = fc.record({
  /** Only where a figure stands. */
  figure: fc.boolean(),
  at: fc.nat(9999),
  remove: fc.nat(2),
  insert: fc.oneof(fc.constantFrom(...typed), fc.constant('需求明确、完整、可核验，'.repeat(6))),
})

function seen(from: typeof linter, document: ReturnType<typeof linter.readSource>) {
  const { findings, waived, excludedCount, outline, facts, open } = from.check(document, options)
  return { findings, waived, excludedCount, outline, facts, open }
}

/** Offsets at which something can be typed without a mark of Markdown being touched: in cells, and in running text. */
function places(source: string): number[] {
  return Array.from(source, (_, at) => at).filter(
    (at) => /[^\s|#-]/.test(source[at]!) && /[^\n|#]/.test(source[at - 1] ?? '\n') && source[at - 1] !== '-',
  )
}

/** Rules of the calculations that the edits bring to speak. */
const told = [
  'bundling/independent-in-list',
  'consistency/amount-conflict',
  'consistency/amount-in-words',
  'consistency/row-product',
  'deposit-and-payment/bid-bond-amount',
  'scoring/certificate-points',
  'scoring/total-sum',
]

it('after each edit of a few characters, in cells and in text, a check gives what a fresh one gives', () => {
  const rules = new Set<string>()
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      let source = text
      let document = linter.readSource('markdown', source)
      seen(linter, document)
      for (const { figure, at, remove, insert } of edits) {
        const all = places(source).filter((place) => !figure || /[\d壹捌拾]/.test(source[place]!))
        const from = all[at % all.length]!
        const until = /^[^\s|]*/.exec(source.slice(from, from + remove))![0].length
        source = source.slice(0, from) + insert + source.slice(from + until)
        document = linter.readSource('markdown', source, document)
        const given = seen(linter, document)
        // what the memories of a module hold must not be what the fresh check goes by
        seen(afresh, afresh.readSource('markdown', ''))
        expect(given).toEqual(seen(afresh, afresh.readSource('markdown', source)))
        for (const { rule } of given.findings) rules.add(rule)
        seen(linter, document)
      }
    }),
    { seed: 20261124, numRuns: 60 },
  )
  for (const rule of told) expect(rules).toContain(rule)
})
