import type { Dictionaries } from '../../server/src/core/rule.ts'

/** The dictionaries with a rule more whose pattern the build is said to have read, but which fails when it is first tried. */
export function withBrokenRule(whole: Dictionaries): Dictionaries {
  const pattern = '(华为'
  const broken = { ...whole.rules[0]!, id: 'other/broken', category: 'other' as const, match: [pattern], where: {} }
  return {
    ...whole,
    rules: [...whole.rules, broken],
    triggers: { ...whole.triggers, [pattern]: { words: ['华为', '锐捷'], slots: [] } },
  }
}
