import { describe, expect, it } from 'vitest'
import { parsePattern } from '../../server/src/core/pattern/parse.ts'
import { mostSteps, stepsPerUnit } from '../../server/src/core/pattern/steps.ts'
import { dictionaries } from '../rules/tester.ts'

describe('the steps a unit that a pattern may take', () => {
  it('grow with its parts, not with their products', () => {
    const steps = (source: string) => stepsPerUnit(parsePattern(source))
    expect(steps('甲 …80 乙 …80 丙')).toBe(7)
    expect(steps('(甲|乙) …40 (甲|乙)')).toBe(8)
    expect(steps('((甲|乙)?(甲|乙)?)?')).toBe(9)
  })

  it('are few for all that the dictionaries hold', () => {
    const { rules, guards } = dictionaries()
    const sources = [...rules.flatMap(({ match, allow = [], absent = [] }) => [...match, ...allow, ...absent])]
    sources.push(...guards.flatMap(({ match }) => match))
    expect(Math.max(...sources.map((source) => stepsPerUnit(parsePattern(source))))).toBeLessThan(mostSteps / 2)
  })
})
