/** Inside of an HTML comment that stands at [start, end) when it is addressed to the tool, else ''. */
export function directiveText(source: string, start: number, end: number): string {
  let from = start + 4
  while (from < end && source.charCodeAt(from) <= 32) from++
  if (!source.startsWith('tenderlint-', from)) return ''
  return source.slice(from, end - 3).trim()
}

/** Ranges of the directive comments of a plain text, [start, end) one after the other; unclosed comments are none. */
export function findDirectives(source: string): readonly number[] {
  const ranges: number[] = []
  let close = -1
  for (let at = source.indexOf('<!--'); at >= 0; ) {
    // A close found before still serves when it lies ahead: searching anew for each opening would be quadratic.
    if (close < at + 4) close = source.indexOf('-->', at + 4)
    if (close < 0) break
    const ours = directiveText(source, at, close + 3) !== ''
    if (ours) ranges.push(at, close + 3)
    at = source.indexOf('<!--', ours ? close + 3 : at + 4)
  }
  return ranges
}
