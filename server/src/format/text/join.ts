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
  if (starts.length === 1) return { text, map: plainMap(starts[0]!) }
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
  return { text: parts.join(''), map: packMap(map) }
}

/** Map of a text that stands in the source in one piece. */
export function plainMap(start: number): Int32Array {
  const map = new Int32Array(2)
  map[1] = start
  return map
}

/** The pairs as a typed array; filled by hand, which is several times faster than from an iterable. */
export function packMap(pairs: readonly number[]): Int32Array {
  const map = new Int32Array(pairs.length)
  for (let i = 0; i < pairs.length; i++) map[i] = pairs[i]!
  return map
}
