import { statSync } from 'node:fs'
import type { Target } from '../files.ts'

/** Bytes from which a worker thread pays: it compiles the program's hot paths for itself, beside those of the main thread. */
const worthwhile = 6_000_000
/** A file of this size may need more memory than there is: it is checked in a worker even if it is the only one. */
const large = 16_000_000
/** Files up to this size keep the main thread from the workers' answers for no more than a moment. */
const quick = 1_000_000

/** Who checks the files. */
export interface Crew {
  /** How many files are checked at a time; 0 where the main thread does it alone, which is quickest where there is little to do. */
  readonly workers: number
  /** One of them is the main thread itself, which spares a thread its start. */
  readonly here: boolean
}

/** The crew for files of these sizes on so many processors; `asked` is the number of workers that the user wants, null for any. */
export function crewFor(targets: readonly Target[], processors: number, asked: number | null = null): Crew {
  let [bytes, files, largest] = [0, 0, 0]
  for (const { path, fault } of targets) {
    if (fault || path === '-') continue
    const size = sizeOf(path)
    bytes += size
    files++
    largest = Math.max(largest, size)
  }
  const most = Math.min(asked ?? processors, targets.length)
  const here = largest <= quick && most > 1
  if (asked !== null) return asked === 1 ? alone : { workers: most, here }
  if (largest >= large) return { workers: Math.max(1, most), here: false }
  return files > 1 && bytes >= worthwhile && processors > 1 ? { workers: most, here } : alone
}

const alone: Crew = { workers: 0, here: false }

/** Bytes of a file, 0 where it cannot be reached: whoever reads it says why. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}
