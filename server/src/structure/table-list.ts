import type { Block } from '../core/block.ts'
import type { DocumentKind, SectionKind } from '../core/kinds.ts'
import type { BlockLabel, Heading, TableSummary } from '../core/section.ts'
import { overlap } from './kept.ts'
import { isApart } from './line.ts'
import { readTable } from './tables.ts'

export interface Tables {
  readonly tables: TableSummary[]
  readonly cells: readonly (BlockLabel | undefined)[]
  /** Heading index above each block, -1 when none. */
  readonly around: Int32Array
}

/** The blocks of one table and what stands above it. */
interface Group {
  readonly table: number
  readonly indices: number[]
  readonly title: string
  readonly heading: number
  readonly parent: number
  /** Number of the table that this one may go on from, -1 when none. */
  readonly before: number
}

/** A table as it was read, with all that its labels depend on but its cells. */
interface Known {
  readonly group: Group
  readonly outer: SectionKind
  readonly before: TableSummary | undefined
  readonly summary: TableSummary
}

interface Memory {
  readonly kind: DocumentKind
  readonly blocks: readonly Block[]
  readonly cells: readonly (BlockLabel | undefined)[]
  /** By the table's first block. */
  readonly known: ReadonlyMap<number, Known>
}

let memory: Memory = { kind: 'unknown', blocks: [], cells: [], known: new Map() }

/** All tables in order, with a label for each cell. A table that stood alike in the document read last keeps its labels. */
export function readTables(
  blocks: readonly Block[],
  headings: readonly Heading[],
  base: SectionKind,
  kind: DocumentKind,
): Tables {
  const { around, groups } = groupsOf(blocks, headings)
  const { head, tail } = overlap(memory.blocks, blocks)
  const shift = blocks.length - memory.blocks.length
  const cells = new Array<BlockLabel | undefined>(blocks.length)
  const agreed = isAgreed(kind)
  const tables: TableSummary[] = []
  const summaries = new Map<number, TableSummary>()
  const known = new Map<number, Known>()
  for (const group of groups) {
    const { table, indices, title, heading } = group
    const outer = summaries.get(group.parent)?.section ?? (heading >= 0 ? headings[heading]!.section : base)
    const before = summaries.get(group.before)
    const first = indices[0]!
    const inHead = indices.at(-1)! < head
    const step = inHead ? 0 : shift
    const old = inHead || first >= blocks.length - tail ? memory.known.get(first - step) : undefined
    let summary: TableSummary
    if (
      old &&
      memory.kind === kind &&
      isSame(old, group, step) &&
      old.outer === outer &&
      readsAlike(old.before, before)
    ) {
      for (const index of indices) cells[index] = memory.cells[index - step]
      const stays = old.summary.table === table && old.summary.block === first
      summary = stays ? old.summary : { ...old.summary, table, block: first }
    } else summary = readTable(blocks, indices, title, outer, heading, cells, before, agreed)
    summaries.set(table, summary)
    known.set(first, { group, outer, before, summary })
    tables.push(summary)
  }
  memory = { kind, blocks, cells, known }
  return { tables, cells, around }
}

/**
 * Whether a table of the document read last gets the same labels and the same summary from blocks of other texts: in as many blocks,
 * each in the place where one stood.
 */
export function keepsTable(blocks: readonly Block[], table: number): boolean {
  const known = tablesOf(memory).get(table)
  if (!known || blocks.length !== memory.blocks.length) return false
  const { group, outer, before, summary } = known
  const cells: (BlockLabel | undefined)[] = []
  const agreed = isAgreed(memory.kind)
  const now = readTable(blocks, group.indices, group.title, outer, group.heading, cells, before, agreed)
  return (
    JSON.stringify(now) === JSON.stringify(summary) &&
    group.indices.every((index) => isSameLabel(cells[index]!, memory.cells[index]!))
  )
}

const byNumber = new WeakMap<Memory, ReadonlyMap<number, Known>>()

function tablesOf(of: Memory): ReadonlyMap<number, Known> {
  const tables = byNumber.get(of) ?? new Map([...of.known.values()].map((known) => [known.group.table, known]))
  byNumber.set(of, tables)
  return tables
}

const isAgreed = (kind: DocumentKind): boolean => kind === 'contract' || kind === 'acceptance'

function isSameLabel(one: BlockLabel, two: BlockLabel): boolean {
  return (
    one.section === two.section &&
    one.heading === two.heading &&
    one.isHeading === two.isHeading &&
    one.column === two.column &&
    one.table === two.table &&
    one.header === two.header &&
    one.factor === two.factor &&
    one.points === two.points
  )
}

function isSame({ group }: Known, { indices, title, heading }: Group, step: number): boolean {
  return (
    group.title === title &&
    group.heading === heading &&
    group.indices.length === indices.length &&
    group.indices.at(-1)! + step === indices.at(-1)
  )
}

/** True when a table that goes on from either of the two is read alike. */
function readsAlike(one: TableSummary | undefined, two: TableSummary | undefined): boolean {
  return one?.columns === two?.columns && one?.role === two?.role && one?.section === two?.section
}

/** The blocks of each table, by its number. */
function groupsOf(blocks: readonly Block[], headings: readonly Heading[]): { around: Int32Array; groups: Group[] } {
  const around = new Int32Array(blocks.length)
  const groups = new Map<number, Group>()
  let at = -1
  let next = headings[0]?.block ?? -1
  // the last block that is no cell and not blank
  let named = -1
  let last = -1
  let before = -1
  let open: Group | undefined
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!
    // Headers and notes come after the last chapter and do not belong to it.
    const apart = isApart(block)
    const opens = index === next && !apart
    if (opens) next = headings[++at + 1]?.block ?? -1
    around[index] = apart ? -1 : at
    const { cell } = block
    if (!cell) {
      if (!isBlank(block.text)) named = index
      // A page number between two halves of a table does not part them.
      if (before >= 0 && (opens || block.text.trim().length > 8)) before = -1
      last = -1
      continue
    }
    const { table, parent } = cell
    if (open?.table !== table) open = groups.get(table)
    if (open) open.indices.push(index)
    else {
      // The line above names the first table only, not the one that follows it directly.
      const title = last < 0 && named >= 0 ? blocks[named]!.text.trim() : ''
      open = {
        table,
        indices: [index],
        title: title.length <= 40 ? title : '',
        heading: around[index]!,
        parent,
        before,
      }
      groups.set(table, open)
    }
    last = table
    before = table
  }
  return { around, groups: [...groups.values()].sort((a, b) => a.table - b.table) }
}

/** Trimming every text would make as many strings: nearly all begin with a letter, a figure or a Chinese character. */
function isBlank(text: string): boolean {
  const first = text.charCodeAt(0)
  if (first >= 0x4e00 || (first > 32 && first < 127)) return first === 0xfeff && text.trim() === ''
  return text.trim() === ''
}
