import { deflateRawSync } from 'node:zlib'
import { strToU8 } from 'fflate'

/** An entry of a zip that may lie; what is not given is true. */
export interface Forged {
  readonly name: string
  readonly data: Uint8Array | string
  readonly stored?: boolean
  /** The size that the directory states. */
  readonly size?: number
  /** The packed size that the directory states. */
  readonly packed?: number
  readonly method?: number
  readonly flags?: number
  /** Points at the data of an entry before, by its number, instead of having its own. */
  readonly at?: number
}

/** A zip written field by field. `count` is the number of entries that the end record states. */
export function forgeZip(entries: readonly Forged[], count = entries.length): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  const packedOf: Uint8Array[] = []
  const offsets: number[] = []
  let at = 0
  const seen = new Map<Uint8Array, Uint8Array>()
  const pack = (entry: Forged, data: Uint8Array) => {
    if (entry.stored) return data
    const known = seen.get(data) ?? deflateRawSync(data)
    seen.set(data, known)
    return known
  }
  for (const entry of entries) {
    const data = typeof entry.data === 'string' ? strToU8(entry.data) : entry.data
    const packed = entry.at === undefined ? pack(entry, data) : packedOf[entry.at]!
    const offset = entry.at === undefined ? at : offsets[entry.at]!
    packedOf.push(packed)
    offsets.push(offset)
    const name = strToU8(entry.name)
    const method = entry.method ?? (entry.stored ? 0 : 8)
    const fields = [
      entry.flags ?? 0x800,
      method,
      0,
      0x5021,
      0,
      entry.packed ?? packed.length,
      entry.size ?? data.length,
    ]
    if (entry.at === undefined) {
      const local = record(0x04034b50, [20, ...fields, name.length, 0], '2222244422')
      pieces.push(local, name, packed)
      at += local.length + name.length + packed.length
    }
    const central = record(0x02014b50, [20, 20, ...fields, name.length, 0, 0, 0, 0, 0, offset], '2222224442222244')
    directory.push(central, name)
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = record(0x06054b50, [0, 0, count & 0xffff, count & 0xffff, size, at, 0], '2222442')
  const all = [...pieces, ...directory, end]
  const out = new Uint8Array(all.reduce((sum, piece) => sum + piece.length, 0))
  let next = 0
  for (const piece of all) {
    out.set(piece, next)
    next += piece.length
  }
  return out
}

/** A little-endian record: a signature and fields of the given widths. */
function record(signature: number, fields: readonly number[], widths: string): Uint8Array {
  const bytes = new Uint8Array(4 + [...widths].reduce((sum, width) => sum + Number(width), 0))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, signature, true)
  let at = 4
  ;[...widths].forEach((width, i) => {
    if (width === '2') view.setUint16(at, fields[i]!, true)
    else view.setUint32(at, fields[i]! >>> 0, true)
    at += Number(width)
  })
  return bytes
}
