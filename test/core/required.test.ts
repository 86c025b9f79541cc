import { describe, expect, it } from 'vitest'
import { parsePattern } from '../../server/src/core/pattern/parse.ts'
import { requiredSlots, requiredWords } from '../../server/src/core/pattern/required.ts'

describe('the words that a match cannot do without', () => {
  it.each([
    ['指定品牌', [['指定品牌']]],
    [
      '(具有|具备) …8 (得|加)',
      [
        ['具有', '具备'],
        ['得', '加'],
      ],
    ],
    ['(注册)?(资本|资金)', [['资本', '资金']]],
    ['采用{brand}(品牌)?', [['采用']]],
    ['({brand}|{product}) ~4 或相当于', [['或相当于']]],
    ['((按|以)抽签|摇号)确定', [['按', '以', '摇号'], ['确定']]],
    ['(不得|{number}) …4 设置', [['设置']]],
  ])('%s', (source, words) => expect(requiredWords(parsePattern(source))).toEqual(words))
})

describe('the slots that a match cannot do without', () => {
  const known = new Set(['brand', 'product'])
  it.each([
    ['采用 ~4 {brand+ as b}(品牌)?', [['brand']]],
    ['({brand}|{product}) ~4 或相当于', [['brand', 'product']]],
    ['({brand}|国产) …4 ({product})?', []],
    ['{number}台', []],
  ])('%s', (source, slots) => expect(requiredSlots(parsePattern(source), known)).toEqual(slots))
})
