import { clip, printable } from '../report/width.ts'
import type { Io } from './io.ts'
import type { Messages } from './messages.ts'

export interface Progress {
  step(done: number, total: number, path: string): void
  clear(): void
}

const wait = 1000
const every = 100

/** A line on a terminal's stderr that says how far the run is: from the second second on, at most ten times a second. */
export function createProgress(io: Io, messages: Messages): Progress {
  const begin = io.now()
  let last = Number.NEGATIVE_INFINITY
  let shown = false
  const clear = (): void => {
    if (shown) io.stderr.write('\r\u001b[2K')
    shown = false
  }
  return {
    step(done, total, path) {
      const now = io.now()
      if (!io.stderr.isTTY || now - begin < wait || now - last < every) return
      last = now
      io.stderr.write(`\r\u001b[2K${clip(printable(messages.progress(done, total, path)), 78)}`)
      shown = true
    },
    clear,
  }
}
