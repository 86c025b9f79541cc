/** What `import … from 'tenderlint/retext'` gives. The types stand in types/retext.d.ts. */
import { commonWords } from '../language/nlcst/common-words.ts'
import { type ChineseParser, chineseParser, type NodePlugin } from '../language/nlcst/parse.ts'
import type { Paragraph, Root, Sentence } from '../language/nlcst/tree.ts'
import { longestWord } from '../lexicon/longest-word.ts'
import { loadDictionaries } from '../service/dictionaries.ts'

let known: ChineseParser | null = null

/** The parser over the bundled dictionaries, for bridges that ask for one (`remarkRetext(parser())`); made when first asked for. */
export function parser(): ChineseParser {
  known ??= chineseParser(longestWord(loadDictionaries(), commonWords))
  // bridges and plugins may add to the lists of plugins
  return {
    ...known,
    tokenizeSentencePlugins: [...known.tokenizeSentencePlugins],
    tokenizeParagraphPlugins: [...known.tokenizeParagraphPlugins],
    tokenizeRootPlugins: [...known.tokenizeRootPlugins],
  }
}

/** The nlcst tree of a Chinese text (or of a VFile with one), with the places of all nodes. */
export function parseChinese(text: unknown): Root {
  return parser().parse(String(text))
}

/** What is used of unified's processor. */
interface Processor {
  parser?: unknown
  data(key: string): unknown
  data(key: string, value: unknown): unknown
}

const keys = { root: 'nlcstRootExtensions', paragraph: 'nlcstParagraphExtensions', sentence: 'nlcstSentenceExtensions' }

/**
 * A unified plugin: reads Chinese for retext plugins. Behind `remark-retext` the words and sentences of the bridge's own parser,
 * which knows no Chinese, are cut anew.
 */
export function retextChinese(this: Processor): void {
  const regroup = parser().tokenizeRootPlugins[0]!
  const listed = <Node>(key: string) => (this.data(key) as NodePlugin<Node>[] | undefined) ?? []
  this.data(keys.root, [...listed<Root>(keys.root), regroup])
  this.parser = (text: string) => {
    const root = parseChinese(text)
    extend(
      root,
      listed<Sentence>(keys.sentence),
      listed<Paragraph>(keys.paragraph),
      listed<Root>(keys.root).filter((own) => own !== regroup),
    )
    return root
  }
}

/** Runs what other plugins added to the tree's parser (retext-emoji does so), inner nodes first. */
function extend(
  root: Root,
  sentence: NodePlugin<Sentence>[],
  paragraph: NodePlugin<Paragraph>[],
  own: NodePlugin<Root>[],
): void {
  for (const node of root.children) {
    if (node.type !== 'ParagraphNode') continue
    for (const child of node.children) if (child.type === 'SentenceNode') for (const run of sentence) run(child)
    for (const run of paragraph) run(node)
  }
  for (const run of own) run(root)
}
