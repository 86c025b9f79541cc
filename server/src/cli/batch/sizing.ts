import { statSync } from 'node:fs'
import type { Target } from '../files.ts'

/**
 * Bytes from which worker threads pay: each compiles the program's hot paths for itself. On two processors the compiler threads of a
 * single run keep the second one half busy, so there is less to win.
 */
const worthwhile = (processors: number): number => (processors > 2 ? 4_000_000 : 20_000_000)
/** A file of this size may need more memory than there is: it is checked in a worker even if it is the only one. */
const large = 16_000_000

/** How many worker threads check the files; 0 for none, which is quickest where there is little to do. */
export function workersFor(targets: readonly Target[], processors: number): number {
  let bytes = 0
  let files = 0
  for (const { path, fault } of targets) {
    if (fault || path === '-') continue
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (size >= large) return Math.max(1, Math.min(processors, targets.length))
    bytes += size
    files++
    if (files > 1 && bytes >= worthwhile(processors) && processors > 1) return Math.min(processors, targets.length)
  }
  return 0
}
