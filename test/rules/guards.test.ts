import { describe, expect, it } from 'vitest'
import { patternGuard } from '../../server/src/core/guard.ts'
import { parsePattern } from '../../server/src/core/pattern/parse.ts'
import { codedGuards } from '../../server/src/rules/guards.ts'
import { dictionaries, engineOf, plainContext } from './tester.ts'

const data = dictionaries()
const engine = engineOf(data)
const context = { ...plainContext, section: 'other' } as const

describe.each(data.guards)('$id', (guard) => {
  it('is named by a rule', () => {
    const named = data.rules.flatMap((rule) => [...(rule.unless ?? []), ...(rule.doubt ?? [])])
    expect(named).toContain(guard.id)
  })

  it.each(guard.examples.map((text) => ({ text })))('holds in $text', ({ text }) => {
    const { recognition } = engine.lint(text, context)
    // the place of the match decides the scope; an example shows the words alone, so that the whole text stands in for it
    const whole = {
      start: 0,
      end: recognition.text.length,
      wholeStart: 0,
      wholeEnd: recognition.text.length,
      captures: [],
    }
    const scope = guard.scope === 'heading' ? 'heading' : guard.scope === 'overlap' ? 'overlap' : 'block'
    const test = patternGuard(
      { ...guard, scope },
      guard.match.map((source) => parsePattern(source.replace(/^\^ |\s*\$$/g, ''))),
    )
    const input = {
      recognition,
      start: 0,
      end: recognition.text.length,
      match: whole,
      context: { ...context, heading: recognition.text },
    }
    expect(test.test(input)).not.toBeNull()
  })
})

it('has no coded guard that no rule can reach', () => {
  const named = data.rules.flatMap((rule) => [...(rule.unless ?? []), ...(rule.doubt ?? [])])
  for (const guard of codedGuards) expect([...named, 'statute-article', 'unchecked-box']).toContain(guard.id)
})
