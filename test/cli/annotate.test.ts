import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWord } from '../../server/src/format/word/read.ts'
import { buildDocx, paragraph } from '../format/word/build.ts'
import { type World, world } from './fake.ts'

let w: World
beforeEach(() => {
  w = world()
})
afterEach(() => w.remove())

const docx = (text: string) => buildDocx({ document: paragraph('采购内容') + paragraph(text) })
const bytes = (name: string) => new Uint8Array(readFileSync(join(w.folder, name)))
const parts = (name: string) =>
  Object.fromEntries(Object.entries(unzipSync(bytes(name))).map(([part, data]) => [part, strFromU8(data)]))
const date = ['--date', '2026-01-02T03:04:05']

describe('annotate', () => {
  it('writes a copy with a comment that says what, why, law and alternatives, and leaves the input alone', async () => {
    const input = docx('应采用甲牌设备。')
    w.write({ 'a.docx': input })
    const result = await w.run(['annotate', 'a.docx', '-o', 'out.docx', '--author', '张三', ...date])
    expect(result).toMatchObject({ status: 0, out: 'out.docx：批注 1 处\n', err: '' })
    expect(bytes('a.docx')).toEqual(input)
    const out = parts('out.docx')
    const comments = out['word/comments.xml']!
    expect(comments).toContain('w:author="张三" w:date="2026-01-02T03:04:05Z"')
    const lines = [...comments.matchAll(/<w:t [^>]*>([^<]*)/g)].map((match) => match[1])
    expect(lines).toEqual([
      '【确定】指定品牌',
      '理由：指定品牌排斥其他供应商。',
      '依据：《某实施条例》第二十条第（六）项：不得指定品牌',
      '改为：“同类产品”（改为性能要求）',
      expect.stringMatching(/^TenderLint · brand-and-model\/brand\/f\d+$/),
    ])
    const marked = /<w:commentRangeStart w:id="0"\/>(.*?)<w:commentRangeEnd w:id="0"\/>/.exec(out['word/document.xml']!)
    expect(marked![1]!.replace(/<[^>]*>/g, '')).toBe('甲牌')
    expect(readWord(bytes('out.docx')).source).toBe(readWord(input).source)
  })

  it('takes the time from the clock when none is given', async () => {
    w.write({ 'a.docx': docx('甲牌') })
    await w.run(['annotate', 'a.docx', '-o', 'b.docx'])
    expect(parts('b.docx')['word/comments.xml']).toContain('w:date="2024-05-06T07:08:09Z"')
  })

  it('--suggest tracks the rewrite, and the text reads as fix would make it', async () => {
    w.write({ 'a.docx': docx('应采用甲牌设备。') })
    const result = await w.run(['annotate', 'a.docx', '-o', 'b.docx', '--suggest', ...date])
    expect(result.out).toContain('修订 1 处')
    const xml = parts('b.docx')['word/document.xml']!
    expect(xml).toMatch(/<w:del [^>]*>.*<w:delText[^>]*>甲牌<\/w:delText>.*<\/w:del>/)
    expect(readWord(bytes('b.docx')).source).toBe('采购内容\n应采用同类产品设备。')
  })

  it('--quiet leaves out what a person must look at', async () => {
    w.write({ 'a.docx': docx('甲牌，点值') })
    expect((await w.run(['annotate', 'a.docx', '-o', 'b.docx'])).out).toContain('批注 2 处')
    expect((await w.run(['annotate', '-q', 'a.docx', '-o', 'c.docx'])).out).toContain('批注 1 处')
  })

  it('a second time is as once, and --remove gives every part its bytes again', async () => {
    const input = docx('甲牌 和 <甲牌> & 点值')
    w.write({ 'a.docx': input })
    await w.run(['annotate', 'a.docx', '-o', 'b.docx', '--suggest', ...date])
    await w.run(['annotate', 'b.docx', '-o', 'c.docx', '--suggest', ...date])
    expect(parts('c.docx')).toEqual(parts('b.docx'))
    const result = await w.run(['annotate', '--remove', 'c.docx', '-o', 'd.docx'])
    expect(result.out).toBe('d.docx：删除批注 3 处\n')
    const original = Object.entries(unzipSync(input)).map(([name, data]) => [name, strFromU8(data)])
    expect(parts('d.docx')).toEqual(Object.fromEntries(original))
  })

  it('takes folders to folders, Word files only, and names what it cannot read without stopping', async () => {
    w.write({ 'in/a.docx': docx('甲牌'), 'in/deep/b.docx': docx('无'), 'in/c.md': '甲牌', 'in/d.docx': 'no zip' })
    const result = await w.run(['annotate', 'in', '-o', 'out'])
    expect(result.status).toBe(2)
    expect(result.out).toBe('out/a.docx：批注 1 处\nout/deep/b.docx：没有发现问题\n')
    expect(result.err).toContain('in/d.docx')
    expect(bytes('out/deep/b.docx')).toEqual(bytes('in/deep/b.docx'))
    expect(readdirSync(join(w.folder, 'out')).sort()).toEqual(['a.docx', 'deep'])
  })

  it('never writes over an input unless told so', async () => {
    const input = docx('甲牌')
    w.write({ 'a.docx': input, 'b.docx': input })
    for (const args of [
      ['a.docx'],
      ['a.docx', '-o', './a.docx'],
      ['a.docx', '-o', '.'],
      ['a.docx', 'b.docx', '-o', 'c.docx'],
      ['a.docx', '-o', 'c.docx', '--in-place'],
      ['a.docx', '-o', 'c.docx', '--date', '2026-13-01T00:00:00'],
      ['missing.docx', '-o', 'c.docx'],
    ]) {
      const result = await w.run(['annotate', ...args])
      expect(result.status, args.join(' ')).toBe(2)
      expect(result.err, args.join(' ')).toMatch(/^错误：.*[\u4e00-\u9fff]/)
    }
    expect(existsSync(join(w.folder, 'c.docx'))).toBe(false)
    expect(bytes('a.docx')).toEqual(input)
    expect((await w.run(['annotate', '--in-place', 'a.docx', 'b.docx'])).out).toBe(
      'a.docx：批注 1 处\nb.docx：批注 1 处\n',
    )
    expect(parts('a.docx')['word/comments.xml']).toContain('指定品牌')
    expect(readdirSync(w.folder).sort()).toEqual(['a.docx', 'b.docx'])
  })

  it('refuses a file that is no Word file by name', async () => {
    w.write({ 'a.md': '甲牌' })
    const result = await w.run(['annotate', 'a.md', '-o', 'b.docx'])
    expect(result.status).toBe(2)
    expect(result.err).toContain('a.md：只能在 Word 文件（.docx）中写批注')
  })
})
