import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { readMarkdown } from '../../../server/src/format/markdown/read.ts'

const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false })

/** Our reader keeps definitions of links and footnotes as text, so that a template's [甲方]: is not lost: here remark does so too. */
const withoutDefinitions = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(function keepDefinitions(this: Processor) {
    const data = this.data() as { micromarkExtensions?: unknown[] }
    data.micromarkExtensions ??= []
    data.micromarkExtensions.push({ disable: { null: ['definition', 'gfmFootnoteDefinition'] } })
  })

/** What stands where in a document: kind and text of each heading, paragraph and cell that has text, blanks left out. */
export type Outline = readonly string[]

const bare = (text: string): string => text.replace(/\s/gu, '')

/** The outline that unified, remark-parse and remark-gfm see. Images and HTML are no text; without `definitions`, those are. */
export function remarkOutline(source: string, definitions = true): Outline {
  const found: string[] = []
  visit((definitions ? processor : withoutDefinitions).parse(source) as Root, found, false)
  return found
}

function visit(node: Nodes, found: string[], listed: boolean): void {
  if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell') {
    const text = bare(textOf(node))
    const kind =
      node.type === 'heading' ? `h${node.depth}` : node.type === 'tableCell' ? 'cell' : listed ? 'item' : 'text'
    if (text !== '') found.push(`${kind} ${text}`)
  } else if ('children' in node) {
    // A quote inside an item holds paragraphs, an item inside a quote holds items: the innermost container counts.
    const inside = node.type === 'listItem' || (listed && node.type !== 'blockquote')
    for (const child of node.children) visit(child, found, inside)
  }
}

function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** The same outline as our reader gives it. */
export function ownOutline(source: string): Outline {
  const kinds = { heading: 'h', paragraph: 'text', 'list-item': 'item', 'table-cell': 'cell' }
  return readMarkdown(source)
    .blocks.filter((block) => block.text !== '')
    .map((block) => `${kinds[block.kind]}${block.kind === 'heading' ? block.level : ''} ${bare(block.text)}`)
}
