import { describe, expect, it } from 'vitest'
import type { Finding } from '../../server/src/core/finding.ts'
import { capFindings } from '../../server/src/lsp/diagnostics.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { dictionaries } from '../rules/tester.ts'
import { withBrokenRule } from '../service/broken-rule.ts'
import { open, rangeOfWord, session, uri } from './fake.ts'
import { pullCapabilities, pushCapabilities } from './rpc.ts'

const published = 'textDocument/publishDiagnostics'
const text = '# 采购需求\n\n𠮷交换机须用华为，或者进口产品。\n'
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('push', () => {
  it('publishes rule, severity, page, fingerprint and version in UTF-16 columns', async () => {
    const { rpc } = await session()
    open(rpc, text, { version: 3 })
    const { diagnostics, version } = await rpc.until(published, (params) => params.uri === uri)
    expect(version).toBe(3)
    expect(diagnostics).toHaveLength(2)
    expect(diagnostics[0]).toMatchObject({
      range: rangeOfWord(text, '华为'),
      severity: 1,
      code: 'brand-and-model/brand-named',
      codeDescription: { href: 'file:///docs/rules/brand-and-model/brand-named.md' },
      source: 'tenderlint',
      data: 'brand-and-model/brand-named@华为#0',
      message: '指定了华为',
    })
    expect(diagnostics[0].range.start.character).toBe(7)
    expect(diagnostics[0].relatedInformation[0]).toMatchObject({ location: { uri }, message: '同一问题的另一处' })
    expect(diagnostics[1].severity).toBe(2)
  })

  it('sends nothing that the client did not say it takes', async () => {
    const { rpc, initialized } = await session({ capabilities: {} })
    expect(initialized.capabilities.codeActionProvider).toBeUndefined()
    expect(initialized.capabilities.diagnosticProvider).toBeUndefined()
    open(rpc, text)
    const params = await rpc.until(published, (given) => given.diagnostics.length > 0)
    expect(Object.keys(params)).not.toContain('version')
    expect(Object.keys(params.diagnostics[0]).sort()).toEqual(['code', 'message', 'range', 'severity', 'source'])
  })

  it('checks a burst of changes once and publishes its last version only', async () => {
    const { rpc, linter } = await session()
    open(rpc, text, { version: 1 })
    await rpc.until(published, (params) => params.version === 1)
    for (let version = 2; version <= 6; version++)
      rpc.notify('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '华为' }],
      })
    const { diagnostics } = await rpc.until(published, (params) => params.version === 6)
    await later(60)
    expect(diagnostics).toHaveLength(7)
    expect(rpc.received(published).map((params) => params.version)).toEqual([1, 6])
    expect(linter.checks).toHaveLength(2)
  })

  it('clears the marks when a document is closed, and publishes nothing after', async () => {
    const { rpc, linter } = await session({}, { delay: 40 })
    open(rpc, text)
    await rpc.until(published, (params) => params.diagnostics.length > 0)
    rpc.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: '华为' }] })
    rpc.notify('textDocument/didClose', { textDocument: { uri } })
    await rpc.until(published, (params) => params.diagnostics.length === 0)
    await later(100)
    expect(rpc.received(published).map((params) => params.diagnostics.length)).toEqual([2, 0])
    expect(linter.checks).toHaveLength(1)
  })

  it('publishes nothing for a document that is closed before its check', async () => {
    const { rpc, linter } = await session({}, { delay: 40 })
    open(rpc, text)
    rpc.notify('textDocument/didClose', { textDocument: { uri } })
    await later(100)
    expect(rpc.received(published)).toEqual([])
    expect(linter.checks).toEqual([])
  })

  it('caps with a note that says so', async () => {
    const { rpc } = await session({}, { limit: 3 })
    open(rpc, '进口\n'.repeat(4) + '华为\n'.repeat(2))
    const { diagnostics } = await rpc.until(published, (params) => params.uri === uri)
    expect(diagnostics).toHaveLength(4)
    expect(diagnostics[0].message).toContain('6')
    expect(diagnostics[0].message).toContain('3')
    expect(diagnostics.slice(1).map((diagnostic: { code: string }) => diagnostic.code.split('/')[0])).toEqual([
      'imported-or-domestic',
      'brand-and-model',
      'brand-and-model',
    ])
  })

  it('survives a check that throws: logs it once, says so in the document, goes on', async () => {
    const { rpc } = await session()
    open(rpc, '出错')
    const broken = await rpc.until(published, (params) => params.uri === uri)
    expect(broken.diagnostics[0].message).toContain('broken rule')
    rpc.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: '还是出错' }] })
    await rpc.until(published, (params) => params.version === 2)
    rpc.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: [{ text: '华为' }] })
    const mended = await rpc.until(published, (params) => params.version === 3)
    expect(mended.diagnostics[0].message).toBe('指定了华为')
    expect(rpc.received('window/logMessage').filter((log) => log.message.includes('broken rule'))).toHaveLength(1)
  })

  it('says so when the dictionaries cannot be loaded', async () => {
    const { rpc } = await session({}, { linter: () => Promise.reject(new Error('dictionaries.bin is missing')) })
    open(rpc, text)
    const { diagnostics } = await rpc.until(published, (params) => params.uri === uri)
    expect(diagnostics[0].message).toContain('dictionaries.bin is missing')
  })
})

