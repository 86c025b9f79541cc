import { array, assert, constantFrom, nat, property, string } from 'fast-check'
import { expect, it } from 'vitest'
import { wordBits } from '../../server/src/core/word-bits.ts'

it('tells which groups a text has', () => {
  const bitsOf = wordBits([['预算', '限价'], ['元'], ['最高限价']])
  expect(bitsOf('最高限价为 3 万元')).toBe(0b111)
  expect(bitsOf('预')).toBe(0)
  expect(bitsOf('限价')).toBe(0b001)
  expect(bitsOf('')).toBe(0)
})

it('says what a search for each word says', () => {
  const short = string({ unit: constantFrom('甲', '乙', '丙', '1'), minLength: 1, maxLength: 4 })
  const groups = array(array(short, { maxLength: 4 }), { maxLength: 6 })
  assert(
    property(groups, string({ unit: constantFrom('甲', '乙', '丙', '1'), maxLength: 12 }), (lists, text) => {
      const wanted = lists.reduce(
        (sum, words, at) => sum | (words.some((word) => text.includes(word)) ? 1 << at : 0),
        0,
      )
      expect(wordBits(lists)(text)).toBe(wanted)
    }),
  )
})

it('looks at a stretch as at a text of its own', () => {
  const short = string({ unit: constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 3 })
  const text = string({ unit: constantFrom('甲', '乙', '丙'), minLength: 4, maxLength: 9 })
  assert(
    property(
      array(array(short, { maxLength: 3 }), { maxLength: 4 }),
      text,
      nat(4),
      nat(9),
      (lists, whole, from, to) => {
        const bitsOf = wordBits(lists)
        const end = Math.max(from, Math.min(to, whole.length))
        expect(bitsOf(whole, from, end)).toBe(bitsOf(whole.slice(from, end)))
      },
    ),
  )
})

it('refuses more groups than a number has bits for', () => {
  expect(() => wordBits(Array.from({ length: 32 }, () => ['字']))).toThrow('32 groups')
})
