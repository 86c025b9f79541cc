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
import type { Json, Rpc } from './rpc.ts'

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

const openWord = (bytes: Uint8Array, accepted: readonly Json[] = []): Promise<Json> =>
  rpc.request('tenderlint/openWord', { uri: view, bytes: toBase64(bytes), accepted })
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
const accept = (accepted: readonly Json[]) => rpc.request('tenderlint/acceptRewrites', { uri: view, accepted })

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

  it('gathers rewrites, takes their findings away, and writes them as tracked changes with the law', async () => {
    const { text } = await show(tender('华为'))
    const actions = await actionsOn(text, '华为产品')
    const { command, edit } = actions.find(({ isPreferred }) => isPreferred)!
    expect(edit).toBeUndefined()
    expect(command.command).toBe('tenderlint.acceptRewrite')
    const target = command.arguments[0]
    expect(target).toMatchObject({ uri: view, version: 1, rule: expect.stringContaining('brand-and-model/') })
    const answer = await accept([{ rule: target.rule, fingerprint: target.fingerprint, text: '同类产品' }])
    expect(answer.refused).toEqual([])
    expect(answer.accepted).toMatchObject([{ was: '华为产品', text: '同类产品', range: rangeOfWord(text, '华为产品') }])
    const left = await rpc.until(published, (params) => {
      return params.uri === view && !wordsOf(text, params).includes('华为产品')
    })
    expect(wordsOf(text, left)).toContain('天融信产品')
    const params = { uri: view, author: '张三', date: '2026-01-02T03:04:05Z' }
    const saved = await rpc.request('tenderlint/saveWord', { ...params, comments: false })
    expect(saved).toMatchObject({ tracked: 1, untracked: 0, comments: 1 })
    const bytes = fromBase64(saved.bytes)
    expect(wordView(readWord(bytes)).source).toBe(text.replace('华为产品', '同类产品'))
    expect(removeAnnotations(bytes).bytes).toEqual(tender('华为'))
    const all = await rpc.request('tenderlint/saveWord', { ...params, comments: true })
    expect(all.comments).toBe(left.diagnostics.length + 1)
    expect(wordView(readWord(fromBase64(all.bytes))).source).toBe(text.replace('华为产品', '同类产品'))
  })

  it('writes no second comment on what has one from before', async () => {
    const params = { uri: view, author: 'A', date: '2026-01-02T03:04:05Z', comments: true }
    await show(tender('华为'))
    const first = await rpc.request('tenderlint/saveWord', params)
    expect(first.comments).toBeGreaterThan(1)
    await openWord(fromBase64(first.bytes))
    expect(await rpc.request('tenderlint/saveWord', params)).toMatchObject({ comments: 0, tracked: 0 })
  })

  it('refuses what is gone and what lies over another rewrite', async () => {
    const { text } = await show(tender('华为'))
    const preferred = async (word: string) => {
      const { command } = (await actionsOn(text, word)).find(({ isPreferred }) => isPreferred)!
      const { rule, fingerprint } = command.arguments[0]
      return { rule, fingerprint, text: 'x' }
    }
    const one = await preferred('华为产品')
    const gone = { rule: one.rule, fingerprint: '00', text: 'y' }
    const twice = { ...one, text: 'z' }
    const answer = await accept([one, gone, twice])
    expect(answer.accepted).toMatchObject([one])
    expect(answer.refused).toEqual([gone, twice])
  })

  it('keeps what was accepted when the file changes on disk, as far as its clause is there', async () => {
    const { text } = await show(tender('华为'))
    const [a, b] = await Promise.all(
      ['华为产品', '天融信产品'].map(async (word) => {
        const { command } = (await actionsOn(text, word)).find(({ isPreferred }) => isPreferred)!
        const { rule, fingerprint } = command.arguments[0]
        return { rule, fingerprint, text: '同类产品' }
      }),
    )
    await accept([a, b])
    const { text: next } = await openWord(tender('同档次'), [a, b])
    rpc.notify('textDocument/didChange', {
      textDocument: { uri: view, version: 2 },
      contentChanges: [{ text: next }],
    })
    const answer = await accept([a, b])
    expect(answer.accepted).toMatchObject([{ ...b, was: '天融信产品', range: rangeOfWord(next, '天融信产品') }])
    expect(answer.refused).toEqual([a])
  })

  it('is checked once the file comes, when the text was there before it', async () => {
    const bytes = tender('华为')
    didOpen(wordView(readWord(bytes)).source)
    const early = await rpc.until(published, ({ uri }) => uri === view)
    expect(early.diagnostics).toEqual([])
    expect(await accept([])).toBeNull()
    expect(await rpc.request('tenderlint/saveWord', { uri: view, author: '', date: '', comments: true })).toBeNull()
    const { text } = await openWord(bytes)
    await rpc.until(published, (params) => params.uri === view && wordsOf(text, params).includes('华为产品'))
  })

  it('is not checked as another text', async () => {
    const { text } = await show(tender('华为'))
    rpc.notify('textDocument/didChange', {
      textDocument: { uri: view, version: 2 },
      contentChanges: [{ text: `${text}须采用华为产品。` }],
    })
    await rpc.until(published, (params) => params.uri === view && params.diagnostics.length === 0)
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
