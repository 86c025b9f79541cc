import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Linter } from '../../../server/src/service/api.ts'
import { fakeLinter, type Result, type World, world } from '../fake.ts'

let w: World
beforeEach(() => {
  w = world()
})
afterEach(() => w.remove())

let checks = 0
const counting = (rest: Partial<Linter> = {}): Linter => {
  const linter = fakeLinter()
  return {
    ...linter,
    ...rest,
    check(document, options) {
      checks++
      return linter.check(document, options)
    },
  }
}
/** Runs the command and gives how many files were checked with it. */
async function checked(args: string[], linter = counting()): Promise<Result & { checks: number }> {
  checks = 0
  return { ...(await w.run(args, { linter })), checks }
}
const entries = (folder = '.tenderlint-cache'): string[] =>
  readdirSync(join(w.folder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(w.folder, folder, name))

it('gives the same bytes without checking again, in every format', async () => {
  w.write({ 'a.md': '甲牌\n', 'sub/b.md': '点值\n', 'c.pdf': 'x' })
  const plain = await checked(['check', '.'])
  expect(plain.checks).toBe(2)
  const first = await checked(['check', '.', '--cache'])
  expect([first.checks, first.out]).toEqual([2, plain.out])
  const again = await checked(['check', '.', '--cache'])
  expect([again.checks, again.out, again.status]).toEqual([0, plain.out, 2])
  expect(again.err).toContain('2 个文件的结果取自缓存')
  expect((await checked(['check', '.', '--cache', '--format', 'json'])).out).toBe(
    (await checked(['check', '.', '--format', 'json'])).out,
  )
  expect(readFileSync(join(w.folder, '.tenderlint-cache/.gitignore'), 'utf8')).toBe('*\n')
})

it('knows a file by its content, not by its name', async () => {
  w.write({ 'a.md': '甲牌\n' })
  await checked(['check', '--cache'])
  w.write({ 'b.md': '甲牌\n' })
  const { checks: none, out } = await checked(['check', '--cache', '--format', 'json'])
  expect(none).toBe(0)
  expect(JSON.parse(out).files.map((one: { path: string }) => one.path)).toEqual(['a.md', 'b.md'])
  w.write({ 'b.md': '甲牌。\n' })
  expect((await checked(['check', '--cache'])).checks).toBe(1)
})

it('checks again under other rules, options or waivers', async () => {
  w.write({ 'a.md': '甲牌\n' })
  await checked(['check', '--cache'])
  expect((await checked(['check', '--cache', '--as-of', '2020-01-01'])).checks).toBe(1)
  expect((await checked(['check', '--cache', '--locale', 'en'])).checks).toBe(1)
  expect((await checked(['check', '--cache'], counting({ rulesHash: 'other' }))).checks).toBe(1)
  w.write({ 'tenderlint.waivers.json': '[{"fingerprint":"f0","reason":"兼容"}]' })
  const { status, checks: anew } = await checked(['check', '--cache'])
  expect([status, anew]).toEqual([0, 1])
})

it('passes over damaged entries', async () => {
  w.write({ 'a.md': '甲牌\n', 'b.md': '点值\n', 'c.md': '甲牌点值\n' })
  const { out } = await checked(['check', '--cache'])
  const [one, two, three] = entries() as [string, string, string]
  writeFileSync(one, readFileSync(one, 'utf8').slice(0, -10))
  writeFileSync(two, readFileSync(two, 'utf8').replace('"size"', '"sise"'))
  writeFileSync(three, '')
  const again = await checked(['check', '--cache'])
  expect([again.checks, again.out]).toEqual([3, out])
  expect((await checked(['check', '--cache'])).checks).toBe(0)
})

it('lies where it is told, and a folder that cannot be written is no fault', async () => {
  w.write({ 'a.md': '甲牌\n', blocked: 'a file' })
  await checked(['check', 'a.md', '--cache=elsewhere'])
  expect(entries('elsewhere')).toHaveLength(1)
  expect(existsSync(join(w.folder, '.tenderlint-cache'))).toBe(false)
  expect((await checked(['check', 'a.md', '--cache=blocked/in'])).status).toBe(1)
})

it('goes on where a run was broken off', async () => {
  w.write(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at}.md`, `甲牌${at}\n`])))
  const linter = counting()
  const broken: Linter = {
    ...linter,
    get rulesHash() {
      return linter.rulesHash
    },
    check(document, options) {
      // what ends a process in the middle, as far as the folder can tell
      if (checks === 7) throw Object.assign(new Error('end'), { name: 'End' })
      return linter.check(document, options)
    },
  }
  expect((await checked(['check', '--cache'], broken)).status).toBe(2)
  expect((await checked(['check', '--cache'])).checks).toBe(13)
})

it('serves report as well, which needs more of a file than check', async () => {
  w.write({ 'a.md': '甲牌\n' })
  await checked(['check', '--cache'])
  const first = await checked(['report', '--cache', '--format', 'html'])
  expect(first.checks).toBe(1)
  const again = await checked(['report', '--cache', '--format', 'html'])
  expect([again.checks, again.out]).toEqual([0, first.out])
  expect((await checked(['check', '--cache'])).checks).toBe(0)
})
