import { Inflate } from 'fflate'
import { pdfError } from './errors.ts'

/** Streams shorter than this cannot unpack to anything that hurts, in bytes. */
const harmless = 48 * 1024
const largest = 256 * 1024 * 1024
/** Unpacked bytes of a stream above which its ratio counts, and the largest ratio of a genuine one. */
const suspect = 50 * 1024 * 1024
const suspectRatio = 200
const slice = 32 * 1024

/**
 * Refuses a PDF whose packed streams unpack to an abnormal size, before anything is unpacked for good. Streams packed
 * twice are never found in real files of any size. Throws ReadError zip-bomb.
 */
export function refuseBomb(bytes: Uint8Array): void {
  let total = 0
  for (let at = find(bytes, 'stream', 0); at >= 0; at = find(bytes, 'stream', at + 6)) {
    if (bytes[at - 1] === 0x64 && bytes[at - 2] === 0x6e) continue
    const head = String.fromCharCode(...bytes.subarray(Math.max(0, at - 1024), at))
    const dictionary = head.slice(head.lastIndexOf('obj') + 1)
    const filters = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0
    if (filters === 0) continue
    const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1)
    const end = find(bytes, 'endstream', start)
    const packed = bytes.subarray(start, end < 0 ? bytes.length : end)
    if (filters > 1) {
      if (packed.length > 1024) throw pdfError('bomb')
    } else if (packed.length > harmless) {
      const size = unpackedSize(packed)
      total += size
      if (total > largest * 2 || size > largest) throw pdfError('bomb')
      if (size > suspect && size > packed.length * suspectRatio) throw pdfError('bomb')
    }
    if (end < 0) return
    at = end + 3
  }
}

/** Size that a stream unpacks to, or would so far as it is sound; counting ends above the largest. */
function unpackedSize(packed: Uint8Array): number {
  let size = 0
  const stream = new Inflate((chunk) => {
    size += chunk.length
  })
  try {
    // Two bytes of zlib's head stand before the deflated data.
    for (let at = 2; at < packed.length && size <= largest; at += slice) stream.push(packed.subarray(at, at + slice))
  } catch {
    // Broken data unpacks no further.
  }
  return size
}

/** Offset of an ASCII word at or after a place, -1 when there is none. */
function find(bytes: Uint8Array, word: string, from: number): number {
  const first = word.charCodeAt(0)
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = 1
    while (same < word.length && bytes[at + same] === word.charCodeAt(same)) same++
    if (same === word.length) return at
  }
  return -1
}
