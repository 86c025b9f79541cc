import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fixBytes } from '../../server/src/cli/fix-file.ts'
import { blank } from '../../server/src/core/fix.ts'
import type { CheckOptions } from '../../server/src/service/api.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { tender } from '../benchmark/tender.mjs'
import { dictionaries } from '../rules/tester.ts'

const data = dictionaries()
const linter = createLinter(data)
const options: CheckOptions = { asOf: '2026-11-23', region: [], locale: 'zh' }
const check = (source: string) => linter.check(linter.readSource('markdown', source), options)

const directives = [
  '<!-- tenderlint-waive brand-and-model -- 上级文件指定 -->',
  '<!-- tenderlint-waive all -- 兼容现有系统 until=2027-01-31 -->',
  '<!-- tenderlint-waive all -- 已到期 until=2020-01-31 -->',
  '<!-- tenderlint-waive-start scoring -- 经批准 -->',
  '<!-- tenderlint-waive-end -->',
  '<!-- tenderlint-waive nothing/here -->',
]

it('waivers take findings out and none away: waived and left together are those of a document without waivers', () => {
  fc.assert(
    fc.property(
      fc.nat(500),
      fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...directives)), { minLength: 1, maxLength: 8 }),
      (seed, chosen) => {
        const lines = tender(4000, { seed, density: 0.3 }).split('\n\n')
        for (const [at, directive] of chosen) lines.splice(at % (lines.length + 1), 0, directive)
        const source = lines.join('\n\n')
        // a comment of the same length that is not for the tool
        const plain = source.replace(/<!-- tenderlint-/g, '<!-- xenderlint-')
        const placed = (one: { rule: string; range: { start: { offset: number } } }) =>
          `${one.range.start.offset} ${one.rule}`
        const own = (one: { rule: string }) => !/\/waiver-(?:unused|expired|invalid)$/.test(one.rule)
        const { findings, waived } = check(source)
        const all = [...findings.filter(own), ...waived].map(placed).sort()
        expect(all).toEqual(check(plain).findings.map(placed).sort())
        for (const { waiver } of waived) {
          expect(waiver.reason).not.toBe('')
          expect(waiver.expires === '' || waiver.expires >= options.asOf).toBe(true)
        }
      },
    ),
    { numRuns: 60, seed: 20261123 },
  )
})

/** Every rewrite without a blank to fill in taken for safe: few are, and what holds for those must hold for any. */
const rules = data.rules.map((rule) => ({
  ...rule,
  rewrite: rule.rewrite.map((one) => ({ ...one, safe: one.safe || !blank.test(one.text) })),
}))
const bold = createLinter({ ...data, rules })
const mendable = rules
  .filter(({ rewrite }) => rewrite.some(({ safe }) => safe))
  .flatMap(({ examples }) => examples.bad.map(({ text }) => text.replace(/\[\[|\]\]/g, '')))
  .filter((text) => !text.startsWith('# ') && !text.includes('\n'))

it('there is something to mend', () => expect(mendable.length).toBeGreaterThan(300))

it('rewrites come to an end, and a second run changes nothing', () => {
  const part = fc.oneof(
    fc.constantFrom(...mendable),
    fc
      .constantFrom(...mendable)
      .map((text) => `| 序号 | 技术要求 |\n| --- | --- |\n| 1 | ${text.replaceAll('|', '')} |`),
    fc.constantFrom('## 第三章 采购需求', '### 评分标准', '### 资格要求', '- 一般要求', '**说明：**无。'),
  )
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 15 }), fc.constantFrom('\n', '\r\n'), (parts, end) => {
      const source = `# 招标文件\n\n## 第三章 采购需求\n\n${parts.join('\n\n')}\n`.replaceAll('\n', end)
      const first = fixBytes(bold, 'a.md', Buffer.from(source), options)
      expect(first.stable).toBe(true)
      const second = fixBytes(bold, 'a.md', first.bytes, options)
      expect(second.count).toBe(0)
      expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true)
    }),
    { numRuns: 120, seed: 20261123 },
  )
})
