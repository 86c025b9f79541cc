import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frame, frameText } from '../../server/src/report/frame.ts'
import { clip, printable, textWidth } from '../../server/src/report/width.ts'

describe('frame', () => {
  it('underlines in display columns', () => {
    const source = '首行\n采用甲牌A1设备\n'
    expect(frameText(frame(source, { start: 5, end: 9, line: 2 }), '')).toBe('2 | 采用甲牌A1设备\n  |     ^^^^^^')
  })

  it('drops indentation and shows both lines of a soft-wrapped range', () => {
    const source = '　　采用甲\r\n　　牌设备'
    expect(frameText(frame(source, { start: 4, end: 10, line: 1 }), '')).toBe(
      '1 | 采用甲\n  |     ^^\n2 | 牌设备\n  | ^^',
    )
  })

  it('cuts long lines around the range', () => {
    const source = `${'前'.repeat(300_000)}甲牌${'后'.repeat(300_000)}`
    const [line] = frame(source, { start: 300_000, end: 300_002, line: 1 })
    expect(line!.text).toMatch(/^…前+甲牌后+…$/)
    expect(textWidth(line!.text)).toBeLessThan(100)
    expect(line!.text.slice(line!.from, line!.to)).toBe('甲牌')
  })

  it('underlines the words of the range, whatever stands around them', () => {
    const text = fc
      .array(fc.constantFrom('甲', 'a', ' ', '　', '𠀀', '，', '\n', '\t'), { maxLength: 200 })
      .map((c) => c.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const source = `${before}甲乙${after}`
        const [line] = frame(source, { start: before.length, end: before.length + 2, line: 1 })
        expect(line!.text.slice(line!.from, line!.to)).toBe('甲乙')
        expect(textWidth(line!.text)).toBeLessThan(110)
      }),
      { seed: 3, numRuns: 300 },
    )
  })

  it('shows at most three lines and an empty range as one mark', () => {
    expect(frame('a\nb\nc\nd\ne', { start: 0, end: 9, line: 1 })).toHaveLength(3)
    expect(frameText(frame('ab', { start: 1, end: 1, line: 1 }), '')).toBe('1 | ab\n  |  ^')
  })
})

it('printable disarms control and direction marks and keeps the length', () => {
  const text = 'a\u001b[31m\u202e\tb'
  expect(printable(text)).toBe('a\ufffd[31m\ufffd b')
  expect(printable(text)).toHaveLength(text.length)
})

it('clip counts columns', () => {
  expect(clip('采用甲牌', 8)).toBe('采用甲牌')
  expect(clip('采用甲牌', 7)).toBe('采用甲…')
})
