import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { createLinter } from '../../server/src/service/linter.ts'
import type { Planted, Told } from '../compare/told.ts'
import { dictionaries } from '../rules/tester.ts'
import { type World, world } from './fake.ts'

const folder = 'test/samples/stages'
const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
const linter = createLinter(dictionaries())
let w: World = world()
const fresh = () => {
  w = world()
  w.write(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))])))
}
const compare = (...args: string[]) => w.run(['compare', ...args, '--as-of', '2026-04-01'], { linter })
afterEach(() => w.remove())

describe('compare', () => {
  it('finds every planted change of the project, and nothing else for certain', async () => {
    fresh()
    const { status, out } = await compare(...names, '--format', 'json')
    expect(status).toBe(1)
    const report = JSON.parse(out) as { documents: unknown; changes: Told[] }
    expect(report.documents).toEqual(
      ['feasibility-study', 'preliminary-design', 'procurement-requirement', 'tender', 'contract', 'acceptance'].map(
        (documentKind, at) => ({ path: names[at], documentKind }),
      ),
    )
    const key = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8')) as Planted[]
    const fits = (planted: Planted, told: Told): boolean =>
      told.kind === planted.kind &&
      told.certainty === planted.certainty &&
      told.to?.document === planted.to &&
      (planted.product === undefined || told.product === planted.product) &&
      (planted.parameter === undefined || told.parameter.includes(planted.parameter)) &&
      (planted.text === undefined || told.to?.text === planted.text)
    for (const planted of key)
      expect(
        report.changes.filter((told) => fits(planted, told)),
        planted.kind,
      ).toHaveLength(1)
    const certain = report.changes.filter(({ certainty }) => certainty === 'certain')
    expect(certain.filter((told) => !key.some((planted) => fits(planted, told)))).toEqual([])
    for (const { from, to } of report.changes)
      for (const side of [from, to])
        if (side) {
          const source = readFileSync(join(folder, side.document), 'utf8')
          expect(source.slice(side.range.start.offset, side.range.end.offset)).toBe(side.text)
        }
  })

  it('gives nothing for a document and itself', async () => {
    fresh()
    for (const name of names) {
      const { status, out } = await compare(name, name)
      expect([status, out]).toEqual([0, expect.stringContaining('没有发现变化')])
    }
  })

  it('shows both places to people, in both languages', async () => {
    fresh()
    const [, design = '', need = ''] = names
    const chinese = await compare(design, need)
    expect(chinese.out).toContain(`${design}:28:16  60台`)
    expect(chinese.out).toContain('确定    提高      应用服务器：内存容量')
    expect(chinese.out).toContain('共 2 处变化：确定 2 处，待核实 0 处，无影响 0 处。')
    const english = await compare(design, need, '--locale', 'en')
    expect(english.out).toContain('2 changes: 2 certain, 0 to review, 0 harmless.')
    expect(english.out).not.toMatch(/确定|提高|采购需求 →/)
  })

  it('writes the 阶段对比表 as .docx and .html, the same bytes each time, and JSON', async () => {
    fresh()
    const read = (name: string) => readFileSync(join(w.folder, name))
    await compare(...names, '-o', '表.docx')
    await compare(...names, '-o', '表二.docx')
    expect(read('表.docx').equals(read('表二.docx'))).toBe(true)
    const text = strFromU8(unzipSync(read('表.docx'))['word/document.xml']!).replace(/<[^>]+>/g, '')
    await compare(...names, '-o', '表.html')
    const page = read('表.html').toString()
    for (const words of ['阶段对比表', '合同 → 验收文件', '存储磁盘阵列：可用容量', '90TB', '降低', '更名'])
      for (const paper of [text, page]) expect(paper).toContain(words)
    expect(page).not.toContain('<script')
    const { out } = await compare(...names, '-o', '表.json')
    expect(out).toBe('')
    expect(JSON.parse(read('表.json').toString()).changes.length).toBeGreaterThan(9)
  })

  it('gives findings with rule and law as SARIF, and rules that are off are off', async () => {
    fresh()
    const [, design = '', need = ''] = names
    const { out } = await compare(design, need, '--format', 'sarif')
    const { results } = JSON.parse(out).runs[0]
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['compare/quantity', 'compare/tightened'])
    w.write({
      'tenderlint.config.json': JSON.stringify({ rules: { 'compare/quantity': 'off', 'compare/tightened': 'review' } }),
    })
    const { status, out: json } = await compare(design, need, '--format', 'json')
    expect(status).toBe(0)
    expect(JSON.parse(json).changes.map(({ certainty }: Told) => certainty)).toEqual(['review'])
  })

  it('passes over what a waiver covers', async () => {
    fresh()
    const [, design = '', need = ''] = names
    const waived = readFileSync(join(folder, need), 'utf8')
      .replace(
        '| 视频感知终端 | 台 | 72 |',
        '| 视频感知终端 | 台 | 72 <!-- tenderlint-waive compare/quantity -- 变更已批复 --> |',
      )
      .replace('≥512GB |', '≥512GB <!-- tenderlint-waive compare/tightened -- 变更已批复 --> |')
    w.write({ 'need.md': waived })
    expect((await compare(design, 'need.md')).status).toBe(0)
  })

  it('says what is wrong with the call, with status 2', async () => {
    fresh()
    const [one = ''] = names
    expect((await compare(one)).status).toBe(2)
    expect((await compare(one, '没有.md')).err).toContain('没有.md')
    expect((await compare(one, '-')).err).toContain('不处理标准输入')
    expect((await compare(one, names[1]!, '-o', one)).status).toBe(2)
    expect((await compare(one)).err).toContain('两份以上的文件')
    const table = await compare(one, names[1]!, '-o', '表.xlsx')
    expect([table.status, table.err]).toEqual([2, expect.stringContaining('不能写成 表.xlsx')])
  })

  it('says when files are out of order or one is named twice', async () => {
    fresh()
    const [one = '', two = ''] = names
    expect((await compare(two, one)).err).toContain('与阶段的先后不符')
    expect((await compare(one, one)).err).toContain('写了两次')
    expect((await compare(one, two)).err).toBe('')
  })

  it('prints the count only where the changes are written to a paper', async () => {
    fresh()
    const [, design = '', need = ''] = names
    const { out } = await compare(design, need, '-o', '表.html')
    expect(out).toBe('共 2 处变化：确定 2 处，待核实 0 处，无影响 0 处。\n')
  })
})
