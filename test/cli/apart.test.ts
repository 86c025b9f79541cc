import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { world } from './fake.ts'

const here = world()
afterAll(() => here.remove())
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const outOfMemory = async () => {
  throw Object.assign(new Error('out of memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
}

describe('large files', () => {
  here.write({ 'small.md': '采用甲牌。\n', 'sub/large.md': '采用甲牌。\n', 'large.docx': 'x' })
  truncateSync(join(here.folder, 'sub/large.md'), 33 * 2 ** 20)
  truncateSync(join(here.folder, 'large.docx'), 5 * 2 ** 20)

  it.each([
    ['fix', 'sub/large.md'],
    ['fix', '.'],
    ['annotate', 'large.docx', '-o', 'x.docx'],
    ['compare', 'small.md', 'sub/large.md'],
    ['evidence', 'check', 'sub/large.md'],
  ])('run in a thread of their own: %s %s', async (...args) => {
    const calls: (readonly string[])[] = []
    const { status } = await here.run(args, {
      apart: async (setting) => {
        calls.push(setting.args)
        return 1
      },
    })
    expect([status, calls]).toEqual([1, [args]])
  })

  it('that need more memory than there is are named, with status 2', async () => {
    const { status, err } = await here.run(['fix', 'small.md', 'sub/large.md'], { apart: outOfMemory })
    expect(status).toBe(2)
    expect(err).toContain('sub/large.md（33 MB）')
    const english = await here.run(['--locale', 'en', 'compare', 'small.md', 'large.docx'], { apart: outOfMemory })
    expect(english.err).toContain('large.docx (5 MB)')
  })

  it('are asked for by no command with small files, and by none that has threads already', async () => {
    const fail = async () => {
      throw new Error('not wanted')
    }
    expect((await here.run(['fix', '--dry-run', 'small.md'], { apart: fail })).status).toBe(0)
    expect((await here.run(['rules'], { apart: fail })).status).toBe(0)
  })
})

it('a program that runs out of memory says so and ends with status 2', () => {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run `npm run build` first')
  writeFileSync(join(here.folder, 'many.md'), '投标人应当采用同等性能的设备，内存不少于16GB。\n\n'.repeat(500_000))
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=120', cli, 'fix', '--dry-run', 'many.md'],
    {
      cwd: here.folder,
      encoding: 'utf8',
      timeout: 60_000,
    },
  )
  expect(stderr).toContain('many.md')
  expect(stderr).not.toContain('FATAL')
  expect(status).toBe(2)
}, 70_000)

it.skipIf(process.platform === 'win32')('settings are read from regular files only: a named pipe is refused', () => {
  const pipe = join(here.folder, 'pipe.json')
  execFileSync('mkfifo', [pipe])
  for (const option of ['--config', '--baseline']) {
    const { status, stderr } = spawnSync(process.execPath, [cli, 'check', 'small.md', option, 'pipe.json'], {
      cwd: here.folder,
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect([option, status]).toEqual([option, 2])
    expect(stderr).toContain('pipe.json')
  }
})
