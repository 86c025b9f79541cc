/** How far the author has come with one document in this session. */
export interface Progress {
  /** Findings of the first check that are gone: fixed or waived. */
  readonly handled: number
  /** Findings of the first check, and those that have come since and still stand. */
  readonly total: number
}

export interface ProgressBook {
  /** Takes the fingerprints of a check; the first call for a document sets what has to be done. */
  note(uri: string, fingerprints: readonly string[]): Progress
}

/** Keeps, for each document of the session, the findings of its first check. */
export function progressBook(): ProgressBook {
  const first = new Map<string, ReadonlySet<string>>()
  return {
    note(uri, fingerprints) {
      const present = new Set(fingerprints)
      const base = first.get(uri) ?? present
      first.set(uri, base)
      let handled = 0
      for (const one of base) if (!present.has(one)) handled++
      // what came and went while typing counts for nothing
      return { handled, total: handled + present.size }
    },
  }
}
