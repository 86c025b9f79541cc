import type { Overview } from '../../../server/src/lsp/protocol.ts'

/** Someone who shows overviews. */
export interface Watcher {
  /** True while the document is in sight. */
  wants(uri: string): boolean
  changed(overview: Overview): void
}

export interface Overviews {
  /** The last overview fetched. */
  latest(uri: string): Overview | undefined
  /** Fetches now and tells the watchers; undefined when the document is not checked. */
  fetch(uri: string): Promise<Overview | undefined>
  /** The server has checked the document: fetched soon if someone has it in sight, and always the first time. */
  checked(uri: string): void
  watch(watcher: Watcher): { dispose(): void }
  forget(uri: string): void
  dispose(): void
}

/** Fetches overviews for the views: once a document, then only what is in sight, at most once in `delay` milliseconds. */
export function watchedOverviews(ask: (uri: string) => Promise<Overview | null>, delay: number): Overviews {
  const known = new Map<string, Overview>()
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()
  const watchers = new Set<Watcher>()

  async function fetch(uri: string): Promise<Overview | undefined> {
    const answer = (await ask(uri)) ?? undefined
    const last = known.get(uri)
    if (!answer) return undefined
    // an answer that was overtaken by a newer one is dropped
    if (last && last.version > answer.version) return last
    known.set(uri, answer)
    for (const watcher of watchers) if (watcher.wants(uri)) watcher.changed(answer)
    return answer
  }

  return {
    latest: (uri) => known.get(uri),
    fetch,
    checked(uri) {
      if (known.has(uri) && ![...watchers].some((watcher) => watcher.wants(uri))) return
      clearTimeout(waiting.get(uri))
      const timer = setTimeout(() => {
        waiting.delete(uri)
        // the server may be gone for a moment: the next check asks again
        fetch(uri).catch(() => {})
      }, delay)
      waiting.set(uri, timer)
    },
    watch(watcher) {
      watchers.add(watcher)
      return { dispose: () => void watchers.delete(watcher) }
    },
    forget(uri) {
      clearTimeout(waiting.get(uri))
      waiting.delete(uri)
      known.delete(uri)
    },
    dispose() {
      for (const timer of waiting.values()) clearTimeout(timer)
      waiting.clear()
      watchers.clear()
    },
  }
}
