import type { Block, SourceDocument } from '../core/block.ts'
import type { DocumentKind, SectionKind } from '../core/kinds.ts'
import type { BlockLabel, Heading, Outline } from '../core/section.ts'
import { documentKind } from './document-kind.ts'
import { type Candidate, headingLines } from './heading.ts'
import { type Placed, placeHeadings } from './levels.ts'
import { changedBlocks, keepsOutline } from './same-outline.ts'
import { headingKind } from './section-kind.ts'
import { readTables } from './table-list.ts'

export interface OutlineOptions {
  /** Document kind that the user states; extraction is skipped. */
  readonly kind?: DocumentKind
  /** Section kinds for headings whose title contains the key; they win over the built-in words. */
  readonly sections?: Readonly<Record<string, SectionKind>>
}

let last: { readonly blocks: readonly Block[]; readonly settings: string; readonly outline: Outline } | null = null

/**
 * Headings, tables and a label for each block (`labels[i]` belongs to `blocks[i]`). Linear in the text; throws nothing. The same
 * object comes again for a document that differs from the last one in running text only.
 */
export function outline(document: SourceDocument, options: OutlineOptions = {}): Outline {
  const { blocks, format } = document
  const settings = JSON.stringify([format, options.kind, options.sections])
  const changed = last?.settings === settings ? changedBlocks(last.blocks, blocks) : null
  const stays = last && changed && keepsOutline(last.blocks, blocks, changed)
  const found = stays ? last!.outline : readOutline(document, options)
  last = { blocks, settings, outline: found }
  return found
}

function readOutline(document: SourceDocument, options: OutlineOptions): Outline {
  const { blocks } = document
  const candidates = headingLines(blocks)
  const placed = placeHeadings(candidates, document.format)
  const titles = candidates.map((candidate) => candidate.words)
  const kind = options.kind ?? documentKind(document, titles)
  const base: SectionKind =
    kind === 'procurement-requirement' ? 'technical' : kind === 'contract' ? 'contract' : 'other'
  // a design is technical matter but for the chapters that say otherwise, whether its title is a heading or not
  const top: SectionKind = kind === 'preliminary-design' ? 'technical' : base
  const headings = headingsOf(candidates, placed, kind, top, options.sections ?? {})
  const { tables, cells, around } = readTables(blocks, headings, base, kind)
  return { documentKind: kind, headings, tables, labels: labelsOf(candidates, headings, cells, around, base) }
}

/** What a whole document is called says nothing of its chapters. */
const documentTitle = /(?:招标|磋商|谈判|询价|比选|采购)文件$/

function headingsOf(
  candidates: readonly Candidate[],
  placed: readonly Placed[],
  document: DocumentKind,
  base: SectionKind,
  overrides: Readonly<Record<string, SectionKind>>,
): Heading[] {
  const keys = Object.keys(overrides)
  const headings: Heading[] = []
  candidates.forEach((candidate, index) => {
    const { level, parent, chapter } = placed[index]!
    const around = parent >= 0 ? headings[parent]!.section : base
    const key = keys.find((word) => candidate.title.includes(word))
    const isTitle = index === 0 && documentTitle.test(candidate.words)
    const section =
      key !== undefined ? overrides[key]! : isTitle ? base : headingKind(candidate.words, around, chapter, document)
    headings.push({ block: candidate.block, level, title: candidate.title, section, parent })
  })
  return headings
}

function labelsOf(
  candidates: readonly Candidate[],
  headings: readonly Heading[],
  cells: readonly (BlockLabel | undefined)[],
  around: Int32Array,
  base: SectionKind,
): BlockLabel[] {
  // All plain blocks under one heading share one label.
  let shared: BlockLabel | null = null
  const labels = new Array<BlockLabel>(cells.length)
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]
    if (cell) {
      labels[index] = cell
      continue
    }
    const heading = around[index]!
    if (heading >= 0 && headings[heading]!.block === index && !candidates[heading]!.runIn) {
      labels[index] = plainLabel(headings[heading]!.section, heading, heading)
      continue
    }
    if (shared?.heading !== heading) shared = plainLabel(heading >= 0 ? headings[heading]!.section : base, heading, -1)
    labels[index] = shared
  }
  return labels
}

const plainLabel = (section: SectionKind, heading: number, isHeading: number): BlockLabel => ({
  section,
  heading,
  isHeading,
  column: '',
  table: '',
  header: false,
  factor: '',
  points: null,
})
