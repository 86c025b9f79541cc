import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, SourceDocument } from '../../server/src/core/block.ts'
import type { BlockResult, Engine } from '../../server/src/core/engine.ts'
import type { DocumentKind, Regime } from '../../server/src/core/kinds.ts'
import type { BlockLabel, Outline } from '../../server/src/core/section.ts'
import type { CheckOptions } from '../../server/src/service/api.ts'
import { blockCache, excludedIn, mark, marksOf } from '../../server/src/service/block-cache.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { dictionaries } from '../rules/tester.ts'

const data = dictionaries()
const options: CheckOptions = { asOf: '2026-11-23', region: [], locale: 'zh' }
const linter = createLinter(data)
const afresh = createLinter(data)

/** Pieces that the rules over the whole document look at: stars, vendors, dates, clauses, chapters. */
const pieces = [
  '# 某中心信息化项目招标文件',
  '## 第一章 招标公告',
  '获取招标文件时间：2026年11月2日至2026年11月9日。',
  '投标截止时间：2026年11月16日 9 时 30 分。',
  '本项目适用《中华人民共和国政府采购法》，采购方式：公开招标。',
  '依法必须招标的项目，适用《中华人民共和国招标投标法》。',
  '## 第二章 投标人须知',
  '## 第三章 采购需求',
  '### 设备技术要求',
  '1. ★支持堆叠\n2. ★支持端口镜像\n3. ★双电源\n4. ★支持远程管理\n5. ★支持日志导出\n6. 颜色为灰色',
  '| 序号 | 技术参数 |\n| --- | --- |\n| 1 | ★支持堆叠 |\n| 2 | ★双电源 |\n| 3 | ★支持镜像 |\n| 4 | ★支持备份 |\n| 5 | ★风扇冗余 |',
  '| ★实质性条款 | 说明 |\n| --- | --- |\n| 1 | ★支持堆叠 |',
  '采用华为交换机，与现有华为网络管理平台对接。',
  '系统由华为存储承载。\n\n华为服务器不少于 2 台。\n\n华为防火墙一台。\n\n华为无线控制器一台。',
  '## 第四章 评标办法',
  '综合评分法，满分一百分。\n\n技术方案完整的得分。',
  '对小微企业的报价给予价格扣除。',
  '通过信用中国查询信用记录。',
  '预算金额：180 万元。',
  '## 第五章 合同条款',
  '中小企业声明函',
]
const piece = fc.constantFrom(...pieces)
const edit = fc.record({
  at: fc.nat(9999).map((at) => at / 10_000),
  remove: fc.nat(2),
  insert: fc.array(piece, { maxLength: 2 }),
  kind: fc.constantFrom<DocumentKind | undefined>(undefined, 'tender', 'preliminary-design'),
  typed: fc.constantFrom('', '字', '★', '2026年11月20日', '价格扣除'),
})

function report(from: typeof linter, document: SourceDocument, kind?: DocumentKind) {
  const { findings, excludedCount, outline, facts } = from.check(document, { ...options, ...(kind && { kind }) })
  return { findings, excludedCount, outline, facts }
}

/** So many lines before them that what is typed in the pieces leaves the kind of the document alone. */
const preface = Array.from({ length: 12 }, (_, at) => `${at + 1}. 投标人应按要求提交第 ${at + 1} 项材料；`).join('\n')
/** Too long for a heading: it shows that no table of contents is open. */
const clause =
  '供应商应当按照本章的要求提供货物和服务，并对其真实性负责；本章没有写明的，由双方在合同中另行约定，但不得改变采购需求的实质内容，也不得另行收费。'
const textOf = (parts: readonly string[]): string => {
  const titled = parts[0]?.startsWith('# ') ? parts : ['# 某文件', ...parts]
  const long = titled.map((part) => (part.startsWith('## ') ? `${part}\n\n${clause}` : part))
  return [long[0], preface, ...long.slice(1)].join('\n\n')
}

/** The document with the blocks of the last one wherever they are equal in all respects. */
function reusing(document: SourceDocument, last: SourceDocument): SourceDocument {
  const old = new Map(last.blocks.map((block) => [said(block), block]))
  return { ...document, blocks: document.blocks.map((block) => old.get(said(block)) ?? block) }
}
const said = (block: Block) => JSON.stringify({ ...block, map: [...block.map] })

describe('a check of an edited document', () => {
  it('gives what it gives when nothing is remembered', () => {
    const rules = new Set<string>()
    fc.assert(
      fc.property(
        fc.shuffledSubarray(pieces, { minLength: 8 }),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (start, edits) => {
          // most of the order of a real file, so that the chapters are whole
          let parts = [...start].sort((a, b) => pieces.indexOf(a) - pieces.indexOf(b))
          let document = linter.readSource('markdown', textOf(parts))
          const documents = [document]
          for (const { at, remove, insert, typed } of edits) {
            const place = Math.floor(at * parts.length)
            parts = [...parts]
            if (typed) parts[place] = `${parts[place] ?? ''}${typed}`
            else parts.splice(place, remove, ...insert)
            document = reusing(linter.readSource('markdown', textOf(parts)), document)
            documents.push(document)
          }
          const kinds = [undefined, ...edits.map(({ kind }) => kind)]
          const reports = documents.map((one, i) => report(linter, one, kinds[i]))
          documents.forEach((one, i) => {
            report(afresh, { ...one, blocks: [] })
            expect(reports[i]).toEqual(report(afresh, one, kinds[i]))
            for (const { rule } of reports[i]!.findings) rules.add(rule)
          })
        },
      ),
      { seed: 20261123, numRuns: 120 },
    )
    // the pieces reach the rules that remember
    for (const rule of [
      'directive-parameter/starred-majority',
      'time-limits/bid-period-dates',
      'sme-policy/discount-missing',
      'brand-and-model/single-vendor',
    ])
      expect(rules).toContain(rule)
  })
})

