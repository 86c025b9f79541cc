import { fold } from '../../core/fold.ts'
import { sentences } from '../sentence.ts'
import { type Blank, type Paragraph, placeOf, type Sentence, type Token, textOf } from './tree.ts'

const closing = /^[”’」』）)\]】》〉"']+$/

/**
 * Puts tokens into sentences and paragraphs. A blank line parts paragraphs. A sentence ends with its stop and the closing marks
 * after it, and at the end of a line when `lines` is true: in Markdown a single line break means nothing.
 */
export function group(tokens: readonly Token[], lines: boolean): (Paragraph | Blank)[] {
  const root: (Paragraph | Blank)[] = []
  let from = 0
  tokens.forEach((token, index) => {
    if (token.type !== 'WhiteSpaceNode' || breaks(token.value) < 2) return
    if (index > from) root.push(...paragraphs(tokens.slice(from, index), lines))
    root.push(token)
    from = index + 1
  })
  if (from < tokens.length) root.push(...paragraphs(tokens.slice(from), lines))
  return root
}

/** Line breaks in a text; \r\n is one. */
function breaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}

function paragraphs(tokens: Token[], lines: boolean): (Paragraph | Blank)[] {
  const children: (Sentence | Blank)[] = []
  const spans = sentences(fold(masked(tokens, lines)))
  let open: Token[] = []
  let last: Token[] | null = null
  let span = 0
  let offset = 0
  const close = () => {
    const blank = open.at(-1)?.type === 'WhiteSpaceNode' ? (open.pop() as Blank) : null
    if (open.length) children.push({ type: 'SentenceNode', children: open, ...placed(open) })
    if (open.length) last = open
    if (blank) children.push(blank)
    open = []
  }
  const append = (token: Token) => {
    const sentence = children.at(-1)
    if (!last || sentence?.type !== 'SentenceNode') return false
    sentence.children.push(token)
    Object.assign(sentence, placed(sentence.children))
    return true
  }
  for (const token of tokens) {
    const text = textOf(token)
    while (span < spans.length && offset >= spans[span + 1]!) {
      close()
      span += 2
    }
    const inside = span < spans.length && offset >= spans[span]!
    offset += text.length
    if (!open.length && (!inside || closing.test(text)) && token.type === 'PunctuationNode' && append(token)) continue
    if (!open.length && token.type === 'WhiteSpaceNode') children.push(token)
    else open.push(token)
  }
  close()
  return split(children)
}

/** Blanks at the edges of a paragraph stand beside it. */
function split(children: (Sentence | Blank)[]): (Paragraph | Blank)[] {
  const first = children.findIndex(({ type }) => type === 'SentenceNode')
  if (first < 0) return children as Blank[]
  const last = children.findLastIndex(({ type }) => type === 'SentenceNode')
  const inside = children.slice(first, last + 1)
  const paragraph: Paragraph = { type: 'ParagraphNode', children: inside, ...placed(inside) }
  return [...(children.slice(0, first) as Blank[]), paragraph, ...(children.slice(last + 1) as Blank[])]
}

function placed(nodes: Parameters<typeof placeOf>[0]): { position?: ReturnType<typeof placeOf> } {
  const position = placeOf(nodes)
  return position ? { position } : {}
}

/** The text that sentences are looked for in, unit for unit: stops inside an address or code are none, nor line breaks that mean nothing. */
function masked(tokens: readonly Token[], lines: boolean): string {
  return tokens
    .map((token) => {
      const text = textOf(token)
      if (token.type === 'SourceNode') return 'x'.repeat(text.length)
      return lines || token.type !== 'WhiteSpaceNode' ? text : ' '.repeat(text.length)
    })
    .join('')
}
