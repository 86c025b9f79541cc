import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckOptions } from '../../server/src/service/api.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { tender } from '../benchmark/tender.mjs'
import { dictionaries } from '../rules/tester.ts'

const data = dictionaries()
const options: CheckOptions = { asOf: '2026-11-23', region: [], locale: 'zh' }
const linter = createLinter(data)
/** A linter that remembers nothing: an empty text takes the place of what the structure remembers of the last one. */
function fresh() {
  const other = createLinter(data)
  results(other, '')
  return other
}

function results(from: typeof linter, source: string) {
  const { findings, waived, excluded, excludedCount, outline, lineStarts } = from.check(
    from.readSource('markdown', source),
    options,
  )
  return { findings, waived, excluded, excludedCount, outline, lineStarts: [...lineStarts] }
}

const pieces = [
  '华',
  '核心交换机须采用华为品牌。',
  '\n\n',
  '\n## 第九章 合同条款\n\n',
  '\n### 三、评分标准\n\n',
  '\n| 序号 | 技术参数 |\n| --- | --- |\n| 1 | 须为海康威视 |\n\n',
  '。',
  '*',
  '本项目不属于政府采购，适用《招标投标法》。',
  '\n<!-- tenderlint-waive brand-and-model -- 上级文件指定 -->\n\n',
]
/** Share of the text where the edit begins, units removed, text put in; an empty one only removes. */
const edit = fc.record({
  at: fc.nat(9999).map((at) => at / 10_000),
  remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400)),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...pieces)),
})

describe('a check after edits', () => {
  it('gives what a fresh linter gives', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.array(edit, { minLength: 1, maxLength: 6 }), (seed, edits) => {
        let text = tender(5000, { seed, density: 0.2 })
        results(linter, text)
        for (const { at, remove, insert } of edits) {
          const from = Math.floor(at * text.length)
          text = text.slice(0, from) + insert + text.slice(from + remove)
          results(linter, text)
        }
        expect(results(linter, text)).toEqual(results(fresh(), text))
      }),
      { seed: 20261123, numRuns: 40 },
    )
  })
  it('finds something to compare', () => {
    expect(results(linter, tender(5000, { density: 0.2 })).findings.length).toBeGreaterThan(5)
  })
  it('does not mix up two documents that are checked in turn', () => {
    const texts = [tender(4000, { seed: 1, density: 0.2 }), tender(4000, { seed: 2, density: 0.2 })]
    for (const turn of [0, 1, 0, 1]) expect(results(linter, texts[turn]!)).toEqual(results(fresh(), texts[turn]!))
  })
  it('takes other settings into account at once', () => {
    const text = tender(4000, { density: 0.2 })
    const check = (from: typeof linter, more: Partial<CheckOptions>) =>
      from.check(from.readSource('markdown', text), { ...options, ...more }).findings
    for (const more of [
      { kind: 'feasibility-study' },
      { locale: 'en' },
      { rules: { 'brand-and-model': 'off' } },
      {},
    ] as const)
      expect(check(linter, more)).toEqual(check(fresh(), more))
  })
})
