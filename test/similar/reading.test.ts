import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../server/src/core/fold.ts'
import { readMarkdown } from '../../server/src/format/markdown/read.ts'
import { commonTextOf } from '../../server/src/similar/common.ts'
import { gramHashes, gramLength, indexOf, windowLength, winnow } from '../../server/src/similar/fingerprints.ts'
import { figureAt } from '../../server/src/similar/numbers.ts'
import { readingOf } from '../../server/src/similar/reading.ts'
import { streamOfTexts } from '../../server/src/similar/stream.ts'
import { verdictOf } from '../../server/src/similar/verdict.ts'

const units = (text: string): string => {
  const { units, length } = streamOfTexts([fold(text)])
  return String.fromCharCode(...units.subarray(0, length))
}

describe('the stream of a text', () => {
  it.each([
    ['1. 支持 IPv6；', '支持IPV6'],
    ['3.2.1 ★主频不低于2.5GHz', '主频≥2.5ghz'],
    ['分辨率1920×1080', '分辨率 1920x1080。'],
    ['内存1,024GB', '内存1024 GB'],
    ['；（2）支持堆叠', '支持堆叠'],
    ['功耗不高于30W', '功耗≤30Ｗ'],
  ])('is the same for %s and %s', (one, two) => expect(units(one)).toBe(units(two)))

  it.each([
    ['主频2.5GHz', '主频25GHz'],
    ['不低于30W', '不高于30W'],
    ['发达地区', '发地区'],
    ['内存32GB', '内存64GB'],
  ])('differs for %s and %s', (one, two) => expect(units(one)).not.toBe(units(two)))
})

describe('winnowing', () => {
  const unit = fc.integer({ min: 0x4e00, max: 0x4e40 })
  const least = gramLength + windowLength - 1

  it('finds every run of nine equal units', () => {
    const run = fc.array(unit, { minLength: least, maxLength: 20 })
    fc.assert(
      fc.property(fc.array(unit), run, fc.array(unit), fc.array(unit), (before, shared, after, other) => {
        const paper = [...before, ...shared, ...after]
        const hashes = gramHashes(paper, paper.length)
        const index = indexOf(hashes)
        const design = [...other, ...shared]
        const found = gramHashes(design, design.length).slice(other.length)
        expect(found.some((hash) => index.prints.has(hash))).toBe(true)
      }),
    )
  })

  it('keeps one hash of each window, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 })), (list) => {
        const kept = [...winnow(Int32Array.from(list))]
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b))
        for (let start = 0; start + windowLength <= list.length; start++)
          expect(kept.some((at) => at >= start && at < start + windowLength)).toBe(true)
      }),
    )
  })
})

describe('figures', () => {
  it.each([
    ['32GB', '32gb', true],
    ['32 g内存', '32gb', true],
    ['1,024个', '1024个', true],
    ['0.5mm', '0.5mm', true],
    ['24小时', '24h', true],
    ['两台服务器', '2台', true],
    ['2026年', '2026年', false],
    ['2019', '2019', false],
    ['3', '3', false],
  ])('%s is %s', (text, word, telling) => expect(figureAt(fold(text), 0)).toMatchObject({ word, telling }))

  it.each([
    ['ipv4', 3],
    ['s5735-l24', 7],
    ['第五章', 1],
    ['一体化', 0],
    ['2.55', 3],
  ])('%s at %i is none', (text, at) => expect(figureAt(text, at)).toBeNull())
})

describe('what counts', () => {
  const common = commonTextOf(['质保期自验收合格之日起计算，质保期内免费上门维修。'])
  const counted = (source: string): string => {
    const { stream, counted: marks } = readingOf(readMarkdown(source), common)
    return String.fromCharCode(...stream.units.filter((_, at) => at < stream.length && marks[at] === 1))
  }

  it('are the document’s own words', () => {
    expect(counted('# 设计方案\n\n节点之间两两互备。')).toBe('节点之间两两互备')
    expect(counted('# 设计方案\n\n按照《数据安全法》互备。')).toBe('按照互备')
    expect(counted('# 设计方案\n\nGB/T 20271-2006 信息系统通用安全技术要求')).toBe('')
    expect(counted('# 设计方案\n\n质保期自验收合格之日起开始计算。')).toBe('')
    expect(counted('# 设计方案\n\n第五条 节点之间两两互备。\n\n（一）每日巡查。')).toBe('')
    expect(counted('# 设计方案\n\n支持堆叠，投标人须提供检测报告。')).toBe('支持堆叠')
    expect(counted('# 设计方案\n\n| 序号 | 名称 | 参数 |\n| --- | --- | --- |\n| 1 | 柜 | 钢制 |')).toBe('柜钢制')
  })
})

describe('the verdict', () => {
  const vendor = (taken: number, technical = 0) => ({ taken, technical })
  const base = { units: 1000, technical: 500, blocks: [] }
  it.each([
    [600, [vendor(600)], 'single-vendor'],
    [590, [vendor(590)], 'mixed'],
    [420, [vendor(420, 400)], 'single-vendor'],
    [390, [vendor(390, 390)], 'mixed'],
    [900, [vendor(600), vendor(300)], 'mixed'],
    [199, [vendor(199)], 'independent'],
    [0, [], 'independent'],
  ] as const)('of %i units from %j is %s', (taken, vendors, verdict) => {
    expect(verdictOf({ ...base, taken, vendors })).toBe(verdict)
  })

  it('says nothing of a few words', () => {
    const one = { units: 39, technical: 39, taken: 39, vendors: [vendor(39, 39)], blocks: [] }
    expect(verdictOf(one)).toBe('independent')
  })

  it('looks at blocks of parameters', () => {
    const of = (units: number, taken: number, figures: number) =>
      verdictOf({ ...base, taken: 90, vendors: [vendor(90)], blocks: [{ units, taken, figures }] })
    expect(of(120, 90, 3)).toBe('mixed')
    expect(of(120, 90, 2)).toBe('independent')
    expect(of(120, 60, 3)).toBe('independent')
    expect(of(110, 90, 3)).toBe('independent')
  })
})
