/** The part of nlcst (the syntax tree of retext) that the Chinese parser makes. Trees are mutable: plugins change them. */

/** Line and column count from 1, `offset` from 0, both in UTF-16 units. */
export interface Point {
  line: number
  column: number
  offset: number
}

export interface Place {
  start: Point
  end: Point
}

/** One type for each, as @types/nlcst has it. */
type Leaf<Type extends string> = { [T in Type]: { type: T; value: string; position?: Place } }[Type]

/** What stands beside words. */
export type Literal = Leaf<'PunctuationNode' | 'SymbolNode' | 'WhiteSpaceNode' | 'SourceNode'>

export type Blank = Leaf<'WhiteSpaceNode'>

/** What a word consists of. */
export type Part = Leaf<'TextNode' | 'PunctuationNode' | 'SymbolNode'>

export interface Word {
  type: 'WordNode'
  children: Part[]
  position?: Place
}

export type Token = Word | Literal

export interface Sentence {
  type: 'SentenceNode'
  children: Token[]
  position?: Place
}

export interface Paragraph {
  type: 'ParagraphNode'
  children: (Sentence | Blank)[]
  position?: Place
}

export interface Root {
  type: 'RootNode'
  children: (Paragraph | Blank)[]
  position?: Place
}

/** The text of a token. */
export function textOf(token: Token): string {
  return 'value' in token ? token.value : token.children.map(({ value }) => value).join('')
}

/** The place from the first to the last of some nodes; absent where one of them has none. */
export function placeOf(nodes: readonly { readonly position?: Place }[]): Place | undefined {
  const first = nodes[0]?.position
  const last = nodes.at(-1)?.position
  return first && last && { start: { ...first.start }, end: { ...last.end } }
}
