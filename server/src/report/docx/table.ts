import {
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Cell } from '../form/cell.ts'
import { type Look, paragraph } from './text.ts'

export interface CellData {
  readonly content: Cell
  readonly span?: number
  readonly look?: Look
  /** Background, six hex digits. */
  readonly fill?: string
  readonly top?: boolean
}

export interface RowData {
  readonly cells: readonly CellData[]
  /** Repeated on each page. */
  readonly header?: boolean
  /** Least height in twips. */
  readonly height?: number
  readonly keepNext?: boolean
  /** An empty row of a few points that keeps its neighbours apart. */
  readonly thin?: boolean
}

/** Grey of header cells and labels. */
export const shade = 'EDEDED'
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
/** A row with more text than this may run over the end of a page. */
const longRow = 300

/** A cell of text. */
export function cell(text: string, look?: Look, more: Omit<CellData, 'content' | 'look'> = {}): CellData {
  return { content: text === '' ? [] : [[{ text }]], ...(look && { look }), ...more }
}

/** A cell of a header row, or a label. */
export function label(text: string, more: Omit<CellData, 'content' | 'look'> = {}, look: Look = {}): CellData {
  return cell(text, { face: '黑体', align: 'center', ...look }, { fill: shade, ...more })
}

/** Splits `width` twips into columns by their shares; nothing is lost to rounding. */
export function columnWidths(width: number, shares: readonly number[]): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((width * share) / whole))
  widths[widths.length - 1]! += width - widths.reduce((sum, one) => sum + one, 0)
  return widths
}

function tableCell(data: CellData, width: number, plainLook: Look, { keepNext, thin }: RowData): TableCell {
  const look = { ...plainLook, ...data.look, ...(keepNext && { keepNext }) }
  const children = thin ? [gap(0)] : data.content.map((spans) => paragraph(spans, look))
  return new TableCell({
    children: children.length > 0 ? children : [paragraph('', look)],
    ...(thin && { margins: { top: 0, bottom: 0 } }),
    width: { size: width, type: WidthType.DXA },
    verticalAlign: data.top ? VerticalAlign.TOP : VerticalAlign.CENTER,
    ...(data.span && data.span > 1 && { columnSpan: data.span }),
    ...(data.fill && { shading: { type: ShadingType.CLEAR, fill: data.fill, color: 'auto' } }),
  })
}

function textLength(row: RowData): number {
  return Math.max(0, ...row.cells.map(({ content }) => content.flat().reduce((sum, { text }) => sum + text.length, 0)))
}

/** A table of fixed column widths (twips). `look` is that of plain cells. */
export function table(
  widths: readonly number[],
  rows: readonly RowData[],
  look: Look = { size: '五号' },
  borders: 'all' | 'none' = 'all',
): Table {
  const total = widths.reduce((sum, one) => sum + one, 0)
  const edge = borders === 'all' ? line : none
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: total, type: WidthType.DXA },
    columnWidths: [...widths],
    margins: { top: 40, bottom: 40, left: 85, right: 85 },
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows: rows.map((row) => {
      let at = 0
      const cells = row.cells.map((data) => {
        const span = data.span ?? 1
        const width = widths.slice(at, at + span).reduce((sum, one) => sum + one, 0)
        at += span
        return tableCell(data, width, look, row)
      })
      return new TableRow({
        children: cells,
        cantSplit: textLength(row) <= longRow,
        ...(row.header && { tableHeader: true }),
        ...(row.height && { height: { value: row.height, rule: 'atLeast' as const } }),
      })
    }),
  })
}

/** The small paragraph that keeps two tables apart. */
export function gap(after = 120): Paragraph {
  return new Paragraph({ spacing: { before: 0, after, line: 120, lineRule: 'exact' } })
}
