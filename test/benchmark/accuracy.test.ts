import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Dictionaries } from '../../server/src/core/rule.ts'
import type { Measured } from './accuracy/answer.ts'
import { readClauses, readDocuments } from './accuracy/labels.ts'
import { answers, measure } from './accuracy/measure.ts'
import { placed } from './accuracy/place.ts'
import { accuracyTable, drops, withAccuracy } from './accuracy/report.ts'

const read = (path: string): string => readFileSync(path, 'utf8')
const baseline = JSON.parse(read('test/benchmark/accuracy/baseline.json')) as Measured
const dictionaries = (): Dictionaries =>
  JSON.parse(read(process.env.TENDERLINT_DICTIONARIES ?? 'dist/dictionaries.json')) as Dictionaries

describe('the labelled set', () => {
  const clauses = readClauses()

  it('holds improper and lawful clauses of every category, and whole documents', () => {
    expect(clauses.length).toBeGreaterThanOrEqual(600)
    expect(readDocuments().length).toBeGreaterThanOrEqual(12)
    for (const home of new Set(clauses.map((clause) => clause.home))) {
      const verdicts = clauses.filter((clause) => clause.home === home).map(({ expect }) => expect === 'none')
      expect(new Set(verdicts), home).toEqual(new Set([true, false]))
    }
  })

  it('bounds each clause in its document', () => {
    for (const clause of clauses) {
      const { source, from, to } = placed(clause)
      expect(source.slice(from, to)).toBe(clause.text)
    }
  })

  it('names lines that exist', () => {
    for (const { name, source, expected } of readDocuments())
      for (const { line } of expected) expect(source.split('\n')[line - 1]?.trim(), `${name}:${line}`).toBeTruthy()
  })
})

describe('accuracy', () => {
  it('does not fall below the baseline', () => {
    expect(drops(measure(answers(dictionaries())), baseline)).toEqual([])
  }, 60_000)

  it('calls a lower share a drop, and a small one not', () => {
    const { overall, categories } = baseline
    const fewer = { ...overall, recall: { ...overall.recall, right: overall.recall.right - 20 } }
    expect(drops({ ...baseline, overall: fewer }, baseline)).toEqual([
      expect.stringMatching(/^overall: recall fell from/),
    ])
    const one = { ...overall, recall: { ...overall.recall, right: overall.recall.right - 1 } }
    expect(drops({ ...baseline, overall: one }, baseline)).toEqual([])
    const regional = { ...categories.regional!, precision: { right: 1, of: 2 } }
    const worse = { ...baseline, categories: { ...categories, regional } }
    expect(drops(worse, baseline)).toEqual([expect.stringMatching(/^regional: precision fell from/)])
    const first = { ...categories, regional: { ...categories.regional!, precision: { right: 0, of: 0 } } }
    expect(drops(baseline, { ...baseline, categories: first })).toEqual([])
    expect(drops(baseline, { ...baseline, categories: {} })).toHaveLength(Object.keys(categories).length)
  })

  it('puts the table between the markers and nowhere else', () => {
    const readme = 'before\n<!-- accuracy -->\nold\n<!-- /accuracy -->\nafter\n'
    const table = accuracyTable(baseline, 'en')
    expect(withAccuracy(readme, baseline, 'en')).toBe(
      `before\n<!-- accuracy -->\n\n${table}\n\n<!-- /accuracy -->\nafter\n`,
    )
    expect(withAccuracy(withAccuracy(readme, baseline, 'en'), baseline, 'en')).toBe(
      withAccuracy(readme, baseline, 'en'),
    )
    expect(() => withAccuracy('no markers', baseline, 'en')).toThrow()
  })
})
