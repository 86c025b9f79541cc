/** Edit distance between two short words; a swap of neighbours counts as one. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const [above, row] = [rows[i - 1]!, [i]]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
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
