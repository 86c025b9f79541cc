import { expect, it } from 'vitest'
import type { Block } from '../../../server/src/core/block.ts'
import { placeOf } from '../../../server/src/report/review/place.ts'

const at = { line: 7, column: 1, offset: 0 }
const place = { range: { start: at, end: at } }
const cell = { table: 1, row: 2, column: 3, rowSpan: 1, columnSpan: 1, header: false, parent: -1 }
const word = { part: 'word/document.xml', paragraph: 11, runs: [] }
const block = (rest: Partial<Block>): Block => ({ cell: null, word: null, ...rest }) as Block

it.each([
  ['markdown', block({ cell }), '第 7 行', 'line 7'],
  ['docx', block({ word }), '第 12 段', 'paragraph 12'],
  ['docx', block({ word, cell }), '第 2 个表格第 3 行第 4 列', 'table 2, row 3, column 4'],
  ['docx', block({ word: { ...word, part: 'word/header1.xml' } }), '页眉第 12 段', 'header paragraph 12'],
  ['pdf', block({ place: { page: 3 } }), '第 3 页', 'page 3'],
  ['xlsx', block({ place: { sheet: '清单', cell: 'C12' }, cell }), '工作表“清单”C12 单元格', 'sheet “清单”, cell C12'],
  ['doc', undefined, '第 7 行', 'line 7'],
] as const)('%s: says where in both languages', (format, inside, zh, en) => {
  expect(placeOf(place, format, inside, 'zh')).toBe(zh)
  expect(placeOf(place, format, inside, 'en')).toBe(en)
})
