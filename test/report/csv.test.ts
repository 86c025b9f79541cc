import { expect, it } from 'vitest'
import { csvField, reportCsv } from '../../server/src/report/csv.ts'
import { columns, reviewRows } from '../../server/src/report/review/rows.ts'
import { makeReview } from './review/make.ts'

/** Reads RFC 4180 and nothing else: throws where a field is not closed or not alone between commas. */
function parsed(text: string): string[][] {
  const rows: string[][] = []
  for (let at = 0; at < text.length; ) {
    const row: string[] = []
    for (;;) {
      const field = /"((?:[^"]|"")*)"|[^",\r\n]*/y
      field.lastIndex = at
      const match = field.exec(text)!
      row.push(match[1] === undefined ? match[0] : match[1].replaceAll('""', '"'))
      at += match[0].length
      if (text[at] === ',') at++
      else if (text.startsWith('\r\n', at)) break
      else throw new Error(`at ${at}: ${text.slice(at, at + 20)}`)
    }
    at += 2
    rows.push(row)
  }
  return rows
}

it('reads back as the rows it was written from', () => {
  const review = makeReview({
    'a,"b".md': '# 第一章 "技术"\n采用甲牌,含"引号"\n点值\n',
    'b.md': '无',
    'c.pdf': null,
  })
  const text = reportCsv(review)
  expect(text.startsWith('\ufeff序号,文件,章节,')).toBe(true)
  const [head, ...rows] = parsed(text.slice(1))
  expect(head).toHaveLength(columns.length)
  expect(rows).toEqual(reviewRows(review).map((row) => columns.map(({ key }) => String(row[key]))))
  expect(rows.map((row) => row[5])).toEqual([
    '品牌型号（brand-and-model/brand）',
    '指向性参数（directive-parameter/point-value）',
    '未发现问题',
    '无法审查',
  ])
  expect(rows[0]![4]).toBe('采用甲牌,含"引号"')
  expect(rows[0]![8]).toBe('《某实施条例》第二十条第（六）项，2015-03-01 起施行')
})

it.each(['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1', '\n=1'])('%j is no formula', (value) => {
  expect(csvField(value).replace(/^"/, '')[0]).toBe("'")
})

it.each(['甲-乙', 'a=b', '第 1 项', ''])('%j stays as it is', (value) => {
  expect(csvField(value)).toBe(value)
})
