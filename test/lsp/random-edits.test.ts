import { describe, expect, it } from 'vitest'
import { clientFeatures } from '../../server/src/lsp/capabilities.ts'
import { toDiagnostic } from '../../server/src/lsp/convert.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { seeded, tender } from '../benchmark/tender.mjs'
import { dictionaries } from '../rules/tester.ts'
import { day, open, session, uri } from './fake.ts'
import { fullCapabilities, realSession } from './real.ts'
import { applyEdits, type Json, pullCapabilities } from './rpc.ts'

const published = 'textDocument/publishDiagnostics'
const edits = 300
const seed = 20261123

/** What people type and paste, with everything that makes places go wrong: two-unit characters, all line ends, markup. */
const pieces = [
  '华为',
  '须采用华为核心交换机。',
  '𠮷',
  '👩‍💻',
  'e\u0301',
  '\n',
  '\r\n',
  '\n\n',
  '\r\n\r\n## 第九章 技术参数\r\n\r\n',
  '# 第十章 评标办法\n\n',
  '| 须采用锐捷品牌 | 2 |\n',
  '注册资本不低于1000万元；',
  '<!-- tenderlint-waive all -- 已经批准 -->\n',
  '<!-- tenderlint-waive -->',
  '```\n',
  '---\nregion: 安徽\n---\n',
  '**',
  '，',
  ' ',
  '',
]

const fresh = createLinter(dictionaries())

/** The diagnostics that a check of the text alone gives. */
function expected(text: string, options: { version: number }): Json {
  const capabilities = { ...fullCapabilities } as never
  const client = clientFeatures({ capabilities, processId: null, rootUri: null, workspaceFolders: null })
  const { findings } = fresh.check(fresh.readSource('markdown', text), {
    asOf: day,
    region: [],
    locale: 'zh',
    rules: {},
  })
  const diagnostics = findings.map((finding) =>
    toDiagnostic(finding, uri, client, `file:///docs/rules/${finding.rule}.md`),
  )
  return JSON.parse(JSON.stringify({ uri, version: options.version, diagnostics }))
}

/** A text and its line starts as LSP counts them. */
function positionIn(text: string, offset: number): Json {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  return { line: lines.length - 1, character: lines.at(-1)!.length }
}

/** An offset between characters as an editor would have it: not inside a pair or a line break. */
function between(text: string, at: number): number {
  if (at > 0 && at < text.length) {
    if (text[at - 1] === '\r' && text[at] === '\n') return at - 1
    if (text.codePointAt(at - 1)! > 0xffff) return at - 1
  }
  return at
}

describe('published findings', () => {
  it(`equal those of a fresh check after each of ${edits} random edits`, async () => {
    const random = seeded(seed)
    const { rpc } = await realSession()
    let text: string = tender(3000, { seed: 7, density: 0.3 }).replaceAll('\n', '\r\n')
    open(rpc, text)
    let found = 0
    for (let version = 2; version < edits + 2; version++) {
      const count = random() < 0.8 ? 1 : 3
      const contentChanges: Json[] = []
      for (let i = 0; i < count; i++) {
        const start = between(text, Math.floor(random() * (text.length + 1)))
        const length = text.length > 4000 ? 400 : [0, 0, 1, 2, 30][Math.floor(random() * 5)]!
        const end = between(text, Math.min(text.length, start + length))
        const piece = pieces[Math.floor(random() * pieces.length)]!
        const stop = Math.max(start, end)
        contentChanges.push({ range: { start: positionIn(text, start), end: positionIn(text, stop) }, text: piece })
        text = text.slice(0, start) + piece + text.slice(stop)
      }
      rpc.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
      const given = await rpc.until(published, (params) => params.version === version)
      expect(given).toEqual(expected(text, { version }))
      found += given.diagnostics.length
    }
    expect(found).toBeGreaterThan(edits)
    rpc.notify('textDocument/didClose', { textDocument: { uri } })
    await rpc.until(published, (params) => params.diagnostics.length === 0 && params.version === undefined)
  }, 120_000)

  it('are never given for a version that is no more, nor after the document is closed', async () => {
    const random = seeded(seed)
    const { rpc } = await realSession()
    let version = 1
    for (let round = 0; round < 20; round++) {
      open(rpc, '# 采购需求\n\n须采用华为产品。\n', { version: ++version })
      const burst = Math.floor(random() * 6)
      for (let i = 0; i < burst; i++) {
        const at = { line: 2, character: 0 }
        const contentChanges = [{ range: { start: at, end: at }, text: pieces[Math.floor(random() * 6)]! }]
        rpc.notify('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges })
      }
      if (random() < 0.6) await rpc.until(published, (params) => params.version === version)
      rpc.notify('textDocument/didClose', { textDocument: { uri } })
      // an answer after the close shows that everything before it was served
      expect(
        await rpc.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } }),
      ).toBe(null)
      const last = rpc.received(published).at(-1)
      if (last) expect(last.diagnostics).toEqual([])
    }
    const versions = rpc.received(published).flatMap((params) => params.version ?? [])
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
  })

  it('offer rewrites that leave the rest of the text as it was, with two-unit characters and CRLF around', async () => {
    const { rpc } = await realSession()
    const text = '# 采购需求\r\n\r\n## 技术参数\r\n\r\n👩‍💻𠮷须采用华为交换机，e\u0301𠮷。\r\n下一行𠮷进口。\r\n'
    open(rpc, text)
    const { diagnostics } = await rpc.until(published, (params) => params.diagnostics.length > 0)
    let tried = 0
    for (const { range } of diagnostics) {
      const actions = await rpc.request('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [] },
      })
      for (const { edit, diagnostics: own } of actions) {
        const change = edit?.documentChanges?.[0]
        if (change?.textDocument?.uri !== uri || !own) continue
        expect(change.textDocument.version).toBe(1)
        const plain = change.edits.map((one: Json) => ({ ...one, newText: one.newText ?? '' }))
        const after = applyEdits(text, plain)
        const [{ range: place }] = plain
        const kept = applyEdits(text, [{ range: place, newText: '' }])
        expect(after.length).toBe(kept.length + plain[0].newText.length)
        expect(Buffer.from(after, 'utf8').toString('utf8')).toBe(after)
        expect(after.match(/\r\n/g)!.length).toBeGreaterThanOrEqual(6)
        tried++
      }
    }
    expect(tried).toBeGreaterThan(1)
  })

  it('are pulled no more for cancelled requests of any kind', async () => {
    const { rpc, linter } = await session({ capabilities: pullCapabilities })
    open(rpc, '华为')
    const place = { textDocument: { uri }, position: { line: 0, character: 1 } }
    const range = { start: place.position, end: place.position }
    const requests: [string, Json][] = [
      ['textDocument/hover', place],
      ['textDocument/completion', place],
      ['textDocument/codeLens', place],
      ['textDocument/documentSymbol', place],
      ['textDocument/codeAction', { ...place, range, context: { diagnostics: [] } }],
      ['tenderlint/overview', { uri }],
    ]
    for (const [method, params] of requests) {
      const { id, answer } = rpc.start(method, params)
      rpc.notify('$/cancelRequest', { id })
      await expect(answer, method).rejects.toMatchObject({ code: -32800 })
    }
    expect(linter.checks).toEqual([])
  })
})
