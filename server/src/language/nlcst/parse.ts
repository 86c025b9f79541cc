import { lineStarts } from '../../core/position.ts'
import { group } from './group.ts'
import { type LongestWord, tokenize } from './tokens.ts'
import type { Paragraph, Place, Point, Root, Sentence, Token, Word } from './tree.ts'
import { type Literal, type Part, placeOf, textOf } from './tree.ts'

/** A plugin of the tree in retext's older way: it changes the node it gets. */
export type NodePlugin<Node> = (node: Node) => void

/** What retext's bridges ask of a parser. */
export interface ChineseParser {
  /** Tree of a text, with the places of all nodes. */
  parse(text: string): Root
  /** Tokens of a stretch of text, without places. */
  tokenize(text: string): Token[]
  readonly tokenizeSentencePlugins: NodePlugin<Sentence>[]
  readonly tokenizeParagraphPlugins: NodePlugin<Paragraph>[]
  readonly tokenizeRootPlugins: NodePlugin<Root>[]
}

/** The parser over a word list. */
export function chineseParser(longest: LongestWord): ChineseParser {
  return {
    parse: (text) => parseChinese(text, longest),
    tokenize: (text) => tokenize(text, longest),
    tokenizeSentencePlugins: [],
    tokenizeParagraphPlugins: [],
    tokenizeRootPlugins: [(root) => regroup(root, longest)],
  }
}

/** Tree of a plain text: every line is a sentence at least, blank lines part paragraphs. */
export function parseChinese(text: string, longest: LongestWord): Root {
  const tokens = tokenize(text, longest)
  const pointAt = points(text)
  let offset = 0
  for (const token of tokens) {
    const start = offset
    offset += textOf(token).length
    place(token, start, pointAt)
  }
  const end = pointAt(text.length)
  return {
    type: 'RootNode',
    children: group(tokens, true),
    position: { start: { line: 1, column: 1, offset: 0 }, end },
  }
}

/** Points by ascending offset: one walk over the lines, whatever the number of tokens. */
function points(text: string): (offset: number) => Point {
  const starts = lineStarts(text)
  let line = 0
  return (offset) => {
    if (offset < starts[line]!) line = 0
    while (line + 1 < starts.length && starts[line + 1]! <= offset) line++
    return { line: line + 1, column: offset - starts[line]! + 1, offset }
  }
}

function place(token: Token, start: number, pointAt: (offset: number) => Point): void {
  const first = pointAt(start)
  let at = first
  let offset = start
  for (const node of 'children' in token ? token.children : [token]) {
    offset += node.value.length
    const end = pointAt(offset)
    node.position = { start: at, end }
    at = end
  }
  // a word has its own place, but the points of its letters: half the objects of a tree are points
  token.position = { start: first, end: at }
}

/**
 * Reads a tree that another parser of nlcst made (from Markdown, by way of `remark-retext`) as Chinese: words and sentences are
 * cut anew, code and line breaks stay, places hold.
 */
export function regroup(root: Root, longest: LongestWord): void {
  const tokens: Token[] = []
  let stretch: Token[] = []
  const flush = () => {
    if (stretch.length) tokens.push(...retokenize(stretch, longest))
    stretch = []
  }
  for (const token of flat(root)) {
    const fixed = token.type === 'SourceNode' || token.type === 'WhiteSpaceNode'
    if (fixed || (stretch.length && !adjoins(stretch.at(-1)!, token))) flush()
    if (fixed) tokens.push(token)
    else stretch.push(token)
  }
  flush()
  root.children = group(tokens, false)
}

function* flat(root: Root): Generator<Token> {
  for (const paragraph of root.children)
    if ('value' in paragraph) yield paragraph
    else
      for (const sentence of paragraph.children)
        if ('value' in sentence) yield sentence
        else yield* sentence.children
}

function adjoins(before: Token, after: Token): boolean {
  return before.position?.end.offset === after.position?.start.offset
}

/** The tokens hold no line break, so a place follows from the first one's. */
function retokenize(stretch: readonly Token[], longest: LongestWord): Token[] {
  const tokens = tokenize(stretch.map(textOf).join(''), longest)
  const position = placeOf(stretch)
  if (!position) return tokens
  let at = position.start
  const move = (node: Literal | Part): Place => {
    const length = node.value.length
    const start = at
    at = { line: at.line, column: at.column + length, offset: at.offset + length }
    return { start, end: { ...at } }
  }
  for (const token of tokens) {
    for (const node of 'children' in token ? token.children : [token]) node.position = move(node)
    if ('children' in token) (token as Word).position = placeOf(token.children)!
  }
  return tokens
}
