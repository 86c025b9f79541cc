import type { Block } from '../../core/block.ts'
import { needsBlank } from './lines.ts'

/** Text of a block with its map as in `Block.map`. */
export interface Joined {
  readonly text: string
  readonly map: Int32Array
}

/**
 * Joins the stretches [starts[i], ends[i]) of the source, each free of blanks at its edges, as soft-wrapped lines.
 * Takes no account of markup.
 */
export function joinLines(source: string, starts: readonly number[], ends: readonly number[]): Joined {
  let text = source.slice(starts[0]!, ends[0]!)
  if (starts.length === 1) return { text, map: Int32Array.of(0, starts[0]!) }
  const parts = [text]
  const map = [0, starts[0]!]
  let length = text.length
  for (let i = 1; i < starts.length; i++) {
    const next = source.slice(starts[i]!, ends[i]!)
    if (needsBlank(text, next)) {
      // The blank lies where the line ended, right behind the text before it.
      parts.push(' ')
      length++
    }
    map.push(length, starts[i]!)
    parts.push(next)
    length += next.length
    text = next
  }
  return { text: parts.join(''), map: Int32Array.from(map) }
}

/** A block with the usual values; `over` says what differs. */
export function makeBlock(joined: Joined, start: number, end: number, over: Partial<Block>): Block {
  return {
    kind: over.kind ?? 'paragraph',
    text: joined.text,
    map: joined.map,
    start,
    end,
    level: over.level ?? 0,
    label: over.label ?? '',
    bold: over.bold ?? false,
    centred: over.centred ?? false,
    quoted: over.quoted ?? false,
    cell: over.cell ?? null,
    word: null,
  }
}
