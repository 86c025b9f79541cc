import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type World, world } from './fake.ts'

let w: World
beforeEach(() => {
  w = world()
})
afterEach(() => w.remove())

const file = (): string => readFileSync(join(w.folder, 'tenderlint.baseline.json'), 'utf8')
const entries = (): Record<string, string[]> => JSON.parse(file()).files

describe('--update-baseline', () => {
  it('writes what is found, sorted, and says what was added; the findings are then known', async () => {
    w.write({ 'b.md': '采用甲牌\n点值\n', 'a/c.md': '甲牌\n', 'clean.md': '国产\n' })
    const { status, err, out } = await w.run(['check', '--update-baseline'])
    expect(status).toBe(0)
    expect(err).toContain('基线 tenderlint.baseline.json：增加 3 条，删除 0 条')
    expect(err).toContain('a/c.md:1:1 brand-and-model/brand：甲牌')
    expect(out).toContain('共 3 个文件：确定 0 处，待核实 0 处，基线中已有 3 处。')
    expect(file()).toBe(`{
  "version": 1,
  "files": {
    "a/c.md": [
      "brand-and-model/brand/f0"
    ],
    "b.md": [
      "brand-and-model/brand/f2",
      "directive-parameter/point-value/f5"
    ]
  }
}
`)
    const again = await w.run(['check', '--format', 'json'])
    expect(again.status).toBe(0)
    const report = JSON.parse(again.out)
    expect(report.summary).toEqual({ files: 3, certain: 0, review: 0, waived: 0, baselined: 3, failed: 0 })
    expect(report.files.map((one: { baselined: number }) => one.baselined)).toEqual([1, 2, 0])
  })

  it('a new finding is reported and never put in by a run without it', async () => {
    w.write({ 'a.md': '甲牌\n' })
    await w.run(['check', '--update-baseline'])
    const before = file()
    w.write({ 'a.md': '甲牌\n采用甲牌\n' })
    const { status, out } = await w.run(['check'])
    expect(status).toBe(1)
    expect(out).toContain('a.md')
    expect(out).toContain('2:3')
    expect(file()).toBe(before)
  })

  it('takes out what is gone, keeps files that were not checked, drops those that no longer exist', async () => {
    w.write({ 'a.md': '甲牌\n采用甲牌\n', 'b.md': '甲牌\n', 'c.md': '甲牌\n' })
    await w.run(['check', '--update-baseline'])
    w.write({ 'a.md': '甲牌\n' })
    rmSync(join(w.folder, 'c.md'))
    const told = await w.run(['check'])
    expect(told.err).toContain('基线中有 2 条已没有对应的问题')
    expect((await w.run(['check', 'a.md'])).err).toBe('')
    const { err } = await w.run(['check', 'a.md', '--update-baseline', '--locale', 'en'])
    expect(err).toContain('0 added, 2 removed')
    expect(entries()).toEqual({ 'a.md': ['brand-and-model/brand/f0'], 'b.md': ['brand-and-model/brand/f0'] })
  })

  it('keeps the entries of a file that cannot be read', async () => {
    w.write({
      'a.pdf': 'x',
      'tenderlint.baseline.json': '{"version":1,"files":{"a.pdf":["brand-and-model/brand/f0"]}}',
    })
    expect((await w.run(['check', '--update-baseline'])).status).toBe(2)
    expect(entries()).toEqual({ 'a.pdf': ['brand-and-model/brand/f0'] })
  })
})

describe('the baseline file', () => {
  it('is the one that the config names, else the command line', async () => {
    w.write({ 'sub/known.json': '{"version":1,"files":{"../a.md":["brand-and-model/brand/f0"]}}', 'a.md': '甲牌\n' })
    expect((await w.run(['check', 'a.md'])).status).toBe(1)
    expect((await w.run(['check', 'a.md', '--baseline', 'sub/known.json'])).status).toBe(0)
    w.write({ 'tenderlint.config.json': '{"baseline":"sub/known.json"}' })
    expect((await w.run(['check', 'a.md'])).status).toBe(0)
    expect((await w.run(['check', 'a.md', '--no-config'])).status).toBe(1)
  })

  it('is an error when it is named and missing', async () => {
    w.write({ 'a.md': 'x' })
    const { status, err } = await w.run(['check', '--baseline', 'none.json'])
    expect(status).toBe(2)
    expect(err).toContain('无法读取基线文件 none.json（不存在）')
    expect(existsSync(join(w.folder, 'none.json'))).toBe(false)
  })

  it.each([
    ['{"version":2,"files":{}}', '第 1 版'],
    ['{"version":1}', '缺少 files'],
    ['{"version":1,"files":{"a.md":["f0"]}}', '规则编号/指纹'],
    ['{"version":1,"files":{"a.md":{}}}', '应为数组'],
    ['{"version":1,"file":{}}', '是否想写 "files"'],
    ['{"version":1,"files":{"a":[],"a":[]}}', '重复'],
  ])('%s is refused in place', async (text, words) => {
    w.write({ 'a.md': 'x', 'tenderlint.baseline.json': text })
    const { status, err } = await w.run(['check'])
    expect(status).toBe(2)
    expect(err).toMatch(/^tenderlint\.baseline\.json:1:\d+ /)
    expect(err).toContain(words)
  })
})

it('explain says that a finding is in the baseline', async () => {
  w.write({
    'a.md': '甲牌\n',
    'tenderlint.baseline.json': '{"version":1,"files":{"a.md":["brand-and-model/brand/f0"]}}',
  })
  expect((await w.run(['explain', 'a.md:1'])).out).toContain('基线中已有')
})
