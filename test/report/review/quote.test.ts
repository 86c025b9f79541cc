import { describe, expect, it } from 'vitest'
import { textOffset } from '../../../server/src/core/block.ts'
import type { Finding } from '../../../server/src/core/finding.ts'
import { lineStarts } from '../../../server/src/core/position.ts'
import { readMarkdown } from '../../../server/src/format/markdown/read.ts'
import { quoteIn, quoteOf } from '../../../server/src/report/review/quote.ts'
import { rangeOf } from '../../../server/src/service/place.ts'

function quoted(source: string, words: string) {
  const { blocks } = readMarkdown(source)
  const start = source.indexOf(words)
  const range = rangeOf(lineStarts(source), start, start + words.length)
  return quoteOf({ range, text: words } as Finding, blocks)
}

describe('quoteIn', () => {
  it('cuts at the stops around the words and keeps the last one', () => {
    const text = '交货期三十天。须采用甲牌产品；质保三年。'
    const at = text.indexOf('甲牌')
    expect(quoteIn(text, at, at + 2)).toEqual({ before: '须采用', words: '甲牌', after: '产品；' })
  })

  it('marks where a long sentence is cut and splits no surrogate pair', () => {
    const text = `${'𠮷'.repeat(200)}甲牌${'𠮷'.repeat(200)}`
    const { before, after } = quoteIn(text, 400, 402)
    expect([before[0], after.at(-1)]).toEqual(['…', '…'])
    expect(before + after).not.toMatch(/\p{Cs}/u)
    expect(before.length).toBeLessThan(125)
  })

  it('takes words that are the whole text, or that end with the stop', () => {
    expect(quoteIn('甲牌', 0, 2)).toEqual({ before: '', words: '甲牌', after: '' })
    expect(quoteIn('甲牌。乙', 0, 3)).toEqual({ before: '', words: '甲牌。', after: '' })
  })
})

describe('quoteOf', () => {
  it('quotes the text, not the markup', () => {
    const quote = quoted('| 名称 | 参数 |\n|---|---|\n| 屏 | 采用**甲牌** *面板* |\n', '甲牌')
    expect(quote).toEqual({ before: '采用', words: '甲牌', after: ' 面板' })
  })

  it('joins soft-wrapped lines', () => {
    expect(quoted('须采用\n甲牌产品，\n质保三年。\n', '甲牌').after).toMatch(/^产品，\s?质保三年。$/)
  })

  it('gives the words alone when no block holds them', () => {
    const range = rangeOf(lineStarts(''), 5, 7)
    expect(quoteOf({ range, text: '甲牌' } as Finding, [])).toEqual({ before: '', words: '甲牌', after: '' })
  })
})

it('a text offset is the way back from its source offset', () => {
  const { blocks } = readMarkdown('- 采用 **甲&amp;乙** `x`\n  第二行 [链接](u)\n')
  const block = blocks[0]!
  for (let pair = 0; pair < block.map.length; pair += 2) {
    expect(textOffset(block, block.map[pair + 1]!)).toBe(block.map[pair])
  }
  expect(textOffset(block, 0)).toBe(0)
  expect(textOffset(block, block.end)).toBeLessThanOrEqual(block.text.length)
})
