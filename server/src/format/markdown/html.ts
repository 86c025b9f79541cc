/** Recognisers of inline HTML; each gives the end offset, or -1. They follow CommonMark 6.6. */

const attribute = /[ \t\n]+[a-zA-Z_:][\w.:-]*(?:[ \t\n]*=[ \t\n]*(?:[^ \t\n"'=<>`]+|'[^']*'|"[^"]*"))?/y
const tagName = /[a-zA-Z][a-zA-Z\d-]*/y
const blanks = /[ \t\n]*/y

/** End of an opening or closing tag that begins with `<` at `start`. */
export function tagEnd(raw: string, start: number): number {
  const closing = raw[start + 1] === '/'
  let at = take(tagName, raw, closing ? start + 2 : start + 1)
  if (at < 0) return -1
  if (!closing) {
    for (let next = take(attribute, raw, at); next >= 0; next = take(attribute, raw, at)) at = next
  }
  at = take(blanks, raw, at)
  if (!closing && raw[at] === '/') at++
  return raw[at] === '>' ? at + 1 : -1
}

const autolink =
  /<(?:[a-zA-Z][a-zA-Z\d+.-]{1,31}:[^\s<>\u0000-\u001f]*|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-zA-Z\d.-]{1,255})>/y

/** End of `<https://…>` or `<name@host>`. */
export function autolinkEnd(raw: string, start: number): number {
  return take(autolink, raw, start)
}

function take(expression: RegExp, raw: string, at: number): number {
  expression.lastIndex = at
  return expression.test(raw) ? expression.lastIndex : -1
}

/** End of an HTML comment, instruction, declaration or CDATA; `absent` remembers closers that the rest does not hold. */
export function specialEnd(raw: string, start: number, absent: Set<string>): number {
  if (raw.startsWith('<!--', start)) {
    if (raw[start + 4] === '>') return start + 5
    if (raw.startsWith('->', start + 4)) return start + 6
    return closer(raw, '-->', start + 4, absent)
  }
  if (raw[start + 1] === '?') return closer(raw, '?>', start + 2, absent)
  if (raw.startsWith('<![CDATA[', start)) return closer(raw, ']]>', start + 9, absent)
  if (raw[start + 1] === '!' && /[a-zA-Z]/.test(raw[start + 2] ?? '')) return closer(raw, '>', start + 3, absent)
  return -1
}

function closer(raw: string, text: string, from: number, absent: Set<string>): number {
  if (absent.has(text)) return -1
  const at = raw.indexOf(text, from)
  if (at < 0) absent.add(text)
  return at < 0 ? -1 : at + text.length
}
