// Prints what a writer feels: first findings and keystrokes in the server on a 300,000-character document, and the CLI from the shell.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const clauses = [
  '交换容量不低于 50Tbps，包转发率不低于 10000Mpps，支持双电源冗余。',
  '投标人应当在投标文件中逐条响应本章要求，并提供证明材料。',
  '核心交换机须采用华为品牌，数量两台。',
  '验收合格并收到发票后十个工作日内支付合同价款的百分之九十。',
  '系统应提供标准接口，支持与现有平台对接，数据传输全程加密。',
  '技术方案完整、合理，得分由评审委员会按评分标准确定。',
]

/** Deterministic Markdown of a given length: chapters, paragraphs, lists and tables. */
export function markdown(length) {
  let text = '# 某项目招标文件\n\n'
  for (let i = 0; text.length < length; i++) {
    if (i % 40 === 0) text += `## 第${i / 40 + 1}章 ${['采购需求', '评标办法', '合同条款'][(i / 40) % 3]}\n\n`
    if (i % 11 === 5)
      text += `| 序号 | 名称 | 技术参数 |\n| --- | --- | --- |\n| ${i} | 设备${i} | ${clauses[i % 6]} |\n\n`
    else text += `${i % 7 === 3 ? '- ' : ''}${clauses[i % 6]}${clauses[(i + 2) % 6].replace('两', String(i))}\n\n`
  }
  return text.slice(0, length)
}

const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]

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
  const line = Math.floor(text.split('\n').length / 2)
  const times = []
  for (let version = 2; version < 102; version++) {
    const next = published(version)
    const began = performance.now()
    const change = { range: { start: { line, character: 0 }, end: { line, character: 0 } }, text: '字' }
    send({ method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges: [change] } })
    await next
    times.push(performance.now() - began)
  }
  send({ id: 2, method: 'shutdown', params: null })
  await wait((m) => m.id === 2)
  send({ method: 'exit' })
  return { ready, open, times }
}

function shell(length) {
  const folder = mkdtempSync(join(tmpdir(), 'tenderlint-bench-'))
  const file = join(folder, '文件.md')
  writeFileSync(file, markdown(length))
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

const { ready, open, times } = await server(markdown(300_000))
console.log(`server ready                        ${ready.toFixed(0)} ms`)
console.log(`first findings, 300,000 characters  ${open.toFixed(0)} ms`)
console.log(
  `keystroke to findings               p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`,
)
for (const length of [4000, 40_000, 400_000])
  console.log(`check from the shell, ${String(length).padStart(7)} characters  ${shell(length).toFixed(0)} ms`)
