import { expect, it } from 'vitest'
import { likelyIn } from '../../server/src/core/pattern/likely.ts'
import { parsePattern } from '../../server/src/core/pattern/parse.ts'

const bitsOf = (...patterns: string[]) => likelyIn(patterns.map(parsePattern))

it('asks for the rarest set of words of each pattern', () => {
  const bits = bitsOf('(的|得) ~4 另行采购', '(单独|另外)委托', '{number}')
  expect(bits('由采购人另行采购', 0, 8)).toBe(0b101)
  expect(bits('单独委托', 0, 4)).toBe(0b110)
  expect(bits('单独委托', 0, 1)).toBe(0b100)
})

it('lets all be tried where a number has no room for them', () => {
  expect(bitsOf(...Array.from({ length: 32 }, () => '单独'))('无', 0, 1)).toBe(-1)
})
