import type { Block, SourceDocument } from '../../core/block.ts'

/**
 * A Word file laid out as text to read in an editor: headings marked with #, list labels, tables as rows of cells. The blocks
 * are those of the file (`word` leads back to its runs), their places are in the laid-out text, so that findings can be
 * shown there. Line breaks and tabs inside a block are shown as one sign each.
 */
export function wordView(document: SourceDocument): SourceDocument {
  const out: string[] = []
  const blocks: Block[] = []
  let length = 0
  const put = (text: string) => {
    out.push(text)
    length += text.length
  }
  let before: Block | null = null
  for (const block of document.blocks) {
    put(gapBetween(before, block))
    put(mark(block))
    const start = length
    put(oneLine(block.text))
    blocks.push({ ...block, map: Int32Array.of(0, start), start, end: length })
    before = block
  }
  if (before) put(before.cell ? ' |\n' : '\n')
  return { ...document, source: out.join(''), blocks }
}

/** What stands between the cells of a row, and between the paragraphs of a cell. */
export const cellGaps = / \| | ¶ /g

function gapBetween(before: Block | null, block: Block): string {
  if (!before) return block.cell ? '| ' : ''
  const [old, next] = [before.cell, block.cell]
  if (!old || !next) return `${old ? ' |' : ''}\n\n${next ? '| ' : ''}`
  if (old.table !== next.table) return old.parent === next.table || next.parent === old.table ? ' |\n| ' : ' |\n\n| '
  if (old.row !== next.row) return ' |\n| '
  return old.column === next.column ? ' ¶ ' : ' | '
}

function mark(block: Block): string {
  const label = block.label === '' ? '' : `${block.label} `
  if (block.kind === 'heading') return `${'#'.repeat(Math.min(block.level, 6))} ${label}`
  return label === '' && block.kind === 'list-item' ? '- ' : label
}

/** Same length, so that offsets hold. Half characters and marks that an editor would take for the end of a line or of the file go as well. */
function oneLine(text: string): string {
  return text
    .replace(/[\n\r]/g, '↵')
    .replace(/[\t\v\f\u0085\u2028\u2029\ufeff]/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}
