import { readCsv, readLedger } from '../../../server/src/evidence/index.ts'
import { checkSame } from '../places.ts'
import type { Random } from '../random.ts'
import { holds, type Target } from '../target.ts'

const header = [
  '产品',
  '参数',
  '品牌',
  '型号',
  '参数值',
  '来源',
  '日期',
  '附件',
  '★',
  '编号',
  '要求',
  'product',
  'brand*',
]
const cells = [
  '交换机',
  '端口数',
  '华为',
  '≥48口',
  '2026年2月30日',
  '2026-1-1',
  '2026.13',
  '"a,b"',
  '"a""b"',
  '"a\nb"',
  "'=1+1",
  '=cmd|x',
  '  ',
  '\ufeff',
  '１',
]
const tokens = [...header, ...cells, ',', ';', '\t', '，', '"', '""', '\r\n', '\n', '\r', 'sep=;\n']

function someCsv(random: Random): string {
  const sign = random.pick([',', ',', '\t', ';', '，'])
  const width = 1 + random.below(8)
  const row = (from: readonly string[]): string => Array.from({ length: width }, () => random.pick(from)).join(sign)
  return [row(header), ...Array.from({ length: random.below(6) }, () => row(cells))].join(
    random.pick(['\n', '\r\n', '\r']),
  )
}

const read = (input: string) => readLedger(readCsv(input))

/** Ledgers in CSV: what is no ledger is listed as a fault, nothing is thrown. */
export const ledger: Target = {
  name: 'ledger',
  weight: 1,
  bytes: false,
  tokens,
  longest: 2000,
  slow: 400,
  seeds: () => [
    '产品,参数,品牌,型号,参数值,来源,日期\n交换机,端口数,华为,S5735,48,官网,2026-01-02\n交换机,端口数,新华三,,24,,2026年1月\n',
  ],
  generate: someCsv,
  run(input) {
    const grid = readCsv(input)
    const found = readLedger(grid)
    checkSame(found, read(input))
    for (const { row } of found.rows) holds(row >= 2 && row <= grid.length, `row ${row} of ${grid.length}`)
    for (const { row, text } of found.faults)
      holds(row >= 0 && row <= grid.length && typeof text === 'string', `fault in row ${row}`)
  },
  read,
}
