import { describe, expect, it } from 'vitest'
import { open, rangeOfWord, session, uri } from './fake.ts'
import { applyEdits, type Json, pushCapabilities } from './rpc.ts'

const text = '# 采购需求\r\n\r\n  𠮷交换机须用华为，或者进口产品。\r\n'
const codeAction = 'textDocument/codeAction'
const brand = rangeOfWord(text, '华为')

function ask(range: Json, context: Json = { diagnostics: [] }) {
  return { textDocument: { uri }, range, context }
}

const kinds = (actions: Json[]) => actions.map((action) => action.kind)

describe('rewrites', () => {
  it('are found by the range asked for, not by the ranges a client echoes', async () => {
    const { rpc } = await session()
    open(rpc, text, { version: 4 })
    const wrong = { start: { line: 2, character: 20 }, end: { line: 2, character: 26 } }
    const diagnostics = [
      { range: wrong, message: '指定了华为', code: 'brand-and-model/brand-named', source: 'tenderlint' },
    ]
    const actions = await rpc.request(codeAction, ask(brand, { diagnostics }))
    expect(actions[0]).toMatchObject({
      title: '改为设备名称：交换机',
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{ range: brand }],
      edit: { documentChanges: [{ textDocument: { uri, version: 4 }, edits: [{ range: brand, newText: '交换机' }] }] },
    })
    expect(actions[1].title).toBe('改为性能要求：满足性能要求的设备')
    expect(actions[1].isPreferred).toBeUndefined()
    expect(await rpc.request(codeAction, ask(wrong, { diagnostics }))).toEqual([])
  })

  it('are offered at a cursor on either edge and not beyond', async () => {
    const { rpc } = await session()
    open(rpc, text)
    const at = (character: number) => ({ start: { line: 2, character }, end: { line: 2, character } })
    const titles = async (character: number) => (await rpc.request(codeAction, ask(at(character)))).length
    expect(await titles(brand.start.character)).toBe(3)
    expect(await titles(brand.end.character)).toBe(3)
    expect(await titles(brand.start.character - 1)).toBe(0)
    expect(await titles(brand.end.character + 1)).toBe(0)
  })

  it('use plain changes where the client knows no versioned edits', async () => {
    const { rpc } = await session({ capabilities: { ...pushCapabilities, workspace: {} } })
    open(rpc, text)
    const [first] = await rpc.request(codeAction, ask(brand))
    expect(first.edit).toEqual({ changes: { [uri]: [{ range: brand, newText: '交换机' }] } })
  })

  it('keep to the kinds asked for', async () => {
    const { rpc } = await session()
    open(rpc, text)
    expect(await rpc.request(codeAction, ask(brand, { diagnostics: [], only: ['refactor'] }))).toEqual([])
    expect(kinds(await rpc.request(codeAction, ask(brand, { diagnostics: [], only: ['quickfix'] })))).toEqual(
      Array(3).fill('quickfix'),
    )
  })
})

describe('several findings in a range', () => {
  it('give their preferred rewrites first', async () => {
    const { rpc } = await session()
    open(rpc, '华为与华为\n')
    const line = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } }
    const actions = await rpc.request(codeAction, ask(line))
    expect(actions.slice(0, 4).map((action: Json) => action.isPreferred === true)).toEqual([true, true, false, false])
  })

  it('are limited to what somebody could read', async () => {
    const { rpc } = await session()
    open(rpc, '华为\n'.repeat(500))
    const whole = { start: { line: 0, character: 0 }, end: { line: 500, character: 0 } }
    expect((await rpc.request(codeAction, ask(whole))).length).toBeLessThan(100)
  })
})

