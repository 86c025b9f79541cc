/** 0-based line and UTF-16 column. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Start offsets of the lines of a text; lines end at \n, \r\n or a lone \r. */
export function lineStarts(text: string): Int32Array {
  const starts: number[] = [0]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 10) starts.push(i + 1)
    else if (unit === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1)
  }
  return Int32Array.from(starts)
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
