import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, SourceDocument } from '../../server/src/core/block.ts'
import { facts } from '../../server/src/structure/facts.ts'
import { apartFromSource, kept, keptBits, overlap } from '../../server/src/structure/kept.ts'
import { outline } from '../../server/src/structure/outline.ts'
import { document, type Part } from './blocks.ts'

const pieces: readonly (Part | readonly [Part, Part])[] = [
  '某中心信息化项目招标文件',
  '第一章 招标公告',
  { text: '第三章 采购需求', level: 1 },
  { text: '技术参数', level: 2 },
  { text: '评分标准', level: 2 },
  '第四章 评标办法',
  '第五章 合同条款',
  '一、商务要求',
  '一、资格要求：供应商应当具备独立承担民事责任的能力，并提供营业执照、纳税和社会保障资金缴纳的证明材料，材料应在有效期内。',
  '目录',
  '采购方式：公开招标。本项目适用《中华人民共和国政府采购法》。',
  '依照《中华人民共和国招标投标法》，预算金额：180 万元。',
  '项目地点：安徽省合肥市瑶海区',
  '附件 1、',
  '投标函',
  '',
  '　',
  '核心交换机配置清单',
  '12',
  { text: '某市政府采购中心', part: 'word/header1.xml' },
  [
    ['评审因素', '评分标准', '分值'],
    ['方案', '方案完整得 5 分', '5'],
    ['', '图纸齐全得 3 分', '3'],
  ],
  [
    ['序号', '名称', '技术参数', '数量'],
    ['1', '交换机', '端口不少于 24 个', '2'],
  ],
  [
    ['2', '服务器', '内存不少于 64 GB', '3'],
    ['3', '投影机', '亮度不低于 4000 流明', '1'],
  ],
  [['技术要求：支持远程管理。'], ['付款方式：验收后支付。']],
  [
    ['项目名称', '预算金额（万元）'],
    ['平台', '320.5'],
  ],
  [
    [
      ['评审因素', '权重'],
      ['报价', '30%'],
    ],
    [['参数', '数量']],
  ],
]

/** Blocks of one piece with tables counted from 0; of a pair the second table stands inside the first. */
function unit(piece: (typeof pieces)[number]): readonly Block[] {
  const isPair = Array.isArray(piece) && piece.length === 2 && piece.every((one) => Array.isArray(one?.[0]))
  const { blocks } = document(isPair ? (piece as readonly Part[]) : [piece as Part])
  if (!isPair) return blocks
  const inner = blocks.filter(({ cell }) => cell!.table === 1)
  const outer = blocks.filter(({ cell }) => cell!.table === 0)
  const nested = inner.map((block) => ({ ...block, cell: { ...block.cell!, parent: 0 } }))
  return [...outer.slice(0, 2), ...nested, ...outer.slice(2)]
}

const moved = (block: Block, by: number): Block => {
  const { cell } = block
  if (!cell || !by) return block
  return { ...block, cell: { ...cell, table: cell.table + by, parent: cell.parent < 0 ? -1 : cell.parent + by } }
}

/** Blocks of all units; those whose table number stays are the same objects as before. */
function assemble(units: readonly (readonly Block[])[]): SourceDocument {
  let tables = 0
  const blocks = units.flatMap((own) => {
    const base = tables
    for (const { cell } of own) if (cell) tables = Math.max(tables, base + cell.table + 1)
    return own.map((block) => moved(block, base))
  })
  return { format: 'docx', source: '', blocks, directives: [], frontMatter: [] }
}

const read = (one: SourceDocument) => {
  const labelled = outline(one)
  return { labelled, known: facts(one, labelled) }
}
/** The same by a reading that remembers nothing of use, of blocks that nobody has seen. */
const readAfresh = (one: SourceDocument) => {
  read({ ...one, blocks: [] })
  return read({ ...one, blocks: one.blocks.map((block) => ({ ...block })) })
}

const piece = fc.constantFrom(...pieces)
const edit = fc.record({
  at: fc.nat(9999).map((at) => at / 10_000),
  remove: fc.nat(2),
  insert: fc.array(piece, { maxLength: 2 }),
  /** Text put into a block of the unit at the place. */
  typed: fc.constantFrom('', '字', '。', '政府采购', '分', '★'),
  within: fc.nat(9999).map((at) => at / 10_000),
})

