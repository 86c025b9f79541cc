import { chmodSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseConfig } from '../../server/src/config/load.ts'
import { parseWaivers } from '../../server/src/config/waivers.ts'
import { open, rangeOfWord } from './fake.ts'
import { blank, folderWith, fullCapabilities, realSession } from './real.ts'
import { applyEdits, type Json, type Rpc } from './rpc.ts'

const text = '# 招标文件\n\n## 第三章 采购需求\n\n𠮷核心交换机须采用华为产品。\n\n## 第四章 其他说明\n\n无。\n'
const published = 'textDocument/publishDiagnostics'
let place: ReturnType<typeof folderWith>
let uri: string

beforeEach(() => {
  place = folderWith({ '招标.md': text })
  uri = place.uri('招标.md')
})
afterEach(() => place.remove())

async function actionsAt(rpc: Rpc, source: string, word: string, context: Json = {}): Promise<Json[]> {
  const range = rangeOfWord(source, word)
  return rpc.request('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: [], ...context },
  })
}

const named = (actions: readonly Json[], word: string) => actions.find(({ title }) => title.includes(word))
const config = () => place.uri('tenderlint.config.json')

describe('a word that is no brand here', () => {
  it('goes into a new config file, and the finding goes away when that is open', async () => {
    const { rpc } = await realSession()
    open(rpc, text, { uri })
    const action = named(await actionsAt(rpc, text, '华为'), '不是品牌')
    expect(action).toMatchObject({ title: '“华为”不是品牌（加入本项目词表 tenderlint.config.json）', kind: 'quickfix' })
    const [create, change] = action.edit.documentChanges
    expect(create).toEqual({ kind: 'create', uri: config(), options: { ignoreIfExists: true } })
    expect(change.textDocument).toEqual({ uri: config(), version: null })
    const written = applyEdits('', change.edits)
    expect(parseConfig('c', written)).toEqual({ ignoreWords: ['华为'] })
    place.put('tenderlint.config.json', '')
    open(rpc, written, { uri: config(), languageId: 'json' })
    await rpc.until(published, (params) => {
      return params.uri === uri && !params.diagnostics.some((one: Json) => one.code.startsWith('brand-and-model/'))
    })
  })

  it('is added to the file as it stands in the editor, comments and layout kept', async () => {
    place.put('tenderlint.config.json', '{}')
    const { rpc } = await realSession()
    const now = '{\r\n    // 项目所在地\r\n    "region": ["安徽"],\r\n    "ignoreWords": ["长城"], // 工程名称\r\n}\r\n'
    open(rpc, now, { uri: config(), languageId: 'json', version: 7 })
    open(rpc, text, { uri })
    const action = named(await actionsAt(rpc, text, '华为'), '不是品牌')
    const [change] = action.edit.documentChanges
    expect(change.textDocument).toEqual({ uri: config(), version: 7 })
    expect(applyEdits(now, change.edits)).toBe(now.replace(/"长城"/, '"长城", "华为"'))
  })

  it('is not offered while the config has a fault, nor where files cannot be created', async () => {
    place.put('tenderlint.config.json', '{ "region": [ }')
    const { rpc } = await realSession()
    open(rpc, text, { uri })
    expect(named(await actionsAt(rpc, text, '华为'), '不是品牌')).toBeUndefined()
    place.remove()
    place = folderWith({ '招标.md': text })
    uri = place.uri('招标.md')
    const { resourceOperations: _, ...workspaceEdit } = fullCapabilities.workspace.workspaceEdit
    const plain = await realSession({ capabilities: { ...fullCapabilities, workspace: { workspaceEdit } } })
    open(plain.rpc, text, { uri })
    expect(named(await actionsAt(plain.rpc, text, '华为'), '不是品牌')).toBeUndefined()
  })
})

describe('the kind of a chapter', () => {
  it('is written into the front matter, and holds', async () => {
    const { rpc } = await realSession()
    open(rpc, text, { uri })
    const action = named(await actionsAt(rpc, text, '第四章'), '评分办法')
    expect(action.title).toBe('把本章视为“评分办法”')
    const [change] = action.edit.documentChanges
    expect(change.textDocument).toEqual({ uri, version: 1 })
    const written = applyEdits(text, change.edits)
    expect(written).toBe(`---\nsections: 第四章 其他说明=scoring\n---\n\n${text}`)
    rpc.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: written }] })
    const { chapters } = await rpc.request('tenderlint/overview', { uri })
    expect(chapters.find((one: Json) => one.title.startsWith('第四章')).section).toBe('scoring')
    const again = named(await actionsAt(rpc, written, '第四章 其他说明\n\n无'), '公告')
    const twice = applyEdits(written, again.edit.documentChanges[0].edits)
    expect(twice).toBe(`---\nsections: 第四章 其他说明=notice\n---\n\n${text}`)
  })

  it('goes before a title of the config that fits the heading too', async () => {
    place.put('tenderlint.config.json', '{ "sections": { "说明": "contract" } }')
    const { rpc } = await realSession()
    open(rpc, text, { uri })
    const action = named(await actionsAt(rpc, text, '第四章'), '评分办法')
    const written = applyEdits(text, action.edit.documentChanges[0].edits)
    rpc.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: written }] })
    const { chapters } = await rpc.request('tenderlint/overview', { uri })
    expect(chapters.find((one: Json) => one.title.startsWith('第四章')).section).toBe('scoring')
  })

  it('goes into the config where the document is to stay as it is', async () => {
    const now = '{\n  "sections": {\n    // 本单位的叫法\n    "说明": "contract"\n  }\n}\n'
    place.put('tenderlint.config.json', now)
    const options = { initializationOptions: { settings: { tenderlint: { writeTo: 'project' } } } }
    const { rpc } = await realSession(options)
    open(rpc, text, { uri })
    const action = named(await actionsAt(rpc, text, '第四章'), '评分办法')
    expect(action.title).toBe('把本章视为“评分办法”（写入 tenderlint.config.json）')
    const written = applyEdits(now, action.edit.documentChanges[0].edits)
    expect(written).toContain('// 本单位的叫法')
    expect(Object.entries(parseConfig('c', written).sections!)).toEqual([
      ['第四章 其他说明', 'scoring'],
      ['说明', 'contract'],
    ])
  })

  it('is offered on headings only, and unasked only beside hints', async () => {
    const { rpc } = await realSession()
    open(rpc, text, { uri })
    expect(named(await actionsAt(rpc, text, '无。'), '把本章')).toBeUndefined()
    expect(named(await actionsAt(rpc, text, '第四章', { triggerKind: 2 }), '把本章')).toBeUndefined()
    expect(named(await actionsAt(rpc, text, '第四章', { triggerKind: 1 }), '把本章')).toBeDefined()
    const shown = await realSession({ initializationOptions: { settings: { tenderlint: { sectionHints: true } } } })
    open(shown.rpc, text, { uri })
    expect(named(await actionsAt(shown.rpc, text, '第四章', { triggerKind: 2 }), '把本章')).toBeDefined()
  })
})

