import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fakeLinter, type World, world } from '../fake.ts'

let w: World
beforeEach(() => {
  w = world()
})
afterEach(() => w.remove())

const text = (): string => readFileSync(join(w.folder, 'out.json'), 'utf8')
function edit(from: string | RegExp, to: string): void {
  const edited = text().replace(from, to)
  expect(edited).not.toBe(text())
  writeFileSync(join(w.folder, 'out.json'), edited)
}

/** A record of two files, one finding waived, one known. */
async function record(): Promise<void> {
  w.write({
    'a.md': '采用甲牌\n甲牌\n',
    'sub/b.md': '点值\n甲牌\n',
    'tenderlint.config.json': '{"rules":{"scoring":"off"},"ignoreWords":["乙牌"],"region":["安徽"]}',
    'tenderlint.waivers.json': '[{"fingerprint":"f2","reason":"兼容现有系统"}]',
    'tenderlint.baseline.json': '{"version":1,"files":{"a.md":["brand-and-model/brand/f5"]}}',
  })
  expect((await w.run(['check', '--evidence', 'out.json'])).status).toBe(1)
}

describe('check --evidence', () => {
  it('records files, options, findings, waivers with reasons and the laws cited', async () => {
    await record()
    const evidence = JSON.parse(text())
    expect(evidence.tool).toEqual({ name: 'tenderlint', version: '9.9.9', rulesHash: 'abcdef0123456789' })
    const [a, b] = evidence.files
    expect([a.path, b.path]).toEqual(['a.md', 'sub/b.md'])
    expect(a).toMatchObject({ size: 20, format: 'markdown', asOf: '2024-05-06', error: null })
    expect(a.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(a.options).toEqual({
      asOf: '2024-05-06',
      fixed: [],
      region: ['安徽'],
      locale: 'zh',
      rules: { scoring: 'off' },
      ignoreWords: ['乙牌'],
      baseline: ['brand-and-model/brand/f5'],
    })
    expect(a.waived[0].waiver).toMatchObject({ reason: '兼容', in: 'file' })
    expect(a.baselined).toHaveLength(1)
    expect(b.findings.map((one: { rule: string }) => one.rule)).toEqual([
      'directive-parameter/point-value',
      'brand-and-model/brand',
    ])
    expect(evidence.laws).toEqual([
      {
        law: 'law-a',
        title: '某实施条例',
        number: '',
        from: '2015-03-01',
        until: null,
        articles: [{ article: '第二十条第（六）项', gist: '不得指定品牌' }],
      },
    ])
  })

  it('gives the same bytes whatever the order of the operands and the day of the run', async () => {
    await record()
    const first = text()
    await w.run(['check', 'sub', 'a.md', '--evidence', 'out.json'])
    expect(text()).toBe(first)
  })

  it('refuses standard input', async () => {
    expect((await w.run(['check', '-', '--evidence', 'out.json'], { stdin: 'x' })).status).toBe(2)
  })
})

describe('replay', () => {
  it('is 0 when all is as recorded, without config, waivers and baseline', async () => {
    await record()
    for (const name of ['config', 'waivers', 'baseline']) rmSync(join(w.folder, `tenderlint.${name}.json`))
    const { status, out } = await w.run(['replay', 'out.json'])
    expect(out).toBe('复核一致：2 个文件，记录逐字节相同。\n')
    expect(status).toBe(0)
  })

  it('finds the files under another folder', async () => {
    await record()
    w.write({ 'record/out.json': text() })
    expect((await w.run(['replay', 'record/out.json'])).status).toBe(1)
    expect((await w.run(['replay', 'record/out.json', '--root', '.'])).status).toBe(0)
  })

  it.each([
    ['a changed file', () => w.write({ 'a.md': '采用甲牌\n甲牌。\n' }), /^a\.md：文件内容已改动/],
    ['a missing file', () => rmSync(join(w.folder, 'sub/b.md')), /^sub\/b\.md：文件不存在/],
    ['other rules', () => edit('abcdef0123456789', 'fedcba'), /规则库不同：记录为 fedcba，现为 abcdef0123456789/],
    [
      'a finding that was taken out',
      () => edit(/"findings": \[\n {8}\{.*?\n {8}\},/s, '"findings": ['),
      /复核时有，记录中没有/,
    ],
    ['a finding that was changed', () => edit('"message": "指定品牌"', '"message": "无"'), /:\d+:\d+ 与记录不同：/],
    ['a law that was changed', () => edit('"number": ""', '"number": "9"'), /法律条目 law-a 与记录不同/],
    ['other blanks', () => edit('{\n', '{ \n'), /写法已改动/],
  ])('is 1 for %s and says so', async (_, change, words) => {
    await record()
    change()
    const { status, out } = await w.run(['replay', 'out.json'])
    expect(out).toMatch(words)
    expect(out).toMatch(/复核不一致：out\.json 有 \d+ 处不同。\n$/)
    expect(status).toBe(1)
  })

  it('tells a program that finds otherwise', async () => {
    await record()
    const linter = fakeLinter()
    const check: typeof linter.check = (document, options) => ({ ...linter.check(document, options), findings: [] })
    const { status, out } = await w.run(['replay', 'out.json'], { linter: { ...linter, check } })
    expect(status).toBe(1)
    expect(out).toContain('sub/b.md:2:1 记录中有，复核时没有：brand-and-model/brand f3 甲牌')
  })

  it.each([
    ['nothing', '', '不是 JSON 文件'],
    ['another file', '{"a":1}', '不是 check --evidence 写出的审查记录'],
    ['a later version', '{"format":"tenderlint-evidence","version":2}', '格式版本与本程序不同'],
    ['half of it', '{"format":"tenderlint-evidence","version":1,"tool":{}}', '内容不全'],
  ])('is 2 for %s', async (_, content, words) => {
    w.write({ 'out.json': content })
    const { status, err } = await w.run(['replay', 'out.json'])
    expect(status).toBe(2)
    expect(err).toContain(words)
  })
})
