import type { ColumnRole, DocumentKind, SectionKind, TableRole } from './kinds.ts'

/** What `structure` says of one block; `labels[i]` belongs to `blocks[i]`. */
export interface BlockLabel {
  readonly section: SectionKind
  /** Index into `Outline.headings` of the nearest heading above, -1 when none. */
  readonly heading: number
  /** The block itself is a heading (by format or by wording): index into headings, else -1. */
  readonly isHeading: number
  /** Role of the cell's column, '' outside tables. */
  readonly column: ColumnRole | ''
  /** Role of the cell's table, '' outside tables. */
  readonly table: TableRole | ''
  /** The cell belongs to a header row. */
  readonly header: boolean
  /** In a scoring table: the factor this cell belongs to, else ''. */
  readonly factor: string
  /** In a scoring table: the points of this row, else null. */
  readonly points: number | null
}

export interface Heading {
  /** Index of the block. */
  readonly block: number
  /** 1 is outermost. */
  readonly level: number
  /** Visible label and text, such as 第三章 采购需求. */
  readonly title: string
  readonly section: SectionKind
  /** Index of the heading above, -1 at the top. */
  readonly parent: number
}

export interface TableSummary {
  readonly table: number
  /** First block of the table. */
  readonly block: number
  readonly title: string
  readonly role: TableRole
  readonly section: SectionKind
  readonly columns: readonly { readonly column: number; readonly header: string; readonly role: ColumnRole }[]
  readonly rows: number
}

export interface Outline {
  readonly documentKind: DocumentKind
  readonly headings: readonly Heading[]
  readonly tables: readonly TableSummary[]
  readonly labels: readonly BlockLabel[]
}

/** Titles of the headings above a block, outermost first. */
export function headingPath(outline: Outline, label: BlockLabel): string[] {
  const path: string[] = []
  for (let at = label.heading; at >= 0; at = outline.headings[at]!.parent) path.unshift(outline.headings[at]!.title)
  return path
}