describe('while the settings are asked for', () => {
  const capabilities = { ...pushCapabilities, workspace: { ...pushCapabilities.workspace, configuration: true } }

  /** A client that answers no question about settings before it is told to. */
  async function slow() {
    let answer = (_settings: object) => {}
    const settings = new Promise<object>((resolve) => {
      answer = resolve
    })
    const started = await session({ capabilities }, {}, { 'workspace/configuration': () => settings })
    return { ...started, answer: () => answer([{}]) }
  }

  it('a document that is closed is neither checked nor published', async () => {
    const { rpc, linter, answer } = await slow()
    open(rpc, text)
    await rpc.until('workspace/configuration', () => true)
    rpc.notify('textDocument/didClose', { textDocument: { uri } })
    answer()
    expect(await rpc.request('tenderlint/overview', { uri })).toBeNull()
    await later(30)
    expect(linter.checks).toEqual([])
    expect(rpc.received(published)).toEqual([])
  })

  it('a document that is changed is checked in its last version only', async () => {
    const { rpc, linter, answer } = await slow()
    open(rpc, text)
    await rpc.until('workspace/configuration', () => true)
    rpc.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: '进口' }] })
    rpc.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: [{ text: '华为' }] })
    answer()
    const { diagnostics } = await rpc.until(published, () => true)
    await later(30)
    expect(diagnostics).toMatchObject([{ message: '指定了华为', range: rangeOfWord('华为', '华为') }])
    expect(rpc.received(published).map(({ version }) => version)).toEqual([3])
    expect(linter.checks).toHaveLength(1)
  })

  it('a request can be cancelled', async () => {
    const { rpc, answer } = await slow()
    open(rpc, text)
    const { id, answer: hover } = rpc.start('textDocument/hover', {
      textDocument: { uri },
      position: rangeOfWord(text, '华为').start,
    })
    const refused = expect(hover).rejects.toMatchObject({ code: -32800 })
    await rpc.until('workspace/configuration', () => true)
    // by now the request waits for the settings too
    await later(20)
    rpc.notify('$/cancelRequest', { id })
    await later(20)
    answer()
    await refused
  })
})

