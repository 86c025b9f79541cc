import type { Block } from '../core/block.ts'
import { type Numbering, type NumberStyle, numbering, skipMarks } from './numbering.ts'
import { titleKind } from './section-kind.ts'
import { chapterTitles, headingEnd } from './words.ts'

/** A line that may be a heading, before its level is known. */
export interface Candidate {
  readonly block: number
  readonly style: NumberStyle | 'bare'
  /** Last number of the label, 0 when none. */
  readonly value: number
  /** Level that the format states, else 0. */
  readonly level: number
  /** Label and text as a reader sees them. */
  readonly title: string
  /** The title without its number. */
  readonly words: string
  /** A well-known chapter title. */
  readonly known: boolean
  /** A heading that runs into its own content (四、资格要求：1. …): not a heading block. */
  readonly runIn: boolean
}

const longest = 60
const outer: ReadonlySet<string> = new Set(['volume', 'part', 'chapter', 'section', 'attachment'])
const notEnd = '。；;！!？?，,、的“《'
const verbStart =
  /^(具有|具备|提供|未|不|应|须|必须|能够|能|可|由|按|根据|如|若|因|凡|在|对|投标人(应|须|必须)|供应商(应|须|必须)|本|是|有|无|已|将|以|为|与)/
const contents = /^(目录|目次|contents)$/i
const leader = /(\t|…|\.{3,}|·{3,}|．{3,})\s*\d{1,3}\s*$/

interface Line {
  readonly text: string
  readonly number: Numbering | null
  readonly style: NumberStyle | 'bare'
}

/** The lines of a document that are headings by format or by wording, in order. Linear in the text. */
export function headingLines(blocks: readonly Block[]): Candidate[] {
  const lines = blocks.map(lineOf)
  const runs = runLengths(lines, blocks)
  const found: Candidate[] = []
  let listed: Set<string> | null = null
  for (let i = 0; i < blocks.length; i++) {
    const line = lines[i]
    const block = blocks[i]!
    if (!line) {
      // Content after a table of contents ends it, blank or cell blocks included only when they carry text.
      if (listed && block.text.length > longest) listed = null
      if (!block.cell && block.text.length > longest) addRunIn(found, block, i)
      continue
    }
    const squeezed = squeeze(line.text)
    if (contents.test(squeezed)) {
      listed = new Set()
      continue
    }
    const entry = leader.test(block.text)
    if (entry && !listed) continue
    const ended = listed !== null
    if (listed) {
      const name = squeezed.replace(/[.…·．]*\d{0,3}$/, '')
      if (!listed.has(name)) {
        listed.add(name)
        if (listed.size < 200) continue
      }
      if (entry) continue
      listed = null
    }
    const candidate = candidateOf(blocks, lines, i, ended ? 1 : runs[i]!)
    const above = found.at(-1)
    // A chapter title that is said again on its first line opens nothing new.
    const again = candidate && above && above.words === candidate.words && above.block >= i - 2
    if (candidate) found.push(again ? { ...candidate, known: false } : candidate)
    else addRunIn(found, block, i)
  }
  return found
}

const squeeze = (text: string): string => text.replace(/[\s\u00a0]+/g, '')

/** Null for cells, empty blocks and blocks too long for a heading. */
function lineOf(block: Block): Line | null {
  if (block.cell || block.text.length > longest + 30) return null
  const text = block.label ? `${block.label} ${block.text}` : block.text
  if (text.length > longest && !(block.level && text.length < 90)) return null
  if (skipMarks(block.text) >= block.text.length && !block.label) return null
  const number = numbering(text)
  return { text, number, style: number ? number.style : 'bare' }
}

/** For each line, how many neighbours of the same numbering stand in one unbroken row with it: a list, not headings. */
function runLengths(lines: readonly (Line | null)[], blocks: readonly Block[]): Int32Array {
  const runs = new Int32Array(lines.length)
  for (let from = 0; from < lines.length; ) {
    const line = lines[from]
    let to = from + 1
    if (line) while (to < lines.length && lines[to]?.style === line.style && !blocks[to]!.level) to++
    runs.fill(to - from, from, to)
    from = to
  }
  return runs
}

