import type { SourceDocument } from '../core/block.ts'
import type { Edit } from '../core/edited-lines.ts'

/** Units compared at once; a slice costs no copy, and equal slices are found equal much faster than unit by unit. */
const chunk = 4096

/** Units that two texts have in common at their starts. */
export function commonStart(a: string, b: string): number {
  const limit = Math.min(a.length, b.length)
  let at = 0
  while (at + chunk <= limit && a.slice(at, at + chunk) === b.slice(at, at + chunk)) at += chunk
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

/** Units that two texts have in common at their ends, at most `limit`. */
export function commonEnd(a: string, b: string, limit: number): number {
  const { length } = a
  const shift = b.length - length
  let at = 0
  while (at + chunk <= limit && slice(a, length - at) === slice(b, length + shift - at)) at += chunk
  while (at < limit && a.charCodeAt(length - at - 1) === b.charCodeAt(length + shift - at - 1)) at++
  return at
}

const slice = (text: string, end: number): string => text.slice(end - chunk, end)

const edits = new WeakMap<SourceDocument, Edit>()

/** Notes by what edit a document came out of the one it was read from. */
export function noteEdit(document: SourceDocument, edit: Edit): void {
  edits.set(document, edit)
}

/** The edit between a document that was reread and the one before, null when it was read afresh. */
export function editOf(document: SourceDocument): Edit | null {
  return edits.get(document) ?? null
}
