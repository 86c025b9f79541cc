import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tender } from '../../benchmark/tender.mjs'

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tenderlint-threads-'))
const files = 24

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run `npm run build` first')
  mkdirSync(join(folder, 'in'))
  for (let at = 0; at < files; at++)
    writeFileSync(join(folder, `in/${at}.md`), tender(at === 5 ? 60_000 : 4_000, { seed: at }))
  writeFileSync(join(folder, 'in/x.pdf'), '%PDF-1.4 scan')
})
afterAll(() => rmSync(folder, { recursive: true }))

const day = ['--as-of', '2026-01-01']
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'check', ...args, ...day], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

it.each(['stylish', 'json', 'ndjson', 'sarif'])('%s: the same bytes with every number of workers', (format) => {
  const one = run('in', '--format', format, '--jobs', '1')
  expect(one.status).toBe(2)
  expect(one.stdout.length).toBeGreaterThan(5000)
  for (const jobs of ['2', '5']) expect(run('in', '--format', format, '--jobs', jobs)).toEqual(one)
})

it('the same bytes for every order of the operands', () => {
  const names = readdirSync(join(folder, 'in')).map((name) => `in/${name}`)
  const sorted = run(...names, '--jobs', '2')
  expect(run(...names.toReversed(), '--jobs', '2')).toEqual(sorted)
})

it('a killed run goes on where it stopped', async () => {
  const args = ['check', 'in', '--format', 'ndjson', '--jobs', '2', '--cache', ...day]
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise((resolve) => child.on('close', resolve))
  let lines = 0
  child.stdout.on('data', (chunk: Buffer) => {
    lines += chunk.toString().split('\n').length - 1
    if (lines >= 4) child.kill('SIGKILL')
  })
  await ended
  expect(child.signalCode).toBe('SIGKILL')
  const kept = readdirSync(join(folder, '.tenderlint-cache'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  ).length
  expect(kept).toBeGreaterThanOrEqual(4)
  expect(kept).toBeLessThan(files)
  const again = run('in', '--format', 'ndjson', '--jobs', '2', '--cache')
  expect(again.stderr).toContain(`${kept} 个文件的结果取自缓存`)
  expect(again.stdout).toBe(run('in', '--format', 'ndjson', '--jobs', '1').stdout)
})
