import { describe, expect, it } from 'vitest'
import type { Block } from '../../server/src/core/block.ts'
import type { BlockResult } from '../../server/src/core/engine.ts'
import { inForce } from '../../server/src/law/in-force.ts'
import { codedRulesFor } from '../../server/src/rules/index.ts'
import { fill } from '../../server/src/service/place.ts'
import { contextOf, dictionaries, engineOf, marked } from './tester.ts'

const data = dictionaries()
const engine = engineOf(data)
const block = (text: string) => ({ text }) as Block
const asOf = '2026-11-23'
/** Indices of the rules with a certain finding that overlaps a place. */
const certainAt = ({ findings }: BlockResult, start: number, end: number) =>
  findings
    .filter((finding) => finding.certainty === 'certain' && finding.start < end && finding.end > start)
    .map((finding) => finding.rule)

describe.each(engine.rules.map((rule, index) => ({ id: rule.id, rule, index })))('$id', ({ rule, index }) => {
  const { bad, good, excluded } = rule.examples

  it('has at least three bad and three good examples, none twice', () => {
    expect(bad.length).toBeGreaterThanOrEqual(3)
    expect(good.length).toBeGreaterThanOrEqual(3)
    const all = [...bad, ...good, ...excluded].map(
      (example) => `${marked(example.text).text}|${example.section}|${example.column}|${example.kind}`,
    )
    expect(new Set(all).size).toBe(all.length)
  })

  it('has a basis in force', () => {
    const laws = rule.basis.map((id) => data.laws.find((law) => law.id === id.split('/')[0])!)
    expect(laws.filter((law) => inForce(law, asOf, law.region))).not.toEqual([])
  })

  // rules with neither patterns nor code of their own look at whole documents: test/service/document-rules.test.ts
  if (!rule.match.length && !codedRulesFor(data).some((coded) => coded.id === rule.id)) return

  it.each(bad.map((example) => ({ ...example, shown: example.text })))('finds $shown', (example) => {
    const { text, spans } = marked(example.text)
    expect(spans.length, 'a bad example marks its span with [[ ]]').toBeGreaterThan(0)
    const result = engine.lint(text, contextOf(rule, example))
    const own = result.findings.filter((finding) => finding.rule === index)
    const found = own
      .flatMap((finding) => [finding, ...finding.related])
      .map(({ start, end }) => text.slice(start, end))
    expect(found).toEqual(spans.map(({ start, end }) => text.slice(start, end)))
    expect(own[0]!.certainty).toBe(example.certainty ?? rule.certainty)
    for (const template of [rule.message, rule.messageEn, ...rule.rewrite.map((rewrite) => rewrite.text)])
      expect(fill(template, block(text), own[0]!)).not.toMatch(/\{[\w.-]+\}/)
    const place = own[0]!
    const before = certainAt(result, place.start, place.end)
    for (const rewrite of rule.rewrite) {
      const words = fill(rewrite.text, block(text), place)
      const after = text.slice(0, place.start) + words + text.slice(place.end)
      const next = engine.lint(after, contextOf(rule, example))
      const end = place.start + words.length
      const again = next.findings.filter(
        (finding) =>
          finding.rule === index && !next.seen.includes(index) && finding.start < end && finding.end > place.start,
      )
      expect(
        again.map((finding) => after.slice(finding.start, finding.end)),
        `after: ${after}`,
      ).toEqual([])
      const others = certainAt(next, place.start, end).filter((other) => other !== index && !before.includes(other))
      expect(
        others.map((other) => engine.rules[other]!.id),
        `other rules, after: ${after}`,
      ).toEqual([])
    }
  })

  it.each(good.map((example) => ({ ...example, shown: example.text })))('leaves $shown', (example) => {
    const found = engine
      .lint(example.text, contextOf(rule, example))
      .findings.filter((finding) => finding.rule === index)
    expect(found.map((finding) => example.text.slice(finding.start, finding.end))).toEqual([])
  })

  it.each(excluded.map((example) => ({ ...example, shown: example.text })))('excludes $shown', (example) => {
    const result = engine.lint(example.text, contextOf(rule, example))
    expect(result.findings.filter((finding) => finding.rule === index)).toEqual([])
    const guards = result.excluded.filter((dismissed) => dismissed.rule === index).map((dismissed) => dismissed.guard)
    const boundary = result.recognition.dropped.length ? ['word-boundary'] : []
    expect([...guards, ...boundary]).toContain(example.guard)
  })
})
