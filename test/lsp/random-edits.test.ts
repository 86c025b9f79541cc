import { describe, expect, it } from 'vitest'
import { clientFeatures } from '../../server/src/lsp/capabilities.ts'
import { toDiagnostic } from '../../server/src/lsp/convert.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { seeded, tender } from '../benchmark/tender.mjs'
import { dictionaries } from '../rules/tester.ts'
import { day, open, session, uri } from './fake.ts'
import { pieces, randomChanges } from './random-text.ts'
import { fullCapabilities, realSession } from './real.ts'
import { applyEdits, type Json, pullCapabilities } from './rpc.ts'

const published = 'textDocument/publishDiagnostics'
const edits = 600
const seed = 20261123
const data = dictionaries()
let fresh = createLinter(data)
const client = clientFeatures({ capabilities: fullCapabilities, processId: null, rootUri: null } as never)

/** The diagnostics that a check of the text alone gives. */
function expected(text: string, languageId = 'markdown'): Json {
  const options = { asOf: day, region: [], locale: 'zh', rules: {} } as const
  const { findings } = fresh.check(fresh.readSource(languageId, text), options)
  const diagnostics = findings.map((finding) =>
    toDiagnostic(finding, uri, client, `file:///docs/rules/${finding.rule}.md`),
  )
  return JSON.parse(JSON.stringify(diagnostics))
}

/** Texts by version, and what comes of the next random change. */
function edited(start: number) {
  const next = randomChanges(start, 2500)
  const texts = new Map([[1, tender(1800, { seed: start, density: 0.3 }).replaceAll('\n', '\r\n')]])
  return {
    texts,
    change() {
      const version = texts.size + 1
      const { contentChanges, text } = next(texts.get(version - 1)!)
      texts.set(version, text)
      // what a check remembers of earlier ones must not make the comparison blind
      if (version % 150 === 0) fresh = createLinter(data)
      return { textDocument: { uri, version }, contentChanges }
    },
  }
}

describe.each(['markdown', 'plaintext'])('in %s, after each of many random edits', (languageId) => {
  const random = seeded(seed)

  it(`the published findings are those of a fresh check, for each of ${edits} edits or its burst`, async () => {
    const { rpc } = await realSession()
    const { texts, change } = edited(seed)
    open(rpc, texts.get(1)!, { languageId })
    let found = 0
    while (texts.size <= edits) {
      rpc.notify('textDocument/didChange', change())
      // people do not wait for the check
      if (random() < 0.15) continue
      const version = texts.size
      const given = await rpc.until(published, (params) => params.version === version)
      expect(given.diagnostics).toEqual(expected(texts.get(version)!, languageId))
      found += given.diagnostics.length
    }
    expect(found).toBeGreaterThan(edits)
    rpc.notify('textDocument/didClose', { textDocument: { uri } })
    await rpc.until(published, (params) => params.diagnostics.length === 0 && params.version === undefined)
    for (const { version, diagnostics } of rpc.received(published).slice(0, -1))
      if (random() < 0.1) expect(diagnostics).toEqual(expected(texts.get(version)!, languageId))
  }, 120_000)

  it(`the pulled findings are those of a fresh check, for each of ${edits} edits`, async () => {
    const textDocument = { ...fullCapabilities.textDocument, diagnostic: {} }
    const { rpc } = await realSession({ capabilities: { ...fullCapabilities, textDocument } })
    const { texts, change } = edited(seed + 1)
    open(rpc, texts.get(1)!, { languageId })
    let previousResultId: string | undefined
    let found = 0
    while (texts.size <= edits) {
      rpc.notify('textDocument/didChange', change())
      const answer = await rpc.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId })
      expect(answer.kind).toBe('full')
      expect(answer.items).toEqual(expected(texts.get(texts.size)!, languageId))
      previousResultId = answer.resultId
      found += answer.items.length
    }
    expect(found).toBeGreaterThan(edits)
    expect(rpc.received(published)).toEqual([])
  }, 120_000)
})

describe('published findings', () => {
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
