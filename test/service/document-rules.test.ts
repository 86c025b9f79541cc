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

describe('findings of the whole document', () => {
  const related = (source: string, rule: string) => {
    const { findings } = linter.check(linter.readSource('markdown', source), {
      asOf: '2026-11-23',
      region: [],
      locale: 'zh',
    })
    const found = findings.find((one) => one.rule === rule)
    return found?.related.map(({ message, range }) => [message, source.slice(range.start.offset, range.end.offset)])
  }

  it('name the place that they are held against', () => {
    const head =
      '# 政府采购招标文件\n\n## 第一章 招标公告\n\n根据《中华人民共和国政府采购法》采用公开招标方式采购货物。\n\n'
    const period = `${head}获取招标文件时间：2026年3月1日起。\n\n投标截止时间：2026年3月11日9时。\n`
    expect(related(period, 'time-limits/bid-period-dates')).toEqual([['与此对照的另一处', '2026年3月1日']])
    const deposit = `${head}本项目预算金额为100万元。\n\n投标保证金金额：5万元。\n`
    expect(related(deposit, 'deposit-and-payment/bid-bond-amount')).toEqual([
      ['与此对照的另一处', '本项目预算金额为100万元。'],
    ])
  })
})
