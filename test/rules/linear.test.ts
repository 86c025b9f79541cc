import { describe, expect, it } from 'vitest'
import type { BlockContext } from '../../server/src/core/engine.ts'
import type { SectionKind } from '../../server/src/core/kinds.ts'
import { parsePattern } from '../../server/src/core/pattern/parse.ts'
import { requiredWords } from '../../server/src/core/pattern/required.ts'
import type { RuleData } from '../../server/src/core/rule.ts'
import { dictionaries, engineOf, plainContext } from './tester.ts'

const data = dictionaries()
const engine = engineOf(data)
const sections: readonly SectionKind[] = ['technical', 'qualification', 'scoring']
// in units, three bytes each: 10 KB and 100 KB
const [short, long] = [3400, 34_000]
/** Ten times the text is ten times the work; quadratic work would be a hundred. */
const most = 22

/** Clauses without a stop that begin what a rule looks for again and again: its words in order, then the first of them only. */
function provoking(rule: RuleData): string[] {
  const words = rule.match.map((source) => requiredWords(parsePattern(source)).map((set) => set[0]!))
  const whole = words.map((set) => set.join('的')).join('，')
  const begun = words.map(([first = '']) => first).join('')
  // an example that is a whole document is no clause, and longer than the short text
  const clauses = rule.examples.bad.filter(({ text }) => !text.startsWith('# '))
  const said = clauses.map(({ text }) => text.replace(/[[\]。；！？;!?\n]/g, '')).join('，')
  return [whole, begun, said].filter(Boolean)
}

const filled = (piece: string, units: number) => piece.repeat(Math.ceil(units / piece.length)).slice(0, units)

/** Least processor time of a clause in all sections, in microseconds. */
function time(text: string, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage()
    for (const section of sections) engine.lint(text, { ...plainContext, section } satisfies BlockContext)
    const { user, system } = process.cpuUsage(start)
    return user + system
  })
  return Math.min(...times)
}

const growth = (piece: string) => time(filled(piece, long), 1) / Math.max(time(filled(piece, short), 2), 500)

/** The same between two long texts, which both outgrow the young part of the memory. */
const growthOfLong = (piece: string) => ((time(filled(piece, long * 3), 2) / time(filled(piece, long), 2)) * 10) / 3

/** Growth of the worst of some pieces; measured again where it is too much, since a collection of garbage may fall into it. */
function worst(pieces: readonly string[]): number {
  return Math.max(
    ...pieces.map((piece) => {
      const first = growth(piece)
      return first <= most ? first : Math.min(first, growth(piece), growthOfLong(piece))
    }),
  )
}

describe('the time of a rule on a clause that never ends grows with its length', () => {
  const categories = [...new Set(data.rules.map(({ category }) => category))]
  it.each(categories)('%s', { retry: 2, timeout: 120_000 }, (category) => {
    const rules = data.rules.filter((rule) => rule.category === category)
    const pieces = [0, 1, 2].map((kind) => rules.map((rule) => provoking(rule)[kind] ?? '').join(''))
    expect(worst(pieces.filter(Boolean))).toBeLessThanOrEqual(most)
  })

  it.each([
    ['digits', '1'],
    ['numbers', '1,000.5'],
    ['blanks', ' '],
    ['brackets', '（('],
    ['quotation marks', '“”'],
    ['names in a list', '华为、联想、'],
    ['places', '合肥市瑶海区'],
    ['Latin words', 'abc-1 '],
    ['one long Latin word', 'a1'],
    ['stars', '★'],
    ['percents and payments', '支付30%余款'],
  ])('%s', { retry: 2, timeout: 60_000 }, (_, piece) => expect(worst([piece])).toBeLessThanOrEqual(most))
})
