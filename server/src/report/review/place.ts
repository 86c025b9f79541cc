import type { Block } from '../../core/block.ts'
import type { Finding, Range } from '../../core/finding.ts'
import type { Format } from '../../core/kinds.ts'
import { partName, type ReportLocale } from '../words.ts'

interface PlaceWords {
  line(line: number): string
  page(page: number): string
  sheet(sheet: string, cell: string): string
  paragraph(paragraph: number): string
  cell(table: number, row: number, column: number): string
}

const zh: PlaceWords = {
  line: (line) => `第 ${line} 行`,
  page: (page) => `第 ${page} 页`,
  sheet: (sheet, cell) => `工作表“${sheet}”${cell} 单元格`,
  paragraph: (paragraph) => `第 ${paragraph} 段`,
  cell: (table, row, column) => `第 ${table} 个表格第 ${row} 行第 ${column} 列`,
}

const en: PlaceWords = {
  line: (line) => `line ${line}`,
  page: (page) => `page ${page}`,
  sheet: (sheet, cell) => `sheet “${sheet}”, cell ${cell}`,
  paragraph: (paragraph) => `paragraph ${paragraph}`,
  cell: (table, row, column) => `table ${table}, row ${row}, column ${column}`,
}

/**
 * Where a person finds the words: page, sheet and cell, Word paragraph or table cell, else the line. `block` is the block that
 * holds them, undefined when there is none.
 */
export function placeOf(
  place: Pick<Finding, 'range' | 'place' | 'word'> | { readonly range: Range },
  format: Format | '',
  block: Block | undefined,
  locale: ReportLocale,
): string {
  const words = locale === 'en' ? en : zh
  const file = block?.place ?? ('place' in place ? place.place : undefined)
  if (file) return 'page' in file ? words.page(file.page) : words.sheet(file.sheet, file.cell)
  if (format === 'markdown' || format === 'text' || format === '') return words.line(place.range.start.line)
  const part = partName(block?.word?.part ?? '', locale)
  if (block?.cell) return part + words.cell(block.cell.table + 1, block.cell.row + 1, block.cell.column + 1)
  return block?.word ? part + words.paragraph(block.word.paragraph + 1) : words.line(place.range.start.line)
}
