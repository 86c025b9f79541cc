import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'tenderlint-built-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A page with nothing on it that is text. */
const scan = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj
trailer<</Root 1 0 R>>
%%EOF`

it('a reader that is built apart refuses a file in its own words, not as a fault of the program', () => {
  writeFileSync(join(folder, 'scan.pdf'), scan)
  const cli = new URL('../../dist/cli.js', import.meta.url).pathname
  const { stdout, status } = spawnSync(process.execPath, [cli, 'check', 'scan.pdf'], { cwd: folder, encoding: 'utf8' })
  expect(stdout).toMatch(/无法审查 {2}这是扫描件/)
  expect(status).toBe(2)
})

it('what the engine compiled before is taken over, and passed over where it is missing or another’s', () => {
  const dist = new URL('../../dist/', import.meta.url).pathname
  expect(existsSync(join(dist, 'program.cache'))).toBe(true)
  for (const name of ['cli.js', 'program.cjs', 'dictionaries.bin']) copyFileSync(join(dist, name), join(folder, name))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, '需求.md'), '# 采购需求\n\n## 技术参数\n\n交换机须采用华为品牌。\n')
  const check = (cli: string) =>
    spawnSync(process.execPath, [cli, 'check', '需求.md'], { cwd: folder, encoding: 'utf8' })
  const { stdout, status } = check(join(dist, 'cli.js'))
  expect(status).toBe(1)
  const alone = check(join(folder, 'cli.js'))
  writeFileSync(join(folder, 'program.cache'), 'not what an engine compiled')
  for (const run of [alone, check(join(folder, 'cli.js'))])
    expect([run.stdout, run.stderr, run.status]).toEqual([stdout, '', status])
})

/** What the server says of itself when it is asked, and on stderr. */
async function greeting(cli: string): Promise<readonly string[]> {
  const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { cwd: folder })
  const said = { out: '', err: '' }
  server.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  })
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`)
  await new Promise<void>((done) => {
    server.on('exit', () => done())
    server.stdout.on('data', (chunk) => {
      said.out += chunk
      if (said.out.endsWith('}}}')) server.stdin.end()
    })
  })
  return [said.out, said.err]
}

it('the server starts with what the engine compiled before, and without', async () => {
  const dist = new URL('../../dist/', import.meta.url).pathname
  expect(existsSync(join(dist, 'server.cache'))).toBe(true)
  for (const name of ['cli.js', 'program.cjs', 'server.js', 'server.cjs', 'dictionaries.bin'])
    copyFileSync(join(dist, name), join(folder, name))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const said = await greeting(join(dist, 'cli.js'))
  expect(said).toEqual([expect.stringContaining('"serverInfo":{"name":"tenderlint"}'), ''])
  expect(await greeting(join(folder, 'cli.js'))).toEqual(said)
  writeFileSync(join(folder, 'server.cache'), 'not what an engine compiled')
  expect(await greeting(join(folder, 'cli.js'))).toEqual(said)
})
