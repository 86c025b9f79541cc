import { existsSync, readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { startServer } from '../../../server/src/lsp/server.ts'
import { createLinter } from '../../../server/src/service/linter.ts'
import { dictionaries } from '../../rules/tester.ts'
import { applyEdits, type Json, pushCapabilities, type Rpc, rpcClient } from '../rpc.ts'
import { workerClient } from './worker.ts'

const home = 'vscode-vfs://github/%E6%9F%90%E5%B1%80/tender'
const root = new URL('../../../', import.meta.url)
const settings = { settings: { tenderlint: { asOf: '2026-01-01', region: ['安徽'] } } }
const publish = 'textDocument/publishDiagnostics'

async function initialize(rpc: Rpc, initializationOptions: object): Promise<Rpc> {
  const workspaceFolders = [{ uri: home, name: 'tender' }]
  const params = { processId: null, rootUri: home, workspaceFolders, capabilities: pushCapabilities }
  await rpc.request('initialize', { ...params, initializationOptions })
  rpc.notify('initialized', {})
  return rpc
}

/** A client of the bundle whose workspace holds `files`; the extension's own files are read from the build. */
async function web(files: Readonly<Record<string, string>> = {}): Promise<{ rpc: Rpc; asked: string[] }> {
  const rpc = workerClient()
  const asked: string[] = []
  rpc.answer('tenderlint/readFiles', ({ uris }: Json) => {
    asked.push(...uris)
    return uris.map((uri: string) => files[uri] ?? null)
  })
  rpc.answer('tenderlint/readBytes', ({ uri }: Json) => {
    const file = new URL(uri.slice('https://ext/'.length), root)
    return existsSync(file) ? readFileSync(file).toString('base64') : null
  })
  await initialize(rpc, { ...settings, commands: true, web: { package: 'https://ext' } })
  return { rpc, asked }
}

async function desktop(): Promise<Rpc> {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const linter = async () => createLinter(dictionaries())
  startServer({ input, output }, { today: () => '2026-01-01', linter, pages: () => null })
  return initialize(rpcClient(output, input), { ...settings, commands: true })
}

async function findings(rpc: Rpc, uri: string, text: string): Promise<Json[]> {
  const textDocument = { uri, languageId: uri.endsWith('.txt') ? 'plaintext' : 'markdown', version: 1, text }
  rpc.notify('textDocument/didOpen', { textDocument })
  const { diagnostics } = await rpc.until(publish, (params) => params.uri === uri)
  // a browser shows the pages from where the extension is
  return diagnostics.map(({ codeDescription: _, ...rest }: Json) => rest)
}

const read = (name: string) => readFileSync(new URL(`test/samples/${name}`, root), 'utf8')
const generated = Array.from(
  { length: 60 },
  (_, i) => `## ${i + 1}. 技术要求\r\n\r\n𠮷设备 ${i} 须采用华为 S5735，注册资金不低于 ${i}00 万元。\r\n`,
).join('\r\n')

describe('the server in a worker', () => {
  it('finds what the server on the desktop finds', async () => {
    const [{ rpc }, node] = await Promise.all([web(), desktop()])
    const texts = { '招标文件.md': read('招标文件.md'), '采购需求.txt': read('采购需求.txt'), '生成.md': generated }
    for (const [name, text] of Object.entries(texts)) {
      const uri = `${home}/${encodeURIComponent(name)}`
      const own = await findings(rpc, uri, text)
      expect(own.length, name).toBeGreaterThan(1)
      expect(own, name).toEqual(await findings(node, uri, text))
    }
  })

  it('offers rewrites, and pages where the extension is', async () => {
    const { rpc } = await web()
    const text = '# 技术参数\n\n须采用华为交换机。\n'
    const uri = `${home}/a.md`
    const [brand] = await findings(rpc, uri, text)
    const params = { textDocument: { uri }, range: brand.range, context: { diagnostics: [] } }
    const [first] = await rpc.request('textDocument/codeAction', params)
    expect(applyEdits(text, first.edit.documentChanges[0].edits)).not.toContain('华为')
    const [{ diagnostics }] = rpc.received(publish)
    expect(diagnostics[0].codeDescription.href).toBe(`https://ext/docs/rules/${brand.code}.md`)
  })

  it('holds to config, waiver and ignore files of the workspace, and to their changes', async () => {
    const files: Record<string, string> = {
      [`${home}/tenderlint.config.json`]:
        '{ "rules": { "brand-and-model": "review" }, "waiverFile": "own/豁免.json", "baseline": "own/基线.json" }',
      [`${home}/.tenderlintignore`]: '草稿/\n',
    }
    const { rpc, asked } = await web(files)
    const text = '# 技术参数\n\n须采用华为交换机。\n'
    const [brand] = await findings(rpc, `${home}/%E7%AC%AC%E4%B8%80%E5%8C%85/a.md`, text)
    expect(brand.severity).not.toBe(1)
    expect(await findings(rpc, `${home}/%E8%8D%89%E7%A8%BF/b.md`, text)).toEqual([])
    expect(asked).toContain(`${home}/own/${encodeURIComponent('豁免.json')}`)
    expect(asked).toContain(`${home}/own/${encodeURIComponent('基线.json')}`)
    files[`${home}/tenderlint.config.json`] = '{ "rules": { "brand-and-model": "off" } }'
    rpc.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `${home}/tenderlint.config.json`, type: 2 }] })
    const same = (params: Json) => params.uri.endsWith('/a.md') && !JSON.stringify(params).includes('brand-named')
    await rpc.until(publish, same)
  })

  it('says what is wrong with a config there', async () => {
    const { rpc } = await web({ [`${home}/tenderlint.config.json`]: '{ "asOf": 1 }' })
    await findings(rpc, `${home}/a.md`, '# 采购需求\n')
    const { message } = await rpc.until('window/showMessage', () => true)
    expect(message).toContain('tenderlint.config.json')
  })
})
