/** Edit distance between two short words (a swap of neighbours counts as two). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same)
    }
    row = next
  }
  return row[b.length]!
}

/** The name that `word` was probably meant to be, or null when none is near. Case and hyphens do not count. */
export function nearest(word: string, names: readonly string[]): string | null {
  if (word.length > 80) return null
  const plain = (text: string): string => text.toLowerCase().replace(/[-_]/g, '')
  const wanted = plain(word)
  let best: string | null = null
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const name of names) {
    const steps = distance(wanted, plain(name))
    if (steps < least) {
      least = steps
      best = name
    }
  }
  return best
}
