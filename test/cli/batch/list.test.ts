import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { namesIn } from '../../../server/src/cli/file-list.ts'
import { type World, world } from '../fake.ts'

let w: World
beforeEach(() => {
  w = world()
})
afterEach(() => w.remove())

const lines = (out: string): [string, string | null][] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ path, error }) => [path, error?.code ?? null])

describe('--files-from', () => {
  it('with ndjson gives one line for each line, in the order of the list', async () => {
    w.write({ 'a.md': '甲牌', 'b.md': 'x', 'sub/c[1].md': 'y' })
    const stdin = 'b.md\nsub/c[1].md\r\n\nnone.md\nsub\na.md\nb.md'
    const { out, status } = await w.run(['check', '--files-from', '-', '--format', 'ndjson'], { stdin })
    expect(lines(out)).toEqual([
      ['b.md', null],
      ['sub/c[1].md', null],
      ['none.md', 'not-found'],
      ['sub', 'not-readable'],
      ['a.md', null],
      ['b.md', null],
    ])
    expect(status).toBe(2)
  })

  it('else gives each file once, sorted, and takes the list from a file', async () => {
    w.write({ 'a.md': '甲牌', 'b.md': 'x', 'list.txt': 'b.md\n./a.md\na.md\n' })
    const { out, status } = await w.run(['check', '--files-from', 'list.txt', '--format', 'json'])
    expect(JSON.parse(out).files.map((one: { path: string }) => one.path)).toEqual(['a.md', 'b.md'])
    expect(status).toBe(1)
    const report = await w.run(['report', '--files-from', 'list.txt', '--format', 'csv'])
    expect(report.out).toContain('a.md')
  })

  it('takes names ended by NUL', async () => {
    w.write({ '两\n行.md': '甲牌', 'b.md': 'x' })
    const { out } = await w.run(['check', '--files-from', '-', '--null', '--format', 'ndjson'], {
      stdin: '两\n行.md\0b.md\0',
    })
    expect(lines(out).map(([path]) => path)).toEqual(['两\n行.md', 'b.md'])
  })

  it('does not tell of unused waivers: the rest of the project was not checked', async () => {
    w.write({ 'a.md': 'x', 'tenderlint.waivers.json': '[{"fingerprint":"f9","reason":"兼容"}]' })
    expect((await w.run(['check'])).err).toContain('f9')
    expect((await w.run(['check', '--files-from', '-'], { stdin: 'a.md' })).err).toBe('')
  })

  it.each([
    [['check', 'a.md', '--files-from', '-'], '不能同时使用'],
    [['check', '--null'], '--null 只与'],
    [['check', '--files-from', 'none.txt'], '无法读取 none.txt（不存在）'],
    [['check', '--jobs', '0'], '--jobs 应为'],
    [['check', '--jobs', '2.5'], '--jobs 应为'],
    [['check', '--cache='], '后面应有值'],
  ])('%j is an error of the call', async (args, words) => {
    w.write({ 'a.md': 'x' })
    const { status, err } = await w.run(args)
    expect(status).toBe(2)
    expect(err).toContain(words)
  })
})

it('names are whole whatever the pieces they come in', async () => {
  const bytes = Buffer.from('甲.md\n乙.md\n丙.md')
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 2) yield bytes.subarray(at, at + 2)
  }
  const names: string[] = []
  for await (const name of namesIn(pieces(), false)) names.push(name)
  expect(names).toEqual(['甲.md', '乙.md', '丙.md'])
})
