import { expect, it } from 'vitest'
import { abolished, leftovers } from '../../server/src/lsp/convert.ts'
import { open, rangeOfWord, session, uri } from './fake.ts'
import { folderWith, fullCapabilities, realLinter, realSession } from './real.ts'
import type { Json } from './rpc.ts'

const text = [
  '# 某项目招标文件',
  '',
  '## 第三章 采购需求',
  '',
  '### 一、技术参数',
  '',
  '𠮷核心交换机须采用华为产品。',
  '',
  '| 序号 | 名称 | 技术参数 |',
  '| --- | --- | --- |',
  '| 1 | 防火墙 | 吞吐量须不低于 20Gbps，采用锐捷品牌 |',
  '',
  '## 第四章 评标办法',
  '',
  '方案优得20分，良得15分，一般得5分。',
  '',
].join('\r\n')
const document = { textDocument: { uri } }
const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }

it('the overview tells what steers the check, the chapters and the findings in them', async () => {
  const place = folderWith({ '招标.md': text, 'tenderlint.config.json': '{ "region": ["安徽", "合肥"] }' })
  try {
    const { rpc } = await realSession()
    const own = place.uri('招标.md')
    open(rpc, text, { uri: own, version: 3 })
    const overview = await rpc.request('tenderlint/overview', { uri: own })
    expect(overview).toMatchObject({ uri: own, version: 3, documentKind: '招标文件', region: ['安徽', '合肥'] })
    expect(overview.configFile).toBe(`${place.folder}/tenderlint.config.json`)
    expect(overview.rules).toBeGreaterThan(100)
    expect(overview.rules).toBeLessThanOrEqual(realLinter.rules.length)
    const { chapters, findings } = overview
    expect(chapters.map((one: Json) => [one.level, one.parent, one.title, one.sectionName])).toEqual([
      [1, -1, '某项目招标文件', expect.any(String)],
      [2, 0, '第三章 采购需求', '技术要求'],
      [3, 1, '一、技术参数', '技术要求'],
      [2, 0, '第四章 评标办法', '评分办法'],
    ])
    expect(chapters[2].range.start).toMatchObject({ line: 4 })
    const sum = (key: string) => chapters.reduce((total: number, one: Json) => total + one[key], 0)
    expect(sum('certain') + sum('review')).toBe(findings.length)
    const brand = findings.find((one: Json) => one.rule.startsWith('brand-and-model/') && one.text.includes('华为'))
    expect(brand).toMatchObject({ chapter: 2, certainty: 'certain', categoryName: '品牌型号' })
    expect(brand.ruleTitle).toMatch(/品牌/)
    expect(brand.basis[0]).toMatch(/^《.+》第.+条/)
    expect(brand.rewrites.length).toBeGreaterThan(0)
    expect(brand.range.start).toEqual({ line: 6, character: text.split('\r\n')[6]!.indexOf(brand.text) })
  } finally {
    place.remove()
  }
})

it('the overview of a document that is not checked is null', async () => {
  const { rpc } = await session()
  expect(await rpc.request('tenderlint/overview', { uri })).toBeNull()
  open(rpc, '出错')
  expect(await rpc.request('tenderlint/overview', { uri })).toBeNull()
})

it('code lenses count the findings of a chapter with those below it, and say nothing of clean ones', async () => {
  const clean = `${text}\r\n## 第五章 合同条款\r\n\r\n按规定执行。\r\n`
  const { rpc } = await realSession()
  open(rpc, clean)
  const { chapters } = await rpc.request('tenderlint/overview', { uri })
  const lenses = await rpc.request('textDocument/codeLens', document)
  const at = (line: number) => lenses.find((lens: Json) => lens.range.start.line === line)
  const below = chapters.slice(1, 3)
  const sum = (key: string) => below.reduce((total: number, one: Json) => total + one[key], 0)
  const review = sum('review') ? ` · 待核实 ${sum('review')}` : ''
  expect(at(2).command).toEqual({ title: `确定 ${sum('certain')}${review}`, command: '' })
  expect(at(4)).toBeDefined()
  expect(at(clean.split('\r\n').indexOf('## 第五章 合同条款'))).toBeUndefined()
})

it('code lenses of its own client open the view of the chapter', async () => {
  const { rpc } = await realSession({ initializationOptions: { commands: true } })
  open(rpc, text, { version: 5 })
  const lenses = await rpc.request('textDocument/codeLens', document)
  expect(lenses.map((lens: Json) => lens.command.arguments)).toContainEqual([{ uri, version: 5, chapter: 3 }])
  expect(lenses[0].command.command).toBe('tenderlint.showChapter')
})

