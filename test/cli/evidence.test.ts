import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { createLinter } from '../../server/src/service/linter.ts'
import { dictionaries } from '../rules/tester.ts'
import { type World, world } from './fake.ts'

const sample = (name: string) => readFileSync(`test/samples/evidence/${name}`)
const linter = createLinter(dictionaries())
const asOf = ['--as-of', '2026-04-01']
let w: World = world()
const fresh = (files: Readonly<Record<string, string | Uint8Array>>) => {
  w = world()
  w.write(files)
}
const read = (name: string) => readFileSync(join(w.folder, name), 'utf8')
const evidence = (...args: string[]) => w.run(['evidence', ...args], { linter })
const files = { '采购需求.md': sample('采购需求.md'), '采购需求.evidence.csv': sample('采购需求.evidence.csv') }
afterEach(() => w.remove())

describe('evidence check', () => {
  it('counts brands and finds what the sample’s key says', async () => {
    fresh(files)
    const { status, out } = await evidence('check', '采购需求.md', '--format', 'json', ...asOf)
    const report = JSON.parse(out)
    expect(status).toBe(1)
    const server = report.products[0]
    expect(server).toMatchObject({
      name: '数据库服务器',
      quantity: 4,
      allStarred: { meets: 2, brands: ['恒山', '华峰'] },
    })
    expect(server.parameters[1]).toMatchObject({
      name: '内存',
      requirement: '内存：≥512GB',
      starred: true,
      meets: 3,
      fails: ['泰岳', '嵩川'],
      unknown: [],
    })
    const key = report.findings.map((one: { rule: string; certainty: string; text: string }) => [
      one.rule,
      one.certainty,
      one.text,
    ])
    expect(key).toEqual([
      ['evidence/fewer-than-three-all-starred', 'certain', '数据库服务器'],
      ['evidence/missing-justification', 'certain', '数据库服务器'],
      ['evidence/fewer-than-three-brands', 'certain', '≥200Mpps'],
      ['evidence/missing-justification', 'certain', '≥200Mpps'],
      ['evidence/missing-source', 'certain', '≥200Mpps'],
      ['evidence/old-source', 'review', '扫描速度：≥80页/分钟'],
    ])
    expect(report.findings[2]).toMatchObject({ category: 'evidence', rewrites: [{ text: '≥180Mpps', safe: false }] })
    expect(report.findings[2].basis.length).toBeGreaterThan(1)
  })

  it('shows the counts to people, and speaks English', async () => {
    fresh(files)
    const chinese = await evidence('check', '采购需求.md', ...asOf)
    expect(chinese.out).toContain('2/5  ▲2.2.2 包转发率')
    expect(chinese.err).toContain('使用台账 采购需求.evidence.csv')
    const english = await evidence('check', '采购需求.md', '--locale', 'en', ...asOf)
    expect(english.out).toContain('is known to be met by 2 brand(s) (恒山, 嵩川), fewer than three')
  })

  it('writes the 参数论证表, the same bytes each time', async () => {
    fresh(files)
    const one = await evidence('check', '采购需求.md', '-o', '表.docx', ...asOf)
    expect(one.status).toBe(1)
    await evidence('check', '采购需求.md', '-o', '表二.docx', ...asOf)
    const bytes = readFileSync(join(w.folder, '表.docx'))
    expect(bytes.equals(readFileSync(join(w.folder, '表二.docx')))).toBe(true)
    const text = strFromU8(unzipSync(bytes)['word/document.xml']!).replace(/<[^>]+>/g, '')
    for (const words of ['参数论证表', '全部★参数同时满足的家数', '论证专家签字', 'HS-2280'])
      expect(text).toContain(words)
  })

  it('tells rows that do not count on stderr and goes on', async () => {
    fresh({ ...files, '台账.csv': '产品,参数,品牌,参数值\n路由器,内存,甲,1GB\n会议平板,颜色,甲,黑\n' })
    const { err, status } = await evidence('check', '采购需求.md', '--ledger', '台账.csv', ...asOf)
    expect(err).toContain('台账第2行：文件中没有产品“路由器”，此行不计')
    expect(err).toContain('台账第3行：该产品没有参数“颜色”，此行不计')
    expect(status).toBe(0)
  })

  it('reads a ledger in GB18030 and one that is a table of the document', async () => {
    const bytes = Buffer.concat([
      // 产品,参数,品牌,参数值 in GB18030
      Buffer.from('b2facab72cb2cecafd2cc6b7c5c62cb2cecafdd6b50a'.replace('b2facab7', 'b2fac6b7'), 'hex'),
      Buffer.from('bbe1d2e9c6bdb0e52cc4dab4e62cbcd72c3847420a', 'hex'),
    ])
    fresh({ ...files, '旧.csv': bytes })
    const old = await evidence('check', '采购需求.md', '--ledger', '旧.csv', '--format', 'json', ...asOf)
    expect(JSON.parse(old.out).products[3].parameters[2]).toMatchObject({ name: '内存', met: ['甲'] })
    const table = '\n\n| 产品 | 参数 | 品牌 | 参数值 |\n| --- | --- | --- | --- |\n| 会议平板 | 内存 | 乙 | 4GB |\n'
    w.write({ '内.md': `${sample('采购需求.md')}${table}` })
    const inside = await evidence('check', '内.md', '--format', 'json', ...asOf)
    expect(JSON.parse(inside.out).products[3].parameters[2]).toMatchObject({ fails: ['乙'] })
  })

  it('says what is missing, with status 2', async () => {
    fresh({ '采购需求.md': files['采购需求.md'], '空.md': '# 说明\n\n没有参数。\n', '坏.csv': 'a,b\n1,2\n' })
    const none = await evidence('check', '采购需求.md')
    expect([none.status, none.err]).toEqual([2, expect.stringContaining('tenderlint evidence init 采购需求.md')])
    expect((await evidence('check', '空.md')).err).toContain('没有找到产品的技术参数')
    expect((await evidence('check', '采购需求.md', '--ledger', '坏.csv')).err).toContain('没有台账的表头')
    expect((await evidence('chekc', '采购需求.md')).err).toContain('是否想写 check？')
    expect((await evidence('check', '采购需求.md', '--months', '0')).err).toContain('--months')
  })
})

