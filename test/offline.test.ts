import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Json, pullCapabilities, rpcClient } from './lsp/rpc.ts'

/** Loaded before the program: every way to the network throws and leaves a mark on stderr. */
const guard = `
const { syncBuiltinESMExports } = require('node:module')
const refuse = (name) => function () {
  process.stderr.write('NETWORK ' + name + '\\n')
  throw new Error('network: ' + name)
}
const net = require('node:net')
for (const name of ['connect', 'createConnection', 'createServer']) net[name] = refuse('net.' + name)
net.Socket.prototype.connect = refuse('Socket.connect')
net.Server.prototype.listen = refuse('Server.listen')
const dgram = require('node:dgram')
dgram.createSocket = refuse('dgram')
const dns = require('node:dns')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  dns[name] = refuse('dns.' + name)
  dns.promises[name] = refuse('dns.promises.' + name)
}
for (const module of ['node:http', 'node:https'])
  for (const name of ['request', 'get']) require(module)[name] = refuse(module + '.' + name)
require('node:http2').connect = refuse('http2')
require('node:tls').connect = refuse('tls')
globalThis.fetch = refuse('fetch')
globalThis.WebSocket = refuse('WebSocket')
syncBuiltinESMExports()
`
const cli = process.env.TENDERLINT_CLI ?? fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const samples = fileURLToPath(new URL('samples', import.meta.url))
let folder = ''

function start(args: readonly string[]) {
  const child = spawn(process.execPath, ['--require', join(folder, 'guard.cjs'), ...args], { stdio: 'pipe' })
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
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('without a network', () => {
  it.each([
    ["fetch('http://127.0.0.1:9').catch(() => {})"],
    ["import('node:net').then((net) => net.connect(9))"],
    ["import('node:http').then((http) => http.get('http://127.0.0.1:9'))"],
    ["import('node:dns').then((dns) => dns.lookup('localhost', () => {}))"],
    ["import('node:net').then((net) => new net.Socket().connect(9))"],
  ])('the guard itself bites: %s', async (code) => {
    expect((await start(['--input-type=module', '-e', code]).finish()).err).toContain('NETWORK ')
  })

  it.each([
    ['check', samples],
    ['check', samples, '--format', 'sarif'],
    ['report', samples, '--format', 'html'],
    ['check', samples, '--jobs', '2'],
    ['fix', '--dry-run', samples],
    ['rules', 'brand-and-model/brand-named'],
  ])('%s %s runs', async (...args) => {
    const { status, out, err } = await start([cli, ...args]).finish()
    expect(err).not.toContain('NETWORK')
    expect([0, 1]).toContain(status)
    if (args[0] !== 'fix') expect(out.length).toBeGreaterThan(200)
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

  it.each(['cli.js', 'worker.js', 'program.cjs'])('%s asks for no module that opens a socket', (name) => {
    const code = readFileSync(join(dirname(cli), name), 'utf8')
    const modules = [...code.matchAll(/(?:from|import\(|import|require\()\s*"(?:node:)?([a-z_0-9/]+)"/g)].map(
      (match) => match[1]!,
    )
    expect(modules).toContain('fs')
    expect(modules.filter((module) => /^(net|https?|http2|tls|dgram|dns)$/.test(module))).toEqual([])
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
