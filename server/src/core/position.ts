/** 0-based line and UTF-16 column. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Start offsets of the lines of a text; lines end at \n, \r\n or a lone \r. */
export function lineStarts(text: string): Int32Array {
  let starts = new Int32Array(1024)
  let count = 1
  // jumps from line end to line end: nearly all files have one kind only
  let feed = text.indexOf('\n')
  let lone = text.indexOf('\r')
  while (feed >= 0 || lone >= 0) {
    const isFeed = lone < 0 || (feed >= 0 && feed < lone)
    const at = isFeed ? feed : lone
    if (isFeed || feed !== at + 1) {
      if (count === starts.length) {
        const longer = new Int32Array(count * 2)
        longer.set(starts)
        starts = longer
      }
      starts[count++] = at + 1
    }
    if (isFeed) feed = text.indexOf('\n', at + 1)
    else lone = text.indexOf('\r', at + 1)
  }
  return starts.slice(0, count)
}

/** Line and column of an offset, by binary search in the table of `lineStarts`. */
export function positionAt(starts: Int32Array, offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low, column: offset - starts[low]! }
}
