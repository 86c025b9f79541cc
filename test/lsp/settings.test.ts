import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSettings } from '../../server/src/lsp/settings.ts'
import { day, open, session, uri } from './fake.ts'
import { type Json, pushCapabilities } from './rpc.ts'

const published = 'textDocument/publishDiagnostics'
const asking = { ...pushCapabilities, workspace: { ...pushCapabilities.workspace, configuration: true } }
const codes = (params: Json) => params.diagnostics.map((item: Json) => item.code)

describe('readSettings', () => {
  it('takes what is right and names what is wrong', () => {
    const rules = { brand: 'off', other: 'loud' }
    expect(readSettings({ region: ['安徽', ' '], asOf: '2024-02-30', locale: 'auto', kind: '', rules })).toEqual({
      settings: { region: ['安徽'], rules: { brand: 'off' } },
      faults: ['tenderlint.asOf', 'tenderlint.rules'],
    })
    expect(readSettings(null)).toEqual({ settings: {}, faults: [] })
    expect(readSettings({ locale: 'en', kind: 'tender', asOf: '2024-02-29' }).settings).toEqual({
      locale: 'en',
      kind: 'tender',
      asOf: '2024-02-29',
    })
  })
})

describe('editor settings', () => {
  it('are asked for, and asked for again when they change', async () => {
    let settings: Json = { rules: { 'imported-or-domestic/imported': 'off' }, region: ['安徽'] }
    const asked: Json[] = []
    const answers = {
      'workspace/configuration': (params: Json) => {
        asked.push(params)
        return [settings]
      },
    }
    const { rpc, linter } = await session({ capabilities: asking }, {}, answers)
    open(rpc, '华为，进口')
    expect(codes(await rpc.until(published, (params) => params.uri === uri))).toEqual(['brand-and-model/brand-named'])
    expect(linter.checks[0]).toMatchObject({ asOf: day, region: ['安徽'], locale: 'zh' })
    expect(asked[0]).toEqual({ items: [{ scopeUri: uri, section: 'tenderlint' }] })
    settings = { locale: 'en', asOf: '2020-01-01' }
    rpc.notify('workspace/didChangeConfiguration', { settings: null })
    const { diagnostics } = await rpc.until(published, (params) => params.diagnostics.length === 2)
    expect(diagnostics[0].message).toBe('names 华为')
    expect(linter.checks.at(-1)).toMatchObject({ asOf: '2020-01-01', region: [] })
  })

  it('of the start hold for an editor that can be asked but answers nothing', async () => {
    const initializationOptions = { settings: { tenderlint: { region: ['安徽'] } } }
    const answers = { 'workspace/configuration': () => [null] }
    const { rpc, linter } = await session({ capabilities: asking, initializationOptions }, {}, answers)
    open(rpc, '华为')
    await rpc.until(published, () => true)
    expect(linter.checks[0]).toMatchObject({ region: ['安徽'] })
  })

  it('that are wrong are named once and left out', async () => {
    const { rpc } = await session({ initializationOptions: { settings: { tenderlint: { kind: 'poem' } } } })
    const shown = await rpc.until('window/showMessage', () => true)
    expect(shown.message).toContain('tenderlint.kind')
    open(rpc, '华为')
    expect(codes(await rpc.until(published, () => true))).toHaveLength(1)
  })
})