describe('pull', () => {
  const pull = 'textDocument/diagnostic'

  it('answers with a result id, then unchanged, then the new findings, and never publishes', async () => {
    const { rpc, linter, initialized } = await session({ capabilities: pullCapabilities })
    expect(initialized.capabilities.diagnosticProvider).toMatchObject({ identifier: 'tenderlint' })
    open(rpc, text)
    const first = await rpc.request(pull, { textDocument: { uri } })
    expect(first).toMatchObject({ kind: 'full', items: [{ code: 'brand-and-model/brand-named' }, {}] })
    const same = await rpc.request(pull, { textDocument: { uri }, previousResultId: first.resultId })
    expect(same).toEqual({ kind: 'unchanged', resultId: first.resultId })
    expect(linter.checks).toHaveLength(1)
    rpc.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: '无' }] })
    const next = await rpc.request(pull, { textDocument: { uri }, previousResultId: first.resultId })
    expect(next).toMatchObject({ kind: 'full', items: [] })
    await later(40)
    expect(rpc.received(published)).toEqual([])
  })

  it('gives a reopened document of the same version a result of its own', async () => {
    const { rpc } = await session({ capabilities: pullCapabilities })
    open(rpc, text)
    const first = await rpc.request(pull, { textDocument: { uri } })
    rpc.notify('textDocument/didClose', { textDocument: { uri } })
    expect(await rpc.request(pull, { textDocument: { uri } })).toMatchObject({ kind: 'full', items: [] })
    open(rpc, '没有问题')
    const second = await rpc.request(pull, { textDocument: { uri }, previousResultId: first.resultId })
    expect(second).toMatchObject({ kind: 'full', items: [] })
  })

  it('does no work for a cancelled pull', async () => {
    const { rpc, linter } = await session({ capabilities: pullCapabilities })
    open(rpc, text)
    const { id, answer } = rpc.start(pull, { textDocument: { uri } })
    rpc.notify('$/cancelRequest', { id })
    await expect(answer).rejects.toMatchObject({ code: -32800 })
    expect(linter.checks).toEqual([])
  })

  it('asks for a new pull when the settings change', async () => {
    const capabilities = {
      ...pullCapabilities,
      workspace: { ...pushCapabilities.workspace, diagnostics: { refreshSupport: true } },
    }
    const { rpc } = await session({ capabilities })
    open(rpc, text)
    const first = await rpc.request(pull, { textDocument: { uri } })
    const settings = { tenderlint: { rules: { 'brand-and-model/brand-named': 'off' } } }
    rpc.notify('workspace/didChangeConfiguration', { settings })
    await rpc.until('workspace/diagnostic/refresh', () => true)
    const second = await rpc.request(pull, { textDocument: { uri }, previousResultId: first.resultId })
    expect(second.items.map((item: { code: string }) => item.code)).toEqual(['imported-or-domestic/imported'])
  })

  it('tells its own client the counts', async () => {
    const { rpc } = await session({ capabilities: pullCapabilities, initializationOptions: { commands: true } })
    open(rpc, text)
    await rpc.request(pull, { textDocument: { uri } })
    const status = await rpc.until('tenderlint/status', () => true)
    expect(status).toEqual({ uri, version: 1, certain: 1, review: 1, shown: 2, failed: false })
  })
})

describe('capFindings', () => {
  const findings = ['review', 'certain', 'review', 'certain'].map((certainty) => ({ certainty }) as Finding)
  it('keeps all under the limit, certain ones first, in their order', () => {
    expect(capFindings(findings, 4)).toBe(findings)
    expect(capFindings(findings, 3)).toEqual([findings[0], findings[1], findings[3]])
    expect(capFindings(findings, 1)).toEqual([findings[1]])
  })
})

describe('a rule that throws', () => {
  it('is logged once, and the others go on', async () => {
    const { rpc } = await session(
      {},
      { linter: async (onFault) => createLinter(withBrokenRule(dictionaries()), onFault) },
    )
    const source = '# 采购需求\n\n## 技术参数\n\n须采用华为产品。\n'
    open(rpc, source)
    const first = await rpc.until(published, (params) => params.version === 1)
    expect(first.diagnostics.map((one: { code: string }) => one.code)).toContain('brand-and-model/brand-named')
    const at = { line: 4, character: 0 }
    const contentChanges = [{ range: { start: at, end: at }, text: '又' }]
    rpc.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges })
    const second = await rpc.until(published, (params) => params.version === 2)
    expect(second.diagnostics).toHaveLength(first.diagnostics.length)
    const lines = rpc.received('window/logMessage').filter(({ message }) => message.includes('other/broken'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ type: 1, message: expect.stringContaining('其他规则照常') })
  })
})
