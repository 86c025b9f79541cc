// Writes dist/server.cache: what the engine makes of dist/server.cjs in a session with a document that is opened and edited, so that no
// start compiles it. Run by build.mjs in a process of its own.
import { readFileSync, writeFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { loadScript } from '../dist/.launch.js'

const { exports, script } = loadScript('server', new URL('../dist/server.js', import.meta.url).href)
const [input, output] = [new PassThrough(), new PassThrough()]
exports.startServer({ input, output })

let received = Buffer.alloc(0)
const answers = new Map()
let published = () => {}
output.on('data', (chunk) => {
  received = Buffer.concat([received, chunk])
  for (;;) {
    const head = received.indexOf('\r\n\r\n')
    if (head < 0) return
    const end = head + 4 + Number(/Content-Length: (\d+)/i.exec(received.subarray(0, head).toString())[1])
    if (received.length < end) return
    const { id, method, params, result } = JSON.parse(received.subarray(head + 4, end).toString())
    received = received.subarray(end)
    if (method === 'textDocument/publishDiagnostics') published(params)
    else if (method && id !== undefined) send({ id, result: method === 'workspace/configuration' ? [null] : null })
    else if (id !== undefined) answers.get(id)?.(result)
  }
})
function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }))
  input.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]))
}
let last = 0
const request = (method, params) =>
  new Promise((done) => {
    answers.set(++last, done)
    send({ id: last, method, params })
  })
const notify = (method, params) => send({ method, params })
const findings = () => new Promise((done) => (published = done))

const textDocument = {
  publishDiagnostics: { relatedInformation: true, dataSupport: true, codeDescriptionSupport: true },
}
const capabilities = { textDocument, workspace: { configuration: true } }
await request('initialize', { processId: null, rootUri: null, capabilities, initializationOptions: { commands: true } })
notify('initialized', {})
for (const name of ['招标文件.md', '初步设计.md', '采购需求.txt']) {
  const uri = pathToFileURL(`test/samples/${name}`).href
  const text = readFileSync(`test/samples/${name}`, 'utf8')
  const languageId = name.endsWith('.md') ? 'markdown' : 'plaintext'
  const opened = findings()
  notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
  const { diagnostics } = await opened
  const { start } = diagnostics[0].range
  for (const [at, own] of ['字', '\n', '须采用华为交换机。'].entries()) {
    const next = findings()
    const contentChanges = [{ range: { start, end: start }, text: own }]
    notify('textDocument/didChange', { textDocument: { uri, version: at + 2 }, contentChanges })
    await next
  }
  const document = { textDocument: { uri } }
  const range = diagnostics[0].range
  await request('tenderlint/overview', { uri })
  await request('textDocument/hover', { ...document, position: start })
  await request('textDocument/codeAction', { ...document, range, context: { diagnostics: [] } })
  for (const method of ['documentSymbol', 'codeLens']) await request(`textDocument/${method}`, document)
}
writeFileSync('dist/server.cache', script.createCachedData())
process.exit()
