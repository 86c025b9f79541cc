import { clip, printable } from '../report/width.ts'
import type { Io } from './io.ts'
import type { Messages } from './messages.ts'

export interface Progress {
  /** `bytes` is the size of the file that comes next. */
  step(done: number, total: number, path: string, bytes?: number): void
  clear(): void
}

const wait = 1000
const every = 100
/** A check runs in one turn: a file that will take long is announced before it. */
const bytesPerMillisecond = 500

/** A line on a terminal's stderr that says how far the run is: from the second second on, at most ten times a second, and earlier before a large file. */
export function createProgress(io: Io, messages: Messages): Progress {
  const begin = io.now()
  let last = Number.NEGATIVE_INFINITY
  let shown = false
  const clear = (): void => {
    if (shown) io.stderr.write('\r\u001b[2K')
    shown = false
  }
  return {
    step(done, total, path, bytes = 0) {
      const now = io.now()
      const long = now - begin + bytes / bytesPerMillisecond >= wait
      if (!io.stderr.isTTY || !long || (shown && now - last < every)) return
      last = now
      io.stderr.write(`\r\u001b[2K${clip(printable(messages.progress(done, total, path)), 78)}`)
      shown = true
    },
    clear,
  }
}
