import { startShells } from './shells.ts'
import { scanXml } from './xml.ts'

/** One w:t of a run; all offsets are of the part's text, ranges half-open. */
export interface RunText {
  readonly tagStart: number
  /** What stands between the tags. */
  readonly start: number
  readonly end: number
  readonly tagEnd: number
  /** The tag says xml:space, whatever it says. */
  readonly space: boolean
  /** Inside a ruby: nothing is cut here. */
  readonly locked: boolean
}

/** One w:r of a paragraph. */
export interface Run {
  readonly start: number
  /** Behind the run's own properties: here its content begins. */
  readonly content: number
  /** Range of w:rPr, empty when there is none. */
  readonly props: readonly [number, number]
  /** Where the end tag begins, and behind it. */
  readonly close: number
  readonly end: number
  readonly texts: readonly RunText[]
  /** Only text, tabs, breaks and hyphens: nothing is lost when it is replaced. */
  readonly plain: boolean
  /** Range of what must not be cut around the run (see `startShells`), null when there is nothing. */
  readonly shell: readonly [number, number] | null
}

interface OpenRun {
  readonly start: number
  content: number
  props: [number, number]
  readonly texts: RunText[]
  plain: boolean
  /** Number of the elements around the run. */
  readonly depth: number
  /** Inside the ruby of another run: marks stand outside it. */
  readonly ruby: boolean
}

/** A paragraph: its runs, and where its content begins, behind its properties, and ends. */
export interface RunParagraph {
  readonly begin: number
  readonly end: number
  readonly runs: readonly Run[]
}

interface OpenParagraph {
  readonly number: number
  begin: number
  readonly depth: number
  readonly runs: Omit<Run, 'shell'>[]
  readonly shells: ReturnType<typeof startShells>
}

/** Children of a run that are plain text or mean nothing. */
const plainChildren = new Set([
  'w:rPr',
  'w:t',
  'w:tab',
  'w:br',
  'w:cr',
  'w:noBreakHyphen',
  'w:softHyphen',
  'w:lastRenderedPageBreak',
])

/** The runs of the wanted paragraphs by number (as in `readStory`), in document order. Throws ReadError broken-xml. */
export function scanRuns(xml: string, part: string, wanted: ReadonlySet<number>): Map<number, RunParagraph> {
  const found = new Map<number, RunParagraph>()
  const stack: string[] = []
  const paragraphs: OpenParagraph[] = []
  const runs: OpenRun[] = []
  let count = 0
  let text: { tagStart: number; start: number; space: boolean } | null = null
  let current: OpenParagraph | null = null

  const openRun = (start: number, end: number, parent: string | undefined) => {
    const around = runs.at(-1)
    const ruby = around !== undefined && (around.ruby || parent === 'w:rubyBase' || parent === 'w:rt')
    const depth = stack.length - 1
    runs.push({ start, content: end, props: [end, end], texts: [], plain: true, depth, ruby })
  }
  const closeRun = (start: number, end: number) => {
    const { depth: _depth, ruby, ...run } = runs.pop()!
    const around = runs.at(-1)
    if (ruby && around) around.texts.push(...run.texts.map((one) => ({ ...one, locked: true })))
    else current!.runs.push({ ...run, close: start, end })
  }
  const closeParagraph = (end: number) => {
    const { number, begin, runs: done, shells } = paragraphs.pop()!
    if (wanted.has(number)) {
      found.set(number, { begin, end, runs: done.map((run) => ({ ...run, shell: shells.around(run.start, run.end) })) })
    }
    const around = paragraphs.at(-1)
    current = around && wanted.has(around.number) ? around : null
  }

  scanXml(xml, part, {
    open: (name, attributes, end, start) => {
      const parent = stack.at(-1)
      stack.push(name)
      if (name === 'w:p') {
        const paragraph = { number: count++, begin: end, depth: stack.length, runs: [], shells: startShells() }
        paragraphs.push(paragraph)
        current = wanted.has(paragraph.number) ? paragraph : null
        return
      }
      if (!current) return
      const run = runs.at(-1)
      current.shells.open(name, parent, attributes, start, run?.start ?? start)
      if (name === 'w:instrText' && current) text = { tagStart: start, start: end, space: false }
      if (name === 'w:r') openRun(start, end, parent)
      else if (run && run.depth === stack.length - 2) {
        if (!plainChildren.has(name)) run.plain = false
        if (name === 'w:rPr' && start === run.content) run.props = [start, end]
        else if (name === 'w:t') {
          text = { tagStart: start, start: end, space: attributes.get('xml:space') !== undefined }
        }
      }
    },
    close: (name, end, start) => {
      stack.pop()
      if (name === 'w:p') return closeParagraph(start)
      if (!current) return
      const run = runs.at(-1)
      if (name === 'w:rPr' && run && run.depth === stack.length - 1) {
        if (run.props[0] === run.content && run.texts.length === 0) {
          run.props[1] = end
          run.content = end
        }
      } else if (name === 'w:t' && text && run) {
        run.texts.push({ ...text, end: start, tagEnd: end, locked: false })
        text = null
      } else if (name === 'w:instrText' && text) {
        current.shells.instruction(xml.slice(text.start, start))
        text = null
      } else if (name === 'w:pPr' && stack.length === current.depth) current.begin = end
      else if (name === 'w:r') closeRun(start, end)
      current.shells.close(name, end)
    },
  })
  return found
}
