/**
 * Runs the items through `run`, at most `most` of them begun and not yet taken, and gives the results in the order of the items. The
 * next item is asked for only when there is room, each result is given as soon as those before it have been.
 */
export async function* ordered<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  most: number,
  run: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = []
  let [ended, stopped] = [false, false]
  let fault: { readonly error: unknown } | null = null
  let [wake, room] = [(): void => {}, (): void => {}]
  const feed = async (): Promise<void> => {
    for await (const item of items) {
      if (stopped) return
      const result = run(item)
      // it is awaited later: until then a rejection is nobody's
      result.catch(() => {})
      begun.push(result)
      wake()
      while (begun.length >= most && !stopped) await new Promise<void>((resolve) => (room = resolve))
    }
  }
  feed()
    .catch((error) => {
      fault = { error }
    })
    .finally(() => {
      ended = true
      wake()
    })
  try {
    for (;;) {
      const first = begun[0]
      if (first) {
        const result = await first
        begun.shift()
        room()
        yield result
      } else if (ended) break
      else await new Promise<void>((resolve) => (wake = resolve))
    }
    if (fault) throw (fault as { readonly error: unknown }).error
  } finally {
    stopped = true
    room()
  }
}
