import { u8, u16, u32, wideText } from './bytes.ts'
import { oldWordError } from './errors.ts'

/** An OLE compound file ([MS-CFB]): a small file system in a file. */
export interface Compound {
  /** Names of the streams and storages at the top. */
  readonly names: readonly string[]
  /** The bytes of a stream at the top, null when there is none. Throws ReadError truncated. */
  stream(name: string): Uint8Array | null
}

interface Entry {
  readonly start: number
  readonly size: number
}

const headerSize = 512
const entrySize = 128
/** Sector numbers from here on are marks: end of chain, free, FAT, DIFAT. */
const lastSector = 0xfffffffa
const none = 0xffffffff

/** Opens a compound file and reads its directory. Throws ReadError truncated on any damage, loops included. */
export function openCompound(bytes: Uint8Array): Compound {
  const shift = u16(bytes, 0x1e)
  const miniShift = u16(bytes, 0x20)
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw oldWordError('truncated')
  const sectors: Sectors = { bytes, offset: 1 << shift, size: 1 << shift, next: new Uint32Array(0) }
  const fat: Sectors = { ...sectors, next: readFat(sectors) }
  const directory = join(fat, u32(bytes, 0x30))
  const { root, entries } = readDirectory(directory)
  const cutoff = u32(bytes, 0x38)
  let mini: Sectors | null = null
  const miniSectors = (): Sectors => {
    mini ??= {
      bytes: join(fat, root.start, root.size),
      offset: 0,
      size: 1 << miniShift,
      next: numbers(join(fat, u32(bytes, 0x3c))),
    }
    return mini
  }
  return {
    names: [...entries.keys()],
    stream: (name) => {
      const entry = entries.get(name)
      if (!entry) return null
      return join(entry.size < cutoff ? miniSectors() : fat, entry.start, entry.size)
    },
  }
}

/** Sectors of one size with their chains: `next` gives the sector behind each. */
interface Sectors {
  readonly bytes: Uint8Array
  /** Where sector 0 begins. */
  readonly offset: number
  readonly size: number
  readonly next: Uint32Array
}

function count({ bytes, offset, size }: Sectors): number {
  return Math.max(0, Math.ceil((bytes.length - offset) / size))
}

/** One sector; the last one of a file may be short. */
function sector(sectors: Sectors, number: number): Uint8Array {
  const at = sectors.offset + number * sectors.size
  if (number >= lastSector || at >= sectors.bytes.length) throw oldWordError('truncated')
  return sectors.bytes.subarray(at, at + sectors.size)
}

/** The bytes of a chain: `size` of them, or the whole chain. A sector that comes twice is damage. */
function join(sectors: Sectors, start: number, size = -1): Uint8Array {
  if (size === 0 || (size < 0 && start >= lastSector)) return new Uint8Array(0)
  if (size > sectors.bytes.length) throw oldWordError('truncated')
  const seen = new Uint8Array(count(sectors))
  const parts: Uint8Array[] = []
  let length = 0
  for (let at = start; size < 0 ? at < lastSector : length < size; at = sectors.next[at] ?? none) {
    const part = sector(sectors, at)
    if (seen[at]) throw oldWordError('truncated')
    seen[at] = 1
    parts.push(part)
    length += part.length
  }
  const whole = new Uint8Array(length)
  let end = 0
  for (const part of parts) {
    whole.set(part, end)
    end += part.length
  }
  return size < 0 ? whole : whole.subarray(0, size)
}

function numbers(bytes: Uint8Array): Uint32Array {
  const list = new Uint32Array(bytes.length >> 2)
  for (let i = 0; i < list.length; i++) list[i] = u32(bytes, i * 4)
  return list
}

/** The file allocation table, from the places that the header and the DIFAT chain name. */
function readFat(sectors: Sectors): Uint32Array {
  const { bytes } = sectors
  const total = count(sectors)
  const perSector = sectors.size / 4
  const places: number[] = []
  const add = (place: number): void => {
    if (place < lastSector) places.push(place)
  }
  for (let at = 0x4c; at < headerSize; at += 4) add(u32(bytes, at))
  let difat = u32(bytes, 0x44)
  for (let read = 0; difat < lastSector; read++) {
    if (read > total) throw oldWordError('truncated')
    const part = sector(sectors, difat)
    for (let i = 0; i < perSector - 1; i++) add(u32(part, i * 4))
    difat = u32(part, (perSector - 1) * 4)
  }
  // Entries beyond the end of the file are never asked for.
  const wanted = Math.min(places.length, Math.ceil(total / perSector))
  const fat = new Uint32Array(wanted * perSector).fill(none)
  for (let i = 0; i < wanted; i++) fat.set(numbers(sector(sectors, places[i]!)), i * perSector)
  return fat
}

/** The root entry and the entries directly under it; what embedded objects hold is theirs. */
function readDirectory(bytes: Uint8Array): { root: Entry; entries: Map<string, Entry> } {
  const total = Math.floor(bytes.length / entrySize)
  if (total === 0) throw oldWordError('truncated')
  const entryAt = (number: number): Entry => ({
    start: u32(bytes, number * entrySize + 116),
    size: u32(bytes, number * entrySize + 120),
  })
  const entries = new Map<string, Entry>()
  const seen = new Uint8Array(total)
  const waiting = [u32(bytes, 76)]
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (number === none) continue
    if (number >= total || seen[number]) throw oldWordError('truncated')
    seen[number] = 1
    const at = number * entrySize
    const units = Math.min(u16(bytes, at + 64), 64) / 2 - 1
    const type = u8(bytes, at + 66)
    if (type === 1 || type === 2) entries.set(wideText(bytes, at, Math.max(0, Math.floor(units))), entryAt(number))
    waiting.push(u32(bytes, at + 68), u32(bytes, at + 72))
  }
  return { root: entryAt(0), entries }
}
