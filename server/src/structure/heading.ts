import type { Block } from '../core/block.ts'
import { longest, outerStyles as outer } from './accept.ts'
import { apartFromSource, kept } from './kept.ts'
import { blanks, chapterStyles, isApart, type Line, lineOf, readLines, runLengths } from './line.ts'
import { type NumberStyle, numbering } from './numbering.ts'
import { isOpening, repeatedLines } from './repeated.ts'

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
  const lines = readLines(blocks)
  const proses = readProses(blocks)
  const runs = runLengths(lines, blocks)
  const repeated = repeatedLines(lines)
  const found: Candidate[] = []
  let listed: Set<string> | null = null
  let chapter = ''
  let joined = -1
  for (let i = 0; i < blocks.length; i++) {
    const line = lines[i]
    if (!line) {
      const prose = proses[i]
      if (prose === undefined) continue
      // Content after a table of contents ends it.
      listed = null
      if (prose) found.push({ ...prose, block: i })
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
    if (line.tight === chapter && !blocks[i]!.level) continue
    const candidate = candidateOf(blocks, lines, i, ended ? 1 : runs[i]!)
    const above = found.at(-1)
    // A chapter title that is said again on its first line opens nothing new.
    const again = candidate && above && above.words === candidate.words && above.block >= i - 2
    if (candidate) found.push(again ? { ...candidate, known: false } : candidate)
    else if (line.style === 'chinese') {
      const runIn = runInTitle(blocks[i]!)
      if (runIn) found.push({ ...runIn, block: i })
    }
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
  const line = lines[at]!
  if (line.reach < Math.min(run, 3)) return null
  let { name } = line
  let title = line.text.trim()
  const next = lines[at + 1]
  if (isBroken(line) && next?.style === 'bare' && next.text.length <= 30) {
    const rest = next.text.trim()
    title = line.words ? `${title}${rest}` : `${title} ${rest}`
    name += rest.replace(blanks, '')
  }
  return {
    block: at,
    style: line.style,
    value: line.number?.value ?? 0,
    level: blocks[at]!.level,
    title,
    words: name,
    known: line.known,
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

type RunIn = Omit<Candidate, 'block'>

/** For each block too long for a heading the title that runs into it, null when there is none; undefined for shorter ones. */
const readProses = kept(proseOf)

function proseOf(block: Block): RunIn | null | undefined {
  if (block.text.length <= longest) return undefined
  return !block.cell && mayRunIn(block) && !isApart(block) ? runInTitle(block) : null
}

/** 四、资格要求：1. …; only an outer number with a telling short left part counts. */
function runInTitle(block: Block): RunIn | null {
  if (block.cell || block.quoted || block.kind === 'heading') return null
  const head = apartFromSource(block.text.slice(0, 28))
  const colon = head.search(/[：:]/)
  if (colon < 2) return null
  const text = block.label ? `${block.label} ${head.slice(0, colon)}` : head.slice(0, colon)
  const number = numbering(text)
  if (number?.style !== 'chinese') return null
  const words = text.slice(number.end).trim()
  if (!words || words.length > 18 || /[，。；,]/.test(words)) return null
  const title = text.trim()
  return { style: number.style, value: number.value, level: 0, title, words, known: false, runIn: true }
}

/** True for a block that is too long to be a heading and holds none: whatever else it says, the outline is the same. */
export function isPlainProse(block: Block): boolean {
  return proseOf(block) === null && !block.cell && block.level === 0
}

/**
 * True for a short block that is no heading, wherever it stands, and takes no part in a list of titles; `above` are the blocks
 * before it, the nearest last. Only its style counts then, and whether it is blank.
 */
export function isPlainLine(block: Block, above: readonly Block[]): boolean {
  const line = lineOf(block)
  if (!line || line.reach > 0 || line.style === 'chinese' || line.contents || line.entry || isOpening(line))
    return false
  const before = above.at(-1)
  const lineBefore = before && lineOf(before)
  return !(lineBefore && isBroken(lineBefore)) && isOutsideContents(above)
}

/** True where the blocks above show that no table of contents is open, in which every line counts. */
export function isOutsideContents(above: readonly Block[]): boolean {
  for (let i = above.length - 1; i >= 0; i--) {
    if (proseOf(above[i]!) !== undefined) return true
    if (lineOf(above[i]!)?.contents) return false
  }
  return false
}
