import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CheckOptions } from '../../../server/src/service/api.ts'
import { createLinter } from '../../../server/src/service/linter.ts'
import { tender } from '../../benchmark/tender.mjs'
import { dictionaries } from '../../rules/tester.ts'

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tenderlint-same-'))
/** Numbers from 0 in an order that looks random and is the same each time. */
const shuffled = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => ({ i, key: Math.imul(i + 1, 2654435761 + 2 * seed) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ i }) => i)

beforeAll(() => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run `npm run build` first')
  mkdirSync(join(folder, 'in'))
  cpSync(fileURLToPath(new URL('../../samples', import.meta.url)), join(folder, 'in'), {
    recursive: true,
    // those are long, and the same in kind
    filter: (path) => !/[\\/]sets$/.test(path),
  })
  for (let at = 0; at < 9; at++) writeFileSync(join(folder, `in/${at}.md`), tender(6000, { seed: at, density: 0.2 }))
  writeFileSync(join(folder, 'in/broken.docx'), 'PK')
})
afterAll(() => rmSync(folder, { recursive: true }))

function check(args: readonly string[], input = ''): string {
  const { stdout, status } = spawnSync(process.execPath, [cli, 'check', ...args, '--as-of', '2026-01-01'], {
    cwd: folder,
    encoding: 'utf8',
    input,
    maxBuffer: 1e9,
  })
  expect(status).toBe(2)
  return stdout
}

it.each([
  'json',
  'ndjson',
  'sarif',
])('%s: one run is like the other, with any number of workers, with and without a cache', {
  timeout: 120_000,
}, (format) => {
  const once = check(['in', '--format', format])
  expect(once.length).toBeGreaterThan(5000)
  const cache = `--cache=${join(folder, `cache-${format}`)}`
  for (const jobs of ['1', '2', '3']) {
    expect(check(['in', '--format', format, '--jobs', jobs]), `${jobs} workers`).toBe(once)
    expect(check(['in', '--format', format, '--jobs', jobs, cache]), `${jobs} workers and a cache`).toBe(once)
  }
})

it('the result of a file does not hang on the files before it', { timeout: 120_000 }, () => {
  const names = readdirSync(join(folder, 'in'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|txt|docx)$/.test(name))
    .map((name) => `in/${name.replaceAll('\\', '/')}`)
  const lines = (text: string) => text.trimEnd().split('\n').sort()
  const once = lines(check(['--files-from', '-', '--format', 'ndjson'], names.join('\n')))
  expect(once).toHaveLength(names.length)
  for (const seed of [1, 2]) {
    const list = shuffled(names.length, seed).map((at) => names[at])
    const jobs = String(seed)
    const text = check(['--files-from', '-', '--format', 'ndjson', '--jobs', jobs], list.join('\n'))
    expect(
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line).path),
    ).toEqual(list)
    expect(lines(text)).toEqual(once)
    expect(check([...(list as string[]), '--format', 'json']), 'operands are sorted').toBe(
      check([...names, '--format', 'json']),
    )
  }
})

it('one linter gives each text what a fresh one gives it, in any order', { timeout: 60_000 }, () => {
  const data = dictionaries()
  const options: CheckOptions = { asOf: '2026-01-01', region: [], locale: 'zh' }
  const texts = Array.from({ length: 12 }, (_, seed) => tender(3000, { seed, density: 0.3 }))
  const read = (linter: ReturnType<typeof createLinter>, text: string) => {
    const { findings, excluded, waived, facts, outline } = linter.check(linter.readSource('markdown', text), options)
    return JSON.stringify([findings, excluded, waived, facts, outline])
  }
  const alone = texts.map((text) => read(createLinter(data), text))
  const shared = createLinter(data)
  for (const seed of [1, 2, 3, 4])
    for (const at of shuffled(texts.length, seed)) expect(read(shared, texts[at]!)).toBe(alone[at])
})
