import type { SourceDocument } from '../../core/block.ts'
import { ReadError } from '../../core/read-error.ts'

/** Reads a PDF with text. Throws ReadError. */
export async function readPdf(_bytes: Uint8Array): Promise<SourceDocument> {
  throw new ReadError('pdf', '尚不能读取 PDF 文件。', 'PDF files cannot be read yet.')
}
