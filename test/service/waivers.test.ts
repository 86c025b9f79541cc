import { describe, expect, it } from 'vitest'
import type { Finding } from '../../server/src/core/finding.ts'
import { lineStarts } from '../../server/src/core/position.ts'
import { readMarkdown } from '../../server/src/format/markdown/read.ts'
import { rangeOf } from '../../server/src/service/place.ts'
import { applyWaivers } from '../../server/src/service/waivers.ts'

/** What is left of one finding for each 华为 in the text, by its words and the notes on waivers by their rule. */
function left(source: string, asOf = '2026-01-01'): { kept: string[]; notes: string[]; waived: number } {
  const document = readMarkdown(source)
  const starts = lineStarts(source)
  const located = document.blocks.flatMap((block, at) =>
    [...block.text.matchAll(/.华为/g)].map((match) => {
      const finding: Finding = {
        rule: 'brand-and-model/brand-named',
        category: 'brand-and-model',
        certainty: 'certain',
        severity: 'error',
        message: '',
        text: match[0],
        range: rangeOf(starts, block.start, block.end),
        section: 'technical',
        path: [],
        basis: [],
        rewrites: [],
        related: [],
        fingerprint: match[0],
      }
      return { block: at, finding }
    }),
  )
  const options = { asOf, region: [], locale: 'zh' } as const
  const { kept, waived } = applyWaivers(document, located, options, starts)
  const isNote = (finding: Finding): boolean => finding.category === 'document-structure'
  return {
    kept: kept.filter((finding) => !isNote(finding)).map((finding) => finding.text),
    notes: kept.filter(isNote).map((finding) => finding.rule.replace('document-structure/', '')),
    waived: waived.length,
  }
}

const waive = '<!-- tenderlint-waive brand-and-model/brand-named -- 兼容现有系统 -->'
const table = (...cells: string[]): string =>
  `| 名称 | 参数 |\n| --- | --- |\n${cells.map((cell) => `| 设备 | ${cell} |\n`).join('')}`

it('what is waived keeps the reason, and the day on which that ends', () => {
  const document = readMarkdown('<!-- tenderlint-waive a/b -- 兼容现有系统 until=2026-12-31 -->\n甲华为\n')
  const finding = (fingerprint: string) =>
    ({
      rule: 'a/b',
      category: 'other',
      fingerprint,
      range: rangeOf(Int32Array.of(0), 0, 1),
      message: '',
    }) as unknown as Finding
  const located = ['f', 'g'].map((name) => ({ block: 0, finding: finding(name) }))
  const waivers = [{ fingerprint: 'g', reason: '单一来源', approver: '某局' }]
  const { waived } = applyWaivers(
    document,
    located,
    { asOf: '2026-01-01', region: [], locale: 'zh', waivers },
    Int32Array.of(0),
  )
  expect(waived.map(({ waiver }) => waiver)).toEqual([
    { reason: '兼容现有系统', approver: '', expires: '2026-12-31', in: 'document' },
    { reason: '单一来源', approver: '某局', expires: '', in: 'file' },
  ])
})

describe('a waiver', () => {
  it('covers the next block only', () => {
    expect(left(`${waive}\n甲华为\n\n乙华为\n`)).toEqual({ kept: ['乙华为'], notes: [], waived: 1 })
  })

  it('above a table covers the whole table and not the next one', () => {
    const text = `${waive}\n\n${table('甲华为', '乙华为')}\n文字\n\n${table('丙华为')}`
    expect(left(text)).toEqual({ kept: ['丙华为'], notes: [], waived: 2 })
  })

  it.each([
    ['before', `${waive} 甲华为`],
    ['after', `甲华为 ${waive}`],
    ['inside', `甲华为，${waive}十台`],
  ])('%s the words of a cell covers that cell', (_, cell) => {
    expect(left(table('乙华为', cell, '丙华为'))).toEqual({ kept: ['乙华为', '丙华为'], notes: [], waived: 1 })
  })

  it('in the first cell of a header covers that cell only', () => {
    expect(left(`| ${waive} 甲华为 | 乙华为 |\n| --- | --- |\n| 丙华为 | 一 |\n`).kept).toEqual(['乙华为', '丙华为'])
  })

  it('without a reason, expired or unused is reported and waives nothing', () => {
    const bare = '<!-- tenderlint-waive brand-and-model/brand-named -->'
    expect(left(`${bare}\n甲华为\n`)).toEqual({ kept: ['甲华为'], notes: ['waiver-invalid'], waived: 0 })
    const dated = waive.replace(' -->', ' until=2025-12-31 -->')
    expect(left(`${dated}\n甲华为\n`)).toEqual({ kept: ['甲华为'], notes: ['waiver-expired'], waived: 0 })
    expect(left(`${dated}\n甲华为\n`, '2025-12-31')).toEqual({ kept: [], notes: [], waived: 1 })
    expect(left(`${waive}\n甲牌\n`)).toEqual({ kept: [], notes: ['waiver-unused'], waived: 0 })
  })
})
