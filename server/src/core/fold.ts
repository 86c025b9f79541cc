/**
 * Width and case folding, one UTF-16 unit to one unit, so that offsets hold: full-width ASCII to ASCII, capitals to small
 * letters, the ideographic and no-break blanks to a blank, typographic variants that drafters mix up to one form.
 */
const table = new Uint16Array(65536)
for (let i = 0; i < 65536; i++) table[i] = i
for (let i = 0xff01; i <= 0xff5e; i++) table[i] = i - 0xfee0
for (const blank of [0x3000, 0xa0, 0x2002, 0x2003, 0x2009, 0x09]) table[blank] = 0x20
for (let i = 65; i <= 90; i++) for (const capital of [i, i + 0xfee0]) table[capital] = i + 32
for (const [from, to] of ['－-', '—-', '–-', '〔[', '〕]', '【[', '】]', '﹪%', '㎡m'].map((pair) => [
  pair.charCodeAt(0),
  pair.charCodeAt(1),
])) {
  table[from!] = to!
}

const chunk = new Uint16Array(4096)

/** Folds a text; the result has the same length, offsets are unchanged. */
export function fold(text: string): string {
  let from = 0
  for (let unit = 0; from < text.length; from++) {
    unit = text.charCodeAt(from)
    if (table[unit] !== unit) break
  }
  // most words and many blocks are folded already
  if (from === text.length) return text
  if (text.length <= chunk.length) {
    for (let at = 0; at < text.length; at++) chunk[at] = table[text.charCodeAt(at)]!
    return String.fromCharCode.apply(null, chunk.subarray(0, text.length) as unknown as number[])
  }
  let out = text.slice(0, from)
  while (from < text.length) {
    const size = Math.min(chunk.length, text.length - from)
    for (let i = 0; i < size; i++) chunk[i] = table[text.charCodeAt(from + i)]!
    out += String.fromCharCode.apply(null, chunk.subarray(0, size) as unknown as number[])
    from += size
  }
  return out
}

/** Kinds of units by which a block is passed over without a look at its text. */
export const unitKind = {
  digit: 1,
  /** Latin letters of either case. */
  letter: 2,
  capital: 4,
  /** Numbers and capitals have full-width forms; the others are as they stand. */
  star: 8,
  /** What stands between the sides of a box: × and the like, an x too. */
  times: 16,
} as const

const kinds = new Uint8Array(65536)
for (let i = 0; i < 65536; i++) {
  const unit = table[i]!
  if (unit >= 48 && unit <= 57) kinds[i] = unitKind.digit
  else if (unit >= 97 && unit <= 122)
    kinds[i] = unitKind.letter | (unit === i || unit === i - 0xfee0 ? 0 : unitKind.capital)
}
for (const char of '★') kinds[char.charCodeAt(0)]! |= unitKind.star
for (const char of '×xXｘＸ*＊✕✖') kinds[char.charCodeAt(0)]! |= unitKind.times

/** The folded units of a text; `units` may be longer than the text. Holds until the next text is folded. */
export interface Folded {
  readonly units: Uint16Array
  readonly length: number
  /** Sum of the `unitKind` values of its units. */
  readonly kinds: number
}

const folded = { units: new Uint16Array(4096), length: 0, kinds: 0 }

/** Folds a text into a list of units that serves all texts in turn: a pass over it is quicker than one over a string. */
export function foldUnits(text: string): Folded {
  const { length } = text
  if (folded.units.length < length) folded.units = new Uint16Array(length * 2)
  const { units } = folded
  let all = 0
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at)
    // Chinese characters stay as they are, and are of no kind
    if (unit >= 0x4e00 && unit <= 0x9fff) units[at] = unit
    else {
      units[at] = table[unit]!
      all |= kinds[unit]!
    }
  }
  folded.length = length
  folded.kinds = all
  return folded
}

/** True for a folded unit that is a Latin letter or a digit. */
export function isAlphanumeric(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)
}
