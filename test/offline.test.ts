import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildDoc, paragraph as oldParagraph } from './format/old-word/build.ts'
import { buildPdf, setLines, utf16 } from './format/pdf/build.ts'
import { buildBook, textRow } from './format/sheet/build.ts'
import { buildDocx, paragraph } from './format/word/build.ts'
import { type Json, pullCapabilities, rpcClient } from './lsp/rpc.ts'

/**
 * Loaded before the program, in worker threads too: every way to the network, and to other programs, throws and leaves a mark on
 * stderr. A thread of its own is no program: the batch starts worker threads.
 */
const guard = `
const { syncBuiltinESMExports } = require('node:module')
const refuse = (name) => function () {
  require('node:fs').writeSync(2, 'NETWORK ' + name + '\\n')
  throw new Error('network: ' + name)
}
const refuseAll = (module, skip = /^[A-Z_]|^(?:get|set|is|check|validate|create(?:SecureContext|SecurePair))/) => {
  const library = require(module)
  for (const name of Object.keys(library))
    if (typeof library[name] === 'function' && !skip.test(name)) library[name] = refuse(module + '.' + name)
}
for (const module of ['node:net', 'node:tls', 'node:dgram', 'node:dns', 'node:dns/promises', 'node:http2', 'node:child_process', 'node:cluster', 'node:inspector']) refuseAll(module)
for (const module of ['node:http', 'node:https'])
  for (const name of ['request', 'get', 'createServer']) require(module)[name] = refuse(module + '.' + name)
const net = require('node:net')
net.Socket.prototype.connect = refuse('Socket.connect')
net.Server.prototype.listen = refuse('Server.listen')
require('node:dgram').Socket.prototype.bind = refuse('dgram.bind')
require('node:dns').Resolver.prototype.resolve = refuse('dns.Resolver')
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) globalThis[name] = refuse(name)
process.binding = refuse('process.binding')
syncBuiltinESMExports()
`
const cli = process.env.TENDERLINT_CLI ?? fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const samples = fileURLToPath(new URL('samples', import.meta.url))
const several = ['招标文件.md', '初步设计.md', '采购需求.docx', '采购需求.txt', 'stages'].map(
  (name) => `${samples}/${name}`,
)
const stages = ['1-可研报告', '2-初步设计', '3-采购需求', '4-招标文件', '5-合同'].map(
  (name) => `${samples}/stages/${name}.md`,
)
let folder = ''