function edited(units: readonly (readonly Block[])[], change: typeof edit extends fc.Arbitrary<infer T> ? T : never) {
  const at = Math.min(Math.floor(change.at * units.length), units.length - 1)
  const next = [...units]
  const place = Math.floor(change.within * (units[at]?.length ?? 0))
  if (change.typed && units[at])
    next[at] = units[at].map((block, i) => (i === place ? { ...block, text: block.text + change.typed } : block))
  else next.splice(Math.max(at, 0), change.remove, ...change.insert.map(unit))
  return next
}

describe('a document that is read after another', () => {
  it('is read as if it were the first', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 30 }),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (start, edits) => {
          let units: readonly (readonly Block[])[] = start.map(unit)
          const documents = [assemble(units)]
          for (const change of edits) {
            units = edited(units, change)
            documents.push(assemble(units))
          }
          const results = documents.map(read)
          results.forEach((result, i) => {
            expect(result).toEqual(readAfresh(documents[i]!))
          })
        },
      ),
      { seed: 20261123, numRuns: 300 },
    )
  })

  it('keeps the labels of a table that stands as before', () => {
    const table = unit(pieces.find((one) => Array.isArray(one))!)
    const one = read(assemble([unit('第三章 评标办法'), table]))
    const two = read(assemble([unit('说明'), unit('第三章 评标办法'), table]))
    expect(two.labelled.labels.at(-1)).toBe(one.labelled.labels.at(-1))
  })
})

describe('a table that was read before', () => {
  const rows = [
    ['序号', '技术参数'],
    ['1', '双电源'],
  ]
  const number = (parts: readonly Part[]) => outline(document(parts)).tables.map(({ table, block }) => [table, block])

  it('takes its new number and place', () => {
    const note = '以下参数为最低要求，供应商应当逐项响应。'
    expect(number(['', '', note, rows])).toEqual([[0, 3]])
    expect(number([[['子', '丑']], note, rows])).toEqual([
      [0, 0],
      [1, 3],
    ])
    expect(number(['甲', [['子', '丑']], note, rows])).toEqual([
      [0, 1],
      [1, 4],
    ])
  })
})

describe('overlap', () => {
  const { blocks } = document(['甲', '乙', '丙', '丁'])
  it('counts no block twice', () => {
    expect(overlap(blocks, blocks.slice())).toEqual({ head: 4, tail: 0 })
    expect(overlap(blocks, [...blocks, ...blocks])).toEqual({ head: 4, tail: 0 })
    expect(overlap(document(['甲', '甲']).blocks, document(['甲', '甲', '甲']).blocks)).toEqual({ head: 2, tail: 0 })
  })
  it('takes blocks for alike that stand elsewhere in the source', () => {
    expect(overlap(blocks, document(['甲', '新的一段', '丙', '丁']).blocks)).toEqual({ head: 1, tail: 2 })
  })
  it('sees all that a block says', () => {
    for (const change of [
      { text: '戊' },
      { level: 1 },
      { label: '1.' },
      { bold: true },
      { centred: true },
      { quoted: true },
    ])
      expect(overlap(blocks, [...blocks.slice(0, 3), { ...blocks[3]!, ...change }])).toEqual({ head: 3, tail: 0 })
  })
  it('lets the tables of the tail move together only', () => {
    const rows = [['子', '丑']]
    const before = document([rows, rows]).blocks
    expect(overlap(before, document(['新', rows, rows]).blocks)).toEqual({ head: 0, tail: 4 })
    expect(overlap(before, document([[['寅']], rows, rows]).blocks)).toEqual({ head: 0, tail: 4 })
    // two tables became one
    const joined = before.map((block) => ({ ...block, cell: { ...block.cell!, table: 5 } }))
    expect(overlap(before, joined)).toEqual({ head: 0, tail: 2 })
  })
})

describe('kept', () => {
  it('reads only what is new', () => {
    const asked: string[] = []
    const lengths = kept(({ text }) => {
      asked.push(text)
      return text.length
    })
    const bits = keptBits(({ text }) => text.length)
    const { blocks } = document(['甲', '乙乙', '丙丙丙', '丁'])
    for (const changed of [
      blocks,
      [blocks[0]!, ...document(['戊戊']).blocks, ...blocks.slice(2)],
      blocks.slice(3),
      [],
    ]) {
      expect(lengths(changed)).toEqual(changed.map(({ text }) => text.length))
      expect([...bits(changed)]).toEqual([...lengths(changed)])
    }
    expect(asked).toEqual(['甲', '乙乙', '丙丙丙', '丁', '戊戊'])
  })
  it('copies a text as it is', () => {
    for (const text of ['', '甲', '甲'.repeat(40), ' a\n'.repeat(9)]) expect(apartFromSource(text)).toBe(text)
  })
})
