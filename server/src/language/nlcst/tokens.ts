import { fold, isAlphanumeric } from '../../core/fold.ts'
import { kindAt, kinds, unitsAt } from './characters.ts'
import type { Literal, Part, Token } from './tree.ts'

/** Where the longest known word ends that begins at `start` of a folded text; `start` when none begins there. */
export type LongestWord = (folded: string, start: number) => number

/** Marks that stand inside one Latin word or number: S5735-L48, TCP/IP, 3.5, R&D. */
const joiners = new Set("-‐‑._/'’&+@·~".split(''))
const address = /(?:https?|ftp):\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*[\w\-~/#=&%]/iy

/**
 * Cuts a text into words, marks and blanks; joined again they are the text. A known word is taken at its longest; Han characters
 * that no known word holds are cut into pairs, which most Chinese words are. Time is linear in the length of the text.
 */
export function tokenize(text: string, longest: LongestWord): Token[] {
  const folded = fold(text)
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const kind = kindAt(text, at)
    let end: number
    if (kind === kinds.space) {
      end = runOf(text, at, kinds.space)
      tokens.push({ type: 'WhiteSpaceNode', value: text.slice(at, end) })
    } else if (kind === kinds.punctuation || kind === kinds.symbol) {
      end = repeated(text, at)
      tokens.push(literal(kind, text.slice(at, end)))
    } else if (kind === kinds.letter) {
      const link = linkEnd(text, at)
      end = link || Math.max(latinEnd(text, at), longest(folded, at))
      tokens.push(link ? { type: 'SourceNode', value: text.slice(at, end) } : word(text, at, end))
    } else {
      end = longest(folded, at)
      if (end > at) tokens.push(word(text, at, end))
      else {
        end = unknownEnd(text, folded, at, longest)
        pairs(text, at, end, tokens)
      }
    }
    at = end
  }
  return tokens
}

function runOf(text: string, at: number, kind: number): number {
  while (at < text.length && kindAt(text, at) === kind) at += unitsAt(text, at)
  return at
}

/** A mark is one token together with those of its kind after it: ……, ——, ！！. */
function repeated(text: string, start: number): number {
  const units = unitsAt(text, start)
  const mark = text.slice(start, start + units)
  let at = start + units
  while (text.startsWith(mark, at)) at += units
  return at
}

function linkEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at) | 32
  // the pattern is tried only where a scheme may begin
  if (unit !== 0x68 && unit !== 0x66) return 0
  address.lastIndex = at
  return address.test(text) ? address.lastIndex : 0
}

function latinEnd(text: string, start: number): number {
  let at = start
  for (;;) {
    at = runOf(text, at, kinds.letter)
    const next = at + 1
    if (next >= text.length || kindAt(text, next) !== kinds.letter) return at
    const mark = text[at]!
    const digits = mark === ',' && isDigit(text, at - 1) && isDigit(text, next)
    if (!digits && !joiners.has(mark)) return at
    at = next
  }
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return isAlphanumeric(unit) && unit < 58
}

/** End of the Han characters from `start` on that begin no known word. */
function unknownEnd(text: string, folded: string, start: number, longest: LongestWord): number {
  let at = start + unitsAt(text, start)
  while (at < text.length && kindAt(text, at) === kinds.han && longest(folded, at) === at) at += unitsAt(text, at)
  return at
}

/** Two characters a word, three in the last where they are odd. */
function pairs(text: string, start: number, end: number, tokens: Token[]): void {
  const edges = [start]
  for (let at = start; at < end; at = edges.at(-1)!) edges.push(at + unitsAt(text, at))
  const count = edges.length - 1
  for (let i = 0; i < count; ) {
    const size = count - i <= 3 ? count - i : 2
    tokens.push(word(text, edges[i]!, edges[i + size]!))
    i += size
  }
}

/** A word; marks inside it are nodes of their own, as in retext's other parsers. */
function word(text: string, start: number, end: number): Token {
  const children: Part[] = []
  for (let at = start; at < end; ) {
    const kind = kindAt(text, at)
    const mark = kind === kinds.punctuation || kind === kinds.symbol
    let to = at + unitsAt(text, at)
    if (!mark) while (to < end && kindAt(text, to) <= kinds.letter) to += unitsAt(text, to)
    children.push(mark ? literal(kind, text.slice(at, to)) : { type: 'TextNode', value: text.slice(at, to) })
    at = to
  }
  return { type: 'WordNode', children }
}

function literal(kind: number, value: string): Part & Literal {
  return kind === kinds.punctuation ? { type: 'PunctuationNode', value } : { type: 'SymbolNode', value }
}
