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

/** Bytes of a part in the encoding that it had: UTF-16 when its text begins so in the original, else UTF-8. */
export function encodePart(text: string, original: Uint8Array | null): Uint8Array {
  const little = original?.[0] === 0xff && original[1] === 0xfe
  const big = original?.[0] === 0xfe && original[1] === 0xff
  if (!little && !big) return new TextEncoder().encode(text)
  const out = new Uint8Array(text.length * 2)
  const view = new DataView(out.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little)
  return out
}
