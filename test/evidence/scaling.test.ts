import { describe, expect, it } from 'vitest'
import { assess, evidenceFindings, ledgerTemplate, readLedger } from '../../server/src/evidence/index.ts'
import { withOwnNames } from '../../server/src/evidence/namesakes.ts'
import { unfolded } from '../../server/src/evidence/unfold.ts'
import { productsOf, words } from '../parameters/words.ts'

const list = (count: number, line: (at: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, at) => line(at)).join(between)
const letter = (at: number): string => String.fromCharCode(0x4e00 + ((at * 7) % 9000))
const table = (header: string, rows: string): string =>
  `# 采购需求\n\n## 技术参数\n\n| ${header} |\n|${' --- |'.repeat(header.split('|').length)}\n${rows}\n`

/** Papers of many products, and papers that are hard on whatever holds all against all. */
const papers: Readonly<Record<string, (count: number) => string>> = {
  'many products': (count) =>
    table(
      '设备名称 | 技术参数 | 数量',
      list(count, (at) => `| ${letter(at)}${at}型泵 | 流量≥${at + 1}m³/h；扬程≥32m | 2 |`),
    ),
  'one product of many parameters': (count) =>
    table(
      '参数名称 | 技术要求',
      list(count, (at) => `| 指标${at}项 | ≥${at + 1}mm |`),
    ),
  'parameters of one name': (count) =>
    table(
      '参数名称 | 技术要求',
      list(count, (at) => `| 流量 | ≥${(at * 7) % 1000}m³/h |`),
    ),
  'products of one name': (count) =>
    table(
      '设备名称 | 技术参数 | 数量',
      list(count, (at) => `| 水泵 | 流量≥${at + 1}m³/h | ${1 + (at % 3)} |`),
    ),
  'one paragraph of many demands': (count) =>
    `# 采购需求\n\n## 水泵技术参数\n\n${list(count, (at) => `端口${letter(at)}${at}流量不小于${at + 1}m³/h`, '；')}。\n`,
}

/** Least processor time of reading a paper, writing a ledger for it and counting the brands of the filled one, milliseconds. */
function time(paper: (count: number) => string, count: number): number {
  const text = paper(count)
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 2; round++) {
    const start = process.cpuUsage()
    const products = withOwnNames(unfolded(productsOf(text), words))
    const [head, ...rows] = ledgerTemplate(products, null, ['甲', '乙', '丙'], words).grid
    const value = head!.indexOf('参数值')
    const filled = rows.map((row, at) => row.with(value, `${at % 5000}m³/h`))
    const assessment = assess(products, readLedger([head!, ...filled]), words)
    evidenceFindings(assessment, { asOf: '2026-01-01', months: 12, locale: 'zh' }, words)
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

describe.each(Object.entries(papers))('%s', { retry: 3 }, (_, paper) => {
  it('ten times the text takes some ten times as long', () => {
    // the machine code is made first; quadratic work would be a hundred times as much
    time(paper, 1000)
    expect(time(paper, 2000) / time(paper, 200)).toBeLessThan(25)
  })
})
