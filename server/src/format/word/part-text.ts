/** One change of a part's text; UTF-16 offsets, half-open. */
export interface PartEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Applies edits; those at one place keep their order, an insertion comes before a replacement that begins there. */
export function editPart(xml: string, edits: readonly PartEdit[]): string {
  const out: string[] = []
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    out.push(xml.slice(at, edit.start), edit.text)
    at = edit.end
  }
  out.push(xml.slice(at))
  return out.join('')
}

export type PartEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** The encoding of a part: UTF-16 by its byte order mark, else UTF-8. */
export function partEncoding(bytes: Uint8Array): PartEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** Bytes of a part; a byte order mark is part of the text. */
export function encodePart(text: string, encoding: PartEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  const out = new Uint8Array(text.length * 2)
  const view = new DataView(out.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === 'utf-16le')
  return out
}