describe('a waiver in the project', () => {
  const waivers = () => place.uri('tenderlint.waivers.json')

  async function target(rpc: Rpc): Promise<Json> {
    const { findings } = await rpc.request('tenderlint/overview', { uri })
    const { rule, fingerprint } = findings.find((one: Json) => one.text.includes('华为'))
    return { uri, rule, fingerprint }
  }

  it('is written by request, and holds', async () => {
    const now = '[\n  // 已批准\n  { "fingerprint": "f", "reason": "r" }\n]\n'
    place.put('tenderlint.waivers.json', now)
    const { rpc } = await realSession()
    open(rpc, text, { uri })
    const finding = await target(rpc)
    const edit = await rpc.request('tenderlint/waiverFileEdit', {
      ...finding,
      reason: '兼容现有系统：政务云',
      approver: '张某',
      expires: '2099-12-31',
    })
    expect(edit).toMatchObject({ uri: waivers(), version: null, create: false })
    const written = applyEdits(now, edit.edits)
    expect(written).toContain('// 已批准')
    expect(parseWaivers('w', written)[1]).toEqual({
      rule: finding.rule,
      fingerprint: finding.fingerprint,
      reason: '兼容现有系统：政务云',
      approver: '张某',
      expires: '2099-12-31',
    })
    open(rpc, written, { uri: waivers(), languageId: 'json' })
    await rpc.until(published, (params) => {
      return params.uri === uri && !params.diagnostics.some((one: Json) => one.data === finding.fingerprint)
    })
  })

  it('is null when the finding is gone and a fault when the file has one; nothing is lost', async () => {
    place.put('tenderlint.waivers.json', '[ {')
    const { rpc } = await realSession()
    open(rpc, text, { uri })
    const finding = await target(rpc)
    const request = 'tenderlint/waiverFileEdit'
    await expect(rpc.request(request, { ...finding, reason: '批准' })).rejects.toThrow('tenderlint.waivers.json 有误')
    expect(await rpc.request(request, { ...finding, fingerprint: 'x', reason: '批准' })).toBeNull()
    expect(readFileSync(`${place.folder}/tenderlint.waivers.json`, 'utf8')).toBe('[ {')
  })

  it('is offered to plain clients with a reason still to be filled in, which waives nothing yet', async () => {
    const { rpc } = await realSession({ initializationOptions: { settings: { tenderlint: { writeTo: 'project' } } } })
    open(rpc, text, { uri })
    const action = named(await actionsAt(rpc, text, '华为'), '豁免')
    expect(action.title).toContain('写入 tenderlint.waivers.json')
    const [create, change] = action.edit.documentChanges
    expect(create.uri).toBe(waivers())
    expect(() => parseWaivers('w', applyEdits('', change.edits))).toThrow('尚未填写')
  })

  it.skipIf(process.getuid?.() === 0)('is where a file that may not be written is waived', async () => {
    chmodSync(`${place.folder}/招标.md`, 0o444)
    const { rpc } = await realSession()
    open(rpc, text, { uri })
    expect(named(await actionsAt(rpc, text, '华为'), '豁免').title).toContain('tenderlint.waivers.json')
  })
})

describe('rewrites with blanks', () => {
  const blanks = '# 采购需求\n\n## 技术参数\n\n款式如图所示，颜色可选。\n'

  it('are snippets of the version they were made for where the client takes them', async () => {
    const { rpc } = await realSession()
    open(rpc, blanks, { uri, version: 9 })
    const actions = await actionsAt(rpc, blanks, '款式如图所示')
    const change = named(actions, '尺寸和材质').edit.documentChanges[0]
    expect(change.textDocument).toEqual({ uri, version: 9 })
    const [{ snippet }] = change.edits
    expect(snippet).toMatchObject({ kind: 'snippet', value: expect.stringContaining(`${blank(1, '数值')}`) })
    expect(snippet.value).toContain(`±${blank(2, '数值')}`)
  })

  it('are plain text elsewhere', async () => {
    const workspaceEdit = { documentChanges: true }
    const { rpc } = await realSession({ capabilities: { ...fullCapabilities, workspace: { workspaceEdit } } })
    open(rpc, blanks, { uri })
    const action = named(await actionsAt(rpc, blanks, '款式如图所示'), '尺寸和材质')
    expect(action.edit.documentChanges[0].edits[0].newText).toContain('±〔数值〕')
  })
})
