import { clip, printable } from '../report/width.ts'
import type { Io } from './io.ts'
import type { Messages } from './messages.ts'

export interface Progress {
  /** A file comes next that is checked in one turn; `bytes` is its size. */
  next(path: string, bytes: number): void
  /** A file has been checked. */
  done(path: string, bytes: number): void
  clear(): void
}

const wait = 1000
const every = 100
/** A check runs in one turn: a file that will take long is announced before it. */
const bytesPerMillisecond = 500
const cells = 20

/**
 * A line on a terminal's stderr with how far the run is, its rate and the time left: from the second second on, at most ten times a
 * second, and earlier before a large file. `total` is null when nobody knows how many files are to come.
 */
export function createProgress(io: Io, messages: Messages, total: number | null): Progress {
  const begin = io.now()
  let last = Number.NEGATIVE_INFINITY
  let [shown, files, bytes] = [false, 0, 0]
  const clear = (): void => {
    if (shown) io.stderr.write('\r\u001b[2K')
    shown = false
  }
  const show = (path: string, coming: number): void => {
    if (!io.stderr.isTTY) return
    const now = io.now()
    if (now - begin + coming / bytesPerMillisecond < wait || (shown && now - last < every)) return
    last = now
    const seconds = (now - begin) / 1000
    const left = total !== null && files > 0 ? Math.round((seconds / files) * (total - files)) : null
    const rate = messages.rate(perSecond(files / seconds), perSecond(bytes / 1e6 / seconds), clock(left))
    const text = `${bar(files, total)}${messages.progress(files, total, files > 0 ? rate : '', printable(path))}`
    io.stderr.write(`\r\u001b[2K${clip(text, 78)}`)
    shown = true
  }
  return {
    next: show,
    done(path, size) {
      files++
      bytes += size
      show(path, 0)
    },
    clear,
  }
}

function bar(done: number, total: number | null): string {
  if (!total) return ''
  const full = Math.min(cells, Math.floor((done / total) * cells))
  return `[${'#'.repeat(full)}${'.'.repeat(cells - full)}] `
}

function perSecond(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0)
}

/** Minutes and seconds, such as 1:05; '' when unknown. */
function clock(seconds: number | null): string {
  if (seconds === null) return ''
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
