import { describe, expect, it } from 'vitest'
import type { Finding } from '../../server/src/core/finding.ts'
import { editsOf, preferredRewrite, preferredRewrites, safeEdits } from '../../server/src/core/fix.ts'

const place = (offset: number) => ({ line: 1, column: offset + 1, offset })

function finding(start: number, text: string, rewrites: readonly [string, boolean][], more: Partial<Finding> = {}) {
  const base: Finding = {
    rule: 'brand-and-model/brand-named',
    category: 'brand-and-model',
    certainty: 'certain',
    severity: 'error',
    message: '',
    text,
    range: { start: place(start), end: place(start + text.length) },
    section: 'technical',
    path: [],
    basis: [],
    rewrites: rewrites.map(([rewrite, safe]) => ({ title: '', text: rewrite, safe })),
    related: [],
    fingerprint: '',
  }
  return { ...base, ...more }
}

describe('the rewrite that is suggested', () => {
  it('is a safe one, else the first without a blank, and none where a person must look first', () => {
    const blank = '〔指标〕不低于〔数值〕'
    expect(
      preferredRewrite(
        finding(0, '甲', [
          ['乙', false],
          ['丙', true],
        ]),
      )?.text,
    ).toBe('丙')
    expect(
      preferredRewrite(
        finding(0, '甲', [
          [blank, false],
          ['财库〔2020〕46号', false],
        ]),
      )?.text,
    ).toBe('财库〔2020〕46号')
    expect(preferredRewrite(finding(0, '甲', [[blank, false]]))).toBeUndefined()
    expect(preferredRewrite(finding(0, '甲', [['乙', false]], { certainty: 'review' }))).toBeUndefined()
    expect(preferredRewrite(finding(0, '甲', [['乙', true]], { certainty: 'review' }))?.text).toBe('乙')
  })

  it('covers a model that stands right behind its brand', () => {
    const findings = [
      finding(2, '华为', [['满足要求的产品', false]]),
      finding(4, 'S5735', [['满足指标的', false]]),
      finding(12, '甲牌', [['同类产品', false]]),
    ]
    expect(editsOf(preferredRewrites(findings)).map((edit) => edit.text)).toEqual(['满足要求的', '', '同类产品'])
  })

  it('leaves out what overlaps an earlier one and what changes nothing', () => {
    const findings = [
      finding(0, '甲乙', [['丙', true]]),
      finding(1, '乙丁', [['丙', true]]),
      finding(5, '戊', [['戊', true]]),
    ]
    expect(safeEdits(findings)).toEqual([{ start: 0, end: 2, text: '丙' }])
  })
})
