import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckReport } from '../../server/src/core/finding.ts'
import { remarkTenderlint } from '../../server/src/unified/remark.ts'
import type * as declared from '../../types/index.d.ts'

// the declaration that ships must fit what it declares
const plugin: typeof declared.remarkTenderlint = remarkTenderlint
const day = '2026-01-01'
const program = new URL('../../dist/cli.js', import.meta.url).pathname
const samples = new URL('../samples/', import.meta.url).pathname

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenderlint-remark-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function process(value: string | Uint8Array, options: declared.RemarkTenderlintOptions, more: object = {}) {
  const file = new VFile({ path: 'a.md', cwd: folder, value, ...more })
  return unified().use(remarkParse).use(plugin, options).use(remarkStringify).process(file)
}

function checked(path: string, ...args: string[]): CheckReport {
  const command = [program, 'check', path, '--format', 'json', '--fail-on', 'never', ...args]
  return JSON.parse(
    execFileSync(globalThis.process.execPath, command, { encoding: 'utf8', cwd: folder }),
  ) as CheckReport
}

/** A finding and a message in the same few words. */
const short = (file: VFile) =>
  file.messages.map(({ ruleId, reason, place, fatal, actual, expected }) => {
    return { ruleId, reason, place, fatal, actual, expected }
  })
const expectedOf = (report: CheckReport) =>
  report.files[0]!.findings.map((finding) => ({
    ruleId: finding.rule,
    reason: finding.message,
    place: finding.range,
    fatal: finding.certainty === 'certain' ? false : undefined,
    actual: finding.text,
    expected: finding.rewrites.length ? finding.rewrites.map(({ text }) => text) : undefined,
  }))

describe('remarkTenderlint', () => {
  it.each(['招标文件.md', '初步设计.md'])('finds in %s what the command line finds', async (name) => {
    const path = join(samples, name)
    const file = await process(readFileSync(path, 'utf8'), { asOf: day, config: false })
    const report = checked(path, '--as-of', day, '--no-config')
    expect(report.files[0]!.findings.length).toBeGreaterThan(3)
    expect(short(file)).toEqual(expectedOf(report))
    expect(new Set(file.messages.map(({ source }) => source))).toEqual(new Set(['tenderlint']))
  })

  it('reads bytes in the encoding they are in, and leaves the tree alone', async () => {
    const text = '# 采购需求\n\n须采用华为交换机。\n'
    const bytes = new Uint8Array([...new TextEncoder().encode(text)])
    const file = await process(bytes, { asOf: day, config: false })
    expect(String(file)).toBe(text)
    expect(file.messages.map(({ actual }) => actual)).toContain('华为')
  })

  it('says why, and by which law, in the asked language', async () => {
    const text = '# 技术参数\n\n须采用华为交换机。\n'
    const chinese = (await process(text, { asOf: day, config: false })).messages[0]!
    expect(chinese.note).toMatch(/^为什么：.+\n依据：《.+》第.+条.*：./)
    const english = (await process(text, { asOf: day, config: false, locale: 'en' })).messages[0]!
    expect(english.note).toMatch(/^Why: .+\nBasis: 《/)
    expect(english.reason).toMatch(/[a-z]{4}/)
  })

  it('takes config and waivers as the command line does; options and data are stronger', async () => {
    writeFileSync(
      join(folder, 'tenderlint.config.json'),
      JSON.stringify({ asOf: '2010-01-01', rules: { 'brand-and-model': 'review' }, ignoreWords: ['希沃'] }),
    )
    const path = join(folder, 'a.md')
    const text = '# 技术参数\n\n须采用华为或希沃品牌。\n\n注册资金不低于500万元。\n'
    writeFileSync(path, text)
    const own = await process(text, {})
    expect(short(own)).toEqual(expectedOf(checked(path)))
    const later = await process(text, { asOf: day })
    expect(short(later)).toEqual(expectedOf(checked(path, '--as-of', day)))
    expect(short(later)).not.toEqual(short(own))
    const byData = await process(text, { asOf: '2012-01-01' }, { data: { tenderlint: { asOf: day } } })
    expect(short(byData)).toEqual(short(later))
    rmSync(join(folder, 'tenderlint.config.json'))
  })

  it('refuses wrong options in words, before any file is read', async () => {
    const bad = (options: object) => process('', options as declared.RemarkTenderlintOptions)
    await expect(bad({ asOf: '1.1.2026' })).rejects.toThrow(/选项有误：.*YYYY-MM-DD/)
    await expect(bad({ region: '安徽' })).rejects.toThrow(/选项有误/)
    await expect(bad({ rules: { 'scoring/none': 'off' } })).rejects.toThrow(/scoring\/none/)
    await expect(bad({ packs: ['无'] })).rejects.toThrow(/没有名为 无 的规则包/)
    await expect(bad({ failOn: 'never', locale: 'en' })).rejects.toThrow(/there is no option failOn/)
    await expect(bad({ config: 1 })).rejects.toThrow(/config/)
  })

  it('fails a file whose config or data is wrong, and says so', async () => {
    await expect(process('', { config: 'none.json' })).rejects.toThrow(/无法使用 none.json/)
    writeFileSync(join(folder, 'bad.json'), '{ "asOf": "soon" }')
    await expect(process('', { config: 'bad.json', locale: 'en' })).rejects.toThrow(/cannot use bad.json: 1:\d+ /)
    await expect(process('', { config: false }, { data: { tenderlint: { asOf: 'x' } } })).rejects.toMatchObject({
      source: 'tenderlint',
      fatal: true,
    })
  })
})
