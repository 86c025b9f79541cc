import type { WordPackage } from './package.ts'
import { scanXml } from './xml.ts'

/** Where a comment on words outside the body is put: a range of the main part's text. */
export type StandIn = readonly [number, number]

/** What is inside is struck out, or moved elsewhere. */
const taken = new Set(['w:del', 'w:moveFrom'])
/** Inside them LibreOffice loses comments; other words are taken first. */
const shut = new Set(['w:fldSimple', 'w:smartTag', 'w:sdt'])

/**
 * Comments belong to the main part only (the comments part is its relation, 11.3.2 of ISO 29500-1; Word and LibreOffice do not
 * open a file with one in a header or note). Gives a place for those on notes, at the note's mark, and on headers and
 * footers, at the first words of the body; null when the body has no text.
 */
export function standIns(
  file: WordPackage,
  xml: string,
): (part: string, partXml: string, paragraph: number) => StandIn | null {
  const marks = new Map<string, StandIn>()
  let first: StandIn | null = null
  let second: StandIn | null = null
  const runs: { readonly start: number; key: string; text: boolean }[] = []
  let gone = 0
  let closed = 0
  let fields = 0
  scanXml(xml, file.main, {
    open: (name, attributes, _end, start) => {
      if (name === 'w:r') runs.push({ start, key: '', text: false })
      else if (taken.has(name)) gone++
      else if (shut.has(name)) closed++
      const run = runs[0]
      if (!run) return
      if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
        run.key = `${name.slice(2, name.indexOf('R'))}/${attributes.get('w:id') ?? ''}`
      } else if (name === 'w:t') run.text = true
      else if (name === 'w:fldChar') {
        const type = attributes.get('w:fldCharType')
        if (type === 'begin') fields++
        else if (type === 'end' && fields > 0) fields--
      }
    },
    close: (name, end) => {
      if (taken.has(name)) gone--
      else if (shut.has(name)) closed--
      if (name !== 'w:r') return
      const { start, key, text } = runs.pop()!
      // A run inside another one is that of a ruby or of a text box.
      if (runs.length > 0) return
      if (key !== '' && !marks.has(key)) marks.set(key, [start, end])
      if (!text || gone > 0) return
      if (closed === 0 && fields === 0) first ??= [start, end]
      second ??= [start, end]
    },
  })
  const notes = new Map<string, readonly string[]>()
  return (part, partXml, paragraph) => {
    let keys = notes.get(part)
    if (!keys) {
      keys = noteKeys(partXml, part)
      notes.set(part, keys)
    }
    return marks.get(keys[paragraph] ?? '') ?? first ?? second
  }
}

/** For each paragraph of a part the note that it belongs to, '' for none. */
function noteKeys(xml: string, part: string): string[] {
  const keys: string[] = []
  let key = ''
  scanXml(xml, part, {
    open: (name, attributes) => {
      if (name === 'w:footnote' || name === 'w:endnote') key = `${name.slice(2)}/${attributes.get('w:id') ?? ''}`
      else if (name === 'w:p') keys.push(key)
    },
    close: (name) => {
      if (name === 'w:footnote' || name === 'w:endnote') key = ''
    },
  })
  return keys
}
