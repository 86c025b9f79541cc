import type { Block } from '../core/block.ts'
import { longest, outerStyles as outer } from './accept.ts'
import { chapterStyles, isApart, type Line, readLine, runLengths } from './line.ts'
import { type NumberStyle, numbering } from './numbering.ts'
import { repeatedLines } from './repeated.ts'

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

/** The lines of a document that are headings by format or by wording, in order. Linear in the text. */
export function headingLines(blocks: readonly Block[]): Candidate[] {
  const lines = blocks.map(readLine)
  const runs = runLengths(lines, blocks)
  const repeated = repeatedLines(lines)
  const found: Candidate[] = []
  let listed: Set<string> | null = null
  let chapter = ''
  let joined = -1
  for (let i = 0; i < blocks.length; i++) {
    const line = lines[i]
    const block = blocks[i]!
    if (!line) {
      if (block.text.length <= longest) continue
      // Content after a table of contents ends it.
      listed = null
      if (!block.cell && mayRunIn(block) && !isApart(block)) addRunIn(found, block, i)
      continue
    }
    if (line.contents) {
      listed = new Set()
      continue
    }
    if (line.entry && !listed) continue
    const ended = listed !== null
    if (listed) {
      const name = line.tight.replace(/[.…·．]*\d{0,3}$/, '')
      if (!listed.has(name)) {
        listed.add(name)
        if (listed.size < 200) continue
      }
      if (line.entry) continue
      listed = null
    }
    if (repeated[i] || i === joined) continue
    // A chapter title at the top of each page opens its chapter once.
    if (line.tight === chapter && !block.level) continue
    const candidate = candidateOf(blocks, lines, i, ended ? 1 : runs[i]!)
    const above = found.at(-1)
    // A chapter title that is said again on its first line opens nothing new.
    const again = candidate && above && above.words === candidate.words && above.block >= i - 2
    if (candidate) found.push(again ? { ...candidate, known: false } : candidate)
    else if (line.style === 'chinese') addRunIn(found, block, i)
    if (candidate && chapterStyles.has(line.style)) chapter = line.tight
    if (candidate && isBroken(line) && candidate.title !== line.text.trim()) joined = i + 1
  }
  return found
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
  let words = line.words
  const known = line.known
  if (line.reach < Math.min(run, 3)) return null
  let title = text
  const next = lines[at + 1]
  if (isBroken(line) && next?.style === 'bare' && next.text.length <= 30) {
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

/** A chapter line whose title, or the rest of it, stands on the next line. */
const isBroken = (line: Line): boolean => outer.has(line.style) && (!line.words || line.words.endsWith('、'))

/** Its first character may begin 一、 or a mark before it. */
const mayRunIn = (block: Block): boolean => {
  const first = block.label || block.text
  return first.charCodeAt(0) <= 32 || '一二三四五六七八九十★▲*#●■◆△☆\u3000\u00a0'.includes(first[0]!)
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
