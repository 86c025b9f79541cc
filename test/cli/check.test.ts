import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type World, world } from './fake.ts'

let w: World
beforeEach(() => {
  w = world()
})
afterEach(() => w.remove())

const paths = (out: string): string[] => JSON.parse(out).files.map((f: { path: string }) => f.path)

describe('exit status', () => {
  it('is 0 for a clean file, 1 for a certain finding', async () => {
    w.write({ 'clean.md': '采用国产设备\n', 'bad.md': '采用甲牌设备\n' })
    expect((await w.run(['check', 'clean.md'])).status).toBe(0)
    expect((await w.run(['check', 'bad.md'])).status).toBe(1)
  })

  it('follows --fail-on', async () => {
    w.write({ 'a.md': '点值\n', 'b.md': '甲牌\n' })
    expect((await w.run(['check', 'a.md'])).status).toBe(0)
    expect((await w.run(['check', 'a.md', '--fail-on', 'review'])).status).toBe(1)
    expect((await w.run(['check', 'b.md', '--fail-on=never'])).status).toBe(0)
  })

  it('is 2 for a missing file, and the others are still checked', async () => {
    w.write({ 'bad.md': '甲牌\n' })
    const result = await w.run(['check', 'bad.md', 'none.md', '--format', 'json'])
    expect(result.status).toBe(2)
    const report = JSON.parse(result.out)
    expect(report.files.map((f: { error: { code: string } | null }) => f.error?.code ?? null)).toEqual([
      null,
      'not-found',
    ])
    expect(report.summary).toEqual({ files: 2, certain: 1, review: 0, waived: 0, failed: 1 })
  })

  it('is 2 for an unreadable file and for a fault of the program, which cost only themselves', async () => {
    w.write({ 'a.pdf': '%PDF', 'crash.md': 'x', 'z.md': '甲牌\n' })
    const result = await w.run(['check', 'a.pdf', 'crash.md', 'z.md'])
    expect(result.status).toBe(2)
    expect(result.out).toContain('这是 PDF 文件')
    expect(result.out).toContain('boom')
    expect(result.out).toContain('指定品牌')
  })

  it('says which documents of a walked folder it passed over', async () => {
    w.write({ 'a.md': 'x', 'sub/b.rtf': 'x', 'sub/c.ofd': 'x', 'd.png': '', '.gitignore': 'e.rtf', 'e.rtf': '' })
    const { status, err } = await w.run(['check', '.'])
    expect(status).toBe(0)
    expect(err).toContain('2 个文件的格式不能审查，已略过：sub/b.rtf sub/c.ofd')
    expect(JSON.parse((await w.run(['check', '.', '--format', 'json'])).out).files).toHaveLength(1)
  })

  it('is 2 for a pack that does not exist, on the command line and in the config', async () => {
    w.write({ 'a.md': 'x' })
    const named = await w.run(['check', 'a.md', '--pack', '某包'])
    expect(named.status).toBe(2)
    expect(named.err).toContain('没有名为 某包 的规则包')
    w.write({ 'tenderlint.config.json': '{"packs":["另包"]}' })
    expect((await w.run(['check', 'a.md'])).err).toContain('没有名为 另包 的规则包')
  })

  it('is 2 when nothing matches', async () => {
    w.write({ 'sub/x.png': '' })
    expect((await w.run(['check', 'sub'])).status).toBe(2)
    expect((await w.run(['check', '*.md'])).status).toBe(2)
  })
})

