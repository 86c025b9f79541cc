import type { SourceDocument } from '../core/block.ts'
import type { DocumentKind } from '../core/kinds.ts'
import { lineStarts } from '../core/position.ts'
import type { Similarity } from '../core/similarity.ts'
import { commonTextOf } from '../similar/common.ts'
import { compareWithVendors } from '../similar/compare.ts'
import { readingOf } from '../similar/reading.ts'
import type { Linter } from './api.ts'
import { rangeOf } from './place.ts'

/** A file that was read, under the name that people see. */
export interface NamedDocument {
  readonly path: string
  readonly document: SourceDocument
}

/** The texts that no comparison counts: those of the dictionaries and the gists of the law; the same list for the same linter. */
export function commonTextsOf(linter: Pick<Linter, 'commonTexts' | 'laws'>): readonly string[] {
  const texts = gathered.get(linter) ?? [
    ...linter.commonTexts,
    ...linter.laws.flatMap(({ articles }) => articles.map(({ gist }) => gist)),
  ]
  gathered.set(linter, texts)
  return texts
}

const gathered = new WeakMap<object, readonly string[]>()

/** Reads a document as `similarity` will, which then finds it read. */
export function readForSimilarity(
  { document }: NamedDocument,
  commonTexts: readonly string[],
  kind?: DocumentKind,
): void {
  readingOf(document, commonTextOf(commonTexts), kind)
}

/** Compares a design with papers of vendors; `commonTexts` are the linter's, `kind` what the user says the design is. */
export function similarity(
  design: NamedDocument,
  papers: readonly NamedDocument[],
  commonTexts: readonly string[],
  kind?: DocumentKind,
): Similarity {
  const documents = papers.map(({ document }) => document)
  const { vendors, blocks, verdict } = compareWithVendors(design.document, documents, commonTexts, kind)
  const { source } = design.document
  const starts = lineStarts(source)
  return {
    document: design.path,
    vendors: vendors.map(({ share, passages }, at) => {
      const paper = papers[at]!.document.source
      const lines = lineStarts(paper)
      return {
        path: papers[at]!.path,
        share,
        passages: passages.map(({ start, end, vendorStart, vendorEnd }) => ({
          text: source.slice(start, end),
          range: rangeOf(starts, start, end),
          vendorText: paper.slice(vendorStart, vendorEnd),
          vendorRange: rangeOf(lines, vendorStart, vendorEnd),
        })),
      }
    }),
    blocks: blocks.map(({ path, vendor, share }) => ({ path, vendor: papers[vendor]!.path, share })),
    verdict,
  }
}