function candidateOf(
  blocks: readonly Block[],
  lines: readonly (Line | null)[],
  at: number,
  run: number,
): Candidate | null {
  const block = blocks[at]!
  const line = lines[at]!
  const text = line.text.trim()
  let words = line.number ? line.text.slice(line.number.end).trim() : text.slice(skipMarks(text)).trim()
  const tight = squeeze(words)
    .replace(/[：:]$/, '')
    .replace(/[（(].{0,12}[)）]$/, '')
  const known = chapterTitles.has(tight)
  if (!accepts(block, line, words, known, run)) return null
  let title = text
  const next = lines[at + 1]
  if ((!words || words.endsWith('、')) && outer.has(line.style) && next?.style === 'bare' && next.text.length <= 30) {
    title = words ? `${text}${next.text.trim()}` : `${text} ${next.text.trim()}`
    words += next.text.trim()
  }
  return {
    block: at,
    style: line.style,
    value: line.number?.value ?? 0,
    level: block.level,
    title,
    words: words.replace(/[ \u3000\u00a0]+/g, ''),
    known,
    runIn: false,
  }
}

function accepts(block: Block, line: Line, words: string, known: boolean, run: number): boolean {
  const style = line.style
  const last = words.at(-1) ?? ''
  // A chapter title may be broken over two lines after an enumeration comma.
  const broken = last === '、' && outer.has(style) && (block.level > 0 || block.centred)
  if (words && !broken && notEnd.includes(last)) return false
  if (/[。；]/.test(words)) return false
  if (block.level) return words.length <= longest
  if (block.quoted) return false
  if (style === 'bare') return acceptsBare(block, words, known, run)
  if (outer.has(style)) return acceptsOuter(block, style, words, run)
  if (!words || words.length > 36) return false
  if (style === 'article')
    return words.length <= 20 && !/规定|款|之|条/.test(words) && (block.bold || block.centred || headingEnd.test(words))
  if (/[：:]./.test(words) || /[，,]/.test(words)) return false
  if (block.bold || block.centred) return words.length <= 34
  const noun = words.replace(/[：:]$/, '').replace(/[（(].*[)）]$/, '')
  if (style === 'chinese') return run < 3 && (words.length <= 30 || titleKind(words) !== null)
  if (verbStart.test(words) && titleKind(words) === null) return false
  if (style === 'chinese-bracket') return run < 3 && words.length <= 26
  // Plain 1. or （1） is a list item unless it stands alone and reads as a noun phrase.
  return run < 2 && words.length <= 22 && headingEnd.test(noun)
}

function acceptsOuter(block: Block, style: NumberStyle, words: string, run: number): boolean {
  if (words.length > 44 || /^(中|的|所|规定|之|及第|至|和第|、第|[，,”》])/.test(words)) return false
  if (style === 'attachment')
    return (block.bold || block.centred || run < 3) && words.length <= 36 && !/^[)）]/.test(words)
  if (style === 'section' && /^第?[\d一二三四五六七八九十]+(\.\d|（|条|款)/.test(words)) return false
  return block.bold || block.centred || run < 3
}

function acceptsBare(block: Block, words: string, known: boolean, run: number): boolean {
  if (known) return block.bold || block.centred || run < 3
  if (!(block.bold || block.centred) || words.length > 25 || words.length < 2) return false
  if (/[：:，,_＿]|日期|^\d|年.*月|备注|^注|名称[：:]?$|盖章|签字/.test(words.replace(/[：:]$/, ''))) return false
  if (/[：:]$/.test(words) && !headingEnd.test(words.slice(0, -1)) && !titleKind(words)) return false
  return /[\u4e00-\u9fff]{2}/.test(words)
}

/** 四、资格要求：1. …; only an outer number with a telling short left part counts. */
function addRunIn(found: Candidate[], block: Block, at: number): void {
  if (block.cell || block.quoted || block.kind === 'heading') return
  const head = block.text.slice(0, 28)
  const colon = head.search(/[：:]/)
  if (colon < 2) return
  const text = block.label ? `${block.label} ${block.text.slice(0, colon)}` : block.text.slice(0, colon)
  const number = numbering(text)
  if (number?.style !== 'chinese') return
  const words = text.slice(number.end).trim()
  if (!words || words.length > 18 || /[，。；,]/.test(words)) return
  found.push({
    block: at,
    style: number.style,
    value: number.value,
    level: 0,
    title: text.trim(),
    words,
    known: false,
    runIn: true,
  })
}
