import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineStarts } from '../../../server/src/core/position.ts'
import { parseChinese } from '../../../server/src/language/nlcst/parse.ts'
import type { Place } from '../../../server/src/language/nlcst/tree.ts'
import { textOf } from '../../../server/src/language/nlcst/tree.ts'
import { tokens, words } from './words.ts'

const known = ['采购', '采购人', '华为', '的', '交换机', 'h3c']
const longest = (folded: string, start: number) =>
  Math.max(start, ...known.filter((word) => folded.startsWith(word, start)).map((word) => start + word.length))
const parse = (text: string) => parseChinese(text, longest)

describe('words', () => {
  it.each([
    ['采购人的华为交换机', '采购人|的|华为|交换机'],
    ['其他一切未知的字', '其他|一切|未知|的|字'],
    ['一二三四五', '一二|三四五'],
    ['𠮷野家采购', '𠮷野家|采购'],
    ['S5735-L48T4S、TCP/IP，3.5GHz，1,000个', 'S5735-L48T4S|、|TCP/IP|，|3.5GHz|，|1,000|个'],
    ['Ｈ３Ｃ交换机', 'Ｈ３Ｃ|交换机'],
    ['≥10%……a-', '≥|10|%|……|a|-'],
    ['https://a.b/c?d=1。', 'https://a.b/c?d=1|。'],
  ])('%s', (text, expected) => {
    expect(words(parse(text))).toEqual([expected])
  })

  it('hold their inner marks as nodes', () => {
    expect(tokens(parse('A-1'))[0]).toMatchObject({
      type: 'WordNode',
      children: [
        { type: 'TextNode', value: 'A' },
        { type: 'PunctuationNode', value: '-' },
        { type: 'TextNode', value: '1' },
      ],
    })
  })
})

describe('sentences and paragraphs', () => {
  it('end at stops with what closes after them, and at line ends', () => {
    expect(words(parse('他说：“采购。”采购；采购？！采购\n采购'))).toEqual([
      '他说|：|“|采购|。|”',
      '采购|；',
      '采购|？|！',
      '采购',
      '采购',
    ])
  })

  it('are parted by blank lines, with the blanks beside them', () => {
    const root = parse(' 采购。\r\n\r\n采购 ')
    expect(root.children.map(({ type }) => type)).toEqual([
      'WhiteSpaceNode',
      'ParagraphNode',
      'WhiteSpaceNode',
      'ParagraphNode',
      'WhiteSpaceNode',
    ])
    expect(root.children[3]!.position!.start).toEqual({ line: 3, column: 1, offset: 8 })
  })

  it('are none in an empty text', () => {
    expect(parse('').children).toEqual([])
    expect(words(parse('。'))).toEqual(['。'])
  })
})

const piece = fc.constantFrom(
  '采购',
  '采',
  '。',
  '；',
  '”',
  ' ',
  '\n',
  '\r\n',
  '\r',
  'S5-',
  '3.5',
  '𠮷',
  '！！',
  'https://a',
  '　',
  '\ud842',
)

describe('any text', () => {
  it('is the sum of its tokens, each at its place', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((all) => all.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const root = parse(text)
          const starts = lineStarts(text)
          const fits = ({ start, end }: Place, value: string) => {
            expect(text.slice(start.offset, end.offset)).toBe(value)
            for (const { line, column, offset } of [start, end]) expect(starts[line - 1]! + column - 1).toBe(offset)
          }
          expect(tokens(root).map(textOf).join('')).toBe(text)
          for (const token of tokens(root)) {
            fits(token.position!, textOf(token))
            if ('children' in token) for (const child of token.children) fits(child.position!, child.value)
          }
          for (const node of root.children)
            if (node.type === 'ParagraphNode') {
              const inner = node.children.flatMap((child) => ('value' in child ? [child] : child.children))
              fits(node.position!, inner.map(textOf).join(''))
              for (const child of node.children)
                if (child.type === 'SentenceNode') fits(child.position!, child.children.map(textOf).join(''))
            }
        },
      ),
    )
  })

  it('asks for a word at most twice a character, however long an unknown stretch is', () => {
    for (const text of ['采购人须提供华为的检测报告；'.repeat(1000), '嗯'.repeat(10_000), 'A-1。'.repeat(1000)]) {
      let asked = 0
      parseChinese(text, (folded, start) => {
        asked++
        return longest(folded, start)
      })
      // the place where an unknown stretch ends is asked for twice
      expect(asked).toBeLessThanOrEqual(text.length * 2)
    }
  })
})
