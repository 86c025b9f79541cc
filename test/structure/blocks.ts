import type { Block, FrontMatterEntry, SourceDocument } from '../../server/src/core/block.ts'
import type { Format } from '../../server/src/core/kinds.ts'

interface Piece {
  readonly text: string
  readonly level?: number
  readonly label?: string
  readonly bold?: boolean
  readonly centred?: boolean
  /** Word part that the paragraph stands in, such as word/header1.xml. */
  readonly part?: string
}

/** A paragraph, or a table given as rows of cells. */
export type Part = string | Piece | readonly (readonly string[])[]

/** A document made by hand; tables are numbered in order, each cell spans one place. */
export function document(
  parts: readonly Part[],
  format: Format = 'docx',
  matter: Record<string, string> = {},
): SourceDocument {
  const blocks: Block[] = []
  let source = ''
  let table = -1
  const add = (piece: Piece, cell: Block['cell']): void => {
    const start = source.length
    source += `${piece.text}\n`
    const { text, level = 0, label = '', bold = false, centred = false, part } = piece
    const word = part === undefined ? null : { part, paragraph: 0, runs: [] }
    const kind = cell ? 'table-cell' : level ? 'heading' : 'paragraph'
    const end = start + text.length
    const map = Int32Array.of(0, start)
    blocks.push({ kind, text, map, start, end, level, label, bold, centred, quoted: false, cell, word })
  }
  for (const part of parts) {
    if (typeof part === 'string') add({ text: part }, null)
    else if ('text' in part) add(part, null)
    else {
      table++
      part.forEach((cells, row) => {
        cells.forEach((text, column) => {
          add({ text }, { table, row, column, rowSpan: 1, columnSpan: 1, header: false, parent: -1 })
        })
      })
    }
  }
  const frontMatter: FrontMatterEntry[] = Object.entries(matter).map(([key, value]) => ({
    key,
    value,
    keyStart: 0,
    keyEnd: 0,
    start: 0,
    end: 0,
  }))
  return { format, source, blocks, directives: [], frontMatter }
}