describe('project config', () => {
  let folder = ''
  const fileUri = (name: string) => pathToFileURL(join(folder, name)).href
  const write = (name: string, content: unknown) =>
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tenderlint-lsp-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is stronger than the editor settings, brings the waivers and hides ignored files', async () => {
    write('tenderlint.config.json', { region: ['合肥'], ignore: ['草稿/'], rules: { 'brand-and-model': 'review' } })
    write('tenderlint.waivers.json', [{ fingerprint: 'f', reason: '理由' }])
    const settings = { tenderlint: { region: ['上海'], kind: 'tender', rules: { 'brand-and-model': 'off' } } }
    const { rpc, linter } = await session({ initializationOptions: { settings } })
    open(rpc, '华为', { uri: fileUri('草稿/甲.md') })
    const hidden = await rpc.until(published, () => true)
    expect(hidden.diagnostics).toEqual([])
    expect(linter.checks).toEqual([])
    open(rpc, '华为', { uri: fileUri('乙.md') })
    await rpc.until(published, (params) => params.diagnostics.length > 0)
    expect(linter.checks[0]).toMatchObject({
      region: ['合肥'],
      kind: 'tender',
      rules: { 'brand-and-model': 'review' },
      waivers: [{ fingerprint: 'f', reason: '理由' }],
    })
  })

  it('is not needed for the waiver file and .tenderlintignore of the workspace', async () => {
    write('tenderlint.waivers.json', [{ fingerprint: 'f', reason: '理由' }])
    write('.tenderlintignore', '草稿/\n')
    const { rpc, linter } = await session({ rootUri: pathToFileURL(folder).href })
    open(rpc, '华为', { uri: fileUri('草稿/内/甲.md') })
    expect((await rpc.until(published, () => true)).diagnostics).toEqual([])
    open(rpc, '华为', { uri: fileUri('内/乙.md') })
    await rpc.until(published, (params) => params.diagnostics.length > 0)
    expect(linter.checks).toMatchObject([{ waivers: [{ fingerprint: 'f', reason: '理由' }] }])
  })

  it('is read again when its file changes', async () => {
    const { rpc } = await session()
    open(rpc, '华为', { uri: fileUri('甲.md') })
    await rpc.until(published, (params) => params.diagnostics.length === 1)
    write('tenderlint.config.json', { rules: { 'brand-and-model/brand-named': 'off' } })
    const changes = [{ uri: fileUri('tenderlint.config.json'), type: 1 }]
    rpc.notify('workspace/didChangeWatchedFiles', { changes })
    await rpc.until(published, (params) => params.diagnostics.length === 0)
  })

  it('brings the entries of the baseline for each file, read again when it changes', async () => {
    write('tenderlint.config.json', { baseline: '基线/known.json' })
    mkdirSync(join(folder, '基线'))
    write('基线/known.json', { version: 1, files: { '../甲.md': ['a/b/f'] } })
    const { rpc, linter } = await session()
    open(rpc, '华为', { uri: fileUri('甲.md') })
    await rpc.until(published, (params) => params.diagnostics.length === 1)
    open(rpc, '华为', { uri: fileUri('乙.md') })
    await rpc.until(published, (params) => params.uri === fileUri('乙.md'))
    expect(linter.checks.map(({ baseline }) => baseline)).toEqual([['a/b/f'], []])
    write('基线/known.json', { version: 1, files: { '../甲.md': ['a/b/g'] } })
    rpc.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: fileUri('基线/known.json'), type: 2 }] })
    rpc.notify('textDocument/didChange', {
      textDocument: { uri: fileUri('甲.md'), version: 2 },
      contentChanges: [{ text: '进口' }],
    })
    await rpc.until(published, (params) => params.version === 2)
    expect(linter.checks.slice(2).map(({ baseline }) => baseline)).toContainEqual(['a/b/g'])
  })

  it('marks the faults of an open baseline file', async () => {
    const { rpc } = await session()
    open(rpc, '{ "version": 1, "files": { "a.md": ["f"] } }', {
      uri: fileUri('tenderlint.baseline.json'),
      languageId: 'json',
    })
    const { diagnostics } = await rpc.until(published, () => true)
    expect(diagnostics).toMatchObject([{ severity: 1, range: { start: { line: 0, character: 36 } } }])
  })

  it('with a fault is told once and does not stop the check', async () => {
    write('tenderlint.config.json', '{ "regoin": [] }')
    const { rpc, linter } = await session()
    open(rpc, '华为', { uri: fileUri('甲.md') })
    await rpc.until(published, (params) => params.diagnostics.length === 1)
    const shown = rpc.received('window/showMessage')
    expect(shown).toHaveLength(1)
    expect(shown[0]).toMatchObject({ type: 1, message: expect.stringContaining('regoin') })
    rpc.notify('textDocument/didChange', {
      textDocument: { uri: fileUri('甲.md'), version: 2 },
      contentChanges: [{ text: '进口' }],
    })
    await rpc.until(published, (params) => params.version === 2)
    expect(linter.checks).toHaveLength(2)
    expect(rpc.received('window/showMessage')).toHaveLength(1)
  })

  it('has its faults marked when it is open, and is not checked as a tender', async () => {
    const { rpc, linter } = await session()
    const source = '{\n  "regoin": []\n}\n'
    open(rpc, source, { uri: fileUri('tenderlint.config.json'), languageId: 'json' })
    const { diagnostics } = await rpc.until(published, () => true)
    expect(diagnostics).toMatchObject([{ severity: 1, range: { start: { line: 1, character: 2 }, end: { line: 1 } } }])
    expect(linter.checks).toEqual([])
  })
})
