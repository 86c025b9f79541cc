// Prints what a writer feels on a made-up tender of 300,000 characters: first findings and keystrokes, inside the server and
// through the protocol, with few findings and with many; and the CLI from the shell. Needs a build.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { tender } from './tender.mjs'

const length = 300_000
/** Share of improper sentences: about one finding for 1,800 characters, and one for 200. */
const densities = { realistic: 0.025, dense: 0.35 }
const places = { start: 0.01, middle: 0.5, end: 0.98 }
const keystrokes = 60

const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]

const summary = (times) =>
  [0.5, 0.95, 0.99].map((share) => `p${share * 100} ${percentile(times, share).toFixed(1)} ms`).join(', ')

/** Offset of the first full stop behind a share of the text: there the writer types. */
const stopAfter = (text, share) => text.indexOf('。', Math.floor(text.length * share))

/** The service and the conversion of the server, bundled beside the dictionaries, which they look for there. */
async function library() {
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

/** Reading, outline, check and conversion of the whole document for each character typed, without protocol and client. */
function inProcess({ createLinter, loadDictionaries, toDiagnostic, capFindings, diagnosticLimit }, start) {
  const linter = createLinter(loadDictionaries())
  const client = { codeDescription: true, diagnosticData: true, relatedInformation: true }
  let document
  const step = (text) => {
    const began = performance.now()
    // as the editor shell does: the version before is given to the reader
    document = linter.readSource('markdown', text, document)
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
  const times = {}
  for (const [name, share] of Object.entries(places))
    times[name] = Array.from({ length: keystrokes }, () => {
      const at = stopAfter(text, share)
      text = `${text.slice(0, at)}字${text.slice(at)}`
      return step(text).time
    })
  return { first: first.time, findings: first.findings, times }
}

async function server(text) {
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
  const times = {}
  let version = 1
  for (const [name, share] of Object.entries(places)) {
    const before = text.slice(0, stopAfter(text, share))
    const at = { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 }
    times[name] = []
    for (let i = 0; i < keystrokes; i++) {
      const next = published(++version)
      const began = performance.now()
      const change = { range: { start: at, end: at }, text: '字' }
      send({ method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges: [change] } })
      await next
      times[name].push(performance.now() - began)
    }
  }
  send({ id: 2, method: 'shutdown', params: null })
  await wait((m) => m.id === 2)
  send({ method: 'exit' })
  return { ready, open, times }
}

function shell(length) {
  const folder = mkdtempSync(join(tmpdir(), 'tenderlint-bench-'))
  const file = join(folder, '文件.md')
  writeFileSync(file, tender(length, { density: densities.realistic }))
  const times = [0, 1, 2].map(() => {
    const start = performance.now()
    const { status } = spawnSync(
      process.execPath,
      ['dist/cli.js', 'check', file, '--format', 'json', '--as-of', '2026-11-23'],
      { maxBuffer: 1 << 30 },
    )
    if (status === 2) throw new Error('the CLI failed')
    return performance.now() - start
  })
  rmSync(folder, { recursive: true })
  return Math.min(...times)
}

const bundled = await library()
for (const [name, density] of Object.entries(densities)) {
  const text = tender(length, { density })
  const inside = inProcess(bundled, text)
  const { ready, open, times } = await server(text)
  console.log(`${name}: ${length} characters, ${inside.findings} findings`)
  console.log(`  server ready ${ready.toFixed(0)} ms`)
  console.log(
    `  first findings: in the process ${inside.first.toFixed(0)} ms, through the protocol ${open.toFixed(0)} ms`,
  )
  for (const place of Object.keys(places)) {
    console.log(`  keystroke at the ${place.padEnd(6)} in the process         ${summary(inside.times[place])}`)
    console.log(`  keystroke at the ${place.padEnd(6)} through the protocol   ${summary(times[place])}`)
  }
}
for (const size of [4000, 40_000, 400_000])
  console.log(`check from the shell, ${String(size).padStart(7)} characters  ${shell(size).toFixed(0)} ms`)
