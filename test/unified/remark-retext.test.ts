import remarkParse from 'remark-parse'
import remarkRetext from 'remark-retext'
import retextRepeatedWords from 'retext-repeated-words'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { expect, it } from 'vitest'
import type { Root } from '../../server/src/language/nlcst/tree.ts'
import { parseChinese, parser, retextChinese } from '../../server/src/unified/retext.ts'
import type * as declared from '../../types/retext.d.ts'
import { places, words } from '../language/nlcst/words.ts'

// the declaration that ships must fit what it declares
const parse: typeof declared.parseChinese = parseChinese

const text = '# 采购需求\n\n**交换机**须采用 `华为` 的\n交换机，the the。供应商应当！\n\n- 列表一。列表二\n'
const expected = [
  '采购需求',
  '交换机|须|采用| |`华为`| |的|\n|交换机|，|the| |the|。',
  '供应商|应当|！',
  '列表一|。',
  '列表二',
]

it('reads Markdown as Chinese behind remark-retext, with places in the Markdown', async () => {
  const trees: Root[] = []
  const chinese = unified()
    .use(retextChinese as never)
    .use(retextRepeatedWords)
    .use(() => (tree) => void trees.push(tree as unknown as Root))
  const bridge = unified()
    .use(remarkParse)
    .use(remarkRetext as never, chinese as never)
  const file = new VFile(text)
  await bridge.run(bridge.parse(file), file)
  expect(words(trees[0]!)).toEqual(expected)
  for (const { value, start, end } of places(trees[0]!)) expect(text.slice(start, end)).toBe(value)
  expect(file.messages.map(({ line, column }) => [line, column])).toEqual([[4, 5]])
})

it('is a parser that remark-retext takes', async () => {
  const bridge = unified()
    .use(remarkParse)
    .use(remarkRetext, parser() as never)
  const tree = (await bridge.run(bridge.parse(text), new VFile(text))) as unknown as Root
  expect(words(tree)).toEqual(expected)
  expect(parse('')).toEqual({ type: 'RootNode', children: [], position: expect.anything() })
})