describe('fix all', () => {
  const all = '华为与华为，进口，独家\n𠮷华为\n'

  it('applies the safe rewrites only, and only when it is asked for', async () => {
    const { rpc } = await session()
    open(rpc, all)
    const whole = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } }
    expect(kinds(await rpc.request(codeAction, ask(whole)))).not.toContain('source.fixAll.tenderlint')
    expect(await rpc.request(codeAction, ask(whole, { diagnostics: [], only: ['source.organizeImports'] }))).toEqual([])
    for (const only of ['source', 'source.fixAll', 'source.fixAll.tenderlint']) {
      const actions = await rpc.request(codeAction, ask(whole, { diagnostics: [], only: [only] }))
      expect(kinds(actions)).toEqual(['source.fixAll.tenderlint'])
      expect(applyEdits(all, actions[0].edit.documentChanges[0].edits)).toBe('交换机与交换机，进口，独家\n𠮷交换机\n')
    }
  })
})

describe('waivers', () => {
  it('insert a line above the block, with its indent and line break, whose reason is still to be written', async () => {
    const { rpc } = await session()
    open(rpc, text)
    const actions = await rpc.request(codeAction, ask(brand))
    const waive = actions.find((action: Json) => action.title.includes('豁免'))
    expect(applyEdits(text, waive.edit.documentChanges[0].edits)).toBe(
      text.replace('  𠮷', '  <!-- tenderlint-waive brand-and-model/brand-named -- 理由：（请填写） -->\r\n  𠮷'),
    )
  })

  it('go through the command of the own client, which gets the edit with the reason from the server', async () => {
    const { rpc } = await session({ initializationOptions: { commands: true } })
    open(rpc, text, { version: 7 })
    const actions = await rpc.request(codeAction, ask(brand))
    const { command } = actions.find((action: Json) => action.title.includes('豁免'))
    expect(command.command).toBe('tenderlint.waive')
    const [target] = command.arguments
    const answer = await rpc.request('tenderlint/waiverEdit', { ...target, reason: ' 单一来源\n已获批 --> | ' })
    expect(answer.version).toBe(7)
    const waived = applyEdits(text, answer.edits)
    expect(waived).toContain(
      '\r\n  <!-- tenderlint-waive brand-and-model/brand-named -- 单一来源 已获批 —〉 ｜ -->\r\n  𠮷',
    )
    rpc.notify('textDocument/didChange', { textDocument: { uri, version: 8 }, contentChanges: [{ text: waived }] })
    const after = await rpc.request(codeAction, ask(rangeOfWord(waived, '华为')))
    expect(after).toEqual([])
    expect(await rpc.request('tenderlint/waiverEdit', { ...target, reason: '理由' })).toBeNull()
  })
})

describe('open rule', () => {
  const showing = { ...pushCapabilities, window: { showDocument: { support: true } } }

  it('is a command of the server where the client can show documents', async () => {
    const { rpc, initialized } = await session({ capabilities: showing })
    expect(initialized.capabilities.executeCommandProvider.commands).toEqual(['tenderlint.openRule'])
    open(rpc, text)
    const actions = await rpc.request(codeAction, ask(brand))
    const { command } = actions.at(-1)
    expect(command.command).toBe('tenderlint.openRule')
    const done = rpc.request('workspace/executeCommand', { command: command.command, arguments: command.arguments })
    const shown = await rpc.until('window/showDocument', () => true)
    expect(shown.uri).toBe('file:///docs/rules/brand-and-model/brand-named.md')
    await done
  })

  it('is left to the own client, and to nobody where there is no page', async () => {
    const own = await session({ capabilities: showing, initializationOptions: { commands: true } })
    expect(own.initialized.capabilities.executeCommandProvider).toBeUndefined()
    open(own.rpc, text)
    const actions = await own.rpc.request(codeAction, ask(brand))
    expect(actions.at(-1).command).toMatchObject({
      command: 'tenderlint.openRule',
      arguments: [{ rule: 'brand-and-model/brand-named' }],
    })
    const without = await session({ capabilities: showing }, { pages: () => null })
    open(without.rpc, text)
    const fewer = await without.rpc.request(codeAction, ask(brand))
    expect(fewer.filter((action: Json) => action.command)).toEqual([])
  })
})
