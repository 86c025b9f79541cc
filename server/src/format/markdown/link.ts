/** End of `(destination "title")` that begins at the bracket at `start`, or -1. Follows CommonMark 6.3. */
export function linkTail(raw: string, start: number): number {
  if (raw[start] !== '(') return -1
  let at = skipSpace(raw, start + 1)
  if (raw[at] === ')') return at + 1
  const destination = destinationEnd(raw, at)
  if (destination < 0) return -1
  at = skipSpace(raw, destination)
  if (at > destination) {
    const title = titleEnd(raw, at)
    if (title >= 0) at = skipSpace(raw, title)
  }
  return raw[at] === ')' ? at + 1 : -1
}

function skipSpace(raw: string, at: number): number {
  while (raw[at] === ' ' || raw[at] === '\n' || raw[at] === '\t') at++
  return at
}

function destinationEnd(raw: string, start: number): number {
  if (raw[start] === '<') {
    for (let at = start + 1; at < raw.length; at++) {
      const character = raw[at]!
      if (character === '>') return at + 1
      if (character === '<' || character === '\n') return -1
      if (character === '\\') at++
    }
    return -1
  }
  let depth = 0
  let at = start
  for (; at < raw.length; at++) {
    const unit = raw.charCodeAt(at)
    if (unit <= 32) break
    if (unit === 92 && isPunctuation(raw.charCodeAt(at + 1))) at++
    else if (unit === 40) {
      if (++depth > 32) return -1
    } else if (unit === 41 && depth-- === 0) break
  }
  return at > start && depth <= 0 ? at : -1
}

function titleEnd(raw: string, start: number): number {
  const open = raw[start]
  if (open !== '"' && open !== "'" && open !== '(') return -1
  const close = open === '(' ? ')' : open
  for (let at = start + 1; at < raw.length; at++) {
    const character = raw[at]!
    if (character === close) return at + 1
    if (character === '(' && open === '(') return -1
    if (character === '\\') at++
  }
  return -1
}

/** ASCII punctuation: what a backslash can escape. */
export function isPunctuation(unit: number): boolean {
  return (unit > 32 && unit < 48) || (unit > 57 && unit < 65) || (unit > 90 && unit < 97) || (unit > 122 && unit < 127)
}
