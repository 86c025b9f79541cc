import { type Change, compareStages, type Stage } from '../../server/src/compare/index.ts'
import type { DocumentKind } from '../../server/src/core/kinds.ts'
import { readMarkdown } from '../../server/src/format/markdown/read.ts'
import { productsIn } from '../../server/src/parameters/index.ts'
import { facts } from '../../server/src/structure/facts.ts'
import { outline } from '../../server/src/structure/outline.ts'
import { words } from '../parameters/words.ts'

/** A Markdown text as a stage of the kind; brands are those of its columns only. */
export function stageOf(text: string, kind: DocumentKind): Stage {
  const document = readMarkdown(text)
  const labelled = outline(document, { kind })
  const products = productsIn(document, labelled, words)
  return { kind, document, outline: labelled, products, vendors: [], budget: facts(document, labelled).budget }
}

/** Changes between texts of the given kinds, in order. */
export function changes(...stages: readonly (readonly [string, DocumentKind])[]): Change[] {
  return compareStages(
    stages.map(([text, kind]) => stageOf(text, kind)),
    words,
  )
}

/** Kind, product, parameter and certainty: what a key says. */
export const brief = ({ kind, product, parameter, certainty }: Change): string =>
  [kind, product, parameter, certainty].filter(Boolean).join(' ')
