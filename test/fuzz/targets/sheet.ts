import { strFromU8, strToU8, zipSync } from 'fflate'
import { ledgerGrid } from '../../../server/src/evidence/index.ts'
import { readSheet } from '../../../server/src/format/sheet/read.ts'
import { bookFiles, numberCell, textRow } from '../../format/sheet/build.ts'
import { checkPlaces, checkSame } from '../places.ts'
import { bytesOf, inputOf, type Target } from '../target.ts'
import { joinParts, splitParts } from './parts.ts'
import { unlessReadError } from './read-error.ts'

const files = bookFiles({
  sheets: [
    {
      name: '参数',
      rows: `${textRow(1, ['产品', '参数', '品牌', '参数值'])}<row r="2">${numberCell('A2', 45000, 1)}${numberCell('B2', '1.5E-3', 2)}<c r="C2" t="s"><v>0</v></c></row>`,
      before: '<cols><col min="1" max="2" hidden="1"/></cols>',
      after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    },
    { name: '隐藏', rows: textRow(1, ['甲']), state: 'hidden' },
  ],
  strings: ['<t>华为</t>', '<r><t>联</t></r><r><t>想</t></r><rPh><t>x</t></rPh>'],
  formats: ['yyyy"年"m"月"', '#,##0.00_);[Red](#,##0.00)', '0.0%', '@'],
})
const names = ['c', 'row', 'v', 'is', 't', 'f', 'si', 'sheet', 'mergeCell', 'sheetData', 'xf', 'numFmt']
const tokens: readonly string[] = [
  ...names.flatMap((name) => [`<${name}>`, `</${name}>`, `<${name}/>`]),
  ...[
    '<c r="A1" t="s"><v>0</v></c>',
    '<c t="b"><v>1</v></c>',
    '<c t="e"><v>#N/A</v></c>',
    '<c t="d"><v>2026-01-01</v></c>',
    ' r="XFD1048576"',
  ],
  ...[
    '<mergeCell ref="A1:ZZ99"/>',
    'yyyy/mm/dd',
    '[h]:mm:ss',
    '#,##0',
    '0.00E+00',
    '# ?/?',
    '[$-804]',
    '"元"',
    '_)',
    '*-',
    '@',
    ';;;',
    ' hidden="1"',
  ],
  ...['<![CDATA[', ']]>', '<!--', '-->', '&lt;', '&#0;', ' s="99"', ' r="0"', '1e308', '-5', '2958466'],
]

function read(bytes: Uint8Array): void {
  unlessReadError(() => {
    const document = readSheet(bytes)
    checkPlaces(document, false)
    checkSame(document, readSheet(bytes))
    ledgerGrid(document)
  })
}

export const sheetParts: Target = {
  name: 'sheet-parts',
  weight: 2,
  bytes: false,
  tokens,
  longest: 20_000,
  slow: 800,
  seeds: () => [joinParts(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)])))],
  run(input) {
    const parts = Object.entries(splitParts(input)).map(([name, xml]) => [name, strToU8(xml)] as const)
    read(zipSync(Object.fromEntries(parts), { level: 0, mtime: new Date(2020, 0, 1) }))
  },
}

export const sheetFile: Target = {
  name: 'sheet-file',
  weight: 1,
  bytes: true,
  tokens: [
    'PK\x03\x04',
    'PK\x01\x02',
    'PK\x05\x06',
    'xl/workbook.xml',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    '\xff\xff\xff\xff',
    '\0\0',
  ],
  longest: 20_000,
  slow: 1500,
  seeds: () => [inputOf(zipSync(files, { level: 6, mtime: new Date(2020, 0, 1) }))],
  run: (input) => read(bytesOf(input)),
}
