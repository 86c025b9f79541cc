import { describe, expect, it } from 'vitest'
import type { Directive } from '../../server/src/core/block.ts'
import { readWaivers, waives } from '../../server/src/core/waiver.ts'

const directive = (text: string, block: number): Directive => ({ text, start: block * 10, end: block * 10 + 5, block })

describe('readWaivers', () => {
  it('reads rule, reason and expiry for the next block', () => {
    const { waivers, faults } = readWaivers(
      [directive('tenderlint-waive brand-and-model/brand-named -- 上级文件指定 until=2027-01-31', 3)],
      9,
    )
    expect(faults).toEqual([])
    expect(waivers).toMatchObject([
      { rules: ['brand-and-model/brand-named'], reason: '上级文件指定', expires: '2027-01-31', from: 3, to: 4 },
    ])
  })

  it('reads a range', () => {
    const { waivers, faults } = readWaivers(
      [directive('tenderlint-waive-start regional, scoring -- 单一来源', 1), directive('tenderlint-waive-end', 6)],
      9,
    )
    expect(faults).toEqual([])
    expect(waivers).toMatchObject([{ rules: ['regional', 'scoring'], from: 1, to: 6 }])
  })

  it.each([
    ['tenderlint-waive a/b', 'no-reason'],
    ['tenderlint-waive a/b -- （请填写）', 'no-reason'],
    ['tenderlint-waive -- 理由', 'no-rule'],
    ['tenderlint-waive-end', 'unopened'],
    ['tenderlint-waive-start a/b -- 理由', 'unclosed'],
    ['tenderlint-ignore a/b', 'unknown'],
  ])('%s is %s', (text, kind) => expect(readWaivers([directive(text, 0)], 2).faults).toMatchObject([{ kind }]))
})

describe('waives', () => {
  it.each([
    ['a/b', 'a/b', true],
    ['a', 'a/b', true],
    ['all', 'x/y', true],
    ['a/b', 'a/bc', false],
  ])('%s covers %s: %s', (name, rule, expected) => expect(waives({ rules: [name] }, rule)).toBe(expected))
})
