import { describe, expect, it } from 'vitest'
import { assess, evidenceFindings, ledgerTemplate, readCsv, readLedger } from '../../server/src/evidence/index.ts'
import { productsOf, words } from '../parameters/words.ts'

const products = productsOf(`# 采购需求

## 采购清单

| 设备名称 | 数量 |
| --- | --- |
| 服务器 | 4 |

## 服务器技术参数

1. ★内存≥512GB
2. ★主频≥2.6GHz
3. 支持带外管理
`)
const head = '产品,参数,品牌,型号,参数值,来源,日期,附件'
/** A ledger of one value a brand for each parameter: 内存, 主频, 带外管理. */
const ledger = (rows: Readonly<Record<string, readonly [string, string, string]>>, more: readonly string[] = []) =>
  readLedger(
    readCsv(
      [
        head,
        ...Object.entries(rows).flatMap(([brand, values]) =>
          values.flatMap((value, at) =>
            value
              ? [`服务器,${['内存', '主频', '带外管理'][at]},${brand},${brand}1,${value},官网,2026-03-01,a.pdf`]
              : [],
          ),
        ),
        ...more,
      ].join('\n'),
    ),
  )
const found = (given: ReturnType<typeof ledger>, months = 12) =>
  evidenceFindings(assess(products, given, words), { asOf: '2026-04-01', months, locale: 'zh' }, words).map(
    ({ rule, certainty, values, rewrite }) =>
      `${rule.slice(9)} ${certainty} ${values.parameter ?? ''}${rewrite ? ` ${rewrite}` : ''}`.trim(),
  )
const good = ['512GB', '2.8GHz', '支持'] as const

describe('three brands', () => {
  it('find nothing where three models meet everything', () => {
    expect(found(ledger({ 甲: good, 乙: good, 丙: good, 丁: ['256GB', '2.0GHz', '不支持'] }))).toEqual([])
  })

  it('are certain to be too few, and the value that lets three in is told', () => {
    const rows = { 甲: good, 乙: good, 丙: ['384GB', '2.6GHz', '支持'], 丁: ['256GB', '2.6GHz', '支持'] } as const
    expect(found(ledger(rows))).toEqual([
      'fewer-than-three-brands certain 内存 ≥384GB',
      'missing-justification certain 内存',
    ])
  })

  it('are to be reviewed where an open answer could change the count', () => {
    const rows = { 甲: good, 乙: good, 丙: ['待定', '2.6GHz', '支持'] } as const
    expect(found(ledger(rows))).toEqual(['fewer-than-three-brands review 内存'])
  })

  it('must meet all ★ together with one model', () => {
    const rows = {
      甲: good,
      乙: good,
      丙: ['512GB', '2.0GHz', '支持'],
      丁: ['256GB', '2.8GHz', '支持'],
    } as const
    const given = ledger(rows)
    expect(assess(products, given, words).products[0]).toMatchObject({ allStarred: ['甲', '乙'], maybeStarred: [] })
    expect(found(given)).toEqual(['fewer-than-three-all-starred certain', 'missing-justification certain 全部★参数'])
    // two models of one brand, each good at one ★, do not make one that is good at both
    const two = ledger({ 甲: good, 乙: good }, [
      '服务器,内存,丙,丙1,512GB,官网,2026-03-01,a.pdf',
      '服务器,主频,丙,丙1,2.0GHz,官网,2026-03-01,a.pdf',
      '服务器,带外管理,丙,丙1,支持,官网,2026-03-01,a.pdf',
      '服务器,内存,丙,丙2,256GB,官网,2026-03-01,a.pdf',
      '服务器,主频,丙,丙2,3.0GHz,官网,2026-03-01,a.pdf',
    ])
    expect(assess(products, two, words).products[0]!.parameters.map(({ meets }) => meets.length)).toEqual([3, 3, 3])
    expect(found(two)).toEqual(['fewer-than-three-all-starred certain', 'missing-justification certain 全部★参数'])
  })

  it('are excused by a superior’s paper, which has to be attached', () => {
    const rows = { 甲: good, 乙: good, 丙: ['256GB', '2.6GHz', '支持'] } as const
    const ground = '服务器,内存,,,,上级主管部门文件 皖数〔2025〕8号,2025-06-01,'
    expect(found(ledger(rows, [`${ground}批文.pdf`]))).toEqual([])
    expect(found(ledger(rows, [ground]))).toEqual(['missing-attachment certain'])
  })

  it('say once that the survey itself is short, or not filled in', () => {
    expect(found(ledger({ 甲: good, 乙: good }))).toEqual(['too-few-surveyed certain'])
    expect(found(ledger({}))).toEqual(['no-survey review'])
    expect(found(ledger({ 甲: ['512GB', '', ''], 乙: ['512GB', '', ''], 丙: ['512GB', '', ''] }))).toEqual([
      'not-filled review',
    ])
  })
})

