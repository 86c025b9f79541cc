import { describe, expect, it } from 'vitest'
import { readCsv, readLedger } from '../../server/src/evidence/index.ts'
import { dayOf, monthsBefore } from '../../server/src/evidence/ledger.ts'

const head = '产品,参数,品牌,型号,参数值,来源,日期,附件'

describe('ledger', () => {
  it('finds its columns by name, in any order, below a title', () => {
    const { rows, faults } = readLedger([
      ['参数论证台账'],
      ['品牌', '产品名称', '参 数', '参数值', '备注', '取得日期'],
      ['甲', '服务器', '内存', '512GB', '无', '2026/3/1'],
      ['', '服务器', '硬盘', '', '', ''],
    ])
    expect(faults).toEqual([])
    expect(rows).toMatchObject([
      { row: 3, product: '服务器', parameter: '内存', brand: '甲', value: '512GB', date: '2026/3/1' },
    ])
  })

  it('names row and column of what is wrong', () => {
    const { faults } = readLedger(
      readCsv(`${head}\n服务器,内存,,A1,512GB,官网,2026-03-01,\n服务器,内存,乙,B1,1TB,官网,去年,\n`),
    )
    expect(faults).toEqual([
      { code: 'no-brand', row: 2, field: 'brand', text: '512GB' },
      { code: 'bad-date', row: 3, field: 'date', text: '去年' },
    ])
    expect(readLedger([['产品', '参数', '品牌']]).faults).toMatchObject([{ code: 'no-column', field: 'value' }])
    expect(readLedger([['甲', '乙']]).faults).toMatchObject([{ code: 'no-header' }])
  })

  it('reads quotes, other separators, and takes our guard against formulas away', () => {
    expect(readCsv('\ufeff品牌;参数值\r\n"甲;""乙""";"1\n2"\r\n')).toEqual([
      ['品牌', '参数值'],
      ['甲;"乙"', '1\n2'],
    ])
    expect(readCsv("a,b\n'-20℃,c")).toEqual([
      ['a', 'b'],
      ['-20℃', 'c'],
    ])
  })

  it('reads days as people write them', () => {
    expect(['2026-03-01', '2026/3/1', '2026年3月1日', '2026.3.1', '20260301'].map(dayOf)).toEqual(
      Array(5).fill('2026-03-01'),
    )
    expect(dayOf('2024年2月')).toBe('2024-02-29')
    expect(['2026-02-30', '2026-13-01', '昨天', ''].map(dayOf)).toEqual([null, null, null, null])
    expect(monthsBefore('2026-03-31', 13)).toBe('2025-02-28')
  })
})

it('quotation marks inside of a cell cost no more than other signs', { retry: 3 }, () => {
  const time = (units: number): number => {
    const text = '""端'.repeat(units)
    const start = process.cpuUsage()
    expect(readCsv(text)[0]!.join('')).toContain('端')
    return process.cpuUsage(start).user
  }
  time(1000)
  const least = (units: number): number => Math.min(...[1, 2, 3, 4].map(() => time(units)))
  // ten times the text took a hundred times as long
  expect(least(40_000) / Math.max(least(4000), 1000)).toBeLessThan(50)
})
