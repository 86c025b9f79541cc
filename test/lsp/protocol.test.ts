import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lspRange } from '../../server/src/lsp/convert.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { tender } from '../benchmark/tender.mjs'
import { dictionaries } from '../rules/tester.ts'
import { day, rangeOfWord } from './fake.ts'
import { randomChanges } from './random-text.ts'
import { applyEdits, type Json, pullCapabilities, pushCapabilities, type Rpc, rpcClient } from './rpc.ts'

/** The real server as a child process, with the real rules. `npm test` builds it first. */
const cli = process.env.TENDERLINT_CLI ?? fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const published = 'textDocument/publishDiagnostics'
const codeAction = 'textDocument/codeAction'
const text = '# 某单位招标文件\n\n## 第三章 采购需求\n\n### 技术参数\n\n𠮷核心交换机须采用华为产品。\n'
const brand = rangeOfWord(text, '华为')
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

let folder = ''
let child: ChildProcess
let exit: Promise<number | null>
let stderr = ''
let rpc: Rpc
let uri = ''

async function start(capabilities: unknown, initializationOptions?: unknown): Promise<Json> {
  const env = { ...process.env, TENDERLINT_AS_OF: day }
  child = spawn(process.execPath, [cli, 'lsp', '--stdio'], { cwd: folder, stdio: 'pipe', env })
  exit = new Promise((resolve) => child.on('exit', resolve))
  child.stderr!.on('data', (chunk) => (stderr += chunk))
  rpc = rpcClient(child.stdout!, child.stdin!)
  const rootUri = pathToFileURL(folder).href
  const result = await rpc.request('initialize', {
    processId: process.pid,
    rootUri,
    capabilities,
    initializationOptions,
  })
  rpc.notify('initialized', {})
  return result
}

function open(source: string): void {
  rpc.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text: source } })
}

function change(version: number, contentChanges: Json[]): void {
  rpc.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
}

const onBrand = (diagnostics: Json[]) =>
  diagnostics.filter((item) => JSON.stringify(item.range.start) === JSON.stringify(brand.start))

beforeEach(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run `npm run build` first')
  folder = mkdtempSync(join(tmpdir(), 'tenderlint-protocol-'))
  uri = pathToFileURL(join(folder, '招标文件.md')).href
  stderr = ''
})

afterEach(async () => {
  if (child.exitCode === null) child.kill()
  await exit
  rmSync(folder, { recursive: true })
})

