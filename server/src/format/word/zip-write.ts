import { deflateSync } from 'fflate'
import { type Entry, packedData, readDirectory } from './zip.ts'

/** New bytes of parts by name; null takes a part out. Names that the archive has not are added at its end. */
export type PartChanges = ReadonlyMap<string, Uint8Array | null>

const utf8Name = 0x800
const withDescriptor = 8
const zip64Extra = 1
/** 1980-01-01, the first day that a zip can tell: no clock here. */
const firstDay = 0x21

/**
 * Writes a zip again with some parts changed. All other entries keep their packed bytes, names, dates and order; sizes
 * that stood behind the data (data descriptors) stand before it afterwards. Throws ReadError truncated.
 */
export function rewriteArchive(bytes: Uint8Array, changes: PartChanges): Uint8Array {
  const { entries, end } = readDirectory(bytes)
  const files: Uint8Array[] = []
  const records: Uint8Array[] = []
  let offset = 0
  let count = 0
  const put = (file: Head, data: Uint8Array) => {
    files.push(localHead(file), data)
    records.push(centralRecord(file, offset))
    offset += 30 + file.name.length + file.localExtra.length + data.length
    count++
  }
  const seen = new Set<string>()
  for (const entry of entries) {
    const change = changes.get(entry.name)
    if (change === null || (change && seen.has(entry.name))) continue
    seen.add(entry.name)
    const packed = change ? pack(change) : null
    put(headOf(bytes, entry, packed), packed ? packed.data : packedData(bytes, entry))
  }
  for (const [name, change] of changes) {
    if (!change || seen.has(name)) continue
    const packed = pack(change)
    put(newHead(name, packed), packed.data)
  }
  const size = records.reduce((sum, record) => sum + record.length, 0)
  return join([...files, ...records, endRecord(bytes, end, count, size, offset)])
}

interface Packed {
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly data: Uint8Array
}

/** What both heads of an entry say. */
interface Head {
  readonly madeBy: number
  readonly needs: number
  readonly flags: number
  readonly method: number
  readonly time: number
  readonly day: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly name: Uint8Array
  readonly localExtra: Uint8Array
  readonly centralExtra: Uint8Array
  readonly comment: Uint8Array
  readonly internal: number
  readonly external: number
}

function pack(bytes: Uint8Array): Packed {
  const data = deflateSync(bytes, { level: 6 })
  return { method: 8, crc: crc32(bytes), size: bytes.length, data }
}

function headOf(bytes: Uint8Array, entry: Entry, packed: Packed | null): Head {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.start
  const local = entry.offset
  const localName = local + 30 + view.getUint16(local + 26, true)
  return {
    madeBy: view.getUint16(at + 4, true),
    needs: view.getUint16(at + 6, true),
    flags: view.getUint16(at + 8, true) & ~withDescriptor,
    method: packed ? packed.method : entry.method,
    time: view.getUint16(at + 12, true),
    day: view.getUint16(at + 14, true),
    crc: packed ? packed.crc : view.getUint32(at + 16, true),
    packed: packed ? packed.data.length : entry.packed,
    size: packed ? packed.size : entry.size,
    name: bytes.subarray(at + 46, entry.nameEnd),
    localExtra: withoutZip64(bytes.subarray(localName, localName + view.getUint16(local + 28, true))),
    centralExtra: withoutZip64(bytes.subarray(entry.nameEnd, entry.extraEnd)),
    comment: bytes.subarray(entry.extraEnd, entry.end),
    internal: view.getUint16(at + 36, true),
    external: view.getUint32(at + 38, true),
  }
}

function newHead(name: string, packed: Packed): Head {
  const none = new Uint8Array(0)
  return {
    madeBy: 20,
    needs: 20,
    flags: utf8Name,
    method: packed.method,
    time: 0,
    day: firstDay,
    crc: packed.crc,
    packed: packed.data.length,
    size: packed.size,
    name: new TextEncoder().encode(name),
    localExtra: none,
    centralExtra: none,
    comment: none,
    internal: 0,
    external: 0,
  }
}

/** Extra fields without that of zip64: nothing this program reads needs 64 bits. */
function withoutZip64(extra: Uint8Array): Uint8Array {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  for (let at = 0; at + 4 <= extra.length; ) {
    const stop = at + 4 + view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === zip64Extra) return join([extra.subarray(0, at), extra.subarray(stop)])
    at = stop
  }
  return extra
}

function localHead(head: Head): Uint8Array {
  const out = new Uint8Array(30 + head.name.length + head.localExtra.length)
  const view = new DataView(out.buffer)
  view.setUint32(0, 0x04034b50, true)
  common(view, 4, head)
  view.setUint16(28, head.localExtra.length, true)
  out.set(head.name, 30)
  out.set(head.localExtra, 30 + head.name.length)
  return out
}

function centralRecord(head: Head, offset: number): Uint8Array {
  const { name, centralExtra, comment } = head
  const out = new Uint8Array(46 + name.length + centralExtra.length + comment.length)
  const view = new DataView(out.buffer)
  view.setUint32(0, 0x02014b50, true)
  view.setUint16(4, head.madeBy, true)
  common(view, 6, head)
  view.setUint16(30, centralExtra.length, true)
  view.setUint16(32, comment.length, true)
  view.setUint16(36, head.internal, true)
  view.setUint32(38, head.external, true)
  view.setUint32(42, offset, true)
  out.set(name, 46)
  out.set(centralExtra, 46 + name.length)
  out.set(comment, 46 + name.length + centralExtra.length)
  return out
}

/** The fields from version needed to name length, which both records have in the same order. */
function common(view: DataView, at: number, head: Head): void {
  view.setUint16(at, head.needs, true)
  view.setUint16(at + 2, head.flags, true)
  view.setUint16(at + 4, head.method, true)
  view.setUint16(at + 6, head.time, true)
  view.setUint16(at + 8, head.day, true)
  view.setUint32(at + 10, head.crc, true)
  view.setUint32(at + 14, head.packed, true)
  view.setUint32(at + 18, head.size, true)
  view.setUint16(at + 22, head.name.length, true)
}

function endRecord(bytes: Uint8Array, end: number, count: number, size: number, offset: number): Uint8Array {
  // A copy of its own: slice of a Buffer would write into the input.
  const out = new Uint8Array(bytes.subarray(end))
  const view = new DataView(out.buffer)
  view.setUint32(4, 0, true)
  view.setUint16(8, count, true)
  view.setUint16(10, count, true)
  view.setUint32(12, size, true)
  view.setUint32(16, offset, true)
  return out
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (let i = 0; i < bytes.length; i++) crc = crcTable[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