it('document symbols nest the chapters, with kind and findings, and hold the tables', async () => {
  const { rpc } = await realSession()
  open(rpc, text)
  const [title] = await rpc.request('textDocument/documentSymbol', document)
  expect(title.children.map((one: Json) => one.name)).toEqual(['第三章 采购需求', '第四章 评标办法'])
  const [needs, scoring] = title.children
  expect(needs.detail).toMatch(/^技术要求 · 确定 \d/)
  const [parameters] = needs.children
  expect(parameters.children.map((one: Json) => [one.name, one.detail])).toEqual([['技术参数表', '表 1']])
  expect(parameters.children[0].range).toMatchObject({ start: { line: 8 }, end: { line: 10 } })
  expect(needs.range).toMatchObject({ start: { line: 2 }, end: { line: 10 } })
  expect(scoring.range).toMatchObject({ start: { line: 12 }, end: { line: 14 } })
  expect(needs.selectionRange.end.line).toBe(2)
})

it('document symbols are a flat list for clients that know no other', async () => {
  const capabilities = { ...fullCapabilities, textDocument: { ...fullCapabilities.textDocument, documentSymbol: {} } }
  const { rpc } = await realSession({ capabilities })
  open(rpc, text)
  const list = await rpc.request('textDocument/documentSymbol', document)
  expect(list.map((one: Json) => [one.name, one.containerName ?? ''])).toContainEqual([
    '一、技术参数',
    '第三章 采购需求',
  ])
  expect(list[0].location.uri).toBe(uri)
})

it('section hints are given only when switched on, where the kind changes', async () => {
  const ask = { ...document, range: whole }
  const off = await realSession()
  open(off.rpc, text)
  expect(await off.rpc.request('textDocument/inlayHint', ask)).toEqual([])
  const { rpc } = await realSession({ initializationOptions: { settings: { tenderlint: { sectionHints: true } } } })
  open(rpc, text)
  const hints = await rpc.request('textDocument/inlayHint', ask)
  const shown = hints.map((hint: Json) => [hint.position.line, hint.label])
  expect(shown).toContainEqual([2, '技术要求'])
  expect(shown).toContainEqual([12, '评分办法'])
  expect(shown.map(([line]: [number]) => line)).not.toContain(4)
  expect(hints.find((hint: Json) => hint.position.line === 2).position.character).toBe('## 第三章 采购需求'.length)
  const range = { start: { line: 12, character: 0 }, end: { line: 12, character: 0 } }
  expect(await rpc.request('textDocument/inlayHint', { ...document, range })).toHaveLength(1)
})

it('the views of an empty document and of one without headings are empty', async () => {
  const { rpc } = await realSession()
  for (const [version, source] of ['', '须采用华为产品。', '\r\n\r\n'].entries()) {
    open(rpc, source, { version: version + 1 })
    for (const method of ['textDocument/codeLens', 'textDocument/documentSymbol'])
      expect(await rpc.request(method, document)).toEqual([])
    expect((await rpc.request('tenderlint/overview', { uri })).chapters).toEqual([])
    rpc.notify('textDocument/didClose', document)
  }
})

it('what is abolished is struck through and what was left behind is faded, where the client has such marks', async () => {
  const source =
    '# 招标文件\n\n## 第二章 资格要求\n\n投标人须具有计算机信息系统集成企业资质证书。\n\n## 第三章 技术参数\n\n此处填写技术参数。\n'
  const marks = async (capabilities: Json) => {
    const { rpc } = await realSession({ capabilities })
    open(rpc, source)
    const { diagnostics } = await rpc.until('textDocument/publishDiagnostics', () => true)
    return diagnostics.filter((one: Json) => one.tags).map((one: Json) => [one.code, one.tags])
  }
  const shown = await marks(fullCapabilities)
  expect(shown).toContainEqual([expect.stringMatching(/abolished|obsolete/), [2]])
  const { tagSupport: _, ...publishDiagnostics } = fullCapabilities.textDocument.publishDiagnostics
  expect(
    await marks({ ...fullCapabilities, textDocument: { ...fullCapabilities.textDocument, publishDiagnostics } }),
  ).toEqual([])
})

it('marks are kept for rules that exist', () => {
  const known = realLinter.rules.map(({ id }) => id)
  for (const id of [...abolished, ...leftovers]) if (!id.endsWith('/waiver-unused')) expect(known).toContain(id)
  expect(known.filter((id) => id.startsWith('document-structure/repealed-'))).not.toEqual([])
})

it('an unused waiver is an information, faded', async () => {
  const { rpc } = await realSession()
  const source = '# 招标文件\n\n<!-- tenderlint-waive brand-and-model -- 已经批准 -->\n按规定执行。\n'
  open(rpc, source)
  const { diagnostics } = await rpc.until('textDocument/publishDiagnostics', () => true)
  const found = diagnostics.find((one: Json) => one.code === 'document-structure/waiver-unused')
  expect(found).toMatchObject({ severity: 3, tags: [1] })
  expect(found.range.start).toEqual(rangeOfWord(source, '<!--').start)
})
