import type { Table } from 'docx'
import { type CellData, cell, columnWidths, type RowData, table } from './table.ts'

export interface Bar {
  readonly name: string
  readonly certain: number
  readonly review: number
}

const colours = { certain: '1F4E79', review: '9DC3E6' } as const
/** The bar is drawn over this many grid columns; Word, WPS and LibreOffice all show shaded cells, without a picture. */
const steps = 40

/** Whole grid columns for each part of a bar: at least one for what is not zero, never more than all of them. */
export function barSteps(certain: number, review: number, most: number): readonly [number, number] {
  const scale = (count: number) => (count === 0 ? 0 : Math.max(1, Math.round((count * steps) / Math.max(1, most))))
  const dark = scale(certain)
  return [Math.min(dark, steps), Math.min(scale(review), steps - Math.min(dark, steps))]
}

function barRow(bar: Bar, most: number): RowData {
  const [dark, light] = barSteps(bar.certain, bar.review, most)
  const part = (span: number, fill?: string): CellData[] =>
    span > 0 ? [cell('', {}, { span, ...(fill && { fill }) })] : []
  const count = bar.review > 0 ? `${bar.certain} + ${bar.review}` : String(bar.certain)
  return {
    cells: [
      cell(bar.name, { align: 'right' }),
      ...part(dark, colours.certain),
      ...part(light, colours.review),
      ...part(steps - dark - light),
      cell(count),
    ],
  }
}

/** A bar chart made of shaded cells, `width` twips wide: name, bar (certain dark, review light), count. */
export function barChart(bars: readonly Bar[], width: number): Table {
  const most = Math.max(...bars.map((bar) => bar.certain + bar.review), 1)
  const widths = columnWidths(width, [240, ...Array.from({ length: steps }, () => 13), 70])
  return table(widths, spaced(bars.map((bar) => barRow(bar, most))), { size: '小五' }, 'none')
}

/** Thin empty rows keep the bars apart. */
function spaced(rows: readonly RowData[]): RowData[] {
  const thin: RowData = { cells: [cell('', { size: '六号' }, { span: steps + 2 })], thin: true }
  return rows.flatMap((row, i) => (i === 0 ? [row] : [thin, row]))
}
