import { Inflate } from 'fflate'
import { wordError } from './errors.ts'

/** A zip archive whose directory has been read; nothing is inflated before `read`. */
export interface Archive {
  readonly names: readonly string[]
  /** The bytes of a part, or null when there is no such part. Throws ReadError truncated, encrypted, unsupported-format. */
  read(name: string): Uint8Array | null
}

/** One entry of the central directory; `start` to `end` is its record there, all sizes in bytes. */
export interface Entry {
  readonly name: string
  readonly start: number
  readonly nameEnd: number
  readonly extraEnd: number
  readonly end: number
  readonly method: number
  readonly flags: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

const largestTotal = 512 * 1024 * 1024
const suspectSize = 50 * 1024 * 1024
const suspectRatio = 200
const endSize = 22
const unset32 = 0xffffffff

/**
 * Reads the central directory of a zip. Throws ReadError: truncated when it is missing or points outside the file,
 * is-empty-archive, zip-bomb when the declared sizes are abnormal.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const entries = new Map<string, Entry>()
  for (const entry of readDirectory(bytes).entries)
    if (!entry.name.endsWith('/') && !entries.has(entry.name)) entries.set(entry.name, entry)
  if (entries.size === 0) throw wordError('is-empty-archive')
  refuseBomb(entries, bytes.length)
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name)
      return entry ? readEntry(bytes, entry) : null
    },
  }
}

/** Offset of the end record; a comment of up to 65535 bytes may follow it. */
function findEnd(view: DataView): number {
  const last = view.byteLength - endSize
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw wordError('truncated')
}

/** The entries in their order, doubled names and folders included, and where the end record lies. */
export function readDirectory(bytes: Uint8Array): { readonly entries: readonly Entry[]; readonly end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  let count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if ((at === unset32 || count === 0xffff) && end >= 20 && view.getUint32(end - 20, true) === 0x07064b50) {
    const end64 = Number(view.getBigUint64(end - 12, true))
    if (end64 + 56 > end || view.getUint32(end64, true) !== 0x06064b50) throw wordError('truncated')
    count = Number(view.getBigUint64(end64 + 32, true))
    at = Number(view.getBigUint64(end64 + 48, true))
  }
  const decoder = new TextDecoder()
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw wordError('truncated')
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    if (extraEnd > end) throw wordError('truncated')
    // Some writers use backslashes or a leading slash; part names are compared without them.
    const name = decoder
      .decode(bytes.subarray(at + 46, nameEnd))
      .replaceAll('\\', '/')
      .replace(/^\//, '')
    const long = longSizes(view, nameEnd, extraEnd, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ])
    const stop = extraEnd + view.getUint16(at + 32, true)
    entries.push({
      name,
      start: at,
      nameEnd,
      extraEnd,
      end: stop,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      size: long[0]!,
      packed: long[1]!,
      offset: long[2]!,
    })
    at = stop
  }
  return { entries, end }
}

/** Sizes and offset with the zip64 extra field put in where the 32-bit field is full. */
function longSizes(view: DataView, from: number, to: number, values: number[]): number[] {
  if (!values.includes(unset32)) return values
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    const stop = Math.min(to, at + 4 + view.getUint16(at + 2, true))
    let next = at + 4
    for (let i = 0; i < 3; i++) {
      if (values[i] !== unset32 || next + 8 > stop) continue
      values[i] = Number(view.getBigUint64(next, true))
      next += 8
    }
    break
  }
  return values
}

function refuseBomb(entries: Map<string, Entry>, fileSize: number): void {
  let total = 0
  for (const entry of entries.values()) {
    total += entry.size
    const ratio = entry.size / Math.max(entry.packed, 1)
    if (entry.size > suspectSize && ratio > suspectRatio) throw wordError('zip-bomb')
  }
  if (total > largestTotal || (total > suspectSize && total / fileSize > suspectRatio)) throw wordError('zip-bomb')
}

/** The bytes of an entry as they are stored. Throws ReadError truncated. */
export function packedData(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) {
    throw wordError('truncated', entry.name)
  }
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.packed > bytes.length) throw wordError('truncated', entry.name)
  return bytes.subarray(start, start + entry.packed)
}

function readEntry(bytes: Uint8Array, entry: Entry): Uint8Array {
  const { name } = entry
  if (entry.flags & 1) throw wordError('encrypted')
  const packed = packedData(bytes, entry)
  if (entry.method === 0) {
    if (entry.packed !== entry.size) throw wordError('truncated', name)
    return packed
  }
  if (entry.method !== 8) throw wordError('unsupported-format', name)
  return inflate(packed, entry.size, name)
}

// Deflate gives at most 1032 bytes for one: a slice of 32 KB overshoots a false declared size by 33 MB at most.
const slice = 32 * 1024

/** Inflates in slices and stops as soon as more comes out than was declared. */
function inflate(packed: Uint8Array, size: number, name: string): Uint8Array {
  const out = new Uint8Array(size)
  let length = 0
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw wordError('zip-bomb', name)
    out.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < packed.length; at += slice) {
      stream.push(packed.subarray(at, at + slice), at + slice >= packed.length)
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'ReadError') throw error
    throw wordError('truncated', name)
  }
  if (length !== size) throw wordError('truncated', name)
  return out
}
