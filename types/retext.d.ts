import type { Paragraph, Root, Sentence, SentenceContent } from 'nlcst'
import type { Plugin } from 'unified'

/** A parser as `remark-retext` and `rehype-retext` take one. */
export interface ChineseParser {
  parse(text: string): Root
  tokenize(text: string): SentenceContent[]
  tokenizeSentencePlugins: ((node: Sentence) => void)[]
  tokenizeParagraphPlugins: ((node: Paragraph) => void)[]
  tokenizeRootPlugins: ((node: Root) => void)[]
}

/** The parser over the bundled dictionaries, for bridges that ask for one. */
export function parser(): ChineseParser

/** The nlcst tree of a Chinese text, or of a VFile with one, with the places of all nodes. */
export function parseChinese(text: unknown): Root

/** A unified plugin: reads Chinese for retext plugins, also behind `remark-retext`. */
export const retextChinese: Plugin<[], string, Root>
