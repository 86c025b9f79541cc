import type { SourceDocument } from '../core/block.ts'
import type { Format } from '../core/kinds.ts'
import { ReadError } from '../core/read-error.ts'
import { decode, sniff } from './decode.ts'
import { readMarkdown } from './markdown/read.ts'
import { readOldWord } from './old-word/read.ts'
import { readSheet } from './sheet/read.ts'
import { readText } from './text/read.ts'
import { readWord } from './word/read.ts'

/**
 * Reads a file's bytes in the format that its name and content tell. Throws ReadError, `pdf` for a PDF: only
 * `openDocument` reads those.
 */
export function readDocument(path: string, bytes: Uint8Array): SourceDocument {
  return readAs(sniff(path, bytes), bytes)
}

/** The same for every format; what is needed for PDF is loaded when a PDF comes. Throws ReadError. */
export async function openDocument(path: string, bytes: Uint8Array): Promise<SourceDocument> {
  const format = sniff(path, bytes)
  if (format !== 'pdf') return readAs(format, bytes)
  const { readPdf } = await import('./pdf/read.ts')
  // A copy: the library refuses Node's buffers and keeps what it is given.
  return readPdf(new Uint8Array(bytes))
}

function readAs(format: Format, bytes: Uint8Array): SourceDocument {
  if (format === 'docx') return readWord(bytes)
  if (format === 'doc') return readOldWord(bytes)
  if (format === 'xlsx') return readSheet(bytes)
  if (format === 'pdf') throw pdfAtOnce()
  const { text } = decode(bytes)
  return format === 'markdown' ? readMarkdown(text) : readText(text)
}

function pdfAtOnce(): ReadError {
  return new ReadError(
    'pdf',
    '此处不能读取 PDF 文件。请用 tenderlint check 检查，或改用编制时的 Word 原稿。',
    'A PDF cannot be read here. Check it with tenderlint check, or use the Word original.',
  )
}