describe('the server as a child process', () => {
  it('publishes, hovers, rewrites, waives, follows incremental changes and leaves with status 0', async () => {
    const { capabilities } = await start(pushCapabilities)
    expect(capabilities.textDocumentSync).toMatchObject({ openClose: true, change: 2 })
    open(text)
    const first = await rpc.until(published, (params) => params.uri === uri)
    expect(first.version).toBe(1)
    const [found] = onBrand(first.diagnostics)
    expect(found.range.end.character).toBeGreaterThanOrEqual(brand.end.character)
    expect(found).toMatchObject({
      severity: 1,
      source: 'tenderlint',
      code: expect.stringMatching(/^brand-and-model\//),
    })
    expect(existsSync(fileURLToPath(found.codeDescription.href))).toBe(true)
    expect(found.codeDescription.href).toContain(`docs/rules/${found.code}.md`)

    const hover = await rpc.request('textDocument/hover', { textDocument: { uri }, position: brand.start })
    expect(hover.contents.value).toContain('为什么')
    expect(hover.contents.value).toMatch(/《[^》]+》第[^条]+条/)

    // What Neovim 0.7 does: the right range, and byte columns in the diagnostics.
    const bytes = { start: { line: brand.start.line, character: 29 }, end: { line: brand.start.line, character: 35 } }
    const context = { diagnostics: [{ ...found, range: bytes }] }
    const actions = await rpc.request(codeAction, { textDocument: { uri }, range: brand, context })
    expect(actions[0]).toMatchObject({ kind: 'quickfix', isPreferred: true })
    const [fix] = actions[0].edit.documentChanges
    expect(fix.textDocument).toEqual({ uri, version: 1 })
    const fixed = applyEdits(text, fix.edits)
    expect(fixed).not.toContain('华为')
    expect(fixed.startsWith(text.slice(0, text.indexOf('𠮷') + 2))).toBe(true)

    change(
      2,
      fix.edits.map((edit: Json) => ({ range: edit.range, text: edit.newText })),
    )
    const second = await rpc.until(published, (params) => params.version === 2)
    expect(second.diagnostics.filter((item: Json) => item.code === found.code)).toEqual([])

    change(3, [{ text }])
    await rpc.until(published, (params) => params.version === 3 && onBrand(params.diagnostics).length > 0)
    const again = await rpc.request(codeAction, { textDocument: { uri }, range: brand, context: { diagnostics: [] } })
    const waive = again.find((action: Json) => action.title.includes('豁免') && action.title.includes(found.code))
    const unwritten = applyEdits(text, waive.edit.documentChanges[0].edits)
    change(4, [{ text: unwritten }])
    const fourth = await rpc.until(published, (params) => params.version === 4)
    const codes = (params: Json) => params.diagnostics.map((item: Json) => item.code)
    expect(codes(fourth)).toContain(found.code)
    expect(codes(fourth)).toContain('document-structure/waiver-invalid')
    const place = rangeOfWord(unwritten, '（请填写）')
    change(5, [{ range: place, text: '兼容现有系统，见批复〔2024〕5号' }])
    const fifth = await rpc.until(published, (params) => params.version === 5)
    expect(codes(fifth)).not.toContain(found.code)
    expect(codes(fifth)).not.toContain('document-structure/waiver-invalid')

    change(6, [{ text }])
    rpc.notify('textDocument/didClose', { textDocument: { uri } })
    await rpc.until(published, (params) => params.uri === uri && params.version === undefined)
    await later(80)
    expect(rpc.received(published).at(-1)).toEqual({ uri, diagnostics: [] })
    // version 6 may have been published before the server read of the closing, never after it
    expect(rpc.received(published).filter((params) => params.version === undefined)).toHaveLength(1)

    expect(await rpc.request('shutdown', undefined)).toBeNull()
    rpc.notify('exit', undefined)
    expect(await exit).toBe(0)
    expect(stderr).toBe('')
  })

  it('answers pulls with result ids and gives its own client the waiver with the reason', async () => {
    const { capabilities } = await start(pullCapabilities, { commands: true })
    expect(capabilities.diagnosticProvider).toBeDefined()
    open(text)
    const first = await rpc.request('textDocument/diagnostic', { textDocument: { uri } })
    const [found] = onBrand(first.items)
    expect(found).toMatchObject({ severity: 1, range: { start: brand.start } })
    const same = await rpc.request('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId: first.resultId,
    })
    expect(same).toEqual({ kind: 'unchanged', resultId: first.resultId })
    const target = { uri, rule: found.code, fingerprint: found.data }
    const waiver = await rpc.request('tenderlint/waiverEdit', { ...target, reason: '单一来源，已获批准' })
    change(2, [{ text: applyEdits(text, waiver.edits) }])
    const second = await rpc.request('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId: first.resultId,
    })
    expect(second.kind).toBe('full')
    expect(second.items.map((item: Json) => item.code)).not.toContain(found.code)
    expect(rpc.received(published)).toEqual([])
  })

  it('waives inside a table cell without breaking the table', async () => {
    await start(pullCapabilities, { commands: true })
    const row = (cell: string) => `| ${cell} | 1 |\n`
    const source = `# 招标文件\n\n## 采购需求\n\n| 技术参数 | 数量 |\n| --- | --- |\n${row('须采用华为交换机')}${row('须采用锐捷交换机')}`
    open(source)
    const before = await rpc.request('textDocument/diagnostic', { textDocument: { uri } })
    const at = (word: string, items: Json[], within: string) =>
      items.filter((item) => JSON.stringify(item.range.start) === JSON.stringify(rangeOfWord(within, word).start))
    const [found] = at('华为', before.items, source)
    expect(at('锐捷', before.items, source)).not.toEqual([])
    const target = { uri, rule: found.code, fingerprint: found.data }
    const { edits } = await rpc.request('tenderlint/waiverEdit', { ...target, reason: '现有系统兼容' })
    const waived = applyEdits(source, edits)
    change(2, [{ text: waived }])
    const after = await rpc.request('textDocument/diagnostic', { textDocument: { uri } })
    expect(at('华为', after.items, waived)).toEqual([])
    expect(at('锐捷', after.items, waived)).not.toEqual([])
  })

  it('pulls and publishes what a fresh check finds, after each of 300 random edits', async () => {
    const fresh = createLinter(dictionaries())
    for (const capabilities of [pullCapabilities, pushCapabilities]) {
      await start(capabilities)
      const next = randomChanges(42, 2000)
      let source = tender(1500, { seed: 42, density: 0.3 })
      open(source)
      let found = 0
      for (let version = 2; version <= 151; version++) {
        const { contentChanges, text: after } = next(source)
        source = after
        change(version, [...contentChanges])
        const pulls = capabilities === pullCapabilities
        const marks: Json[] = pulls
          ? (await rpc.request('textDocument/diagnostic', { textDocument: { uri } })).items
          : (await rpc.until(published, (params) => params.version === version)).diagnostics
        const options = { asOf: day, region: [], locale: 'zh', rules: {} } as const
        const { findings } = fresh.check(fresh.readSource('markdown', source), options)
        expect(marks.map(({ code, message, range, data }) => ({ code, message, range, data }))).toEqual(
          findings.map(({ rule, message, range, fingerprint }) => {
            return { code: rule, message, range: lspRange(range), data: fingerprint }
          }),
        )
        found += marks.length
      }
      expect(found).toBeGreaterThan(150)
      child.kill()
      await exit
    }
  }, 60_000)

  it('ends with status 1 when the client goes away without a word', async () => {
    await start(pushCapabilities)
    child.stdin!.end()
    expect(await exit).toBe(1)
  })
})
