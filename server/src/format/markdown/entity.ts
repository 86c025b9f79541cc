/** Named characters that people write in Markdown; a name not listed stays as it is written. */
const names: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  copy: '©',
  reg: '®',
  trade: '™',
  sect: '§',
  para: '¶',
  middot: '·',
  bull: '•',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  deg: '°',
  plusmn: '±',
  times: '×',
  divide: '÷',
  micro: 'µ',
  le: '≤',
  ge: '≥',
  ne: '≠',
  asymp: '≈',
  infin: '∞',
  yen: '¥',
  euro: '€',
  pound: '£',
  cent: '¢',
  permil: '‰',
  sup2: '²',
  sup3: '³',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  sigma: 'σ',
  omega: 'ω',
  Omega: 'Ω',
  Phi: 'Φ',
  phi: 'φ',
  larr: '←',
  uarr: '↑',
  rarr: '→',
  darr: '↓',
  check: '✓',
  star: '☆',
  starf: '★',
  square: '□',
  num: '#',
  ast: '*',
  lowbar: '_',
  vert: '|',
  lbrack: '[',
  rbrack: ']',
  lpar: '(',
  rpar: ')',
  percnt: '%',
  dollar: '$',
  commat: '@',
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
}

/** Names of U+00C0 to U+00FF, in that order: makers are called W&uuml;rth. */
const latin =
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  )

/** The character of a name, null for one that is not listed. */
function named(name: string): string | null {
  if (Object.hasOwn(names, name)) return names[name]!
  const at = latin.indexOf(name)
  return at < 0 ? null : String.fromCharCode(0xc0 + at)
}

/** The character reference that begins at `&`: its end in the source and its text; null when there is none. */
export function characterReference(source: string, start: number): { end: number; text: string } | null {
  const match = /^&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,9}));/.exec(
    source.slice(start, start + 12),
  )
  if (match === null) return null
  const end = start + match[0].length
  const name = match[3]
  if (name !== undefined) {
    const text = named(name)
    return text === null ? null : { end, text }
  }
  const code = match[1] === undefined ? Number.parseInt(match[2]!, 16) : Number.parseInt(match[1], 10)
  return { end, text: validCode(code) ? String.fromCodePoint(code) : '\ufffd' }
}

/** Controls, surrogates and non-characters are shown as the replacement character. */
function validCode(code: number): boolean {
  if (code < 9 || code === 11 || (code > 13 && code < 32) || (code > 126 && code < 160)) return false
  if ((code >= 0xd800 && code < 0xe000) || (code >= 0xfdd0 && code < 0xfdf0)) return false
  return code <= 0x10ffff && (code & 0xfffe) !== 0xfffe
}
