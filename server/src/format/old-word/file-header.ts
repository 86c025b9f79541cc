import { slice, u16, u32 } from './bytes.ts'
import type { Compound } from './compound.ts'
import { oldWordError } from './errors.ts'

/** Places in the list of (offset, length) pairs of the file information block. */
const tables = {
  styles: 1,
  footnotes: 3,
  sections: 6,
  headers: 11,
  characterPages: 12,
  paragraphPages: 13,
  pieces: 33,
  shapes: 40,
  endnotes: 47,
  textBoxes: 56,
  lists: 73,
  listOverrides: 74,
} as const
export type TableName = keyof typeof tables

/** Numbers of characters of the texts that stand one behind the other, in this order. */
export interface Lengths {
  readonly body: number
  readonly footnotes: number
  readonly headers: number
  readonly macros: number
  readonly comments: number
  readonly endnotes: number
  readonly textBoxes: number
}

/** What the file information block ([MS-DOC] FIB) tells: the streams and where things stand in them. */
export interface OldWordFile {
  /** Text and property pages. */
  readonly main: Uint8Array
  readonly table: Uint8Array
  /** Property lists too long for a page. */
  readonly data: Uint8Array
  readonly lengths: Lengths
  /** A structure in the table stream, empty when the file has none. Throws ReadError truncated. */
  part(name: TableName): Uint8Array
  /** Where a structure ends in the table stream: the levels of lists stand behind theirs. */
  end(name: TableName): number
}

const word97 = 0xa5ec
/** Word 1 to 95. */
const older: ReadonlySet<number> = new Set([0xa5dc, 0xa59b, 0xa59c, 0xa5db])
const pairs = 0x9a

/** Reads the file information block. Throws ReadError: encrypted, old-word, not-word, spreadsheet, unsupported-format, truncated. */
export function openOldWord(file: Compound): OldWordFile {
  const main = file.stream('WordDocument')
  if (main === null) throw otherProgram(file.names)
  const mark = u16(main, 0)
  if (older.has(mark) || (mark === word97 && u16(main, 2) < 0xc0)) throw oldWordError('old-word')
  if (mark !== word97) throw oldWordError('not-word')
  const flags = u16(main, 0x0a)
  if (flags & 0x0100) throw oldWordError('encrypted')
  const table = file.stream(flags & 0x0200 ? '1Table' : '0Table')
  if (table === null) throw oldWordError('truncated')
  const pairCount = u16(main, 0x98)
  const place = (name: TableName) => {
    const at = pairs + tables[name] * 8
    return tables[name] < pairCount ? { start: u32(main, at), length: u32(main, at + 4) } : { start: 0, length: 0 }
  }
  return {
    main,
    table,
    data: file.stream('Data') ?? new Uint8Array(0),
    lengths: {
      body: u32(main, 0x4c),
      footnotes: u32(main, 0x50),
      headers: u32(main, 0x54),
      macros: u32(main, 0x58),
      comments: u32(main, 0x5c),
      endnotes: u32(main, 0x60),
      textBoxes: u32(main, 0x64),
    },
    part: (name) => {
      const { start, length } = place(name)
      return length === 0 ? new Uint8Array(0) : slice(table, start, length)
    },
    end: (name) => {
      const { start, length } = place(name)
      return start + length
    },
  }
}

function otherProgram(names: readonly string[]): Error {
  if (names.includes('EncryptedPackage')) return oldWordError('encrypted')
  if (names.includes('Workbook') || names.includes('Book')) return oldWordError('spreadsheet')
  if (names.includes('PowerPoint Document')) return oldWordError('unsupported-format')
  return oldWordError('not-word')
}
