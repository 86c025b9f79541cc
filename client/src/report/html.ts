/** Text that is HTML already. */
export interface Html {
  readonly html: string
}

type Piece = Html | string | number | readonly Html[]

/** HTML from a template; every value is escaped but other HTML. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: strings.reduce((text, string, index) => text + rendered(pieces[index - 1]!) + string) }
}

function rendered(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece)
  if (typeof piece === 'number') return String(piece)
  return 'html' in piece ? piece.html : piece.map((one) => one.html).join('')
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
