import { slice, u8, u32 } from './bytes.ts'

/** Stretches of the main stream with a property list each, ascending; half-open byte ranges. */
export interface PropertyRuns {
  /** The list that holds for a byte, empty when none does, and where its stretch ends. */
  at(offset: number): { readonly list: Uint8Array; readonly end: number }
}

interface Run {
  readonly start: number
  readonly end: number
  readonly list: Uint8Array
}

const pageSize = 512
const nothing = new Uint8Array(0)

/** Reads the pages that an index names. `kind` says what stands in them: paragraph lists begin with the style's number. */
export function readPropertyPages(main: Uint8Array, index: Uint8Array, kind: 'paragraph' | 'character'): PropertyRuns {
  const count = index.length < 12 ? 0 : Math.floor((index.length - 4) / 8)
  const runs: Run[] = []
  const seen = new Set<number>()
  for (let i = 0; i < count; i++) {
    const page = u32(index, (count + 1 + i) * 4) & 0x3fffff
    // A page named twice adds nothing, and a hostile index may name one a million times.
    if (seen.has(page)) continue
    seen.add(page)
    readPage(slice(main, page * pageSize, pageSize), kind, runs)
  }
  runs.sort((a, b) => a.start - b.start)
  return { at: (offset) => find(runs, offset) }
}

function readPage(page: Uint8Array, kind: 'paragraph' | 'character', runs: Run[]): void {
  const count = u8(page, pageSize - 1)
  const width = kind === 'paragraph' ? 13 : 1
  for (let i = 0; i < count; i++) {
    const start = u32(page, i * 4)
    const end = u32(page, i * 4 + 4)
    const at = u8(page, (count + 1) * 4 + i * width) * 2
    if (end > start) runs.push({ start, end, list: at === 0 ? nothing : listAt(page, at, kind) })
  }
}

function listAt(page: Uint8Array, at: number, kind: 'paragraph' | 'character'): Uint8Array {
  const length = u8(page, at)
  const [from, size] =
    kind === 'character' ? [at + 1, length] : length > 0 ? [at + 1, length * 2 - 1] : [at + 2, u8(page, at + 1) * 2]
  // The last list of a page may seem to run into the page's count.
  return slice(page, from, Math.min(size, pageSize - from))
}

function find(runs: readonly Run[], offset: number): { readonly list: Uint8Array; readonly end: number } {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  const run = runs[low - 1]
  if (run && offset < run.end) return run
  return { list: nothing, end: runs[low]?.start ?? Number.POSITIVE_INFINITY }
}
