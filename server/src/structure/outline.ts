import type { Block, SourceDocument } from '../core/block.ts'
import type { DocumentKind, SectionKind } from '../core/kinds.ts'
import type { BlockLabel, Heading, Outline, TableSummary } from '../core/section.ts'
import { documentKind } from './document-kind.ts'
import { type Candidate, headingLines } from './heading.ts'
import { type Placed, placeHeadings } from './levels.ts'
import { isApart } from './line.ts'
import { headingKind } from './section-kind.ts'
import { readTable } from './tables.ts'

export interface OutlineOptions {
  /** Document kind that the user states; extraction is skipped. */
  readonly kind?: DocumentKind
  /** Section kinds for headings whose title contains the key; they win over the built-in words. */
  readonly sections?: Readonly<Record<string, SectionKind>>
}

/** Headings, tables and a label for each block (`labels[i]` belongs to `blocks[i]`). Linear in the text; throws nothing. */
export function outline(document: SourceDocument, options: OutlineOptions = {}): Outline {
  const { blocks } = document
  const candidates = headingLines(blocks)
  const placed = placeHeadings(candidates, document.format)
  const titles = candidates.map((candidate) => candidate.words)
  const kind = options.kind ?? documentKind(blocks, titles)
  const base: SectionKind =
    kind === 'procurement-requirement' ? 'technical' : kind === 'contract' ? 'contract' : 'other'
  const headings = headingsOf(candidates, placed, kind, base, options.sections ?? {})
  const { tables, cells, around } = readTables(blocks, headings, base)
  return { documentKind: kind, headings, tables, labels: labelsOf(blocks, candidates, headings, cells, around, base) }
}

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
    const section = key === undefined ? headingKind(candidate.words, around, chapter, document) : overrides[key]!
    headings.push({ block: candidate.block, level, title: candidate.title, section, parent })
  })
  return headings
}

interface Tables {
  readonly tables: TableSummary[]
  readonly cells: readonly (BlockLabel | undefined)[]
  /** Heading index above each block, -1 when none. */
  readonly around: Int32Array
}

function readTables(blocks: readonly Block[], headings: readonly Heading[], base: SectionKind): Tables {
  const around = new Int32Array(blocks.length)
  const groups = new Map<
    number,
    { indices: number[]; title: string; heading: number; parent: number; before: number }
  >()
  let at = -1
  let title = ''
  let last = -1
  let before = -1
  blocks.forEach((block, index) => {
    // Headers and notes come after the last chapter and do not belong to it.
    const apart = isApart(block)
    if (!apart && headings[at + 1]?.block === index) at++
    around[index] = apart ? -1 : at
    if (!block.cell) {
      const text = block.text.trim()
      if (text) title = text.length <= 40 ? text : ''
      // A page number between two halves of a table does not part them.
      if (text.length > 8 || (at >= 0 && headings[at]!.block === index)) before = -1
      last = -1
      return
    }
    const { table, parent } = block.cell
    const group = groups.get(table)
    if (group) group.indices.push(index)
    // The line above names the first table only, not the one that follows it directly.
    else groups.set(table, { indices: [index], title: last < 0 ? title : '', heading: around[index]!, parent, before })
    last = table
    before = table
  })
  const cells = new Array<BlockLabel | undefined>(blocks.length)
  const tables: TableSummary[] = []
  const summaries = new Map<number, TableSummary>()
  for (const [table, { indices, title: name, heading, parent, before: previous }] of [...groups].sort(
    (a, b) => a[0] - b[0],
  )) {
    const outer = heading >= 0 ? headings[heading]!.section : base
    const summary = readTable(
      blocks,
      indices,
      name,
      summaries.get(parent)?.section ?? outer,
      heading,
      cells,
      summaries.get(previous),
    )
    summaries.set(table, summary)
    tables.push(summary)
  }
  return { tables, cells, around }
}

function labelsOf(
  blocks: readonly Block[],
  candidates: readonly Candidate[],
  headings: readonly Heading[],
  cells: readonly (BlockLabel | undefined)[],
  around: Int32Array,
  base: SectionKind,
): BlockLabel[] {
  // All plain blocks under one heading share one label.
  let shared: BlockLabel | null = null
  return blocks.map((_, index) => {
    const cell = cells[index]
    if (cell) return cell
    const heading = around[index]!
    if (heading >= 0 && headings[heading]!.block === index && !candidates[heading]!.runIn)
      return plainLabel(headings[heading]!.section, heading, heading)
    if (shared?.heading !== heading) shared = plainLabel(heading >= 0 ? headings[heading]!.section : base, heading, -1)
    return shared
  })
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
