import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import type { Root } from '../../server/src/language/nlcst/tree.ts'
import { parseChinese, retextChinese } from '../../server/src/unified/retext.ts'
import { words } from '../language/nlcst/words.ts'

describe('the parser over the dictionaries', () => {
  it('keeps names, terms and models whole', () => {
    expect(words(parseChinese('核心交换机须采用华为S5735-L48T4S，注册资金不低于500万元。'))).toEqual([
      '核心|交换机|须|采用|华为|S5735-L48T4S|，|注册资金|不低于|500|万元|。',
    ])
  })

  it('does not cut a name out of an ordinary word', () => {
    expect(words(parseChinese('符合欧美标准'))).toEqual(['符合|欧美|标准'])
  })
})

describe('retextChinese', () => {
  it('is a parser for unified, and runs what other plugins add', () => {
    const seen: string[] = []
    const note = (name: string) => () => seen.push(name)
    const processor = unified()
      .use(retextChinese as never)
      .data('nlcstSentenceExtensions' as never, [note('sentence')] as never)
      .data('nlcstParagraphExtensions' as never, [note('paragraph')] as never)
      .freeze()
    expect(words(processor.parse('采购。验收') as Root)).toEqual(['采购|。', '验收'])
    expect(seen).toEqual(['sentence', 'sentence', 'paragraph'])
  })
})
