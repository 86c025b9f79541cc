import { i16, slice, u8, u16, u32 } from './bytes.ts'
import { oldWordError } from './errors.ts'
import type { OldWordFile } from './file-header.ts'

/** A stretch of the text that stands in one place of the main stream. */
export interface Piece {
  /** Half-open range of characters of the whole text. */
  readonly start: number
  readonly end: number
  /** Byte offset of its first character in the main stream. */
  readonly offset: number
  /** Bytes a character. */
  readonly width: 1 | 2
  /** Changes of properties that a fast save has left in the piece table. */
  readonly changes: Uint8Array
}

export interface Pieces {
  /** The text of all stories, one unit for each of the file's characters. */
  readonly text: string
  readonly pieces: readonly Piece[]
}

const nothing = new Uint8Array(0)
/** Windows-1252 from 0x80 to 0x9f; elsewhere it is Latin-1. The decoder of Node.js 20 takes it all for Latin-1. */
const windowsSigns = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Reads the piece table and the text under it. Throws ReadError truncated. */
export function readPieces(file: OldWordFile): Pieces {
  const table = file.part('pieces')
  const changes: Uint8Array[] = []
  let at = 0
  while (u8(table, at) === 1) {
    const length = i16(table, at + 1)
    changes.push(slice(table, at + 3, length))
    at += 3 + length
  }
  if (u8(table, at) !== 2) throw oldWordError('truncated')
  return join(file.main, slice(table, at + 5, u32(table, at + 1)), changes)
}

function join(main: Uint8Array, list: Uint8Array, changes: readonly Uint8Array[]): Pieces {
  const count = Math.floor((list.length - 4) / 12)
  const pieces: Piece[] = []
  const parts: string[] = []
  // A byte order mark is a character here.
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
  let length = 0
  for (let i = 0; i < count; i++) {
    const start = u32(list, i * 4)
    const end = u32(list, i * 4 + 4)
    // Each character has its own bytes: more of them than bytes is damage, and a way to fill the memory.
    if (start !== length || end < start || end > main.length) throw oldWordError('truncated')
    const entry = (count + 1) * 4 + i * 8
    const place = u32(list, entry + 2)
    const single = (place & 0x40000000) !== 0
    const width = single ? 1 : 2
    const offset = single ? (place & 0x3fffffff) >>> 1 : place & 0x3fffffff
    const bytes = slice(main, offset, (end - start) * width)
    const text = single ? windows1252(bytes) : decoder.decode(bytes)
    // A decoder never merges units here, but a length that differs would shift everything behind it.
    if (text.length !== end - start) throw oldWordError('truncated')
    parts.push(text)
    pieces.push({ start, end, offset, width, changes: changesOf(u16(list, entry + 6), changes) })
    length = end
  }
  return { text: parts.join(''), pieces }
}

/** Only references to lists are followed; the single changes of the other kind are about looks. */
function changesOf(code: number, changes: readonly Uint8Array[]): Uint8Array {
  return code & 1 ? (changes[code >> 1] ?? nothing) : nothing
}

function windows1252(bytes: Uint8Array): string {
  const parts: string[] = []
  // In parts, since a function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 4096) parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)))
  return parts.join('').replace(/[\x80-\x9f]/g, (unit) => windowsSigns[unit.charCodeAt(0) - 0x80]!)
}
