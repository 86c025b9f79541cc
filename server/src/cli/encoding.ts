import type { Encoding } from '../format/decode.ts'

/** True when the bytes begin with a byte order mark. */
export function hasMark(bytes: Uint8Array): boolean {
  const [a, b, c] = bytes
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0xef && b === 0xbb && c === 0xbf)
}

/** Bytes of a text in UTF-8 or UTF-16, with the mark when wanted. */
export function encode(text: string, encoding: Exclude<Encoding, 'gb18030'>, mark: boolean): Uint8Array {
  const whole = mark ? `\ufeff${text}` : text
  if (encoding === 'utf-8') return Buffer.from(whole, 'utf8')
  const bytes = Buffer.from(whole, 'utf16le')
  return encoding === 'utf-16be' ? bytes.swap16() : bytes
}
