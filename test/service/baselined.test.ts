import { expect, it } from 'vitest'
import { baselineEntry } from '../../server/src/service/baselined.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { dictionaries } from '../rules/tester.ts'

const linter = createLinter(dictionaries())
const options = { asOf: '2026-01-01', region: [], locale: 'zh' } as const
const text =
  '# 招标文件\n\n## 第三章 采购需求\n\n### 技术参数\n\n交换机须采用华为产品。\n\n摄像机须采用海康威视产品。\n'

it('what the baseline holds is not found, wherever it has moved to, and what it does not hold is', () => {
  const before = linter.check(linter.readSource('markdown', text), options)
  const [first, second] = before.findings
  expect(before.baselined).toEqual([])
  const moved = text.replace('交换机', '第一句与此无关。\n\n交换机')
  const baseline = [baselineEntry(first!), 'brand-and-model/other/0']
  const after = linter.check(linter.readSource('markdown', moved), { ...options, baseline })
  expect(after.findings.map(({ fingerprint }) => fingerprint)).toEqual(
    before.findings.filter((one) => one !== first).map(({ fingerprint }) => fingerprint),
  )
  expect(after.findings).toContainEqual(expect.objectContaining({ fingerprint: second!.fingerprint }))
  expect(after.baselined.map(({ text }) => text)).toEqual([first!.text])
})

it('a waiver comes before the baseline', () => {
  const [first] = linter.check(linter.readSource('markdown', text), options).findings
  const waivers = [{ fingerprint: first!.fingerprint, reason: '兼容现有系统' }]
  const checked = linter.check(linter.readSource('markdown', text), {
    ...options,
    waivers,
    baseline: [baselineEntry(first!)],
  })
  expect([checked.waived.length, checked.baselined.length]).toEqual([1, 0])
})
