import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { SourceDocument } from '../../server/src/core/block.ts'
import { documentStore } from '../../server/src/lsp/documents.ts'
import type { CheckedDocument, CheckOptions, Linter } from '../../server/src/service/api.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { tender } from '../benchmark/tender.mjs'
import { dictionaries } from '../rules/tester.ts'
import { fakeLinter } from './fake.ts'

const options: CheckOptions = { asOf: '2026-11-23', region: [], locale: 'zh' }
const uri = 'file:///a.md'

/** A store over one document, with the calls that its linter got. */
function opened(linter: Linter) {
  const readings: { readonly source: string; readonly previous: SourceDocument | undefined }[] = []
  const open = new Map<string, TextDocument>()
  const store = documentStore({
    documents: open,
    linter: async () => ({
      ...linter,
      readSource(languageId, source, previous) {
        readings.push({ source, previous })
        if (source.includes('不可读')) throw new Error('unreadable')
        return linter.readSource(languageId, source, previous)
      },
    }),
    optionsFor: async () => options,
    log: () => {},
  })
  let version = 0
  return {
    store,
    readings,
    async type(text: string, languageId = 'markdown') {
      open.set(uri, TextDocument.create(uri, languageId, ++version, text))
      const state = await store.state(uri)
      return state!
    },
  }
}

describe('the document that was read before', () => {
  it('is given to the reader once, and only while the document is open', async () => {
    const { store, readings, type } = opened(fakeLinter())
    const first = await type('甲')
    const second = await type('甲乙')
    expect(await store.state(uri)).toBe(second)
    store.close(uri)
    await type('丙')
    expect(readings.map(({ previous }) => previous)).toEqual([undefined, first.checked!.document, undefined])
  })

  it('is the last one read, though its check failed; none when reading failed', async () => {
    const { readings, type } = opened(fakeLinter())
    await type('甲')
    expect((await type('出错')).failed).toBe('broken rule')
    expect((await type('不可读')).failed).toBe('unreadable')
    await type('乙')
    await type('丙')
    expect(readings.map(({ previous }) => previous?.source)).toEqual([undefined, '甲', '出错', undefined, '乙'])
  })

  it('is still the right one after the settings changed', async () => {
    const { store, readings, type } = opened(fakeLinter())
    await type('甲')
    store.invalidate()
    await store.state(uri)
    expect(readings[1]!.previous?.source).toBe('甲')
  })
})

const pieces = [
  ...[
    '',
    '字',
    '\n',
    '。',
    '|',
    '```\n',
    '<!--',
    '-->',
    '\n\n',
    '核心交换机须采用华为品牌。\n\n',
    '\n## 第九章 合同条款\n\n',
  ],
  ...[
    '\n\n| 序号 | 技术参数 |\n| --- | --- |\n| 1 | 须为海康威视 |\n\n',
    '\n1. ★支持堆叠\n2. ★双电源\n',
    '---\nkind: 采购需求\n---\n',
  ],
  '\n<!-- tenderlint-waive brand-and-model -- 上级文件指定 -->\n\n',
]
/** Share of the text where the edit begins, units removed, text put in. */
const edit = fc.record({
  at: fc.oneof(
    fc.nat(9999).map((at) => at / 10_000),
    fc.constant(0),
  ),
  remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400)),
  insert: fc.constantFrom(...pieces),
  languageId: fc.constantFrom('markdown', 'markdown', 'markdown', 'plaintext'),
})

function said({ findings, waived, excluded, outline, facts }: CheckedDocument) {
  return { findings, waived, excluded, outline, facts }
}

describe('a document after edits', () => {
  const data = dictionaries()
  const linter = createLinter(data)
  const fresh = createLinter(data)

  it('has the findings of a fresh check, whatever language it is in meanwhile', async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.array(edit, { minLength: 1, maxLength: 6 }), async (seed, edits) => {
        const { type } = opened(linter)
        let text = tender(4000, { seed, density: 0.2 })
        await type(text)
        const reports: (() => void)[] = []
        for (const { at, remove, insert, languageId } of edits) {
          const from = Math.floor(at * text.length)
          text = text.slice(0, from) + insert + text.slice(from + remove)
          const { checked } = await type(text, languageId)
          const expected = fresh.readSource(languageId, text)
          expect(checked!.document).toEqual(expected)
          const report = said(checked!)
          // Later, for the check remembers the last document whoever asks.
          reports.push(() => {
            fresh.check({ ...expected, blocks: [], directives: [] }, options)
            expect(report).toEqual(said(fresh.check(expected, options)))
          })
          found += report.findings.length
        }
        for (const compare of reports) compare()
      }),
      { seed: 20261123, numRuns: 25 },
    )
    expect(found).toBeGreaterThan(200)
  })
})
