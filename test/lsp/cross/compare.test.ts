import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CompareView } from '../../../server/src/lsp/cross-protocol.ts'
import { compareDocuments } from '../../../server/src/service/compare.ts'
import { buildDocx, cell, paragraph, row, table } from '../../format/word/build.ts'
import { day, open, rangeOfWord } from '../fake.ts'
import { folderWith, fullCapabilities, realLinter, realSession } from '../real.ts'
import { applyEdits, type Json, type Rpc } from '../rpc.ts'

const samples = 'test/samples/stages'
const names = readdirSync(samples)
  .filter((name) => name.endsWith('.md'))
  .sort()
const sample = (name: string) => readFileSync(join(samples, name), 'utf8')
const published = 'textDocument/publishDiagnostics'
const pulling = { ...fullCapabilities, textDocument: { ...fullCapabilities.textDocument, diagnostic: {} } }
const [design, requirement] = ['2-初步设计.md', '3-采购需求.md'] as const

let place: ReturnType<typeof folderWith>
let rpc: Rpc
const uriOf = (name: string) => pathToFileURL(join(place.folder, name)).href

beforeEach(() => {
  place = folderWith({
    ...Object.fromEntries(names.map((name) => [name, sample(name)])),
    'tenderlint.config.json': '{}',
  })
})
afterEach(() => place.remove())

async function server(capabilities: object, own = true): Promise<void> {
  rpc = (await realSession({ capabilities, ...(own && { initializationOptions: { commands: true } }) })).rpc
}
const compare = (...files: readonly string[]): Promise<CompareView> =>
  rpc.request('tenderlint/compare', { uris: files.map(uriOf) })

