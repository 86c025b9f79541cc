import { fold } from '../core/fold.ts'

const comparison =
  /不(?:得|应|能)?(?:低|少|小|短|高|大|多|长)于|不(?:得|应|能)?超过|(?:大于|小于|高于|低于)(?:或)?等于|大于|小于|至少|及?以上|及?以下|以内|≥|≤|>=|<=|[<>=±~×*]/g
const figures = /-?\d[\d.,]*\s*(?:[a-z%℃°"'μ/]+|[万亿])?/g

/** A text folded, without blanks, marks and stops: what demands are compared by. */
export function plain(text: string): string {
  return fold(text).replace(/[\s"'“”‘’《》,，、:：;；。★☆▲△※()[\]【】—]+|\.(?!\d)|(?<!\d)\.|-(?!\d)/g, '')
}

/** The words of a demand without its figures, units and signs of comparison. */
export function skeleton(text: string): string {
  return plain(fold(text).replace(comparison, ' ').replace(figures, ' '))
}

/** Pairs of neighbouring characters; a single character stands for itself. */
export function bigrams(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  if (text.length === 1) found.add(text)
  for (let at = 0; at + 1 < text.length; at++) found.add(text.slice(at, at + 2))
  return found
}

/** How alike two sets are, 0 to 1. */
export function alike(one: ReadonlySet<string>, two: ReadonlySet<string>): number {
  if (one.size === 0 || two.size === 0) return 0
  const [small, large] = one.size <= two.size ? [one, two] : [two, one]
  let shared = 0
  for (const part of small) if (large.has(part)) shared++
  return (2 * shared) / (one.size + two.size)
}

/** Finds by shared parts what may be like a text: an index, so that no two lists are held against each other whole. */
export function partIndex(sets: readonly ReadonlySet<string>[]): (parts: ReadonlySet<string>) => number[] {
  const index = new Map<string, number[]>()
  sets.forEach((parts, at) => {
    for (const part of parts) {
      const known = index.get(part)
      if (known) known.push(at)
      else index.set(part, [at])
    }
  })
  return (parts) => {
    const counts = new Map<number, number>()
    // what nearly all share tells nothing
    for (const part of parts) {
      const list = index.get(part) ?? []
      if (list.length <= 64) for (const at of list) counts.set(at, (counts.get(at) ?? 0) + 1)
    }
    return [...counts]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, 8)
      .map(([at]) => at)
  }
}
