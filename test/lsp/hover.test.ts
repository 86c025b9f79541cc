import { describe, expect, it } from 'vitest'
import { open, rangeOfWord, session, uri } from './fake.ts'
import { pushCapabilities } from './rpc.ts'

const text = '𠮷交换机须用华为。\n'
const word = rangeOfWord(text, '华为')
const at = (character: number) => ({ textDocument: { uri }, position: { line: 0, character } })

describe('hover', () => {
  it('says what, why, the law with its date and the rewrites, in Markdown', async () => {
    const { rpc } = await session()
    open(rpc, text)
    const { contents, range } = await rpc.request('textDocument/hover', at(word.start.character))
    expect(range).toEqual(word)
    expect(contents.kind).toBe('markdown')
    for (const part of [
      '**指定品牌** · 确定',
      '指定了华为',
      '**为什么**：只有一家能够满足。',
      '《政府采购法实施条例》第二十条第（六）项（国务院令第658号，2015-03-01 起施行）：不得限定品牌',
      '改为设备名称：交换机',
      '[规则说明](file:///docs/rules/brand-and-model/brand-named.md)',
    ])
      expect(contents.value).toContain(part)
  })

  it('speaks English when told so, and plain text where Markdown is not read', async () => {
    const capabilities = { ...pushCapabilities, textDocument: { ...pushCapabilities.textDocument, hover: {} } }
    const { rpc } = await session({
      capabilities,
      initializationOptions: { settings: { tenderlint: { locale: 'en' } } },
    })
    open(rpc, text)
    const { contents } = await rpc.request('textDocument/hover', at(word.start.character))
    expect(contents.kind).toBe('plaintext')
    expect(contents.value).toContain('Brand named · certain\n\nnames 华为\n\nWhy: One maker only.')
    expect(contents.value).toContain('in force since 2015-03-01')
    expect(contents.value).not.toContain('**')
  })

  it('is silent where nothing was found', async () => {
    const { rpc } = await session()
    open(rpc, text)
    expect(await rpc.request('textDocument/hover', at(1))).toBeNull()
  })
})
