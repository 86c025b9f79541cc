import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWord } from '../../server/src/format/word/read.ts'
import { removeAnnotations } from '../../server/src/format/word/remove.ts'
import { wordView } from '../../server/src/format/word/view.ts'
import { fromBase64, toBase64 } from '../../server/src/lsp/base64.ts'
import { fileBehind, wordScheme } from '../../server/src/lsp/word-protocol.ts'
import { buildDocx, cell, paragraph, row, table } from '../format/word/build.ts'
import { rangeOfWord } from './fake.ts'
import { folderWith, realLinter, realSession } from './real.ts'
import { applyEdits, type Json, type Rpc } from './rpc.ts'

const published = 'textDocument/publishDiagnostics'
const heading = (text: string) => paragraph(text, '<w:outlineLvl w:val="0"/>')
const tender = (brand: string) =>
  buildDocx({
    document:
      heading('第三章 采购需求') +
      paragraph(`𠮷核心交换机须采用${brand}产品。`) +
      table([row([cell('名称'), cell('技术参数')]), row([cell('防火墙'), cell('须采用天融信产品。')])]) +
      paragraph('投标人注册资本不低于1000万元。'),
  })
let place: ReturnType<typeof folderWith>
let view: string
let rpc: Rpc

beforeEach(async () => {
  place = folderWith({})
  // 名 and a blank have to survive two rounds of encoding
  const file = pathToFileURL(`${place.folder}/采购 文件.docx`).href
  view = `${wordScheme}:${new URL(file).pathname}?${encodeURIComponent(file)}`
  rpc = (await realSession({ initializationOptions: { commands: true } })).rpc
})
afterEach(() => place.remove())

const openWord = (bytes: Uint8Array): Promise<Json> =>
  rpc.request('tenderlint/openWord', { uri: view, bytes: toBase64(bytes) })
const didOpen = (text: string) =>
  rpc.notify('textDocument/didOpen', {
    textDocument: { uri: view, languageId: 'tenderlint-word', version: 1, text },
  })
const wordsOf = (text: string, params: Json): string[] => {
  const lines = text.split('\n')
  return params.diagnostics.map(({ range }: Json) => {
    return lines[range.start.line]!.slice(range.start.character, range.end.character)
  })
}
const actionsOn = (text: string, word: string): Promise<Json[]> =>
  rpc.request('textDocument/codeAction', {
    textDocument: { uri: view },
    range: rangeOfWord(text, word),
    context: { diagnostics: [] },
  })
const changesOf = () => rpc.request('tenderlint/wordChanges', { uri: view })
const params = { author: '张三', date: '2026-01-02T03:04:05Z' }
const save = (text: string, comments = false): Promise<Json> =>
  rpc.request('tenderlint/saveWord', { uri: view, text, ...params, comments })
const didChange = (text: string, version = 2) =>
  rpc.notify('textDocument/didChange', { textDocument: { uri: view, version }, contentChanges: [{ text }] })

/** Shows a file and gives the text and what is found in it. */
async function show(bytes: Uint8Array): Promise<{ text: string; params: Json }> {
  const { text } = await openWord(bytes)
  didOpen(text)
  return { text, params: await rpc.until(published, ({ uri }) => uri === view) }
}

