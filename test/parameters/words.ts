import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { DocumentKind } from '../../server/src/core/kinds.ts'
import { readMarkdown } from '../../server/src/format/markdown/read.ts'
import { parameterWords, productsIn } from '../../server/src/parameters/index.ts'
import { parameterData } from '../../server/src/parameters/schema.ts'
import { outline } from '../../server/src/structure/outline.ts'

const yaml = (name: string): unknown => parse(readFileSync(`dictionaries/parameters/${name}.yaml`, 'utf8'))

/** The dictionary as it stands in dictionaries/parameters. */
export const words = parameterWords(parameterData(yaml('units'), yaml('names')))

/** Products of a Markdown text, read as a document of the kind. */
export function productsOf(text: string, kind: DocumentKind = 'procurement-requirement') {
  const document = readMarkdown(text)
  return productsIn(document, outline(document, { kind }), words)
}
