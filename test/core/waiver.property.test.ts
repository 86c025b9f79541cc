import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWaivers } from '../../server/src/core/waiver.ts'

const names = fc.constantFrom('a/b', 'a', 'all', 'a/b, c', '', 'x/y')
const reason = fc.constantFrom(' -- 上级文件指定', ' -- 理由 until=2027-01-31', '', ' -- （请填写）', ' —— 理由')
const directive = fc.oneof(
  fc.tuple(fc.constantFrom('waive', 'waive-start', 'waive-end'), names, reason).map((parts) => {
    const [kind, rule, why] = parts
    return `tenderlint-${kind} ${rule}${kind === 'waive-end' ? '' : why}`
  }),
  fc.string({ maxLength: 12 }).map((text) => `tenderlint-${text}`),
)
const document = fc
  .tuple(fc.array(fc.tuple(directive, fc.nat(3)), { maxLength: 12 }), fc.nat(4))
  .map(([parts, more]) => {
    let block = 0
    const directives = parts.map(([text, step], i) => {
      block += step
      return { text, start: i * 100, end: i * 100 + 50, block }
    })
    return { directives, blocks: block + more }
  })

describe('the waivers of any directives', () => {
  it('say what they waive and why, lie inside the document, and every directive is a waiver, an end or a fault', () => {
    fc.assert(
      fc.property(document, ({ directives, blocks }) => {
        const { waivers, faults } = readWaivers(directives, blocks)
        for (const { rules, reason: why, expires, from, to, start, end } of waivers) {
          expect(rules.length).toBeGreaterThan(0)
          expect(why.trim()).not.toBe('')
          expect(why).not.toMatch(/until=|请填写/)
          expect(expires).toMatch(/^(?:\d{4}-\d{2}-\d{2})?$/)
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThanOrEqual(from)
          expect(directives.some((one) => one.start === start && one.end === end)).toBe(true)
        }
        expect(waivers.map(({ start }) => start)).toEqual(waivers.map(({ start }) => start).toSorted((a, b) => a - b))
        const unclosed = faults.filter(({ kind }) => kind === 'unclosed').length
        const ended = directives.filter(({ text }) => /^tenderlint-waive-end(?![\w-])/.test(text)).length
        const unopened = faults.filter(({ kind }) => kind === 'unopened').length
        expect(waivers.length + (faults.length - unclosed) + (ended - unopened)).toBe(directives.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('each end closes one range, the innermost that it names', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (opens) => {
        const directives = opens.map((open, i) => ({
          text: open ? 'tenderlint-waive-start a/b -- 理由' : 'tenderlint-waive-end',
          start: i * 100,
          end: i * 100 + 50,
          block: i,
        }))
        const { waivers } = readWaivers(directives, opens.length)
        for (const one of waivers)
          for (const other of waivers)
            if (one !== other && one.from < other.from)
              expect(other.from >= one.to || other.to <= one.to, 'ranges stand in one another or apart').toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
