import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../server/src/format/markdown/read.ts'
import { readText } from '../../server/src/format/text/read.ts'
import { compareWithVendors } from '../../server/src/similar/compare.ts'
import { commonTexts, lawful, own, vendorA, vendorB } from './texts.ts'

const common = commonTexts()
const markdown = (...parts: readonly (readonly string[])[]) => readMarkdown(parts.flat().join('\n\n'))
const compare = (design: readonly string[], ...papers: (readonly string[])[]) =>
  compareWithVendors(
    markdown(design),
    papers.map((paper) => markdown(paper)),
    common,
  )
const list = (lines: readonly string[]) => lines.map((line, i) => `${i + 1}. ${line}`)
const a = ['# 云枢一体机白皮书', ...vendorA.prose, '## 规格', ...list(vendorA.parameters)]
const b = ['# 鹭洲网关方案', ...vendorB.prose, '## 规格', ...list(vendorB.parameters)]
const design = (...parts: readonly (readonly string[])[]) => ['# 某局信息化项目初步设计方案', ...parts.flat()]
const frame = (inside: readonly string[]) => design(['## 第一章 现状', own[0]!], ['## 第二章 技术方案'], inside)

describe('one vendor’s scheme', () => {
  it('is found whole', () => {
    const { vendors, verdict, blocks } = compare(frame([...vendorA.prose, ...list(vendorA.parameters)]), a, b)
    expect(verdict).toBe('single-vendor')
    expect(vendors[0]!.share).toBeGreaterThan(0.8)
    expect(vendors[1]!.share).toBe(0)
    expect(blocks.find(({ path, vendor }) => vendor === 0 && path.at(-1)?.includes('技术方案'))?.share).toBe(1)
    expect(blocks.find(({ path, vendor }) => vendor === 0 && path.at(-1)?.includes('现状'))?.share).toBe(0)
  })

  it('is found with its paragraphs in another order and numbered anew', () => {
    const moved = [...vendorA.prose].reverse().map((line, i) => `（${i + 4}）${line}`)
    const parameters = [...vendorA.parameters].reverse().map((line, i) => `3.2.${i + 1} ${line}`)
    const { vendors, verdict } = compare(frame([...moved, ...parameters]), a)
    expect(verdict).toBe('single-vendor')
    expect(vendors[0]!.share).toBeGreaterThan(0.75)
  })

  it('is found with other punctuation, width, case and blanks', () => {
    const changed = [...vendorA.prose, ...list(vendorA.parameters)].map((line) =>
      line
        .replace(/[，；]/g, ' , ')
        .replace(/。/g, '．')
        .replace(/GHz/g, 'ＧＨＺ')
        .replace(/(\d)(GB|TB|GbE|W)/g, '$1 $2')
        .replace(/不少于|不低于/g, '≥'),
    )
    const { vendors, verdict } = compare(frame(changed), a)
    expect(verdict).toBe('single-vendor')
    expect(vendors[0]!.share).toBeGreaterThan(0.8)
  })

  it('is found with another brand name', () => {
    const renamed = [...vendorA.prose, ...list(vendorA.parameters)].map((line) =>
      line.replace(/云枢/g, '某某牌').replace(/棱镜/g, '星盘'),
    )
    const { vendors, verdict } = compare(frame(renamed), a)
    expect(verdict).toBe('single-vendor')
    expect(vendors[0]!.share).toBeGreaterThan(0.8)
  })

  it('is found lightly reworded', () => {
    const words: readonly (readonly [RegExp, string])[] = [
      [/统一分配/g, '集中调配'],
      [/先落到/g, '首先进入'],
      [/后台线程/g, '后端进程'],
      [/前台业务/g, '在线业务'],
      [/连续三个/g, '接连三个'],
      [/提前迁走/g, '预先搬走'],
      [/互不抢占/g, '互不影响'],
      [/立刻中断/g, '马上断开'],
      [/必须经过/g, '须通过'],
      [/管理员在/g, '运维人员可以在'],
    ]
    const reworded = vendorA.prose.map((line) => words.reduce((text, [from, to]) => text.replace(from, to), line))
    const { vendors, verdict } = compare(frame([...reworded, ...list(vendorA.parameters)]), a)
    expect(verdict).toBe('single-vendor')
    expect(vendors[0]!.share).toBeGreaterThan(0.7)
  })

  it('is found when its lists are moved into a table', () => {
    const rows = vendorA.parameters.map((line, i) => {
      const [name, value] = line.replace('；', '').split('：')
      return `| ${i + 1} | ${name} | ${value} |`
    })
    const table = ['| 序号 | 指标项 | 技术参数 |', '| --- | --- | --- |', ...rows].join('\n')
    const { vendors, verdict } = compare(frame([...vendorA.prose, table]), a)
    expect(verdict).toBe('single-vendor')
    expect(vendors[0]!.share).toBeGreaterThan(0.8)
  })

  it('is found by its figures when the words differ', () => {
    const figures = [
      '计算单元配备2颗CPU，单颗核心达到28核，频率2.6GHz以上',
      '运存容量384GB，最多可以加到1536GB',
      '高速盘2块，每块3.2TB，写入性能180000次',
      '大容量盘12块，各8TB，7200转',
      '业务网卡4个25GbE，带外网卡2个1GbE',
      '供电模块2个，1300W，效率94%',
      '起步6个节点，以后加到64个节点',
    ]
    const { blocks, verdict } = compare(frame([...own.slice(1), '### 设备', ...list(figures)]), a)
    expect(blocks.find(({ path }) => path.at(-1) === '设备')?.share).toBeGreaterThan(0.8)
    expect(verdict).toBe('mixed')
  })
})

