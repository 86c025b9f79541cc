import { fold } from './fold.ts'

/** 53-bit hash of a text as 14 hex digits (cyrb53 construction: two multiply-xor lanes); not for secrets. */
export function hashText(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return ((b >>> 0) & 0x1fffff).toString(16).padStart(6, '0') + (a >>> 0).toString(16).padStart(8, '0')
}

/**
 * Identity of a finding that survives edits elsewhere: rule, reported words, the sentence around them and the nearest heading,
 * width- and blank-folded; `occurrence` tells equal ones apart in reading order.
 */
export function fingerprint(rule: string, text: string, sentence: string, heading: string, occurrence: number): string {
  const plain = [rule, text, sentence, heading].map((part) => fold(part).replace(/\s+/g, '')).join('\u0000')
  return hashText(`${plain}\u0000${occurrence}`)
}
