import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { en } from '../../server/src/cli/messages-en.ts'
import { zh } from '../../server/src/cli/messages-zh.ts'
import { type World, world } from './fake.ts'

let w: World
beforeEach(() => {
  w = world()
})
afterEach(() => w.remove())

describe('usage', () => {
  it('names the nearest command or option and exits with 2', async () => {
    const command = await w.run(['chekc'])
    expect(command.status).toBe(2)
    expect(command.err).toContain('是否想写 check？')
    const option = await w.run(['check', '--fromat', 'json'])
    expect(option.status).toBe(2)
    expect(option.err).toContain('没有选项 --fromat，是否想写 --format？')
  })

  it.each([
    [['check', '--format', 'xml'], 'xml'],
    [['check', '--format'], '--format'],
    [['check', '--as-of', '2023-02-29'], '2023-02-29'],
    [['check', '--quiet=yes'], '--quiet'],
    [['check', '--config', 'none.json'], 'none.json'],
    [['check', '--locale', 'fr'], 'fr'],
    [['check', '--region', '，'], '--region'],
    [['explain', 'a.md'], 'a.md'],
    [['explain'], 'explain'],
    [['outline', 'a', 'b'], 'b'],
    [['lsp'], '--stdio'],
    [['rules', 'nothing-like-it'], 'nothing-like-it'],
  ])('%j is a usage error', async (args, named) => {
    const result = await w.run(args)
    expect(result.status).toBe(2)
    expect(result.err).toContain(named)
    expect(result.out).toBe('')
  })

  it('tells of a file that cannot be read without pointing to the help', async () => {
    w.write({ 'a.pdf': '%PDF', 'crash.md': 'x' })
    const pdf = await w.run(['outline', 'a.pdf'])
    expect(pdf).toMatchObject({ status: 2, out: '', err: '错误：a.pdf：这是 PDF 文件\n' })
    const crash = await w.run(['explain', 'crash.md:1'])
    expect(crash.status).toBe(2)
    expect(crash.err).toContain('boom')
    expect((await w.run(['outline', 'none.md'])).err).toBe('错误：找不到文件或文件夹 none.md，请核对路径。\n')
  })

  it('gives help in both languages, and the version with the rules', async () => {
    expect((await w.run(['--help'])).out).toContain('审查文件、文件夹或标准输入')
    expect((await w.run(['check', '--help', '--locale', 'en'])).out).toMatch(
      /^Usage: tenderlint check .*--fail-on certain\|review\|never/s,
    )
    expect((await w.run(['check', '--help'])).out).toContain('preliminary-design       初步设计方案')
    expect((await w.run(['lsp', '--help'])).out).not.toContain('clientProcessId')
    expect((await w.run(['--version'])).out).toBe('tenderlint 9.9.9 (rules abcdef012345)\n')
    expect((await w.run([])).status).toBe(2)
  })

  it('has Chinese words in every Chinese message and none in the English ones', () => {
    const texts = (table: object): string[] =>
      Object.values(table).flatMap((v) => (typeof v === 'string' ? [v] : typeof v === 'object' && v ? texts(v) : []))
    expect(
      texts(en.commands)
        .concat(texts(en.notFixable))
        .filter((t) => /\p{sc=Han}/u.test(t)),
    ).toEqual([])
    expect(texts(zh.options).filter((t) => !/\p{sc=Han}/u.test(t))).toEqual([])
  })
})

describe('fix', () => {
  it('--dry-run prints a unified diff and writes nothing', async () => {
    w.write({ 'a.md': '一\n二\n三\n四\n采用甲牌\n六\n七\n八\n九\n' })
    const result = await w.run(['fix', '--dry-run', 'a.md'])
    expect(result.out).toBe(
      '--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 二\n 三\n 四\n-采用甲牌\n+采用同类产品\n 六\n 七\n 八\n',
    )
    expect(result.status).toBe(0)
    expect(readFileSync(join(w.folder, 'a.md'), 'utf8')).toContain('甲牌')
  })

  it('keeps UTF-16, its mark and its line ends', async () => {
    const bytes = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
    w.write({ 'a.txt': bytes('采用甲牌\r\n甲牌\r\n') })
    expect((await w.run(['fix', 'a.txt'])).out).toContain('修改 2 处')
    expect(readFileSync(join(w.folder, 'a.txt')).equals(bytes('采用同类产品\r\n同类产品\r\n'))).toBe(true)
  })

  it('refuses GB18030, Word and standard input with what to do, and mends the others', async () => {
    const gb = Buffer.from([0xb2, 0xc9, 0xd3, 0xc3, 0xbc, 0xd7, 0xc5, 0xc6, 0x0a])
    w.write({ 'a.txt': gb, 'b.docx': '甲牌', 'c.md': '甲牌' })
    const result = await w.run(['fix'])
    expect(result.status).toBe(2)
    expect(result.err).toContain('a.txt：文件是 GB18030')
    expect(result.err).toContain('annotate')
    expect(readFileSync(join(w.folder, 'a.txt')).equals(gb)).toBe(true)
    expect(readFileSync(join(w.folder, 'c.md'), 'utf8')).toBe('同类产品')
    expect((await w.run(['fix', '-'])).status).toBe(2)
  })
})