describe('sources', () => {
  const rows = (source: string, date: string) => [`服务器,内存,丁,丁1,512GB,${source},${date},`]
  it('are missing, undated or old', () => {
    const all = { 甲: good, 乙: good, 丙: good }
    const kinds = (more: readonly string[], months?: number) =>
      found(ledger(all, more), months).filter((one) => /source|date/.test(one))
    expect(kinds(rows('', '2026-01-01'))).toEqual(['missing-source certain'])
    expect(kinds(rows('官网', ''))).toEqual(['missing-date review'])
    expect(kinds(rows('官网', '2025-03-31'))).toEqual(['old-source review'])
    expect(kinds(rows('官网', '2025-04-01'))).toEqual([])
    expect(kinds(rows('官网', '2025-03-31'), 24)).toEqual([])
  })
})

describe('rows of a ledger', () => {
  const matched = (row: string) => {
    const { products: counts, faults } = assess(products, readLedger(readCsv(`${head}\n${row}`)), words)
    const hit = counts[0]!.parameters.find(({ answers }) => answers.some(({ rows }) => rows.length > 0))
    return hit?.parameter.name ?? faults.map(({ code, row }) => `${code} ${row}`).join()
  }
  it('fit by synonyms, numbers before the name, and brackets', () => {
    expect(matched('服务器,运行内存,甲,A,512GB,,,')).toBe('内存')
    expect(matched('服 务 器,★1. 内存容量,甲,A,512GB,,,')).toBe('内存')
    expect(matched('服务器（4台）,CPU主频,甲,A,2.7GHz,,,')).toBe('主频')
  })
  it('that fit nothing are told by row', () => {
    expect(matched('路由器,内存,甲,A,512GB,,,')).toBe('no-product 2')
    expect(matched('服务器,颜色,甲,A,黑,,,')).toBe('no-parameter 2')
  })
})

describe('the ledger to fill in', () => {
  it('has three blank rows a parameter, or a row for each brand', () => {
    expect(ledgerTemplate(products, null, [], words).grid).toHaveLength(1 + 3 * 3)
    const { grid } = ledgerTemplate(products, null, ['甲', '乙'], words)
    expect(grid.slice(0, 3)).toEqual([
      ['产品', '参数', '品牌', '型号', '参数值', '来源', '日期', '附件', '星标', '编号', '要求'],
      ['服务器', '内存', '甲', '', '', '', '', '', '★', '1', '内存≥512GB'],
      ['服务器', '内存', '乙', '', '', '', '', '', '★', '1', '内存≥512GB'],
    ])
  })

  it('keeps what was filled in, asks known models for new parameters, and loses no row that fits nothing', () => {
    const before = ledger({ 甲: ['512GB', '', ''] }, ['服务器,光驱,甲,甲1,有,官网,2026-03-01,a.pdf'])
    const { grid, added, kept, strays } = ledgerTemplate(products, before, [], words)
    expect({ added, kept, strays: strays.map(({ parameter }) => parameter) }).toEqual({
      added: 2,
      kept: 2,
      strays: ['光驱'],
    })
    expect(grid.slice(1).map((row) => row.slice(1, 6).join())).toEqual([
      '内存,甲,甲1,512GB,官网',
      '主频,甲,甲1,,',
      '带外管理,甲,甲1,,',
      '光驱,甲,甲1,有,官网',
    ])
    // once more: nothing is doubled
    const again = ledgerTemplate(products, readLedger(grid), [], words)
    expect(again.grid).toEqual(grid)
  })
})
