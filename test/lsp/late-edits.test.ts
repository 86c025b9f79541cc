import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { open, rangeOfWord, session, uri } from './fake.ts'
import { folderWith, fullCapabilities, realSession } from './real.ts'
import { applyEdits, type Json, pushCapabilities, type Rpc } from './rpc.ts'

const codeAction = 'textDocument/codeAction'
const resolve = 'codeAction/resolve'
const text = '# 采购需求\r\n\r\n𠮷交换机须用华为，或者进口产品。\r\n'

/** What VS Code says of itself: it carries out edits without a look at their version, but asks for them late. */
const late = { dataSupport: true, resolveSupport: { properties: ['edit'] } }
const withLate = <T extends { textDocument: { codeAction: object } }>(capabilities: T) => ({
  ...capabilities,
  textDocument: { ...capabilities.textDocument, codeAction: { ...capabilities.textDocument.codeAction, ...late } },
})

function actionsOn(rpc: Rpc, source: string, word: string, context: Json = {}): Promise<Json[]> {
  const range = rangeOfWord(source, word)
  return rpc.request(codeAction, { textDocument: { uri }, range, context: { diagnostics: [], ...context } })
}

const type = (rpc: Rpc, version: number, newText: string) =>
  rpc.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text: newText }] })

describe('actions of a client that resolves edits', () => {
  it('come without edits, and get the same edits when chosen as other clients get at once', async () => {
    const plain = await session()
    const { rpc, initialized } = await session({ capabilities: withLate(pushCapabilities) })
    expect(initialized.capabilities.codeActionProvider.resolveProvider).toBe(true)
    expect(plain.initialized.capabilities.codeActionProvider.resolveProvider).toBe(false)
    for (const one of [rpc, plain.rpc]) open(one, text, { version: 4 })
    for (const context of [{}, { only: ['source.fixAll'] }, { triggerKind: 2 }]) {
      const whole = await actionsOn(plain.rpc, text, '华为', context)
      const offered = await actionsOn(rpc, text, '华为', context)
      expect(offered.map(({ title, kind, isPreferred }) => ({ title, kind, isPreferred }))).toEqual(
        whole.map(({ title, kind, isPreferred }) => ({ title, kind, isPreferred })),
      )
      expect(whole.length).toBeGreaterThan(0)
      expect(offered.filter(({ edit }) => edit)).toEqual([])
      for (const [index, action] of offered.entries())
        expect((await rpc.request(resolve, action)).edit).toEqual(whole[index].edit)
    }
  })

  it('get no edit once the document has changed, however little, or is closed', async () => {
    const { rpc } = await session({ capabilities: withLate(pushCapabilities) })
    open(rpc, text)
    const actions = await actionsOn(rpc, text, '华为')
    expect((await rpc.request(resolve, actions[0])).edit.documentChanges[0].textDocument.version).toBe(1)
    type(rpc, 2, `第一行\r\n${text}`)
    for (const action of actions) await expect(rpc.request(resolve, action)).rejects.toMatchObject({ code: -32801 })
    // back at the same words, but who knows what else happened: a new request is cheap
    type(rpc, 3, text)
    await expect(rpc.request(resolve, actions[0])).rejects.toMatchObject({ code: -32801 })
    rpc.notify('textDocument/didClose', { textDocument: { uri } })
    await expect(rpc.request(resolve, actions[0])).rejects.toMatchObject({ code: -32801 })
  })

  it('get none either when the settings have meanwhile changed what stands at their place', async () => {
    const { rpc } = await session({ capabilities: withLate(pushCapabilities) })
    open(rpc, text)
    const [first] = await actionsOn(rpc, text, '华为，或者进口')
    const settings = { tenderlint: { rules: { 'brand-and-model/brand-named': 'off' } } }
    rpc.notify('workspace/didChangeConfiguration', { settings })
    await expect(rpc.request(resolve, first)).rejects.toMatchObject({ code: -32801 })
    expect(await actionsOn(rpc, text, '华为，或者进口')).not.toEqual([])
  })
})

describe('edits of the project files', () => {
  let place: ReturnType<typeof folderWith>
  beforeEach(() => {
    place = folderWith({ '招标.md': '' })
  })
  afterEach(() => place.remove())

  it('are made from the file as it is when the action is chosen', async () => {
    const source = '# 招标文件\n\n## 第三章 采购需求\n\n核心交换机须采用华为产品。\n'
    place.put('tenderlint.config.json', '{}\n')
    const { rpc } = await realSession({ capabilities: withLate(fullCapabilities) })
    const own = place.uri('招标.md')
    open(rpc, source, { uri: own })
    const range = rangeOfWord(source, '华为')
    const actions = await rpc.request(codeAction, { textDocument: { uri: own }, range, context: { diagnostics: [] } })
    const word = actions.find(({ title }: Json) => title.includes('不是品牌'))
    const now = '{\n  "region": ["安徽"]\n}\n'
    place.put('tenderlint.config.json', now)
    const { edit } = await rpc.request(resolve, word)
    const written = applyEdits(now, edit.documentChanges[0].edits)
    expect(JSON.parse(written)).toEqual({ region: ['安徽'], ignoreWords: ['华为'] })
  })

  it('say what text they are for, and count no byte order mark, which editors do not show', async () => {
    const now = '[{ "fingerprint": "f", "reason": "r" }]'
    place.put('tenderlint.waivers.json', `\ufeff${now}`)
    const { rpc } = await realSession()
    const own = place.uri('招标.md')
    open(rpc, '# 采购需求\n\n## 技术参数\n\n须采用华为产品。\n', { uri: own })
    const { findings } = await rpc.request('tenderlint/overview', { uri: own })
    const { rule, fingerprint } = findings.find((one: Json) => one.text.includes('华为'))
    const answer = await rpc.request('tenderlint/waiverFileEdit', { uri: own, rule, fingerprint, reason: '已批准' })
    expect(answer).toMatchObject({ version: null, base: now, create: false })
    expect(JSON.parse(applyEdits(now, answer.edits))).toHaveLength(2)
  })
})
