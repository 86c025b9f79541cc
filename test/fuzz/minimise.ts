/**
 * A shorter input that fails in the same way: pieces are taken out, halves first, then single characters, as long as `fails` says
 * so and time is left. `now` and `until` are milliseconds.
 */
export async function minimise(
  input: string,
  fails: (input: string) => Promise<boolean>,
  now: () => number,
  until: number,
): Promise<string> {
  let best = input
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length && now() < until; ) {
      const shorter = best.slice(0, at) + best.slice(at + size)
      if (await fails(shorter)) best = shorter
      else at += size
    }
    if (now() >= until) break
  }
  return best
}
