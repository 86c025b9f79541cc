import type { SourceDocument } from '../core/block.ts'
import { fold } from '../core/fold.ts'
import type { DocumentKind } from '../core/kinds.ts'
import type { Outline } from '../core/section.ts'
import { outline } from '../structure/outline.ts'
import { type CommonText, countedUnits } from './common.ts'
import { type GramIndex, gramHashes, indexOf } from './fingerprints.ts'
import { type Figures, figuresOf } from './numbers.ts'
import { rowsOf } from './rows.ts'
import { type Stream, streamOf } from './stream.ts'

/** A document as it is compared. */
export interface Reading {
  readonly document: SourceDocument
  readonly outline: Outline
  readonly stream: Stream
  /** 1 for each unit that counts, see `countedUnits`. */
  readonly counted: Uint8Array
  readonly hashes: Int32Array
  readonly index: GramIndex
  readonly figures: Figures
}

interface Known {
  readonly common: CommonText
  readonly kind: DocumentKind | undefined
  readonly reading: Reading
}

const known = new WeakMap<SourceDocument, Known>()

/** Reads a document for comparison; linear in its length. What was read last of a document is kept while the document is. */
export function readingOf(document: SourceDocument, common: CommonText, kind?: DocumentKind): Reading {
  const before = known.get(document)
  if (before?.common === common && before.kind === kind) return before.reading
  const reading = read(document, common, kind)
  known.set(document, { common, kind, reading })
  return reading
}

function read(document: SourceDocument, common: CommonText, kind?: DocumentKind): Reading {
  const labelled = outline(document, { kind })
  const stream = streamOf(document, labelled)
  const texts = document.blocks.map(({ text }) => fold(text))
  const counted = countedUnits(document, labelled, stream, texts, common)
  const hashes = gramHashes(stream.units, stream.length)
  const rows = rowsOf(document.blocks, stream)
  const figures = figuresOf(stream, texts, counted, rows, common.figures)
  return { document, outline: labelled, stream, counted, hashes, index: indexOf(hashes), figures }
}
