import type { SourceDocument } from '../../core/block.ts'
import { ReadError } from '../../core/read-error.ts'

/** Reads a spreadsheet. Throws ReadError. */
export function readSheet(_bytes: Uint8Array): SourceDocument {
  throw new ReadError('spreadsheet', '尚不能读取电子表格。', 'Spreadsheets cannot be read yet.')
}