describe('several hands', () => {
  it('are told as mixed, each with its share', () => {
    const { vendors, verdict } = compare(frame([...vendorA.prose, ...vendorB.prose, ...list(vendorB.parameters)]), a, b)
    expect(verdict).toBe('mixed')
    for (const { share } of vendors) expect(share).toBeGreaterThan(0.25)
  })

  it('do not count what both say', () => {
    const both = vendorA.prose.slice(0, 4)
    const papers = [
      [...both, ...vendorA.prose.slice(4), ...own.slice(1, 4)],
      [...both, ...vendorB.prose],
    ]
    const { vendors, verdict } = compare(frame([...both, ...own.slice(4)]), ...papers)
    expect(verdict).toBe('independent')
    expect(vendors.map(({ share }) => share)).toEqual([0, 0])
  })

  it('are one where a paper is given twice', () => {
    const { verdict } = compare(frame([...vendorA.prose, ...list(vendorA.parameters)]), a, [...a, '补充一页联系方式。'])
    expect(verdict).toBe('single-vendor')
  })
})

describe('an independent document', () => {
  it('is told as such', () => {
    const { vendors, verdict } = compare(design(['## 第一章 现状', ...own]), a, b)
    expect(verdict).toBe('independent')
    expect(vendors.flatMap(({ passages }) => passages)).toEqual([])
  })

  it('may share law, standards, forms and titles', () => {
    const { vendors, verdict } = compare([...lawful, '# 六、现状', ...own], [...lawful, '# 六、产品', ...vendorA.prose])
    expect(verdict).toBe('independent')
    expect(vendors[0]!.share).toBeLessThan(0.05)
  })

  it('may share nothing else than these', () => {
    const { verdict } = compare(lawful, lawful)
    expect(verdict).toBe('independent')
  })

  it('may be empty, and so may the papers', () => {
    expect(compare([], a)).toMatchObject({ verdict: 'independent', blocks: [] })
    expect(compare(a, [])).toMatchObject({ verdict: 'independent' })
    expect(compare(a)).toEqual(expect.objectContaining({ verdict: 'independent', vendors: [] }))
  })
})

describe('passages', () => {
  it('lead to the exact words in both sources', () => {
    const source = `# 初步设计方案\r\n\r\n现状略。\r\n\r\n　　${vendorA.prose[2]}其余待补。\r\n`
    const paper = `前言。\n\n${vendorA.prose[2]}\n\n后记。`
    const { vendors } = compareWithVendors(readMarkdown(source), [readText(paper)], common)
    const [passage, ...more] = vendors[0]!.passages
    const words = vendorA.prose[2]!.slice(0, -1)
    expect(source.slice(passage!.start, passage!.end)).toBe(words)
    expect(paper.slice(passage!.vendorStart, passage!.vendorEnd)).toBe(words)
    expect(more).toEqual([])
  })
})

describe('products of a table', () => {
  it('have shares of their own', () => {
    const cell = (lines: readonly string[]) => lines.join('')
    const table = [
      '| 序号 | 产品名称 | 技术参数 | 数量 |',
      '| --- | --- | --- | --- |',
      `| 1 | 超融合一体机 | ${cell(vendorA.parameters)} | 6 |`,
      `| 2 | 安全网关 | ${cell(vendorB.parameters)} | 2 |`,
      `| 3 | 档案柜 | ${own[1]} | 9 |`,
    ].join('\n')
    const { blocks } = compare(frame([table]), a, b)
    const of = (product: string) => blocks.filter(({ path }) => path.at(-1) === product).map(({ share }) => share)
    const machine = of('超融合一体机')
    expect(machine[0]).toBeGreaterThan(0.9)
    expect(machine[1]).toBe(0)
    const gateway = of('安全网关')
    expect(gateway[0]).toBe(0)
    expect(gateway[1]).toBeGreaterThan(0.9)
    expect(of('档案柜')).toEqual([0, 0])
  })
})
