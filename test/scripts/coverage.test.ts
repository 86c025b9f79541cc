import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type CoverageEntry, coverageFaults, coveragePage } from '../../scripts/coverage.ts'
import { dictionaries } from '../rules/tester.ts'

const { rules } = dictionaries()
const { entries } = parse(readFileSync('dictionaries/coverage.yaml', 'utf8')) as { entries: CoverageEntry[] }

describe('the coverage of the catalogue', () => {
  it('names rules that exist, or says why there is none', () => {
    expect(coverageFaults(entries, rules)).toEqual([])
    expect(entries.length).toBeGreaterThan(200)
  })

  it('sees an unknown rule, an entry twice and an entry without a word', () => {
    const entry = { id: 'a', category: 'scoring', title: '甲' }
    expect(coverageFaults([{ ...entry, rules: ['scoring/none'] }], rules)).toEqual(['a: no rule scoring/none'])
    expect(
      coverageFaults(
        [
          { ...entry, reason: '乙' },
          { ...entry, reason: '乙' },
        ],
        rules,
      ),
    ).toEqual(['a: twice'])
    expect(coverageFaults([entry], rules)).toEqual(['a: needs rules or a reason'])
    expect(coverageFaults([{ ...entry, category: 'none', reason: '乙' }], rules)).toEqual(['a: no category none'])
  })

  it('shows every rule once at least', () => {
    const page = coveragePage(entries, rules)
    for (const rule of rules) expect(page).toContain(`(rules/${rule.id}.md)`)
  })
})
