import type { SourceDocument } from '../core/block.ts'
import { decode, sniff } from './decode.ts'
import { readMarkdown } from './markdown/read.ts'
import { readText } from './text/read.ts'
import { readWord } from './word/read.ts'

/** Reads a file's bytes in the format that its name and content tell. Throws ReadError. */
export function readDocument(path: string, bytes: Uint8Array): SourceDocument {
  const format = sniff(path, bytes)
  if (format === 'docx') return readWord(bytes)
  const { text } = decode(bytes)
  return format === 'markdown' ? readMarkdown(text) : readText(text)
}
