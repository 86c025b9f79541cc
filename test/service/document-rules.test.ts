import { describe, expect, it } from 'vitest'
import { codedRulesFor } from '../../server/src/rules/index.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { dictionaries, marked } from '../rules/tester.ts'

const linter = createLinter(dictionaries())
const options = { asOf: '2026-11-23', region: ['安徽', '合肥', '瑶海'], locale: 'zh' } as const
const check = (text: string, rule: string) =>
  linter.check(linter.readSource('markdown', text), options).findings.filter((finding) => finding.rule === rule)

const coded = new Set(codedRulesFor(dictionaries()).map((rule) => rule.id))

describe.each(linter.rules.filter((rule) => !rule.match.length && !coded.has(rule.id)))('$id', (rule) => {
  it.each(rule.examples.bad.map((example) => example.text))('finds %s', (example) => {
    const { text, spans } = marked(example)
    const found = check(text, rule.id)
    expect(found.map((finding) => [finding.range.start.offset, finding.range.end.offset])).toEqual(
      spans.map((span) => [span.start, span.end]),
    )
    expect(found[0]!.message).not.toMatch(/\{[\w.-]+\}/)
  })
  it.each(rule.examples.good.map((example) => example.text))('leaves %s', (text) =>
    expect(check(text, rule.id)).toEqual([]))
})

describe('rules that look for what is absent', () => {
  it('falls when the filing is mentioned anywhere', () => {
    const text = '# 初步设计方案\n\n## 建设方案\n\n建设移动端APP。\n'
    expect(check(text, 'bundling/mobile-app-filing')).toHaveLength(1)
    expect(check(`${text}\n移动应用已按规定备案。\n`, 'bundling/mobile-app-filing')).toEqual([])
  })
})