describe('evidence init', () => {
  it('writes a ledger to fill in, and adds to one that exists without losing a word', async () => {
    fresh({ '采购需求.md': files['采购需求.md'] })
    const first = await evidence('init', '采购需求.md', '--brands', '恒山,泰岳')
    expect([first.status, first.err]).toEqual([
      0,
      '已写入台账 采购需求.evidence.csv：4 种产品，17 项参数。请逐行填写品牌、型号、参数值、来源、日期、附件。\n',
    ])
    const written = read('采购需求.evidence.csv')
    expect(written.split('\r\n')).toHaveLength(1 + 17 * 2 + 1)
    w.write({
      '采购需求.evidence.csv': written.replace('服务器,内存,恒山,,,,,', '服务器,内存,恒山,HS-1,1TB,官网,2026-03-02,'),
      '采购需求.md': String(files['采购需求.md']).replace('2. ★内存：≥512GB；', '2. ★内存：≥256GB；\n6. 机箱高度≤4U'),
    })
    const second = await evidence('init', '采购需求.md')
    expect(second.err).toContain('保留已填的 1 行，新增 1 项参数')
    expect(read('采购需求.evidence.csv')).toContain('内存,恒山,HS-1,1TB,官网,2026-03-02,,★,2,内存：≥256GB')
  })

  it('never writes over a file that is no ledger', async () => {
    fresh({ '采购需求.md': files['采购需求.md'], '别的.csv': 'a,b\n1,2\n' })
    expect((await evidence('init', '采购需求.md', '-o', '别的.csv')).status).toBe(2)
    expect(read('别的.csv')).toBe('a,b\n1,2\n')
    expect((await evidence('init', '采购需求.md', '-o', '采购需求.md')).status).toBe(2)
  })

  it('writes and reads workbooks', async () => {
    fresh({ '采购需求.md': files['采购需求.md'] })
    await evidence('init', '采购需求.md', '-o', '台账.xlsx', '--brands', '甲')
    const { out } = await evidence('check', '采购需求.md', '--ledger', '台账.xlsx', '--format', 'json')
    expect(JSON.parse(out).products[0].brands).toEqual(['甲'])
    expect((await evidence('init', '采购需求.md', '-o', '台账.xlsx')).err).toContain('新增 0 项参数')
  })
})
