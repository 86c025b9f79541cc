/** First units are told apart by their low bits: the table stays in the nearest memory of the processor. */
const buckets = 1024

/**
 * A function that tells which groups of words a text, or a stretch of it, has, in one pass: bit `i` is set when a word of group `i`
 * stands in it. At most 31 groups; no word is empty. It takes the place of as many searches through the same text.
 */
export function wordBits(groups: readonly (readonly string[])[]): (text: string, from?: number, to?: number) => number {
  if (groups.length > 31) throw new Error(`${groups.length} groups of words, at most 31 fit a number`)
  const all = groups.reduce((sum, _, group) => sum | (1 << group), 0)
  const bitsOf = new Map<string, number>()
  groups.forEach((group, at) => {
    for (const word of group) bitsOf.set(word, (bitsOf.get(word) ?? 0) | (1 << at))
  })
  const bucketOf = (word: string) => word.charCodeAt(0) & (buckets - 1)
  const words = [...bitsOf.keys()].sort((a, b) => bucketOf(a) - bucketOf(b))
  /** Bucket -> its first word; its words end where those of the next begin. */
  const first = new Uint16Array(buckets + 1)
  for (const word of words) first[bucketOf(word) + 1]!++
  for (let bucket = 0; bucket < buckets; bucket++) first[bucket + 1]! += first[bucket]!
  /** The first two units of each word; a word of one unit has none behind it. */
  const units = Uint16Array.from(words, (word) => word.charCodeAt(0))
  const seconds = Int32Array.from(words, (word) => (word.length > 1 ? word.charCodeAt(1) : -1))
  const bits = Int32Array.from(words, (word) => bitsOf.get(word)!)
  return (text, from = 0, to = text.length) => {
    let found = 0
    let following = from < to ? text.charCodeAt(from) : 0
    for (let at = from; at < to; at++) {
      const unit = following
      following = at + 1 < to ? text.charCodeAt(at + 1) : -2
      const last = first[(unit & (buckets - 1)) + 1]!
      for (let i = first[unit & (buckets - 1)]!; i < last; i++) {
        if (units[i] !== unit || (seconds[i] !== following && seconds[i] !== -1)) continue
        if ((bits[i]! | found) === found) continue
        const word = words[i]!
        if (word.length > 2 && (at + word.length > to || !text.startsWith(word, at))) continue
        found |= bits[i]!
        if (found === all) return found
      }
    }
    return found
  }
}
