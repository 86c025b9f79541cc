import type { WordPackage } from './package.ts'
import { scanXml } from './xml.ts'

const asides = new Set(['w:txbxContent', 'w:moveFrom', 'w:del'])

/** Where a comment on words outside the body is put: a range of the main part's text. */
export type StandIn = readonly [number, number]

/**
 * Comments belong to the main part only (the comments part is its relation, 11.3.2 of ISO 29500-1; Word and LibreOffice do not
 * open a file with one in a header or note). Gives a place for those on notes, at the note's mark, and on headers and
 * footers, at the first paragraph of the body that has text; null when the body has no paragraph.
 */
export function standIns(
  file: WordPackage,
  xml: string,
): (part: string, partXml: string, number: number) => StandIn | null {
  const marks = new Map<string, StandIn>()
  /** The first paragraph with text outside content controls (in them LibreOffice loses the comment), with text, and of all. */
  const best: (StandIn | null)[] = [null, null, null]
  const runs: number[] = []
  let paragraph: { begin: number; readonly depth: number; text: boolean } | null = null
  let key = ''
  let depth = 0
  let controls = 0
  /** Depth in text boxes and in text that has moved away. */
  let apart = 0
  scanXml(xml, file.main, {
    open: (name, attributes, end, start) => {
      depth++
      if (asides.has(name)) apart++
      else if (name === 'w:sdt') controls++
      else if (name === 'w:r') runs.push(start)
      else if (apart > 0) return
      else if (name === 'w:p' && xml[end - 2] !== '/') paragraph = { begin: end, depth, text: false }
      else if (name === 'w:t' && paragraph) paragraph.text = true
      else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
        key = `${name.slice(2, name.indexOf('R'))}/${attributes.get('w:id') ?? ''}`
      }
    },
    close: (name, end, start) => {
      depth--
      if (asides.has(name)) apart--
      else if (name === 'w:sdt') controls--
      else if (name === 'w:r') {
        const run = runs.pop()!
        if (key !== '' && !marks.has(key)) marks.set(key, [run, end])
        key = ''
      } else if (paragraph && name === 'w:pPr' && depth === paragraph.depth) paragraph.begin = end
      else if (paragraph && name === 'w:p' && depth === paragraph.depth - 1) {
        const place: StandIn = [paragraph.begin, start]
        if (paragraph.text && controls === 0) best[0] ??= place
        if (paragraph.text) best[1] ??= place
        best[2] ??= place
        paragraph = null
      }
    },
  })
  const home = best.find((place) => place !== null) ?? null
  const notes = new Map<string, readonly string[]>()
  return (part, partXml, number) => {
    let keys = notes.get(part)
    if (!keys) {
      keys = noteKeys(partXml, part)
      notes.set(part, keys)
    }
    return marks.get(keys[number] ?? '') ?? home
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