describe('files', () => {
  it('walks folders for the known formats, sorted, without node_modules and dot folders', async () => {
    w.write({
      'b.txt': 'x',
      'a.md': 'x',
      'c.png': 'x',
      'sub/d.markdown': 'x',
      'node_modules/e.md': 'x',
      '.git/f.md': 'x',
      '~$g.docx': 'x',
    })
    expect(paths((await w.run(['check', '.', '--format', 'json'])).out)).toEqual(['a.md', 'b.txt', 'sub/d.markdown'])
  })

  it('obeys .gitignore, .tenderlintignore, nested ones and the config; a named file is always checked', async () => {
    w.write({
      '.gitignore': 'out/\n*.draft.md\n',
      '.tenderlintignore': 'old\n',
      'tenderlint.config.json': '{ "ignore": ["skip/**"] }',
      'a.md': 'x',
      'out/b.md': 'x',
      'old/c.md': 'x',
      'skip/d.md': 'x',
      'e.draft.md': 'x',
      'sub/.gitignore': '!kept.draft.md\n/g.md\n',
      'sub/kept.draft.md': 'x',
      'sub/g.md': 'x',
    })
    expect(paths((await w.run(['check', '--format', 'json'])).out)).toEqual(['a.md', 'sub/kept.draft.md'])
    expect(paths((await w.run(['check', '**/*.md', '--format', 'json'])).out)).toEqual(['a.md', 'sub/kept.draft.md'])
    expect(paths((await w.run(['check', 'e.draft.md', '--format', 'json'])).out)).toEqual(['e.draft.md'])
    expect(paths((await w.run(['check', 'out', '--format', 'json'])).out)).toEqual(['out/b.md'])
  })

  it('names a file once however often it is given', async () => {
    w.write({ 'a.md': 'x' })
    expect(paths((await w.run(['check', 'a.md', './a.md', '*.md', '--format', 'json'])).out)).toEqual(['a.md'])
  })

  it('reads standard input under a virtual name', async () => {
    const result = await w.run(['check', '-', '--stdin-filename', 'x/需求.md', '--format', 'ndjson'], {
      stdin: '采用甲牌\n',
    })
    expect(result.status).toBe(1)
    const file = JSON.parse(result.out)
    expect(file.path).toBe('x/需求.md')
    expect(file.findings[0].range.start).toEqual({ line: 1, column: 3, offset: 2 })
  })
})

describe('settings', () => {
  it('come from command line, config with overrides, environment and clock, in this order', async () => {
    w.write({ 'a.md': 'x', 'sub/b.md': 'x' })
    expect((await w.run(['check', 'a.md'])).seen[0]!.asOf).toBe('2024-05-06')
    expect((await w.run(['check', 'a.md'], { env: { TENDERLINT_AS_OF: '2020-01-02' } })).seen[0]!.asOf).toBe(
      '2020-01-02',
    )
    w.write({
      'tenderlint.config.json':
        '{ "asOf": "2021-01-01", "region": ["安徽"], "rules": {"brand-and-model": "off"}, "overrides": [{ "files": ["sub/**"], "kind": "contract", "rules": {"scoring": "review"} }] }',
    })
    const [a, b] = (await w.run(['check', '.'])).seen
    expect(a).toMatchObject({ asOf: '2021-01-01', region: ['安徽'], rules: { 'brand-and-model': 'off' } })
    expect(a!.kind).toBeUndefined()
    expect(b).toMatchObject({ kind: 'contract', rules: { 'brand-and-model': 'off', scoring: 'review' } })
    const given = (await w.run(['check', 'sub', '--as-of', '2022-02-02', '--region', '安徽，合肥', '--kind', 'tender']))
      .seen[0]
    expect(given).toMatchObject({ asOf: '2022-02-02', region: ['安徽', '合肥'], kind: 'tender' })
    expect((await w.run(['check', 'a.md', '--no-config'])).seen[0]!.region).toEqual([])
    expect([a!.fixed, given!.fixed]).toEqual([[], ['asOf', 'region', 'kind']])
  })

  it('finds the config above the working folder', async () => {
    w.write({ 'tenderlint.config.json': '{ "locale": "en" }', 'deep/er/a.md': '甲牌' })
    expect((await w.run(['check', 'a.md'], { cwd: 'deep/er' })).out).toContain('certain  brand named')
  })

  it('underlines what is wrong in the config, and exits with 2', async () => {
    w.write({ 'a.md': 'x', 'tenderlint.config.json': '{\n  // 地区\n  "regoin": ["安徽"],\n  "failOn": 3\n}\n' })
    const result = await w.run(['check', 'a.md'])
    expect(result.status).toBe(2)
    expect(result.out).toBe('')
    expect(result.err).toContain(
      'tenderlint.config.json:3:3 错误：未知的键 "regoin"，是否想写 "region"？\n  3 | "regoin": ["安徽"],\n    | ^^^^^^^^\n',
    )
    expect(result.err).toContain(
      'tenderlint.config.json:4:13 错误：failOn 应为字符串，实际是数字\n  4 | "failOn": 3\n    |           ^\n',
    )
    expect((await w.run(['check', 'a.md', '--no-config'])).status).toBe(0)
  })

  it('refuses an unknown rule in the config', async () => {
    w.write({ 'a.md': 'x', 'tenderlint.config.json': '{ "rules": { "brand-and-model/brnad": "off" } }' })
    expect((await w.run(['check', 'a.md', '--locale', 'en'])).err).toContain('did you mean "brand-and-model/brand"?')
  })

  it('waives by the waiver file and tells of unused and expired entries', async () => {
    const entry = (fingerprint: string, rest = {}) => ({ fingerprint, reason: '上级文件指定', ...rest })
    w.write({
      'a.md': '甲牌',
      'tenderlint.waivers.json': JSON.stringify([entry('f0'), entry('f99'), entry('f7', { expires: '2020-01-01' })]),
    })
    const result = await w.run(['check'])
    expect(result.status).toBe(0)
    expect(result.out).toContain('已豁免 1 处')
    expect(result.err).toContain('f99')
    expect(result.err).toContain('f7 已于 2020-01-01 到期')
    expect((await w.run(['check', 'a.md'])).err).not.toContain('f99')
  })

  it('refuses a waiver without a reason', async () => {
    w.write({ 'a.md': '甲牌', 'tenderlint.waivers.json': '[\n  { "fingerprint": "f0", "reason": " " }\n]' })
    const result = await w.run(['check', 'a.md'])
    expect(result.status).toBe(2)
    expect(result.err).toContain('tenderlint.waivers.json:2:36 错误：豁免须写明理由')
  })
})