/** What the command line would find now between texts, by the name of the document it stands in. */
function fresh(texts: readonly (readonly [string, string])[]): string[] {
  const options = { asOf: day, region: [], locale: 'zh' as const }
  const documents = texts.map(([path, text]) => ({
    path,
    checked: realLinter.check(realLinter.readSource('markdown', text), options),
  }))
  return compareDocuments(documents, realLinter.laws, () => options, 'zh')
    .findings.flat()
    .map(({ rule, message, range }) => `${range.start.line} ${rule} ${message}`)
    .sort()
}
const marksIn = (params: Json): string[] =>
  params.diagnostics
    .filter(({ code }: Json) => /^compare\//.test(code))
    .map((mark: Json) => `${mark.range.start.line + 1} ${mark.code} ${mark.message}`)
    .sort()
const latest = (uri: string, wanted: (params: Json) => boolean): Promise<Json> =>
  rpc.until(published, (params) => params.uri === uri && wanted(params))
const change = (name: string, version: number, text: string) =>
  rpc.notify('textDocument/didChange', {
    textDocument: { uri: uriOf(name), version },
    contentChanges: [{ text }],
  })

describe('stages held against each other', () => {
  it('are what the command line finds, each mark with the place in the stage before', async () => {
    await server(pulling)
    const view = await compare(design, requirement)
    expect(view.documents.map(({ name, fault }) => [name, fault])).toEqual([
      [design, null],
      [requirement, null],
    ])
    expect(view.certain).toBeGreaterThan(1)
    const marks = await latest(uriOf(requirement), ({ diagnostics }) => diagnostics.length > 0)
    expect(marksIn(marks)).toEqual(fresh([design, requirement].map((name) => [name, sample(name)])))
    const memory = marks.diagnostics.find(({ message }: Json) => /应用服务器.*内存/.test(message))
    expect(memory).toMatchObject({ code: 'compare/tightened', severity: 1 })
    const [{ location, message }] = memory.relatedInformation
    expect(location.uri).toBe(uriOf(design))
    expect(sample(design).split('\n')[location.range.start.line]).toContain('内存')
    expect(message).toContain(design)
  })

  it('follow each edit of both documents as a fresh comparison would', async () => {
    await server(pulling)
    open(rpc, sample(requirement), { uri: uriOf(requirement) })
    open(rpc, sample(design), { uri: uriOf(design) })
    await compare(design, requirement)
    const texts: Record<string, string> = { [design]: sample(design), [requirement]: sample(requirement) }
    const edits: readonly (readonly [string, number, (text: string) => string])[] = [
      [requirement, 2, (text) => `新的一段。\n\n${text}`],
      [design, 2, (text) => text.replace('≥256GB', '≥8192GB')],
      [requirement, 3, (text) => text.replace('≥512GB', '≥16384GB')],
      [requirement, 4, (text) => text],
    ]
    const found = new Set<string>()
    for (const [name, version, edited] of edits) {
      texts[name] = edited(texts[name]!)
      change(name, version, texts[name]!)
      const wanted = fresh([design, requirement].map((one) => [one, texts[one]!])).join('\n')
      found.add(wanted)
      const seen = rpc.received(published).length
      await rpc.until(published, () => {
        const later = rpc.received(published).slice(seen)
        const last = later.filter(({ uri }) => uri === uriOf(requirement)).at(-1)
        return last !== undefined && marksIn(last).join('\n') === wanted
      })
    }
    expect(found.size).toBe(3)
  })

  it('drop what an older text gave: of a burst of changes the last alone is shown', async () => {
    await server(pulling)
    open(rpc, sample(requirement), { uri: uriOf(requirement) })
    const asked = compare(design, requirement)
    for (let version = 2; version < 12; version++) change(requirement, version, sample(requirement).slice(version))
    const view = await asked
    expect(view.pairs).toHaveLength(1)
    await latest(uriOf(requirement), ({ version, diagnostics }) => version === 11 && diagnostics.length > 0)
    const shown = rpc
      .received(published)
      .filter(({ uri, diagnostics }) => uri === uriOf(requirement) && diagnostics.length > 0)
    const versions = shown.map(({ version }) => version)
    expect(versions).toEqual([...new Set(versions)].sort((one, two) => one - two))
    expect(versions.length).toBeLessThan(6)
    // what is published for a version is of that version's text
    for (const marks of shown) {
      const text = sample(requirement).slice(marks.version)
      expect(marksIn(marks)).toEqual(
        fresh([
          [design, sample(design)],
          [requirement, text],
        ]),
      )
    }
  })

  it('go on with the file when the earlier one is closed, and without it when it is gone', async () => {
    await server(pulling)
    open(rpc, sample(requirement), { uri: uriOf(requirement) })
    open(rpc, '# 初步设计\n\n没有内容。\n', { uri: uriOf(design) })
    const emptied = await compare(design, requirement)
    rpc.notify('textDocument/didClose', { textDocument: { uri: uriOf(design) } })
    const wanted = fresh([design, requirement].map((name) => [name, sample(name)]))
    await latest(uriOf(requirement), (params) => marksIn(params).join('\n') === wanted.join('\n'))
    expect(emptied.certain).not.toBe(wanted.length)
    rmSync(join(place.folder, design))
    change(requirement, 2, sample(requirement))
    await latest(uriOf(requirement), ({ diagnostics }) => diagnostics.length === 0)
    const told = await rpc.until('tenderlint/cross', ({ documents }) => documents[0].fault !== null)
    expect(told.documents[0].fault).toBe('没有找到该文件')
    await expect(compare(design, requirement)).rejects.toThrow(/不足两份.*2-初步设计.md：没有找到/)
  })

  it('are told with their rule and law, and can be waived with a reason', async () => {
    await server(pulling)
    open(rpc, sample(requirement), { uri: uriOf(requirement) })
    await compare(design, requirement)
    const textDocument = { uri: uriOf(requirement) }
    const range = rangeOfWord(sample(requirement), '≥512GB')
    const { contents } = await rpc.request('textDocument/hover', { textDocument, position: range.start })
    expect(contents.value).toMatch(/^\*\*\p{Script=Han}.*确定[\s\S]*《政府投资条例》/u)
    const actions = await rpc.request('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } })
    const [target] = actions.flatMap(({ command }: Json) => command?.arguments ?? [])
    expect(target.rule).toBe('compare/tightened')
    const reason = '兼容现有系统：某平台'
    const { edits } = await rpc.request('tenderlint/waiverEdit', { ...target, reason })
    change(requirement, 2, applyEdits(sample(requirement), edits))
    const left = await latest(uriOf(requirement), ({ version }) => version === 2)
    expect(left.diagnostics.map(({ code }: Json) => code)).toEqual(['compare/quantity'])
  })

  it('end when they are stopped, and their marks with them', async () => {
    await server(pulling)
    open(rpc, sample(requirement), { uri: uriOf(requirement) })
    await compare(design, requirement)
    await latest(uriOf(requirement), ({ diagnostics }) => diagnostics.length > 0)
    expect(await rpc.request('tenderlint/stopCross', { uri: uriOf(requirement) })).toHaveLength(1)
    expect(rpc.received(published).at(-1)).toMatchObject({ uri: uriOf(requirement), diagnostics: [] })
    const before = rpc.received(published).length
    change(requirement, 2, `${sample(requirement)}\n`)
    await rpc.request('tenderlint/stopCross', { uri: null })
    expect(rpc.received(published)).toHaveLength(before)
  })

  it('end with what belongs to them, unless the config names them', async () => {
    await server(pulling)
    const { id } = await compare(design, requirement)
    rpc.notify('tenderlint/releaseCross', { id })
    await rpc.until('tenderlint/crossEnded', (ended) => ended.id === id)
    place.put('tenderlint.config.json', JSON.stringify({ stages: [design, requirement] }))
    open(rpc, sample(requirement), { uri: uriOf(requirement) })
    await rpc.until('tenderlint/cross', () => rpc.received('tenderlint/cross').length === 2)
    expect((await compare(design, requirement)).id).toBe(id)
    rpc.notify('tenderlint/releaseCross', { id })
    expect(await rpc.request('tenderlint/configStages', { uri: uriOf(design) })).not.toBeNull()
    expect(rpc.received('tenderlint/crossEnded')).toHaveLength(1)
  })

  it('are part of all marks where a client does not pull', async () => {
    await server(fullCapabilities, false)
    open(rpc, sample(requirement), { uri: uriOf(requirement) })
    await compare(design, requirement)
    const both = await latest(uriOf(requirement), (params) => marksIn(params).length > 0)
    const own = realLinter.check(realLinter.readSource('markdown', sample(requirement)), {
      ...{ asOf: day, region: [], locale: 'zh' },
    }).findings.length
    expect(both.diagnostics).toHaveLength(own + marksIn(both).length)
  })

  it('may be Word files: marks stand in the text that they are shown as', async () => {
    const docx = (memory: string) =>
      buildDocx({
        document:
          paragraph('采购需求', '<w:outlineLvl w:val="0"/>') +
          table([
            row([cell('序号'), cell('设备名称'), cell('技术参数'), cell('数量')]),
            row([cell('1'), cell('应用服务器'), cell(`内存≥${memory}`), cell('2')]),
          ]),
      })
    writeFileSync(join(place.folder, '初步设计 (1).docx'), docx('256GB'))
    writeFileSync(join(place.folder, '采购需求.docx'), docx('512GB'))
    await server(pulling)
    const view = await compare('初步设计 (1).docx', '采购需求.docx')
    expect(view.documents[1]!.uri).toMatch(/^tenderlint-word:\/.*\?file%3A/)
    const marks = await latest(view.documents[1]!.uri, ({ diagnostics }) => diagnostics.length > 0)
    expect(marks.diagnostics[0].code).toBe('compare/tightened')
    expect(marks.diagnostics[0].relatedInformation[0].location.uri).toBe(view.documents[0]!.uri)
    expect(view.pairs[0]!.changes[0]!.to!.range).toEqual(marks.diagnostics[0].range)
  })
})

describe('stages that the config names', () => {
  const stages = JSON.stringify({ stages: [design, requirement] })

  it('are compared as soon as one of them is opened, until it is closed', async () => {
    place.put('tenderlint.config.json', stages)
    await server(pulling)
    open(rpc, sample(requirement), { uri: uriOf(requirement) })
    const marks = await latest(uriOf(requirement), ({ diagnostics }) => diagnostics.length > 0)
    expect(marksIn(marks).length).toBeGreaterThan(1)
    expect(await rpc.request('tenderlint/configStages', { uri: uriOf(design) })).toEqual({
      uris: [uriOf(design), uriOf(requirement)],
    })
    expect(await rpc.request('tenderlint/configStages', { uri: uriOf('5-合同.md') })).toBeNull()
    rpc.notify('textDocument/didClose', { textDocument: { uri: uriOf(requirement) } })
    await rpc.until(published, () => rpc.received(published).at(-1).diagnostics.length === 0)
  })

  it('stay stopped when the author stops them, until they are asked for', async () => {
    place.put('tenderlint.config.json', stages)
    await server(pulling)
    open(rpc, sample(requirement), { uri: uriOf(requirement) })
    await latest(uriOf(requirement), ({ diagnostics }) => diagnostics.length > 0)
    await rpc.request('tenderlint/stopCross', { uri: uriOf(requirement) })
    open(rpc, sample(design), { uri: uriOf(design) })
    expect(await rpc.request('tenderlint/stopCross', { uri: null })).toEqual([])
    expect((await compare(design, requirement)).certain).toBeGreaterThan(1)
  })

  it('may set rules of compare', async () => {
    place.put('tenderlint.config.json', JSON.stringify({ stages: [design, requirement], rules: { compare: 'off' } }))
    await server(pulling)
    expect((await compare(design, requirement)).certain).toBe(0)
    expect(rpc.received('window/showMessage')).toEqual([])
  })
})

it('the order of stages is told by names and contents', async () => {
  await server(pulling)
  const shuffled = [...names].reverse().map(uriOf)
  expect(await rpc.request('tenderlint/stageOrder', { uris: shuffled })).toEqual({ uris: names.map(uriOf), sure: true })
})
