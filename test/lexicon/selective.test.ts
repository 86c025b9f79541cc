import { expect, it } from 'vitest'
import { patternTrigger } from '../../server/src/core/engine.ts'
import { parsePattern } from '../../server/src/core/pattern/parse.ts'
import type { RuleData } from '../../server/src/core/rule.ts'
import { selectiveTriggers } from '../../server/src/lexicon/selective.ts'

const rule = (...texts: string[]) =>
  ({ examples: { bad: [], good: texts.map((text) => ({ text })), excluded: [] } }) as unknown as RuleData
const triggerOf = (source: string) => patternTrigger(parsePattern(source))

it('a pattern is tried at the words seen least often, and what every sentence has is not looked for', () => {
  const common = Array.from({ length: 20 }, () => '供应商应提交文件')
  const [trigger] = selectiveTriggers([triggerOf('供应商 …9 踏勘')], [0], [rule('供应商应踏勘'), rule(...common)], [])
  expect(trigger?.words).toEqual(['踏勘'])
  expect(trigger?.needs?.map(({ words }) => words)).toEqual([['踏勘']])
})

it('examples of the own rule do not count: they all have its words', () => {
  const own = rule(...Array.from({ length: 20 }, () => '[[踏勘]]现场'))
  const [trigger] = selectiveTriggers([triggerOf('现场 …9 踏勘')], [0], [own, rule('现场', '现场', '文件')], [])
  expect(trigger?.words).toEqual(['踏勘'])
})

it('the distance of a need reaches over those that are left out', () => {
  const texts = Array.from({ length: 20 }, () => '的')
  const source = '甲方 ~4 的 ~4 乙方'
  const whole = triggerOf(source)!
  const [trigger] = selectiveTriggers([whole], [0], [rule(), rule(...texts)], [])
  expect(trigger?.needs?.map(({ words }) => words)).toEqual([['甲方'], ['乙方']])
  expect(trigger?.needs?.[1]?.within).toBe(whole.needs![1]!.within + whole.needs![2]!.within)
})