describe('explain', () => {
  it('says why, with law, rewrite, fingerprint and how the place is understood', async () => {
    w.write({ 'a.md': '# 技术\n采用甲牌\n' })
    const { out, status } = await w.run(['explain', 'a.md:2'])
    expect(status).toBe(0)
    for (const part of [
      '2:3  确定',
      '指定品牌排斥其他供应商',
      '《某实施条例》第二十条第（六）项',
      '同类产品',
      '指纹  f7',
      '章节种类 技术要求',
      '所在标题 技术',
    ])
      expect(out).toContain(part)
  })

  it('says guard by guard why a look-alike was excluded', async () => {
    w.write({ 'a.md': '不得甲牌\n' })
    expect((await w.run(['explain', 'a.md:1'])).out).toContain('negation: 禁止性表述')
    const besides = (await w.run(['explain', 'a.md:1:1'])).out
    expect(besides).not.toContain('negation')
    expect(besides).toContain('此处没有问题')
  })

  it('shows a waived finding with the reason', async () => {
    const waiver = { fingerprint: 'f0', reason: '单一来源', approver: '采购处', expires: '2030-01-01' }
    w.write({ 'a.md': '甲牌', 'tenderlint.waivers.json': JSON.stringify([waiver]) })
    const { out } = await w.run(['explain', 'a.md:1'])
    expect(out).toContain('已豁免\n')
    expect(out).toContain('豁免理由  单一来源  采购处，有效期至 2030-01-01')
  })

  it('lists what could not be calculated, at a place or in the whole file', async () => {
    w.write({ 'a.md': '权重待定\n二\n', 'b.md': '甲' })
    expect((await w.run(['explain', 'a.md:1'])).out).toContain('无法核算\n  1:3  权重待定')
    expect((await w.run(['explain', 'a.md:2'])).out).not.toContain('无法核算')
    const whole = await w.run(['explain', '--open', 'a.md'])
    expect(whole.status).toBe(0)
    expect(whole.out).toContain('缺少：总分')
    expect((await w.run(['explain', '--open', 'b.md'])).out).toContain('没有无法核算的内容')
    expect((await w.run(['explain', '--open', '--locale', 'en', 'a.md'])).out).toContain('missing: 总分')
  })

  it('refuses a line that is not there', async () => {
    w.write({ 'a.md': '甲牌' })
    const result = await w.run(['explain', 'a.md:9'])
    expect(result.status).toBe(2)
    expect(result.err).toContain('没有第 9 行')
  })
})

it('outline shows headings with section kind, line and block count', async () => {
  w.write({ 'a.md': '# 技术\n采用甲牌\n一\n' })
  expect((await w.run(['outline', 'a.md'])).out).toBe(
    'a.md  文件种类：招标文件  格式：markdown\n1  技术  [技术要求]  2 块\n',
  )
})

it('rules lists, and shows one in full with its law', async () => {
  expect((await w.run(['rules'])).out).toContain('brand-and-model/brand  确定    指定品牌')
  const one = (await w.run(['rules', 'brand-and-model/brand'])).out
  expect(one).toContain('《某实施条例》第二十条第（六）项')
  expect(one).toContain('不得指定品牌')
  expect(one).toContain('2015-03-01 起施行')
  expect(one).toContain('negation  禁止性表述')
  expect((await w.run(['rules', 'brnad'])).err).toContain('是否想写 brand-and-model/brand？')
  expect(one).toContain('docs/rules/brand-and-model/brand.md')
})
