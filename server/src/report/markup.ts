/** Text that already is markup. Made by `markup` alone, so that nothing gets in unescaped. */
export interface Markup {
  readonly markup: string
}

type Part = string | number | Markup | readonly Part[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Text that HTML and XML take as nothing but text, between tags and inside quotation marks. What XML cannot hold (control characters, lone
 * surrogates) and marks that turn the direction of writing become U+FFFD.
 */
export function escaped(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu,
      '\ufffd',
    )
    .replace(/[&<>"']/g, (sign) => entities[sign]!)
}

function written(part: Part): string {
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map(written).join('')
}

/** A template whose values are escaped, unless they are markup themselves; lists are joined. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: pieces.reduce((all, piece, at) => all + written(parts[at - 1]!) + piece) }
}

/** Markup that is written in the program itself, never from a file. */
export function trusted(text: string): Markup {
  return { markup: text }
}

export const nothing: Markup = { markup: '' }
