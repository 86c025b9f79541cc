import { oldWordError } from './errors.ts'

/** Little-endian numbers at an offset. All throw ReadError truncated where the bytes end too early. */
export function u8(bytes: Uint8Array, at: number): number {
  if (at < 0 || at >= bytes.length) throw oldWordError('truncated')
  return bytes[at]!
}

export function u16(bytes: Uint8Array, at: number): number {
  if (at < 0 || at + 2 > bytes.length) throw oldWordError('truncated')
  return bytes[at]! | (bytes[at + 1]! << 8)
}

export function i16(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) << 16) >> 16
}

export function i32(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) | (u16(bytes, at + 2) << 16)
}

export function u32(bytes: Uint8Array, at: number): number {
  return i32(bytes, at) >>> 0
}

/** The bytes from an offset on; throws ReadError truncated when there are not so many. */
export function slice(bytes: Uint8Array, at: number, length: number): Uint8Array {
  if (at < 0 || length < 0 || at + length > bytes.length) throw oldWordError('truncated')
  return bytes.subarray(at, at + length)
}

/** UTF-16 text of a number of units. */
export function wideText(bytes: Uint8Array, at: number, units: number): string {
  const part = slice(bytes, at, units * 2)
  let text = ''
  for (let i = 0; i < part.length; i += 2) text += String.fromCharCode(part[i]! | (part[i + 1]! << 8))
  return text
}
