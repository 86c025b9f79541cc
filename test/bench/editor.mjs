// What a writer feels: first findings and keystrokes, inside the server and through the protocol.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const places = { start: 0.01, middle: 0.5, end: 0.98 }

/** Offset of the first full stop behind a share of the text: there the writer types. */
const stopAfter = (text, share) => text.indexOf('。', Math.floor(text.length * share))

/** The service and the conversion of the server, bundled beside the dictionaries, which they look for there. */
export async function library() {
  const outfile = `dist/.bench-${process.pid}.mjs`
  await build({
    stdin: {
      contents: `export { createLinter } from './server/src/service/linter.ts'
        export { loadDictionaries } from './server/src/service/dictionaries.ts'
        export { toDiagnostic } from './server/src/lsp/convert.ts'
        export { capFindings, diagnosticLimit } from './server/src/lsp/diagnostics.ts'`,
      resolveDir: '.',
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as benchRequire } from 'node:module'; const require = benchRequire(import.meta.url);",
    },
    logLevel: 'warning',
  })
  try {
    return await import(join(process.cwd(), outfile))
  } finally {
    rmSync(outfile)
  }
}

/**
 * Reading, check and conversion for each of `keystrokes` characters typed at three places, without protocol and client. Gives
 * milliseconds, and processor time a keystroke with all that runs beside it.
 */
export function typedInside(
  { createLinter, loadDictionaries, toDiagnostic, capFindings, diagnosticLimit },
  start,
  keystrokes,
  languageId = 'markdown',
) {
  const linter = createLinter(loadDictionaries())
  const client = { codeDescription: true, diagnosticData: true, relatedInformation: true }
  let document
  const step = (text) => {
    const began = performance.now()
    // as the editor shell does: the version before is given to the reader
    document = linter.readSource(languageId, text, document)
    const { findings } = linter.check(document, {
      asOf: '2026-11-23',
      region: [],
      locale: 'zh',
    })
    const shown = capFindings(findings, diagnosticLimit)
    for (const finding of shown) toDiagnostic(finding, 'file:///bench.md', client, null)
    return { time: performance.now() - began, findings: findings.length }
  }
  let text = start
  const first = step(text)
  const used = process.cpuUsage()
  const times = Object.values(places).flatMap((share) =>
    Array.from({ length: keystrokes }, () => {
      const at = stopAfter(text, share)
      text = `${text.slice(0, at)}字${text.slice(at)}`
      return step(text).time
    }),
  )
  const { user, system } = process.cpuUsage(used)
  return { first: first.time, findings: first.findings, times, cpu: (user + system) / 1000 / times.length }
}

/** The same through a server of its own and the protocol, the reading of the answer included. */
export async function typedThrough(text, keystrokes) {
  const child = spawn(process.execPath, ['dist/cli.js', 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  let buffer = Buffer.alloc(0)
  const waiting = []
  child.stdout.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1])
      if (buffer.length < head + 4 + length) return
      const message = JSON.parse(buffer.subarray(head + 4, head + 4 + length).toString())
      buffer = buffer.subarray(head + 4 + length)
      if (message.id !== undefined && message.method)
        send({ id: message.id, result: message.method === 'workspace/configuration' ? [null] : null })
      for (const entry of waiting.filter((candidate) => candidate.test(message))) {
        waiting.splice(waiting.indexOf(entry), 1)
        entry.done(message)
      }
    }
  })
  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }))
    child.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]))
  }
  const wait = (test) => new Promise((done) => waiting.push({ test, done }))
  const uri = 'file:///bench.md'
  const published = (version) =>
    wait(
      (m) =>
        m.method === 'textDocument/publishDiagnostics' &&
        m.params.uri === uri &&
        (m.params.version ?? version) >= version,
    )
  const start = performance.now()
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } })
  await wait((m) => m.id === 1)
  const ready = performance.now() - start
  send({ method: 'initialized', params: {} })
  const first = published(1)
  const opened = performance.now()
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'markdown', version: 1, text } } })
  await first
  const open = performance.now() - opened
  const times = []
  let version = 1
  for (const share of Object.values(places)) {
    const before = text.slice(0, stopAfter(text, share))
    const at = { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 }
    for (let i = 0; i < keystrokes; i++) {
      const next = published(++version)
      const began = performance.now()
      const change = { range: { start: at, end: at }, text: '字' }
      send({ method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges: [change] } })
      await next
      times.push(performance.now() - began)
    }
  }
  send({ id: 2, method: 'shutdown', params: null })
  await wait((m) => m.id === 2)
  send({ method: 'exit' })
  return { ready, open, times }
}
