import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPool } from '../../server/src/cli/batch/pool.ts'
import { failedOutcome } from '../../server/src/cli/check-file.ts'
import { buildPdf, setLines } from '../format/pdf/build.ts'
import { fakeLinter, world } from './fake.ts'

const dist = (name: string): string => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tenderlint-unreadable-'))
const windows = process.platform === 'win32'
const bad = '交换机须采用华为产品。\n'

/** Root reads everything: the program is then run as nobody. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** Checks with the built program; a run that does not end is stopped and has no status. */
function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [dist('cli.js'), 'check', ...args, '--format', 'json', '--as-of', '2026-01-01'],
    { cwd: folder, encoding: 'utf8', timeout: 15_000, ...nobody },
  )
  const files: { path: string; error: { code: string; message: string } | null; findings: unknown[] }[] =
    stdout === '' ? [] : JSON.parse(stdout).files
  return { status, stderr, faults: Object.fromEntries(files.map((file) => [file.path, file.error])), files }
}

beforeAll(() => {
  if (!existsSync(dist('cli.js'))) throw new Error('dist/cli.js is missing: run `npm run build` first')
  chmodSync(folder, 0o755)
  for (const name of ['in', 'in/folder.md', 'in/closed', 'pdf']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'in/a.md'), bad)
  writeFileSync(join(folder, 'in/z.md'), bad)
  writeFileSync(join(folder, 'in/closed/b.md'), bad)
  writeFileSync(join(folder, 'in/locked.md'), bad)
  if (windows) return
  symlinkSync('nowhere.md', join(folder, 'in/broken.md'))
  symlinkSync('loop.md', join(folder, 'in/loop.md'))
  symlinkSync('a.md', join(folder, 'in/linked.md'))
  symlinkSync('closed', join(folder, 'in/folder-link.md'))
  execFileSync('mkfifo', [join(folder, 'in/pipe.md')])
  chmodSync(join(folder, 'in/locked.md'), 0)
  chmodSync(join(folder, 'in/closed'), 0)
})
afterAll(() => {
  if (!windows) chmodSync(join(folder, 'in/closed'), 0o755)
  rmSync(folder, { recursive: true })
})

describe.skipIf(windows)('what cannot be read', () => {
  const expected = {
    'in/a.md': null,
    'in/broken.md': { code: 'not-found', message: '找不到文件或文件夹 in/broken.md，请核对路径。' },
    'in/closed': { code: 'not-readable', message: '无法读取 in/closed（没有权限），请排除后重试。' },
    'in/linked.md': null,
    'in/locked.md': { code: 'not-readable', message: '无法读取 in/locked.md（没有权限），请排除后重试。' },
    'in/loop.md': { code: 'not-readable', message: '无法读取 in/loop.md（链接指向自身），请排除后重试。' },
    'in/pipe.md': {
      code: 'not-readable',
      message: '无法读取 in/pipe.md（是管道或设备，不是普通文件；管道中的内容请用 - 从标准输入读取），请排除后重试。',
    },
    'in/z.md': null,
  }

  it.each(['1', '2'])('in a folder is named with the reason, and the rest is checked, with %s workers', (jobs) => {
    const { status, faults, files } = check('in', '--jobs', jobs)
    expect(faults).toEqual(expected)
    expect(status).toBe(2)
    expect(files.map(({ findings }) => findings.length > 0)).toEqual(Object.values(expected).map((fault) => !fault))
  })

  it.each([
    ['in/broken.md', 'not-found'],
    ['in/folder.md', 'no-match'],
    ['in/closed', 'not-readable'],
    ['in/closed/b.md', 'not-readable'],
    ['in/locked.md', 'not-readable'],
    ['in/loop.md', 'not-readable'],
    ['in/pipe.md', 'not-readable'],
    ['in/none/x.md', 'not-found'],
    ['in/a.md/x.md', 'not-found'],
    ['/dev/zero', 'not-readable'],
    ['/dev/null', 'not-readable'],
  ])('%s by name is %s', (name, code) => {
    const { status, faults } = check('in/a.md', name)
    expect(faults).toMatchObject({ 'in/a.md': null, [name]: { code } })
    expect(status).toBe(2)
  })
})

