import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileReport } from '../../server/src/core/finding.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { buildDoc, cell, paragraph, rowEnd } from '../format/old-word/build.ts'
import { buildCompound } from '../format/old-word/compound.ts'
import { dictionaries } from '../rules/tester.ts'
import { type World, world } from './fake.ts'

let w: World
beforeEach(() => {
  w = world()
})
afterEach(() => w.remove())

const linter = createLinter(dictionaries())
const doc = buildDoc({
  body: [
    paragraph('第三章 技术要求', { style: 1 }),
    paragraph('服务器须采用华为品牌，其他品牌不予接受。'),
    ...[cell('序号'), cell('技术参数'), rowEnd([0, 1000, 5000])],
    ...[cell('1'), cell('须采用联想品牌。'), rowEnd([0, 1000, 5000])],
  ],
  styles: [{ name: 'Normal' }, { name: 'heading 1', builtIn: 1, base: 0 }],
})

describe('old Word files', () => {
  it('in a folder are checked, .wps as well, and what is neither costs only itself', async () => {
    const slides = buildCompound({ Contents: new Uint8Array(10) })
    w.write({ 'a.doc': doc, 'sub/b.wps': doc, 'c.wps': slides, 'd.wps': '文本' })
    const { status, out } = await w.run(['check', '.', '--format', 'json'], { linter })
    const files: FileReport[] = JSON.parse(out).files
    expect(files.map(({ path, format, error }) => [path, format, error?.code])).toEqual([
      ['a.doc', 'doc', undefined],
      ['c.wps', '', 'not-word'],
      ['d.wps', '', 'wps'],
      ['sub/b.wps', 'doc', undefined],
    ])
    expect(status).toBe(2)
    const [first] = files
    expect(first!.findings.map(({ text, word }) => [text, word?.paragraph, word?.cell])).toContainEqual([
      expect.stringContaining('联想'),
      5,
      'R2C2',
    ])
    expect(files[3]!.findings).toEqual(first!.findings)
  })

  it('are explained and outlined', async () => {
    w.write({ 'a.doc': doc })
    const explained = await w.run(['explain', 'a.doc:2'], { linter })
    expect(explained.out).toContain('(第 2 段)')
    const { out } = await w.run(['outline', 'a.doc'], { linter })
    expect(out).toContain('格式：doc')
    expect(out).toContain('第三章 技术要求  [技术要求]')
    expect(out).toContain('[技术参数表, 技术要求]')
  })

  it('renamed to .docx are read; a locked .docx is told as such', async () => {
    const stream = new Uint8Array(10)
    w.write({ 'a.docx': doc, 'b.docx': buildCompound({ EncryptedPackage: stream, EncryptionInfo: stream }) })
    const files: FileReport[] = JSON.parse((await w.run(['check', '.', '--format', 'json'], { linter })).out).files
    expect(files.map(({ format, error }) => [format, error?.code])).toEqual([
      ['doc', undefined],
      ['', 'encrypted'],
    ])
  })
})

describe('fix', () => {
  it('leaves read-only files alone: a hint for a folder, an error for a named one', async () => {
    w.write({ 'a.doc': doc, 'b.md': '采用甲牌', 'c.pdf': '%PDF-1.4' })
    const walked = await w.run(['fix'])
    expect(walked.status).toBe(0)
    expect(walked.err).toContain('2 个文件的格式（.doc、.wps、.pdf、.xlsx）只读取审查，未作修改：a.doc c.pdf')
    expect(readFileSync(join(w.folder, 'b.md'), 'utf8')).toBe('采用同类产品')
    const named = await w.run(['fix', 'a.doc', '--locale', 'en'])
    expect(named.status).toBe(2)
    expect(named.err).toContain('a.doc: files of this format')
    expect(readFileSync(join(w.folder, 'a.doc')).equals(doc)).toBe(true)
  })
})

describe('sheets', () => {
  it('are placed by sheet and cell in explain and outline', async () => {
    w.write({ 'a.xlsx': '# 技术\n采用甲牌\n不得甲牌\n' })
    const { out } = await w.run(['explain', 'a.xlsx:2'])
    expect(out).toContain('工作表 参数 的 C2')
    expect((await w.run(['outline', 'a.xlsx'])).out).toContain('工作表 参数 的 C1')
  })
})
