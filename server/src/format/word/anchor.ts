import type { WordPlace, WordRun } from '../../core/block.ts'
import type { Run } from './runs.ts'

/** Where a range begins or ends: at the edge of a run, between two children of it, or inside one of its texts. */
export interface Anchor {
  readonly run: number
  /** Offset in the part. */
  readonly at: number
  readonly kind: 'edge' | 'between' | 'text' | 'cdata'
}

/**
 * The two anchors of a range of a block's text (UTF-16 units), or null when no text of the file lies under it. A tab or
 * break at an edge of the range is left out, and then the range is not `whole`.
 */
export function anchorsOf(
  xml: string,
  place: WordPlace,
  runs: readonly Run[],
  start: number,
  end: number,
): { readonly from: Anchor; readonly to: Anchor; readonly whole: boolean } | null {
  const first = place.runs.find((run) => run.end > start)
  const last = place.runs.findLast((run) => run.start < end)
  if (!first || !last || first.start >= end || last.end <= start) return null
  const from = startAnchor(xml, first, runs, Math.max(start, first.start))
  const to = endAnchor(xml, last, runs, Math.min(end, last.end))
  return from && to && { from, to, whole: first.start <= start && last.end >= end }
}

function owner(runs: readonly Run[], place: WordRun): number {
  return runs.findIndex((run) => place.xmlStart > run.start && place.xmlStart < run.end)
}

function startAnchor(xml: string, place: WordRun, runs: readonly Run[], offset: number): Anchor | null {
  const index = owner(runs, place)
  const run = runs[index]
  const text = run?.texts.find((one) => one.start === place.xmlStart)
  if (!run || !text) return null
  if (run.shell) return { run: index, at: run.shell[0], kind: 'edge' }
  if (text.locked) return { run: index, at: run.start, kind: 'edge' }
  if (offset > place.start) return inside(xml, place, index, offset)
  if (xml.slice(run.content, text.tagStart).trim() === '') return { run: index, at: run.start, kind: 'edge' }
  return { run: index, at: text.tagStart, kind: 'between' }
}

function endAnchor(xml: string, place: WordRun, runs: readonly Run[], offset: number): Anchor | null {
  const index = owner(runs, place)
  const run = runs[index]
  const text = run?.texts.find((one) => one.start === place.xmlStart)
  if (!run || !text) return null
  if (run.shell) return { run: index, at: run.shell[1], kind: 'edge' }
  if (text.locked) return { run: index, at: run.end, kind: 'edge' }
  if (offset < place.end) return inside(xml, place, index, offset)
  if (xml.slice(text.tagEnd, run.close).trim() === '') return { run: index, at: run.end, kind: 'edge' }
  return { run: index, at: text.tagEnd, kind: 'between' }
}

const cdataStart = '<![CDATA['

/** The place behind so many characters of a w:t; entities count as what they stand for. */
function inside(xml: string, place: WordRun, run: number, offset: number): Anchor {
  let left = offset - place.start
  if (place.xmlEnd - place.xmlStart === place.end - place.start) {
    return { run, at: place.xmlStart + left, kind: 'text' }
  }
  let at = place.xmlStart
  let cdata = false
  const skipTo = (sign: string) => {
    at = xml.indexOf(sign, at) + sign.length
  }
  while (left > 0) {
    if (cdata && xml.startsWith(']]>', at)) {
      at += 3
      cdata = false
    } else if (!cdata && xml[at] === '<') {
      if (xml.startsWith(cdataStart, at)) {
        at += cdataStart.length
        cdata = true
      } else skipTo(xml[at + 1] === '?' ? '?>' : '-->')
    } else if (!cdata && xml[at] === '&') {
      const code = /^&#(?:x([\da-f]+)|(\d+));/i.exec(xml.slice(at, at + 12))
      const value = code ? Number.parseInt(code[1] ?? code[2]!, code[1] ? 16 : 10) : 0
      skipTo(';')
      left -= value > 0xffff ? 2 : 1
    } else {
      at += xml.startsWith('\r\n', at) ? 2 : 1
      left--
    }
  }
  return { run, at, kind: cdata ? 'cdata' : 'text' }
}
