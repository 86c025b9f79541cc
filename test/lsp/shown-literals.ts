/** Names, and words of the editor's and the web's interfaces that look like text. */
const names = new Set(['TenderLint', 'ArrowDown', 'ArrowUp', 'Content-Security-Policy', 'IntersectionObserver'])

/**
 * String and template literals in a TypeScript source that look like words for people and do not stand in l10n.t(…): Chinese, more
 * than one word, or one capitalised word. Tags, placeholders, styles and scripts of a page are not looked into.
 */
export function shownLiterals(source: string): string[] {
  // pages carry their style and script as templates of their own, which show no words but what they are handed
  const inner = source.replace(/export const (style|script) = `[^`]*`/g, '')
  return literals(inner).flatMap((text) => {
    const words = text
      .replace(/<[^<>]*>/g, ' ')
      .replace(/[\s\u0000]+/g, ' ')
      .trim()
    return looksShown(words) ? [words] : []
  })
}

function looksShown(text: string): boolean {
  if (names.has(text)) return false
  if (/\p{Script=Han}/u.test(text)) return true
  // policies and other lists of keywords are quoted or have no vowel-bearing sentence
  if (/'none'|initial-scale/.test(text)) return false
  const plain = text.replace(/&#?\w+;/g, ' ').trim()
  return /^[A-Z][a-z]+[.:!?…]?$/.test(plain) || /[A-Za-z]{2,}[,.:;]? [A-Za-z]{2,}/.test(plain)
}

/** Contents of literals outside comments, patterns, imports, types and l10n.t; the holes of a template are looked into by themselves. */
function literals(source: string): string[] {
  const found: string[] = []
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?:from|import) '[^'\n]*'|l10n\.t\(\s*'(?:[^'\\\n]|\\.)*'|(?<=[(,=:?|&!]\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*|'((?:[^'\\\n]|\\.)*)'|`/g
  for (let match = token.exec(source); match; match = token.exec(source)) {
    if (match[1] !== undefined) found.push(match[1])
    if (match[0] !== '`') continue
    const { end, text, holes } = template(source, token.lastIndex)
    found.push(text, ...holes.flatMap(literals))
    token.lastIndex = end
  }
  return found
}

/** A template from behind its opening mark: its own text with blanks for the holes, the holes, and where it ends. */
function template(source: string, start: number): { end: number; text: string; holes: string[] } {
  let text = ''
  const holes: string[] = []
  for (let i = start; i < source.length; i++) {
    if (source[i] === '`') return { end: i + 1, text, holes }
    if (source[i] === '\\') text += source[++i] ?? ''
    else if (source.startsWith('$\u007b', i)) {
      const end = closing(source, i + 2)
      holes.push(source.slice(i + 2, end))
      // what a hole gives is not known: it parts words
      text += '\u0000'
      i = end
    } else text += source[i]
  }
  return { end: source.length, text, holes }
}

/** Where the brace that a hole opened is closed. */
function closing(source: string, start: number): number {
  let depth = 1
  for (let i = start; i < source.length; i++) {
    if (source[i] === '`') i = template(source, i + 1).end - 1
    else if (source[i] === '{') depth++
    else if (source[i] === '}' && --depth === 0) return i
  }
  return source.length
}
