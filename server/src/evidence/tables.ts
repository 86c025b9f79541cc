import type { SourceDocument } from '../core/block.ts'
import { isLedgerHeader } from './ledger.ts'

/** The tables of a document as grids of texts, spanning cells repeated; a table of a sheet is one too. */
export function gridsOf(document: SourceDocument): string[][][] {
  const tables = new Map<number, string[][]>()
  for (const { cell, text } of document.blocks) {
    if (!cell) continue
    const rows = tables.get(cell.table) ?? []
    tables.set(cell.table, rows)
    for (let row = cell.row; row < cell.row + Math.min(cell.rowSpan, 5000); row++) {
      const cells = rows[row] ?? []
      rows[row] = cells
      // paragraphs of one cell stand in several blocks
      cells[cell.column] = cells[cell.column] ? `${cells[cell.column]}\n${text}` : text
    }
  }
  return [...tables.values()].map((rows) => Array.from(rows, (cells) => Array.from(cells ?? [], (text) => text ?? '')))
}

/** The first table of a document that is a ledger, and all its rows; null when there is none. */
export function ledgerGrid(document: SourceDocument): string[][] | null {
  const grids = gridsOf(document).filter((rows) => rows.slice(0, 3).some(isLedgerHeader))
  const [first, ...rest] = grids
  // one ledger may go on over several tables or sheets
  return first ? [...first, ...rest.flatMap((rows) => rows.slice(rows.findIndex(isLedgerHeader) + 1))] : null
}
