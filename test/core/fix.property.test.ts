import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../server/src/core/finding.ts'
import { applyEdits, type Edit, editsOf, preferredRewrites, safeEdits } from '../../server/src/core/fix.ts'

const text = '投标人须采用华为S5735交换机，注册资金不低于500万元，并在合肥市设有分公司。'

const place = (offset: number) => ({ line: 1, column: offset + 1, offset })
const findings = fc.array(
  fc
    .record({
      start: fc.nat(text.length - 1),
      length: fc.nat(8),
      certain: fc.boolean(),
      rewrites: fc.array(
        fc.record({ text: fc.constantFrom('同类产品', '', '满足要求的产品', '〔数值〕', '的'), safe: fc.boolean() }),
        { maxLength: 3 },
      ),
      brand: fc.boolean(),
    })
    .map(({ start, length, certain, rewrites, brand }): Finding => {
      const end = Math.min(text.length, start + length)
      const category = brand ? 'brand-and-model' : 'scoring'
      return {
        rule: `${category}/x`,
        category,
        certainty: certain ? 'certain' : 'review',
        severity: 'error',
        message: '',
        text: text.slice(start, end),
        range: { start: place(start), end: place(end) },
        section: 'technical',
        path: [],
        basis: [],
        rewrites: rewrites.map((one) => ({ title: '', ...one })),
        related: [],
        fingerprint: '',
      }
    }),
  { maxLength: 12 },
)

function checkEdits(edits: readonly Edit[]): void {
  let last = 0
  for (const { start, end, text: instead } of edits) {
    expect(start).toBeGreaterThanOrEqual(last)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
    expect(instead).not.toBe(text.slice(start, end))
    last = end
  }
}

describe('the edits of any findings', () => {
  it('ascend, never overlap, and each changes something', () => {
    fc.assert(
      fc.property(findings, (found) => {
        checkEdits(safeEdits(found))
        checkEdits(editsOf(preferredRewrites(found)))
      }),
      { numRuns: 500 },
    )
  })

  it('are the same in whatever order the findings come, if no two begin at one place', () => {
    fc.assert(
      fc.property(findings, fc.nat(), (all, turn) => {
        const starts = new Set<number>()
        const found = all.filter(({ range }) => !starts.has(range.start.offset) && starts.add(range.start.offset))
        const cut = turn % (found.length + 1)
        expect(safeEdits([...found.slice(cut), ...found.slice(0, cut)])).toEqual(safeEdits(found))
      }),
      { numRuns: 200 },
    )
  })

  it('leave all that stands between them as it was', () => {
    fc.assert(
      fc.property(findings, (found) => {
        const edits = safeEdits(found)
        let [rest, at] = [applyEdits(text, edits), 0]
        for (const { start, end, text: instead } of edits) {
          const same = text.slice(at, start) + instead
          expect(rest.startsWith(same)).toBe(true)
          rest = rest.slice(same.length)
          at = end
        }
        expect(rest).toBe(text.slice(at))
      }),
      { numRuns: 200 },
    )
  })
})