describe('a Word file shown as text', () => {
  it('is laid out, and its findings stand on their words', async () => {
    const { text, params } = await show(tender('华为'))
    expect(text).toContain('| 防火墙 | 须采用天融信产品。 |')
    expect(wordsOf(text, params)).toEqual(expect.arrayContaining(['华为产品', '天融信产品']))
    expect(params.diagnostics.length).toBe(realLinter.check(readWord(tender('华为')), options).findings.length)
  })

  it('takes a rewrite as an edit, and writes it as a tracked change with the law', async () => {
    const { text, params: first } = await show(tender('华为'))
    const actions = await actionsOn(text, '华为产品')
    const { edit } = actions.find(({ isPreferred }) => isPreferred)!
    const [{ textDocument, edits }] = edit.documentChanges
    expect(textDocument).toEqual({ uri: view, version: 1 })
    const next = applyEdits(text, edits)
    didChange(next)
    const left = await rpc.until(published, ({ uri, version }) => uri === view && version === 2)
    expect(left.diagnostics.length).toBe(first.diagnostics.length - 1)
    const { version, changes, faultyLine } = await changesOf()
    expect({ version, faultyLine, count: changes.length }).toEqual({ version: 2, faultyLine: null, count: 1 })
    const saved = await save(next)
    expect(saved).toMatchObject({ tracked: 1, untracked: 0, comments: 1 })
    const bytes = fromBase64(saved.bytes)
    expect(wordView(readWord(bytes)).source).toBe(next)
    expect(removeAnnotations(bytes).bytes).toEqual(tender('华为'))
    const all = await save(next, true)
    expect(all.comments).toBe(first.diagnostics.length)
    expect(wordView(readWord(fromBase64(all.bytes))).source).toBe(next)
  })

  it('tracks what the author writes freely, in cells too, and says where', async () => {
    const { text } = await show(tender('华为'))
    const next = text
      .replace('核心交换机', '核心交换机（两台）')
      .replace('1000万元', '500万元')
      .replace('防火墙', '防火墙𠮷')
    didChange(next)
    await rpc.until(published, ({ uri, version }) => uri === view && version === 2)
    const { changes } = await changesOf()
    const words = changes.map(({ range, was }: Json) => {
      return `${was}→${next.split('\n')[range.start.line]!.slice(range.start.character, range.end.character)}`
    })
    expect(words).toEqual(['机→机（两台）', '墙→墙𠮷', '10→5'])
    const saved = await save(next)
    expect(saved).toMatchObject({ tracked: 3, untracked: 0 })
    expect(wordView(readWord(fromBase64(saved.bytes))).source).toBe(next)
    expect(removeAnnotations(fromBase64(saved.bytes)).bytes).toEqual(tender('华为'))
  })

  it('writes no second comment on what has one from before', async () => {
    const { text } = await show(tender('华为'))
    const first = await save(text, true)
    expect(first.comments).toBeGreaterThan(1)
    await openWord(fromBase64(first.bytes))
    expect(await save(text, true)).toMatchObject({ comments: 0, tracked: 0 })
  })

  it.each([
    ['a line more', (text: string) => text.replace('产品。\n', '产品。\n\n新段\n'), 4],
    ['a line less', (text: string) => text.replace(/\n\n\|/, '\n|'), 3],
    ['a cell more', (text: string) => text.replace('| 名称', '| 序号 | 名称'), 4],
    ['a heading mark less', (text: string) => text.replace('# 第三章', '第三章'), 0],
  ])('refuses %s, and says where', async (_name, change, faultyLine) => {
    const { text } = await show(tender('华为'))
    didChange(change(text))
    const { diagnostics } = await rpc.until(published, ({ uri, version }) => uri === view && version === 2)
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0].message).toContain(`第 ${faultyLine + 1} 行`)
    expect(await changesOf()).toEqual({ version: 2, changes: [], faultyLine })
    await expect(save(change(text))).rejects.toThrow(`第 ${faultyLine + 1} 行`)
    // undone, all is as before
    didChange(text, 3)
    await rpc.until(published, (params) => params.version === 3 && wordsOf(text, params).includes('华为产品'))
  })

  it('is checked once the file comes, when the text was there before it', async () => {
    const bytes = tender('华为')
    didOpen(wordView(readWord(bytes)).source)
    const early = await rpc.until(published, ({ uri }) => uri === view)
    expect(early.diagnostics).toEqual([])
    expect(await changesOf()).toBeNull()
    await expect(save('')).rejects.toThrow('重新打开')
    const { text } = await openWord(bytes)
    await rpc.until(published, (params) => params.uri === view && wordsOf(text, params).includes('华为产品'))
  })

  it('is forgotten when it is closed', async () => {
    const { text } = await show(tender('华为'))
    rpc.notify('tenderlint/closeWord', { uri: view })
    await expect(save(text)).rejects.toThrow('重新打开')
  })

  it('holds to the settings of the folder that the file lies in', async () => {
    place.put('tenderlint.config.json', '{ "ignoreWords": ["华为"] }')
    const { text, params } = await show(tender('华为'))
    expect(wordsOf(text, params)).not.toContain('华为产品')
    expect(wordsOf(text, params)).toContain('天融信产品')
  })

  it('is told why it cannot be read', async () => {
    const garbage = new TextEncoder().encode('PK\u0003\u0004 no zip')
    await expect(openWord(garbage)).rejects.toThrow(/\p{Script=Han}/u)
    await expect(openWord(tender('华为').subarray(0, 900))).rejects.toThrow(/\p{Script=Han}/u)
  })
})

const options = { asOf: '2024-05-06', region: [], locale: 'zh' } as const

describe('the URI of a view', () => {
  it('leads back to the file', () => {
    expect(fileBehind(view)).toBe(pathToFileURL(`${place.folder}/采购 文件.docx`).href)
    expect(fileBehind('file:///a.md')).toBe('file:///a.md')
    expect(fileBehind(`${wordScheme}:/a.docx?%E0%A4%A`)).toBe(`${wordScheme}:/a.docx?%E0%A4%A`)
  })
})

describe('base64', () => {
  it('is that of Node', () => {
    for (const length of [0, 1, 2, 3, 100_000]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 7919) % 256)
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
    }
  })
})