describe('a finding where something is typed', () => {
  const source = textOf(pieces.filter((one) => !/价格扣除|信用中国|预算金额|招标投标法/.test(one)))
  const places = linter
    .check(linter.readSource('markdown', source), options)
    .findings.map(({ rule, range }) => [rule, range.start.offset, range.end.offset] as const)

  it.each(places)('%s stands where a fresh check puts it', (_, start, end) => {
    for (const at of [start, end, source.indexOf('\n', end)])
      for (const typed of ['字', '需求明确、完整、可核验，'.repeat(4)]) {
        const text = source.slice(0, at) + typed + source.slice(at)
        const before = linter.readSource('markdown', source)
        report(linter, before)
        const given = report(linter, linter.readSource('markdown', text, before))
        report(afresh, { ...before, blocks: [] })
        expect(given).toEqual(report(afresh, afresh.readSource('markdown', text)))
      }
  })

  it('is found by rules over the whole document too', () => {
    const rules = places.map(([rule]) => rule)
    for (const rule of [
      'sme-policy/discount-missing',
      'time-limits/bid-period-dates',
      'directive-parameter/starred-majority',
    ])
      expect(rules).toContain(rule)
  })
})

/** A linter of blocks that says where it found each one, and counts what it was asked. */
function askedEngine() {
  const asked: string[] = []
  const engine: Engine = {
    rules: [],
    lint(text, { section, column, kind, regime, heading }) {
      asked.push(text)
      const slots = [section, column, kind, regime, heading].join()
      return { ...nothing, recognition: { ...recognition, text: `${text} ${slots}` } }
    },
  }
  return { engine, asked }
}

const label: BlockLabel = {
  section: 'technical',
  heading: 0,
  isHeading: -1,
  column: '',
  table: '',
  header: false,
  factor: '',
  points: null,
}
const headed = (title: string, labels: readonly BlockLabel[], kind: DocumentKind = 'tender'): Outline => ({
  documentKind: kind,
  headings: [{ block: 0, level: 1, title, section: 'technical', parent: -1 }],
  tables: [],
  labels,
})

describe('blockCache', () => {
  const { blocks } = linter.readSource('markdown', '甲\n\n乙\n\n丙')
  const cell: BlockLabel = { ...label, column: 'parameter' }
  const labels = [label, cell, cell]

  it('asks about each text in each context once', () => {
    const { engine, asked } = askedEngine()
    const lint = blockCache(engine)
    const said = (outline: Outline, regime: Regime | null) =>
      lint(blocks, outline, regime).map(({ recognition: { text } }) => text)
    const first = [
      '甲 technical,,tender,,采购需求',
      '乙 technical,parameter,tender,,采购需求',
      '丙 technical,parameter,tender,,采购需求',
    ]
    expect(said(headed('采购需求', labels), null)).toEqual(first)
    expect(said(headed('采购需求', labels), null)).toEqual(first)
    expect(asked).toEqual(['甲', '乙', '丙'])
    expect(said(headed('采购需求', labels), 'tendering-law')[1]).toBe(
      '乙 technical,parameter,tender,tendering-law,采购需求',
    )
    expect(said(headed('采购需求', labels, 'contract'), null)[1]).toBe('乙 technical,parameter,contract,,采购需求')
    expect(said(headed('商务要求', labels), null)[1]).toBe('乙 technical,parameter,tender,,商务要求')
    expect(said(headed('采购需求', [label, label, cell]), null)[1]).toBe('乙 technical,,tender,,采购需求')
    expect(said(headed('采购需求', labels), null)).toEqual(first)
    expect(asked).toHaveLength(13)
  })

  it('sees that a heading went under another', () => {
    const lint = blockCache(askedEngine().engine)
    const under = (parent: number) => {
      const titles = ['甲章', '乙章', '参数']
      const headings = titles.map((title, at) => ({
        block: 0,
        level: 1,
        title,
        section: 'technical' as const,
        parent: at === 2 ? parent : -1,
      }))
      const deep = { ...label, heading: 2 }
      return lint(blocks, { ...headed('', [deep, deep, deep]), headings }, null)[0]!.recognition.text
    }
    expect(under(1)).toBe('甲 technical,,tender,,乙章 参数')
    expect(under(0)).toBe('甲 technical,,tender,,甲章 参数')
  })
})

const recognition = {
  kinds: 0,
  text: '',
  sentences: [],
  candidates: [],
  slots: () => [],
  hits: [],
  dropped: [],
}
const nothing: BlockResult = { findings: [], excluded: [], seen: [], recognition }

describe('marksOf', () => {
  it('tells what each result has', () => {
    const hit = (slot: string) => ({ slot, start: 0, end: 1, attributes: {} })
    const excluded = [{ rule: 0, guard: '', reason: '', start: 0, end: 1 }]
    const results: BlockResult[] = [
      nothing,
      { ...nothing, seen: [3] },
      { ...nothing, excluded },
      { ...nothing, excluded, recognition: { ...recognition, hits: [hit('region'), hit('product')] } },
      { ...nothing, recognition: { ...recognition, hits: [hit('region')] } },
    ]
    const marks = [...marksOf(results)]
    expect(marks.map((one) => one & 15)).toEqual([0, mark.seen, mark.excluded, mark.excluded | mark.vendor, 0])
    expect(marks.map(excludedIn)).toEqual([0, 0, 1, 1, 0])
  })
})
