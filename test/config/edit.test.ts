import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeConfig, completeWaivers } from '../../server/src/config/complete.ts'
import { withIgnoredWord, withSection, withWaiver } from '../../server/src/config/edit.ts'
import { waiverSchema } from '../../server/src/config/json-schema.ts'
import { parseConfig } from '../../server/src/config/load.ts'
import { parseWaivers } from '../../server/src/config/waivers.ts'

const read = (source: string) => parseConfig('c', source)

describe('withIgnoredWord', () => {
  it('goes to the override that has words for the file, else to the common ones', () => {
    const source = '{\n\t"overrides": [\n\t\t{ "files": ["甲/**"], "ignoreWords": ["长城"] }\n\t]\n}\n'
    const inOverride = withIgnoredWord(source, '华为', read(source), '甲/招标.md')!
    expect(read(inOverride).overrides![0]!.ignoreWords).toEqual(['长城', '华为'])
    const common = withIgnoredWord(source, '华为', read(source), '乙/招标.md')!
    expect(read(common)).toMatchObject({ ignoreWords: ['华为'], overrides: [{ ignoreWords: ['长城'] }] })
    expect(common).toContain('\n\t"ignoreWords"')
  })

  it('changes nothing for a known word, keeps a byte order mark, and takes any word', () => {
    const source = '\ufeff{"ignoreWords": ["华为"]}'
    expect(withIgnoredWord(source, '华为', read(source), '')).toBe(source)
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 5 }), (words) => {
        let text: string | null = null
        for (const word of words) text = withIgnoredWord(text, word, text === null ? {} : JSON.parse(text), '')
        expect(JSON.parse(text!).ignoreWords).toEqual([...new Set(words)])
      }),
      { seed: 1, numRuns: 100 },
    )
    expect(withIgnoredWord(source, '锐捷', read(source), '')).toBe('\ufeff{"ignoreWords": ["华为", "锐捷"]}')
  })
})

it('withSection makes the title the first that fits', () => {
  const source = '{ "sections": { "甲": "form", "第一章 甲": "notice" } }'
  const first = withSection(source, '第一章 甲', 'scoring', read(source))!
  expect(Object.entries(read(first).sections!)).toEqual([
    ['第一章 甲', 'scoring'],
    ['甲', 'form'],
  ])
  const again = withSection(first, '第一章 甲', 'technical', read(first))!
  expect(read(again).sections).toEqual({ '第一章 甲': 'technical', 甲: 'form' })
  expect(read(withSection(null, '乙', 'form', {})!)).toEqual({ sections: { 乙: 'form' } })
})

it('nothing is written into a text with a fault or of another form', () => {
  for (const source of ['{', '[]', '{ "a": }', 'null']) expect(withSection(source, '甲', 'form', {})).toBeNull()
  for (const source of ['[', '{}', '[{]']) expect(withWaiver(source, { fingerprint: 'f', reason: 'r' })).toBeNull()
  expect(parseWaivers('w', withWaiver('', { fingerprint: 'f', reason: 'r' })!)).toHaveLength(1)
})

describe('completions of the settings files', () => {
  const names = {
    rules: [{ name: 'brand-and-model/x', zh: '甲', en: 'a' }],
    packs: [{ name: '四域四化', zh: '乙', en: 'b' }],
  }
  function at(marked: string, complete = completeConfig) {
    const offset = marked.indexOf('¦')
    const source = marked.replace('¦', '')
    const place = complete(source, offset, names)
    return (
      place && { names: place.offers.map(({ name }) => name), replaced: source.slice(place.start, place.end), ...place }
    )
  }

  it('know keys, values, rules and packs, also in half a text', () => {
    expect(at('{ ¦ }')!.names).toEqual(expect.arrayContaining(['region', 'overrides', 'ignoreWords']))
    expect(at('{ "re¦" }')).toMatchObject({ replaced: '"re"', needsValue: true })
    expect(at('{ "re¦": [] }')).toMatchObject({ replaced: '"re"', needsValue: false })
    expect(at('{ "kind": ¦')!.names).toContain('tender')
    expect(at('{ "kind": "¦" }')!.names).toContain('tender')
    expect(at('{ "rules": { "¦" } }')!.names).toEqual(['brand-and-model/x'])
    expect(at('{ "rules": { "brand-and-model/x": "¦" } }')!.names).toEqual(['off', 'certain', 'review'])
    expect(at('{ "sections": { "第一章": "¦" } }')!.names).toContain('scoring')
    expect(at('{ "packs": ["¦"] }')!.names).toEqual(['四域四化'])
    const inOverride = at('{ "overrides": [ { "¦" } ] }')!.names
    expect(inOverride).toContain('files')
    expect(inOverride).not.toContain('overrides')
    expect(at('{ "overrides": [ { "kind": "¦" } ] }')!.names).toContain('tender')
    expect(at('{ "region": ["¦"] }')).toBeNull()
  })

  it('know the keys of waivers', () => {
    expect(at('[ { "¦" } ]', completeWaivers)!.names).toEqual(['fingerprint', 'reason', 'rule', 'approver', 'expires'])
    expect(at('[ { "rule": "¦" } ]', completeWaivers)!.names).toEqual(['brand-and-model/x'])
    expect(at('[ ¦ ]', completeWaivers)).toBeNull()
  })
})

it('the schema of the waiver file says what the reader takes', () => {
  const { items } = waiverSchema() as { items: { properties: object; required: string[] } }
  const entry = Object.fromEntries(Object.keys(items.properties).map((key) => [key, '2026-01-01']))
  expect(parseWaivers('w', JSON.stringify([entry]))).toEqual([entry])
  for (const key of items.required) {
    const { [key]: _, ...rest } = entry
    expect(() => parseWaivers('w', JSON.stringify([rest]))).toThrow()
  }
})
