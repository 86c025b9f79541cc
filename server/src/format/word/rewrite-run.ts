import type { Anchor } from './anchor.ts'
import type { Markup } from './markup.ts'
import { cutCode } from './ours.ts'
import type { Run, RunText } from './runs.ts'

/** A place inside a run where it is cut in two, and the marks that come between the halves. */
export interface Cut {
  readonly at: number
  readonly kind: Anchor['kind']
  readonly marks: string
}

/** What a run is written with. */
export interface RunWriter {
  readonly xml: string
  readonly markup: Markup
  /** The start tag of the tracked deletion around a piece between two offsets, null when the piece stays. */
  deletion(from: number, to: number): string | null
}

/** Writes a run again, cut in pieces; pieces to be deleted become tracked deletions. Nothing else of it changes. */
export function rewriteRun(run: Run, cuts: readonly Cut[], writer: RunWriter): string {
  const { xml, markup } = writer
  const out: string[] = []
  let from = run.start
  let head = xml.slice(run.start, run.content)
  for (let i = 0; i <= cuts.length; i++) {
    const cut = cuts[i]
    const to = cut ? cut.at : run.end
    const deletion = writer.deletion(from, to)
    const piece = contentOf(run, i === 0 ? null : cuts[i - 1]!, cut ?? null, deletion !== null, writer)
    const text = `${head}${piece.text}</${markup.prefix}r>`
    out.push(deletion === null ? text : `${deletion}${text}</${markup.prefix}del>`)
    if (!cut) break
    const code = cutCode({ between: cut.kind === 'between', spaced: piece.spaced, cdata: cut.kind === 'cdata' })
    head = markup.open('r', { rsidR: code }) + propsCopy(xml, run, markup)
    out.push(cut.marks)
    from = to
  }
  return out.join('')
}

function contentOf(run: Run, before: Cut | null, after: Cut | null, deleted: boolean, { xml, markup }: RunWriter) {
  const from = before ? before.at : run.content
  const to = after ? after.at : run.close
  const name = deleted ? 'delText' : 't'
  const inText = (cut: Cut | null) => cut !== null && cut.kind !== 'between'
  const open = inText(before)
    ? markup.open(name, { 'xml:space': 'preserve' }) + (before!.kind === 'cdata' ? '<![CDATA[' : '')
    : ''
  const close = inText(after) ? `${after!.kind === 'cdata' ? ']]>' : ''}</${markup.prefix}${name}>` : ''
  const cut = inText(after) ? run.texts.find((text) => text.start < to && to < text.end) : undefined
  const spaced = cut !== undefined && cut.tagStart >= from && !cut.space && /\s$/.test(xml.slice(cut.start, to))
  const text = renamed(xml, run.texts, from, to, markup.prefix.length, deleted, spaced ? cut : undefined)
  return { text: open + text + close, spaced }
}

/** A slice of a run with its w:t called w:delText where it is deleted, and xml:space put in where a cut needs it. */
function renamed(
  xml: string,
  texts: readonly RunText[],
  from: number,
  to: number,
  prefix: number,
  deleted: boolean,
  spaced: RunText | undefined,
): string {
  let out = ''
  let at = from
  const put = (position: number, text: string, skip: number) => {
    out += xml.slice(at, position) + text
    at = position + skip
  }
  for (const text of texts) {
    const name = text.tagStart + 1 + prefix
    const opens = text.tagStart >= from && text.tagStart < to
    if (opens && deleted) put(name, 'delText', 1)
    if (opens && text === spaced) put(name + 1, ' xml:space="preserve"', 0)
    if (deleted && text.end !== text.tagEnd && text.end >= from && text.tagEnd <= to) {
      put(text.end + 2 + prefix, 'delText', 1)
    }
  }
  return out + xml.slice(at, to)
}

/** The run's properties for another run, without what is tracked of them. */
export function propsCopy(xml: string, run: Run, { prefix }: Markup): string {
  const props = xml.slice(...run.props)
  const start = props.indexOf(`<${prefix}rPrChange`)
  if (start < 0) return props
  const sign = `</${prefix}rPrChange>`
  const end = props.indexOf(sign, start)
  return end < 0 ? props : props.slice(0, start) + props.slice(end + sign.length)
}