function start(args: readonly string[]) {
  const child = spawn(process.execPath, ['--require', join(folder, 'guard.cjs'), ...args], {
    cwd: folder,
    stdio: 'pipe',
  })
  let [out, err] = ['', '']
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    child,
    stderr: () => err,
    finish: async () => {
      child.stdout.on('data', (chunk) => {
        out += chunk
      })
      return { status: await ended, out, err }
    },
    ended,
  }
}

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run `npm run build` first')
  folder = mkdtempSync(join(tmpdir(), 'tenderlint-offline-'))
  writeFileSync(join(folder, 'guard.cjs'), guard)
  mkdirSync(join(folder, 'out'))
  mkdirSync(join(folder, 'in'))
  const prose = ['第三章 采购需求', '交换机须采用国家认可的检验机构出具的检验报告，', '并在投标文件中附复印件。']
  // one of each format: for PDF a library is loaded that could fetch
  for (const [name, bytes] of Object.entries({
    'a.md': Buffer.from('# 采购需求\n\n![图](https://127.0.0.1:9/a.png)\n'),
    'b.docx': buildDocx({ document: paragraph('交换机须采用国产产品。') }),
    'c.doc': buildDoc({ body: [oldParagraph('投标人须提供资料。')] }),
    'd.xlsx': buildBook({ sheets: [{ name: '参数', rows: textRow(1, ['参数', '分值']) }] }),
    'e.pdf': buildPdf({ pages: [{ pieces: setLines(prose) }], encoding: 'UniGB-UCS2-H', encode: utf16 }),
  }))
    writeFileSync(join(folder, 'in', name), bytes)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('without a network', () => {
  it.each([
    ["fetch('http://127.0.0.1:9').catch(() => {})"],
    ["import('node:net').then((net) => net.connect(9))"],
    ["import('node:http').then((http) => http.get('http://127.0.0.1:9'))"],
    ["import('node:dns').then((dns) => dns.lookup('localhost', () => {}))"],
    ["import('node:net').then((net) => new net.Socket().connect(9))"],
    ["import('node:net').then((net) => net.createServer().listen(0))"],
    ["import('node:tls').then((tls) => tls.connect(9))"],
    ["import('node:dgram').then((dgram) => dgram.createSocket('udp4'))"],
    ["import('node:dgram').then((dgram) => new dgram.Socket('udp4').bind(9))"],
    ["import('node:http2').then((http2) => http2.connect('http://127.0.0.1:9'))"],
    ["import('node:https').then((https) => https.request('https://127.0.0.1:9'))"],
    ["import('node:dns/promises').then((dns) => dns.lookup('localhost'))"],
    ["import('node:child_process').then((processes) => processes.spawn('true'))"],
    ["new WebSocket('ws://127.0.0.1:9')"],
    ['import(\'node:worker_threads\').then(({ Worker }) => new Worker("fetch(1)", { eval: true }))'],
  ])('the guard itself bites: %s', async (code) => {
    expect((await start(['--input-type=module', '-e', code]).finish()).err).toContain('NETWORK ')
  })

  const commands: readonly (readonly string[])[] = [
    ['check', ...several],
    ['check', 'in', '--format', 'sarif'],
    ['check', 'in', '--jobs', '2', '--cache'],
    ['report', ...several, '-o', 'out.html'],
    ['report', ...several, '-o', 'out.docx'],
    ['report', ...several, '-o', 'out.xlsx'],
    ['report', ...several, '--form', 'tender-self-check', '-o', 'form.docx'],
    ['fix', '--dry-run', ...several],
    ['annotate', `${samples}/采购需求.docx`, '--suggest', '-o', 'out/annotated.docx'],
    ['compare', ...stages],
    ['compare', ...stages, '-o', 'stages.docx'],
    ['similar', `${samples}/初步设计.md`, `${samples}/采购需求.docx`],
    ['similar', `${samples}/初步设计.md`, `${samples}/采购需求.docx`, '-o', 'similar.docx'],
    ['evidence', 'check', `${samples}/evidence/采购需求.md`, '-o', 'evidence.docx'],
    ['evidence', 'init', `${samples}/采购需求.docx`, '-o', 'ledger.xlsx'],
    ['explain', `${samples}/招标文件.md:20`],
    ['outline', `${samples}/招标文件.md`],
    ['rules', 'brand-and-model/brand-named'],
  ]
  it.each(
    commands.map((args) => [args.join(' ').replaceAll(`${samples}/`, ''), args] as const),
  )('%s', async (_, args) => {
    const { status, err } = await start([cli, ...args]).finish()
    expect(err).not.toContain('NETWORK')
    expect(err).not.toMatch(/^\s+at /m)
    expect([0, 1], err).toContain(status)
  })

  it('a record is written and replayed', async () => {
    const record = join(folder, 'record.json')
    const { err } = await start([cli, 'check', samples, '--evidence', record]).finish()
    const again = await start([cli, 'replay', record]).finish()
    expect(again.status).toBe(0)
    expect(err + again.err).not.toContain('NETWORK')
  })

  it('fleet, the one command that connects, does so with a library that is not installed with the program', async () => {
    const { status, err } = await start([cli, 'fleet', 'status', '--database', 'postgresql://127.0.0.1:9/x']).finish()
    expect(status).toBe(2)
    expect(err).toMatch(/fleet 需要另行安装 pg-boss：npm i pg-boss@10/)
    expect(err).not.toContain('NETWORK')
  })

  it('the language server runs', async () => {
    const { child, stderr, ended } = start([cli, 'lsp', '--stdio', `--clientProcessId=${process.pid}`])
    const rpc = rpcClient(child.stdout, child.stdin)
    const uri = pathToFileURL(join(folder, '需求.md')).href
    await rpc.request('initialize', { processId: process.pid, rootUri: null, capabilities: pullCapabilities })
    rpc.notify('initialized', {})
    const text = '# 招标文件\n\n## 第三章 采购需求\n\n### 技术参数\n\n交换机须采用华为产品。\n'
    rpc.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } })
    const { items } = await rpc.request('textDocument/diagnostic', { textDocument: { uri } })
    expect(items.map((item: Json) => item.code)).toContain('brand-and-model/brand-named')
    const [{ range }] = items
    const context = { diagnostics: [] }
    expect(await rpc.request('textDocument/hover', { textDocument: { uri }, position: range.start })).not.toBeNull()
    expect(await rpc.request('textDocument/codeAction', { textDocument: { uri }, range, context })).not.toEqual([])
    await rpc.request('shutdown', undefined)
    rpc.notify('exit', undefined)
    expect(await ended).toBe(0)
    expect(stderr()).toBe('')
  })
})
