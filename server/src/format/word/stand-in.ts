import type { WordPackage } from './package.ts'
import { scanXml } from './xml.ts'

const asides = new Set(['w:txbxContent', 'w:moveFrom', 'w:del'])

/** Where a comment on words outside the body is put: a range of the main part's text. */
export type StandIn = readonly [number, number]

/**
 * Comments belong to the main part only (the comments part is its relation, 11.3.2 of ISO 29500-1; Word and LibreOffice do not
 * open a file with one in a header or note). Gives a place for those on notes, at the note's mark, and on headers and
 * footers, at the first words of the body, or where the first paragraph begins; null when the body has no paragraph.
 */
export function standIns(
  file: WordPackage,
  xml: string,
): (part: string, partXml: string, number: number) => StandIn | null {
  const marks = new Map<string, StandIn>()
  let first: StandIn | null = null
  /** The beginning of the first paragraph, behind its properties; -1 while it is not known. */
  let paragraph = -1
  let inParagraph = false
  const runs: number[] = []
  const seen: { key: string; text: boolean }[] = []
  /** Depth in text boxes and in text that has moved away. */
  let apart = 0
  scanXml(xml, file.main, {
    open: (name, attributes, end, start) => {
      if (name === 'w:p' && paragraph < 0 && apart === 0 && xml[end - 2] !== '/') {
        paragraph = end
        inParagraph = true
      }
      if (name === 'w:r') {
        runs.push(start)
        seen.push({ key: '', text: false })
      } else if (asides.has(name)) apart++
      const run = seen.at(-1)
      if (!run) return
      if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
        run.key = `${name.slice(2, name.indexOf('R'))}/${attributes.get('w:id') ?? ''}`
      } else if (name === 'w:t') run.text = true
    },
    close: (name, end) => {
      if (asides.has(name)) apart--
      else if (name === 'w:p') inParagraph = false
      else if (name === 'w:pPr' && inParagraph && seen.length === 0) paragraph = end
      if (name !== 'w:r') return
      const start = runs.pop()!
      const { key, text } = seen.pop()!
      if (key !== '' && !marks.has(key)) marks.set(key, [start, end])
      if (text && apart === 0) first ??= [start, end]
    },
  })
  const notes = new Map<string, readonly string[]>()
  return (part, partXml, number) => {
    let keys = notes.get(part)
    if (!keys) {
      keys = noteKeys(partXml, part)
      notes.set(part, keys)
    }
    return marks.get(keys[number] ?? '') ?? first ?? (paragraph < 0 ? null : [paragraph, paragraph])
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
