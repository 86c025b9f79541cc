const sectorSize = 512
const miniSize = 64
const cutoff = 4096
const endOfChain = 0xfffffffe
const fatSector = 0xfffffffd
const free = 0xffffffff

/** Little-endian bytes of numbers of 2 or 4 bytes. */
export const u16 = (...values: readonly number[]): number[] => values.flatMap((v) => [v & 255, (v >> 8) & 255])
export const u32 = (...values: readonly number[]): number[] =>
  values.flatMap((v) => [v & 255, (v >>> 8) & 255, (v >>> 16) & 255, v >>> 24])
export const wide = (text: string): number[] => u16(...text.split('').map((unit) => unit.charCodeAt(0)))

/** An OLE compound file of version 3 with the streams at its top; those under 4096 bytes lie in the mini stream. */
export function buildCompound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sectors: Uint8Array[] = []
  const next: number[] = []
  const place = (bytes: Uint8Array): number => {
    if (bytes.length === 0) return endOfChain
    const first = sectors.length
    for (let at = 0; at < bytes.length; at += sectorSize) {
      const sector = new Uint8Array(sectorSize)
      sector.set(bytes.subarray(at, at + sectorSize))
      next.push(at + sectorSize < bytes.length ? sectors.length + 1 : endOfChain)
      sectors.push(sector)
    }
    return first
  }
  const mini: number[] = []
  const miniNext: number[] = []
  const placeSmall = (bytes: Uint8Array): number => {
    const first = mini.length / miniSize
    const count = Math.ceil(bytes.length / miniSize)
    for (let i = 0; i < count; i++) miniNext.push(i + 1 < count ? first + i + 1 : endOfChain)
    mini.push(...bytes, ...new Array<number>(count * miniSize - bytes.length).fill(0))
    return count === 0 ? endOfChain : first
  }
  const names = Object.keys(streams)
  const starts = names.map((name) => {
    const bytes = streams[name]!
    return bytes.length < cutoff ? placeSmall(bytes) : place(bytes)
  })
  const root = entry('Root Entry', 5, names.length > 0 ? 1 : free, place(Uint8Array.from(mini)), mini.length)
  // Each entry has the next one on its right: a tree, if a tall one.
  const entries = names.map((name, i) =>
    entry(name, 2, i + 1 < names.length ? i + 2 : free, starts[i]!, streams[name]!.length),
  )
  const directory = place(Uint8Array.from([root, ...entries].flat()))
  const miniFat = place(Uint8Array.from(u32(...miniNext)))
  const perSector = sectorSize / 4
  let fatCount = 1
  while (fatCount * perSector < sectors.length + fatCount) fatCount++
  const fatAt = sectors.length
  for (let i = 0; i < fatCount; i++) next.push(fatSector)
  const fat = u32(...next, ...new Array<number>(fatCount * perSector - next.length).fill(free))
  const header = [
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(16).fill(0)],
    ...u16(0x3e, 3, 0xfffe, 9, 6, 0, 0, 0),
    ...u32(0, fatCount, directory, 0, cutoff, miniFat, miniNext.length > 0 ? 1 : 0, endOfChain, 0),
    ...u32(...Array.from({ length: 109 }, (_, i) => (i < fatCount ? fatAt + i : free))),
  ]
  return Uint8Array.from([...header, ...sectors.flatMap((sector) => [...sector]), ...fat])
}

/** For the root `link` is its child, for others the right neighbour. */
function entry(name: string, type: 2 | 5, link: number, start: number, size: number): number[] {
  const [right, child] = type === 5 ? [free, link] : [link, free]
  const text = wide(name)
  return [
    ...text,
    ...new Array<number>(64 - text.length).fill(0),
    ...u16(text.length + 2),
    ...[type, 1],
    ...u32(free, right, child),
    ...new Array<number>(36).fill(0),
    ...u32(start, size, 0),
  ]
}
