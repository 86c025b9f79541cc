import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { isOwnReport } from '../../../server/src/report/own.ts'
import { columns, headings, reviewRows } from '../../../server/src/report/review/rows.ts'
import { cellText } from '../../../server/src/report/xlsx/parts.ts'
import { reportXlsx } from '../../../server/src/report/xlsx/report.ts'
import { columnName } from '../../../server/src/report/xlsx/sheet.ts'
import { makeReview } from '../review/make.ts'

/** The parts of a workbook; throws when one is not well-formed. */
function partsOf(bytes: Uint8Array): Record<string, string> {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]))
  for (const text of Object.values(parts)) {
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      throw error
    })
    parser.write(text).close()
  }
  return parts
}

/** The values of a sheet's rows, read with another parser than string search. */
function valuesOf(sheet: string): (string | number)[][] {
  const rows: (string | number)[][] = []
  let [type, text] = ['', '']
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') rows.push([])
    if (name === 'c') [type, text] = [String(attributes.t ?? ''), '']
  })
  parser.on('text', (part) => {
    text += part
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'c') rows.at(-1)!.push(type === 'inlineStr' || text === '' ? text : Number(text))
  })
  parser.write(sheet).close()
  return rows
}

const review = makeReview({
  '<b>&"\'.md': '# 第一章\n=HYPERLINK("x")采用甲牌\n\u202e点值<x>\n',
  'b.md': '无',
  'c.pdf': null,
})
const bytes = reportXlsx(review)
const parts = partsOf(bytes)
const findings = parts['xl/worksheets/sheet2.xml']!

describe('the workbook', () => {
  it('has the cells of the rows it was written from, texts as texts', () => {
    const expected = reviewRows(review).map((row) => columns.map(({ key }) => row[key]))
    expected[1]![4] = (expected[1]![4] as string).replace('\u202e', '\ufffd')
    expect(valuesOf(findings)).toEqual([headings(review), ...expected])
    expect(expected[0]![4]).toBe('=HYPERLINK("x")采用甲牌')
    for (const text of Object.values(parts)) expect(text).not.toMatch(/<f[ >]/)
  })

  it('names every part it holds, and holds every part it names', () => {
    const types = [...parts['[Content_Types].xml']!.matchAll(/PartName="\/([^"]*)"/g)].map((match) => match[1]!)
    expect(types.every((name) => name in parts)).toBe(true)
    const targets = [...parts['xl/_rels/workbook.xml.rels']!.matchAll(/Target="([^"]*)"/g)].map((one) => `xl/${one[1]}`)
    expect(targets.every((name) => name in parts)).toBe(true)
    expect(parts['_rels/.rels']).not.toContain('TargetMode')
  })

  it('freezes and filters the heads, prints landscape on A4 to the width of the page', () => {
    expect(findings).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(findings).toContain('<autoFilter ref="A1:O5"/>')
    expect(findings).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"')
    expect(parts['xl/workbook.xml']).toContain('>&#39;审查意见&#39;!$A$1:$M$5<')
  })

  it('uses styles that there are', () => {
    const count = Number(/<cellXfs count="(\d+)"/.exec(parts['xl/styles.xml']!)![1])
    const used = [...findings.matchAll(/ s="(\d+)"/g)].map((match) => Number(match[1]))
    expect(Math.max(...used)).toBeLessThan(count)
  })

  it('keeps a text that looks like a formula a text when it is edited', () => {
    const style = Number(/<c r="E2" s="(\d+)"/.exec(findings)![1])
    const formats = parts['xl/styles.xml']!.match(/<xf [\s\S]*?<\/xf>/g)!
    expect(formats[style]).toContain('quotePrefix="1"')
    expect(formats[Number(/<c r="F2" s="(\d+)"/.exec(findings)![1])]).not.toContain('quotePrefix')
  })

  it('counts in the summary, with no figures for a file that was not checked', () => {
    const rows = valuesOf(parts['xl/worksheets/sheet1.xml']!)
    expect(rows.find((row) => row[0] === 'b.md')).toEqual(['b.md', '招标文件', 0, 0, 0, 0, 'c0ffee'])
    expect(rows.find((row) => row[0] === 'c.pdf')).toEqual(['c.pdf', '无法审查', '', '', '', '', ''])
    expect(rows.find((row) => row[0] === '品牌型号')).toEqual(['品牌型号', '', 1, 0, 1])
  })

  it('is the same bytes for the same review, and is known as a report', () => {
    expect(Buffer.from(reportXlsx(review)).equals(bytes)).toBe(true)
    expect(isOwnReport(bytes)).toBe(true)
    expect(isOwnReport(Buffer.from('PK'))).toBe(false)
  })
})

it('cuts a text at what a cell holds, and keeps what looks like an escape', () => {
  expect(cellText('a\r\nb_x000D_')).toBe('a\nb_x005F_x000D_')
  const long = cellText('𠮷'.repeat(20_000))
  expect(long.length).toBeLessThanOrEqual(32_767)
  expect(long).not.toMatch(/\p{Cs}/u)
})

it('names columns', () => {
  expect([1, 26, 27, 52, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA'])
})
