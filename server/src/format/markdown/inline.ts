import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { characterReference } from './entity.ts'
import type { InlineParser, InlineText } from './inline-text.ts'
import { isPunctuation } from './link.ts'

/** Block constructs: the inside of a block is a paragraph, whatever its lines begin with. */
const blockConstructs = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'thematicBreak',
  'table',
  'gfmFootnoteDefinition',
  'tasklistCheck',
]

/** How many texts the memo holds; more than the marked-up blocks of a 300,000-character file. */
const memoSize = 16_384
const memo = new Map<string, InlineText>()

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(function onlyInline(this: Processor) {
    const data = this.data() as { micromarkExtensions?: unknown[] }
    data.micromarkExtensions ??= []
    data.micromarkExtensions.push({ disable: { null: blockConstructs } })
  })

/** The inline parser on unified + remark-parse + remark-gfm; results are memoised by text. */
export const remarkInline: InlineParser = (raw) => {
  const known = memo.get(raw)
  if (known !== undefined) return known
  const parsed = parse(raw)
  if (memo.size >= memoSize) memo.delete(memo.keys().next().value!)
  memo.set(raw, parsed)
  return parsed
}

interface Walk {
  readonly raw: string
  readonly parts: string[]
  readonly pairs: number[]
  readonly comments: number[]
  length: number
  /** Raw offset behind what has been read. */
  at: number
  bold: boolean
}

function parse(raw: string): InlineText {
  const root = processor.parse(raw) as Root
  const walk: Walk = { raw, parts: [], pairs: [], comments: [], length: 0, at: 0, bold: true }
  visit(walk, root, false)
  const text = walk.parts.join('')
  if (walk.pairs.length === 0) walk.pairs.push(0, 0)
  return { text, pairs: walk.pairs, bold: walk.bold && text.trim() !== '', comments: walk.comments }
}

function visit(walk: Walk, node: Nodes, strong: boolean): void {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start !== undefined) walk.at = Math.max(walk.at, start)
  if (node.type === 'text') align(walk, node.value, strong)
  else if (node.type === 'inlineCode' && start !== undefined && end !== undefined) code(walk, start, end, strong)
  else if (node.type === 'break') put(walk, '\r', walk.at, true)
  else if (node.type === 'html') html(walk, node.value)
  else if (node.type === 'linkReference' || node.type === 'imageReference' || node.type === 'footnoteReference') {
    put(walk, walk.raw.slice(start, end), start!, strong)
  } else if ('children' in node) {
    for (const child of node.children) visit(walk, child, strong || node.type === 'strong')
  }
  if (end !== undefined) walk.at = Math.max(walk.at, end)
}

function put(walk: Walk, text: string, at: number, strong: boolean): void {
  const known = walk.pairs.length
  if (known === 0 || walk.pairs[known - 1]! - walk.pairs[known - 2]! !== at - walk.length)
    walk.pairs.push(walk.length, at)
  walk.parts.push(text)
  walk.length += text.length
  if (!strong && text.trim() !== '') walk.bold = false
}

function html(walk: Walk, value: string): void {
  if (/^<br\b/i.test(value)) put(walk, '\r', walk.at, true)
  else if (value.startsWith('<!--')) walk.comments.push(walk.at, walk.at + value.length)
}

function code(walk: Walk, start: number, end: number, strong: boolean): void {
  let ticks = 0
  while (walk.raw[start + ticks] === '`') ticks++
  let from = start + ticks
  let to = end - ticks
  const inside = walk.raw.slice(from, to)
  if (inside.length > 2 && inside.trim() !== '' && /^[ \n][\s\S]*[ \n]$/.test(inside)) {
    from++
    to--
  }
  put(walk, walk.raw.slice(from, to), from, strong)
}

/** Finds the characters of a text node in the raw text: escapes, entities and blanks around a break are passed over. */
function align(walk: Walk, value: string, strong: boolean): void {
  const { raw } = walk
  for (let i = 0; i < value.length; ) {
    const unit = value.charCodeAt(i)
    const seen = raw.charCodeAt(walk.at)
    const escaped = seen === 92 && isPunctuation(raw.charCodeAt(walk.at + 1)) && raw.charCodeAt(walk.at + 1) === unit
    if (escaped) walk.at++
    const reference = !escaped && seen === 38 ? referenceAt(raw, walk.at, value, i) : null
    if (reference !== null) {
      put(walk, reference.text, walk.at, strong)
      walk.at = reference.end
      i += reference.text.length
    } else if (raw.charCodeAt(walk.at) === unit) {
      put(walk, value[i]!, walk.at, strong)
      walk.at++
      i++
    } else if (walk.at >= raw.length) {
      put(walk, value.slice(i), raw.length - 1, strong)
      return
    } else walk.at++
  }
}

/** The reference at `at` when the value shows its character; one that our table lacks is taken to be one unit. */
function referenceAt(raw: string, at: number, value: string, i: number): { end: number; text: string } | null {
  const known = characterReference(raw, at)
  if (known !== null) return value.startsWith(known.text, i) ? known : null
  const match = value[i] === '&' ? null : /^&[a-zA-Z\d]{1,32};/.exec(raw.slice(at, at + 34))
  return match === null ? null : { end: at + match[0].length, text: value[i]! }
}
