import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type World, world } from './fake.ts'

let w: World
beforeEach(() => {
  w = world()
})
afterEach(() => w.remove())

const written = (name: string): string => readFileSync(join(w.folder, name), 'utf8')

describe('report', () => {
  it('writes the format that the extension tells and exits with 0 though there are findings', async () => {
    w.write({ 'a.md': '# 第一章\n采用甲牌\n', 'b.md': '点值' })
    for (const name of ['r.html', 'r.csv', 'r.xlsx', 'r.docx', 'new/R.HTM']) {
      const result = await w.run(['report', 'a.md', 'b.md', '-o', name])
      expect(result).toMatchObject({ status: 0, out: '', err: `报告已写入 ${name}\n` })
    }
    expect(written('r.html')).toContain('<title>招标采购文件审查报告</title>')
    expect(written('r.csv').split('\r\n')).toHaveLength(4)
    for (const name of ['r.xlsx', 'r.docx']) {
      expect(Object.keys(unzipSync(readFileSync(join(w.folder, name))))).toContain('[Content_Types].xml')
    }
    expect(readdirSync(w.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('writes text to standard output when there is no -o', async () => {
    w.write({ 'a.md': '甲牌' })
    const { out, err, status } = await w.run(['report', '--format', 'csv', 'a.md'])
    expect(out).toMatch(/^\ufeff序号,.*品牌型号/s)
    expect({ err, status }).toEqual({ err: '', status: 0 })
    expect((await w.run(['report', 'a.md', '--format', 'html', '-o', 'seite'])).status).toBe(0)
    expect(written('seite')).toMatch(/^<!DOCTYPE html>/)
  })

  it.each([
    [['report', 'a.md'], '-o'],
    [['report', 'a.md', '-o', 'r.txt'], 'r.txt'],
    [['report', 'a.md', '-o', 'r.html', '--format', 'csv'], '--format csv'],
    [['report', 'a.md', '--format', 'docx'], 'docx'],
    [['report', 'a.md', '--format', 'json', '-o', 'r.html'], 'json'],
    [['report', 'a.md', '-o', 'a.md/r.html'], 'a.md/r.html'],
    [['report', 'a.md', '-o', 'r.docx', '--form', 'no-such-form'], 'no-such-form'],
    [['report', 'a.md', '-o', 'r.html', '--form', 'tender-self-check'], '.docx'],
    [['report', 'a.md', '-o', 'r.docx', '--form', '，'], '--list-forms'],
  ])('%j is refused and nothing is written', async (args, named) => {
    w.write({ 'a.md': '甲牌' })
    const result = await w.run(args)
    expect(result.status).toBe(2)
    expect(result.err).toContain(named)
    expect(readdirSync(w.folder)).toEqual(['a.md'])
  })

  it('never writes over a file that is checked, under whatever name', async () => {
    w.write({ 'a.docx': '甲牌' })
    linkSync(join(w.folder, 'a.docx'), join(w.folder, 'hard.docx'))
    symlinkSync('a.docx', join(w.folder, 'soft.docx'))
    for (const args of [
      ['.', '-o', 'a.docx'],
      ['a.docx', '-o', './a.docx'],
      ['a.docx', '-o', 'hard.docx'],
      ['*.docx', '-o', 'soft.docx'],
    ]) {
      const result = await w.run(['report', ...args])
      expect(result.status, args.join(' ')).toBe(2)
      expect(result.err).toContain('被审查的文件')
    }
    expect(written('a.docx')).toBe('甲牌')
  })

  it('replaces the report of the last run and does not take it for an input', async () => {
    w.write({ 'a.md': '甲牌' })
    await w.run(['report', '.', '-o', '审查报告.docx'])
    const first = readFileSync(join(w.folder, '审查报告.docx'))
    w.write({ 'a.md': '甲牌和甲牌' })
    expect(await w.run(['report', '.', '-o', '审查报告.docx'])).toMatchObject({ status: 0, seen: [{}] })
    expect(readFileSync(join(w.folder, '审查报告.docx')).equals(first)).toBe(false)
    // named in so many words it is an input
    expect((await w.run(['report', '审查报告.docx', '-o', '审查报告.docx'])).status).toBe(2)
  })

  it('has a row for what cannot be read, checks the others and exits with 2', async () => {
    w.write({ 'a.md': '甲牌', 'bad.pdf': '%PDF', 'crash.md': 'x' })
    const { status } = await w.run(['report', 'a.md', 'bad.pdf', 'crash.md', 'none.md', '-o', 'r.csv'])
    expect(status).toBe(2)
    const rows = written('r.csv').split('\r\n')
    expect(rows[1]).toContain('品牌型号')
    expect(rows[2]).toContain('无法审查,这是 PDF 文件')
    expect(rows[3]).toContain('boom')
    expect(rows[4]).toContain('找不到文件')
  })

  it('fails on findings when it is told to', async () => {
    w.write({ 'a.md': '点值' })
    expect((await w.run(['report', 'a.md', '-o', 'r.html', '--fail-on', 'review'])).status).toBe(1)
    expect((await w.run(['report', 'a.md', '-o', 'r.html', '--fail-on', 'certain'])).status).toBe(0)
  })

  it('takes config, waivers, region, day, title and reviewer', async () => {
    w.write({
      'a.md': '甲牌\n点值\n',
      'tenderlint.config.json': '{"asOf":"2020-01-01"}',
      'tenderlint.waivers.json': '[{"fingerprint":"f0","reason":"单一来源"}]',
    })
    const args = ['-o', 'r.html', '--region', '安徽', '--title', '标题<b>', '--reviewer', '张三']
    const { seen } = await w.run(['report', 'a.md', ...args])
    expect(seen[0]).toMatchObject({ asOf: '2020-01-01', region: ['安徽'] })
    const page = written('r.html')
    expect(page).toContain('<h1>标题&lt;b&gt;</h1>')
    expect(page).toContain('<dd>张三</dd>')
    expect(page.split('<article ')).toHaveLength(2)
  })

  it('--quiet shows certain findings only', async () => {
    w.write({ 'a.md': '甲牌\n点值\n' })
    await w.run(['report', '-q', 'a.md', '-o', 'r.csv'])
    expect(written('r.csv')).not.toContain('point-value')
  })

  it('leaves what was there when the report cannot be put in its place', async () => {
    w.write({ 'a.md': '甲牌' })
    mkdirSync(join(w.folder, 'r.html'))
    const result = await w.run(['report', 'a.md', '-o', 'r.html'])
    expect(result.status).toBe(2)
    expect(result.err).toContain('无法写入 r.html')
    expect(readdirSync(w.folder).sort()).toEqual(['a.md', 'r.html'])
  })
})

describe('forms', () => {
  it('--list-forms names them with their titles', async () => {
    const { out, status } = await w.run(['report', '--list-forms'])
    expect(status).toBe(0)
    expect(out).toMatch(/^tender-self-check +\p{sc=Han}+/mu)
    expect((await w.run(['report', '--list-forms', '--locale', 'en'])).out).toMatch(/[A-Za-z] [a-z]+/)
  })

  it('are filled in Chinese, several in one file', async () => {
    w.write({ 'a.md': '甲牌' })
    const args = ['report', 'a.md', '-o', 'r.docx', '--form', 'tender-self-check,expert-opinions', '--locale', 'en']
    const { status, err, seen } = await w.run(args)
    expect({ status, err }).toEqual({ status: 0, err: 'report written to r.docx\n' })
    expect(seen[0]!.locale).toBe('zh')
    expect(existsSync(join(w.folder, 'r.docx'))).toBe(true)
  })

  it('may be the user’s own, and faults in them are shown with their place', async () => {
    w.write({
      'a.md': '甲牌',
      'own.yaml': 'id: own\ntitle: 自定表格\nbody:\n  - { table: blank, title: 意见, fields: [{ label: 签字 }] }\n',
      'bad.yaml': 'id: own\ntitle: 自定表格\nbody:\n  - { table: nonsense }\n',
    })
    expect((await w.run(['report', 'a.md', '-o', 'r.docx', '--form', 'own.yaml'])).status).toBe(0)
    const bad = await w.run(['report', 'a.md', '-o', 'bad.docx', '--form', 'bad.yaml'])
    expect(bad.status).toBe(2)
    expect(bad.err).toMatch(/^bad\.yaml:4:\d+ 错误：/)
    expect(existsSync(join(w.folder, 'bad.docx'))).toBe(false)
  })
})