describe('output', () => {
  it('--quiet hides what is to be reviewed', async () => {
    w.write({ 'a.md': '点值\n' })
    expect((await w.run(['check', 'a.md'])).out).toContain('待核实  ')
    expect((await w.run(['check', 'a.md', '--quiet'])).out).not.toContain('待核实  ')
  })

  it('--output writes the report to a file', async () => {
    w.write({ 'a.md': '甲牌\n' })
    const result = await w.run(['check', 'a.md', '--output', 'r.json', '--format', 'json'])
    expect(result.out).toBe('')
    expect(JSON.parse(readFileSync(join(w.folder, 'r.json'), 'utf8')).summary.certain).toBe(1)
    expect((await w.run(['check', 'a.md', '--output', 'no/r.json'])).status).toBe(2)
  })

  it('is coloured only when it may be', async () => {
    w.write({ 'a.md': '甲牌\n' })
    expect((await w.run(['check', 'a.md'])).out).not.toContain('\u001b')
    expect((await w.run(['check', 'a.md'], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[')
    expect((await w.run(['check', 'a.md', '--no-colour'], { env: { FORCE_COLOR: '1' } })).out).not.toContain('\u001b')
    expect((await w.run(['check', 'a.md'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).not.toContain('\u001b')
  })

  it('shows progress on a slow terminal only, and clears it', async () => {
    w.write({ 'a.md': 'x', 'b.md': 'x', 'c.md': 'x' })
    expect((await w.run(['check'], { tty: true })).err).toBe('')
    expect((await w.run(['check'], { step: 700 })).err).toBe('')
    const slow = (await w.run(['check'], { tty: true, step: 700 })).err
    expect(slow).toContain('正在审查 1/3，每秒 0.5 个、0.0 MB，约剩 0:04 b.md')
    expect(slow).toContain('[####################] 正在审查 3/3')
    expect(slow.endsWith('\r\u001b[2K')).toBe(true)
  })

  it('announces a file that will take long before it is checked', async () => {
    w.write({ 'a.md': '一'.repeat(400_000) })
    expect((await w.run(['check'], { tty: true })).err).toContain('正在审查 0/1 a.md')
  })
})
