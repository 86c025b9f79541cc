import { applyEdits, safeEdits } from '../core/fix.ts'
import { readOnlyFormats } from '../core/kinds.ts'
import { decode, sniff } from '../format/decode.ts'
import type { CheckOptions, Linter } from '../service/api.ts'
import { encode, hasMark } from './encoding.ts'

export interface FixResult {
  /** Why nothing was done, or null. */
  readonly refused: 'word' | 'readOnly' | 'gb18030' | 'encoding' | null
  readonly count: number
  /** False when the rewrites of the last round were not the end. */
  readonly stable: boolean
  readonly before: string
  readonly after: string
  readonly bytes: Uint8Array
}

const mostRounds = 10

/** Applies the safe rewrites to a file's bytes, again and again until there is none left, at most ten times. Throws ReadError. */
export function fixBytes(linter: Linter, path: string, bytes: Uint8Array, options: CheckOptions): FixResult {
  const nothing = { count: 0, stable: true, before: '', after: '', bytes }
  if (readOnlyFormats.includes(sniff(path, bytes))) return { ...nothing, refused: 'readOnly' }
  const first = linter.read(path, bytes)
  let findings = linter.check(first, options).findings
  let edits = safeEdits(findings)
  if (first.format === 'docx') return { ...nothing, refused: edits.length > 0 ? 'word' : null }
  if (edits.length === 0) return { ...nothing, refused: null }
  const { text, encoding } = decode(bytes)
  if (encoding === 'gb18030') return { ...nothing, refused: 'gb18030' }
  const mark = hasMark(bytes)
  // Only bytes that come back unchanged may be written.
  if (first.source !== text || !Buffer.from(encode(text, encoding, mark)).equals(bytes))
    return { ...nothing, refused: 'encoding' }
  let after = text
  let count = 0
  for (let round = 0; round < mostRounds && edits.length > 0; round++) {
    after = applyEdits(after, edits)
    count += edits.length
    findings = linter.check(linter.read(path, encode(after, encoding, mark)), options).findings
    edits = safeEdits(findings)
  }
  return { refused: null, count, stable: edits.length === 0, before: text, after, bytes: encode(after, encoding, mark) }
}