it('a file that disappears after it was listed costs only itself', async () => {
  const w = world()
  try {
    w.write({ 'a.md': '甲牌\n', 'b.md': '甲牌\n', 'c.md': '甲牌\n' })
    const linter = fakeLinter()
    const leaving = {
      ...linter,
      check: (...args: Parameters<typeof linter.check>) => {
        rmSync(join(w.folder, 'b.md'), { force: true })
        return linter.check(...args)
      },
    }
    const { status, out } = await w.run(['check', '.', '--format', 'json'], { linter: leaving })
    expect(status).toBe(2)
    const { files, summary } = JSON.parse(out)
    expect(files.map((file: { error: { code: string } | null }) => file.error?.code ?? null)).toEqual([
      null,
      'not-found',
      null,
    ])
    expect(summary).toMatchObject({ files: 3, certain: 2, failed: 1 })
  } finally {
    w.remove()
  }
})

it('a text of more than 128 MB is refused, not tried', { timeout: 60_000 }, () => {
  writeFileSync(join(folder, 'large.txt'), Buffer.alloc(129 * 1024 * 1024, 'a\n'))
  const { status, faults } = check('large.txt', 'in/a.md')
  expect(faults).toMatchObject({ 'large.txt': { code: 'too-large' }, 'in/a.md': null })
  expect(status).toBe(2)
})

it('a file for which the memory does not suffice costs only itself', { timeout: 120_000 }, async () => {
  writeFileSync(join(folder, 'heavy.md'), `${bad}\n`.repeat(700_000))
  const setting = { wants: { frames: false, review: false }, waivers: [], cache: null }
  const start = () =>
    new Worker(dist('worker.js'), { workerData: setting, resourceLimits: { maxOldGenerationSizeMb: 96 } })
  const pool = createPool(start, 2, ({ name }, error) =>
    failedOutcome(name, String((error as { code?: string } | null)?.code), ''),
  )
  try {
    const names = ['in/a.md', 'heavy.md', 'in/z.md', 'in/a.md']
    const options = { asOf: '2026-01-01', region: [], locale: 'zh' } as const
    const outcomes = await Promise.all(names.map((name) => pool.run({ name, path: join(folder, name), options })))
    expect(outcomes.map(({ report }) => report.error?.code ?? report.findings.length)).toEqual([
      1,
      'ERR_WORKER_OUT_OF_MEMORY',
      1,
      1,
    ])
  } finally {
    await pool.close()
  }
})

describe('a damaged PDF', () => {
  const pieces = setLines(['投标人须提供国家认可的检验机构出具的检验报告，', '并在投标文件中附复印件。'])
  const whole = Buffer.from(buildPdf({ pages: [{ pieces }, { pieces }] })).toString('latin1')
  // four letters move from the font to the end of the last page: the objects between stand elsewhere than the table says
  const end = whole.lastIndexOf('endstream')
  const moved = `${whole.slice(0, end).replace('resource begin', 'resource b')}egin${whole.slice(end)}`

  it.each([
    // every code of a font has a width, four thousand million of them
    ['states widths without end', whole.replace('/W [32 126 500]', '/W [32 4294967295 500]')],
    // PDF.js leaves a promise behind that fails and that nobody waits for
    ['has objects elsewhere than it says', moved],
  ])('that %s does not end the program', (name, content) => {
    expect(content).not.toBe(whole)
    writeFileSync(join(folder, 'pdf/a.pdf'), Buffer.from(content, 'latin1'))
    for (const jobs of ['1', '2']) {
      const { status, stderr, files } = check('pdf', 'in/a.md', '--jobs', jobs)
      expect(stderr, name).not.toMatch(/Unhandled|Fatal/)
      expect(files.map(({ path }) => path)).toEqual(['in/a.md', 'pdf/a.pdf'])
      expect([1, 2]).toContain(status)
    }
  })
})
