import { describe, expect, it } from 'vitest'
import { parsePattern } from '../../server/src/core/pattern/parse.ts'
import { requiredWords } from '../../server/src/core/pattern/required.ts'

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
