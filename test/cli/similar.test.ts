import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lineStarts } from '../../server/src/core/position.ts'
import type { Similarity } from '../../server/src/core/similarity.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { buildDocx, paragraph } from '../format/word/build.ts'
import { dictionaries } from '../rules/tester.ts'
import { own, vendorA, vendorB } from '../similar/texts.ts'
import { type World, world } from './fake.ts'

const linter = createLinter(dictionaries())
let w: World
const similar = (...args: string[]) => w.run(['similar', ...args], { linter })
const json = async (...args: string[]): Promise<Similarity & { throughout?: unknown }> =>
  JSON.parse((await similar(...args, '--format', 'json')).out)

const copied = ['# 初步设计方案', '## 一、现状', own[0], '## 二、技术方案', ...vendorA.prose].join('\n\n')
beforeEach(() => {
  w = world()
  w.write({
    '设计.md': copied,
    '独立.md': ['# 初步设计方案', '## 一、现状', ...own].join('\n\n'),
    '材料/甲.txt': [...vendorA.prose, ...vendorA.parameters].join('\n'),
    '材料/乙.docx': buildDocx({ document: vendorB.prose.map((text) => paragraph(text)).join('') }),
  })
})
afterEach(() => w.remove())

it('gives the verdict in the exit status', async () => {
  expect((await similar('设计.md', '材料/甲.txt')).status).toBe(1)
  expect((await similar('独立.md', '材料/甲.txt', '材料/乙.docx')).status).toBe(0)
})

it('prints the contract, with ranges as check has them', async () => {
  const found = await json('设计.md', '材料/甲.txt', '材料/乙.docx')
  expect(Object.keys(found)).toEqual(['document', 'vendors', 'blocks', 'verdict'])
  expect(found).toMatchObject({ document: '设计.md', verdict: 'single-vendor' })
  expect(found.vendors.map(({ path }) => path)).toEqual(['材料/甲.txt', '材料/乙.docx'])
  expect(found.vendors[1]).toEqual({ path: '材料/乙.docx', share: 0, passages: [] })
  const paper = readFileSync(join(w.folder, '材料/甲.txt'), 'utf8')
  for (const { text, range, vendorText, vendorRange } of found.vendors[0]!.passages) {
    expect(copied.slice(range.start.offset, range.end.offset)).toBe(text)
    expect(paper.slice(vendorRange.start.offset, vendorRange.end.offset)).toBe(vendorText)
    const starts = lineStarts(copied)
    expect(starts[range.start.line - 1]! + range.start.column - 1).toBe(range.start.offset)
  }
  expect(found.blocks).toContainEqual({ path: ['初步设计方案', '二、技术方案'], vendor: '材料/甲.txt', share: 1 })
  expect(found.blocks).toContainEqual({ path: ['初步设计方案', '一、现状'], vendor: '材料/甲.txt', share: 0 })
})

it('takes folders and globs, without the design itself', async () => {
  w.write({ '材料/设计.md': copied })
  const found = await json('材料/设计.md', '材料')
  expect(found.vendors.map(({ path }) => path)).toEqual(['材料/乙.docx', '材料/甲.txt'])
  expect((await json('设计.md', '材料/*.txt')).vendors).toHaveLength(1)
})

it('shows shares, parts and passages to people in both languages', async () => {
  const { out } = await similar('设计.md', '材料/甲.txt', '材料/乙.docx')
  for (const words of ['几乎全部取自同一家供应商', '材料/甲.txt', '二、技术方案', '云枢一体机', '本文件'])
    expect(out).toContain(words)
  expect(out.replace(/\.(md|txt|docx)/g, '')).not.toMatch(/[a-z]{4,}/)
  const english = (await similar('设计.md', '材料/甲.txt', '--locale', 'en')).out
  expect(english).toContain('nearly all of it comes from one vendor')
})

it('writes HTML, Word and JSON by the extension', async () => {
  for (const name of ['报告.html', '报告.docx', '报告.json']) {
    const { status, err } = await similar('设计.md', '材料', '-o', name)
    expect([status, err]).toEqual([1, `报告已写入 ${name}\n`])
    expect(existsSync(join(w.folder, name))).toBe(true)
  }
  const html = readFileSync(join(w.folder, '报告.html'), 'utf8')
  expect(html).toContain('<mark>云枢一体机')
  expect(html).not.toMatch(/<script|https?:/)
  expect(JSON.parse(readFileSync(join(w.folder, '报告.json'), 'utf8')).verdict).toBe('single-vendor')
})

it('escapes what the papers say', async () => {
  const line = '系统<script>alert(1)</script>把请求交给三十七个互不相识的单元轮流应答并记下时刻'
  w.write({ 'a.txt': line, 'b.txt': line })
  const { out } = await similar('a.txt', 'b.txt', '--format', 'html')
  expect(out).toContain('&lt;script&gt;')
  expect(out).not.toContain('<script>')
})

it('goes by the names where there are no papers', async () => {
  const names = ['采用华为交换机。', '采用华为路由器。', '采用华为防火墙。', '工程师具备 HCIE 证书。'].join('\n\n')
  w.write({ '命名.md': `# 初步设计方案\n\n## 二、技术方案\n\n${names}\n` })
  const found = await json('命名.md')
  expect(found).toMatchObject({ vendors: [], verdict: 'single-vendor', throughout: { vendor: '华为', places: 4 } })
  const { status, out } = await similar('命名.md')
  expect(status).toBe(1)
  expect(out).toContain('通篇使用“华为”')
  expect((await similar('独立.md')).status).toBe(0)
})

it('claims nothing of papers that were not given', async () => {
  w.write({ '自写.md': '# 初步设计\n\n## 技术要求\n\n内存不低于 64GB。\n' })
  const { out } = await similar('自写.md')
  expect(out).toContain('未给出供应商材料')
  expect(out).not.toContain('未见主要内容')
})

it('names what cannot be compared', async () => {
  w.write({ '坏.docx': 'no zip', '空.txt': '' })
  const faults = [
    [['设计.md', '没有.md'], '没有.md'],
    [['没有.md', '材料'], '没有.md'],
    [['设计.md', '坏.docx'], '坏.docx'],
    [['设计.md', '设计.md'], '就是被比对的设计文件'],
    [['设计.md', '材料', '-o', '报告.pdf'], '报告.pdf'],
    [['设计.md', '材料', '-o', '材料/甲.txt', '--format', 'json'], '材料/甲.txt'],
    [['设计.md', '材料', '--format', 'docx'], '-o'],
    [['设计.md', '材料', '--format', 'xlsx'], 'xlsx'],
    [[], '请写明要处理的文件'],
  ] as const
  for (const [args, words] of faults) {
    const { status, err, out } = await similar(...args)
    expect([status, out], args.join(' ')).toEqual([2, ''])
    expect(err).toContain(words)
  }
  expect((await similar('设计.md', '空.txt')).status).toBe(0)
})
