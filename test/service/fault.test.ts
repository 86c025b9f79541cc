import { describe, expect, it } from 'vitest'
import { createLinter } from '../../server/src/service/linter.ts'
import { dictionaries } from '../rules/tester.ts'
import { withBrokenRule } from './broken-rule.ts'

const data = dictionaries()
const text = '# 采购需求\n\n## 技术参数\n\n须采用华为产品。\n\n须采用锐捷产品，注册资本不低于1000万元。\n'
const options = { asOf: '2026-11-23', region: [], locale: 'zh' } as const

describe('a rule that throws', () => {
  it('costs only itself where somebody is told, and the same findings are left', () => {
    const told: string[] = []
    const linter = createLinter(withBrokenRule(data), (rule) => told.push(rule))
    const sound = createLinter(data)
    const of = (one: typeof linter) => one.check(one.readSource('markdown', text), options)
    const [left, expected] = [of(linter), of(sound)]
    expect(left.findings).toEqual(expected.findings)
    expect(left.excluded).toEqual(expected.excluded)
    expect(expected.findings.length).toBeGreaterThan(2)
    expect(new Set(told)).toEqual(new Set(['other/broken']))
  })

  it('stops the check where nobody is: a batch run must not pass over it in silence', () => {
    const linter = createLinter(withBrokenRule(data))
    expect(() => linter.check(linter.readSource('markdown', text), options)).toThrow()
  })
})
