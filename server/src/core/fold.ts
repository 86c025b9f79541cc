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
  let out = text.slice(0, from)
  while (from < text.length) {
    const size = Math.min(chunk.length, text.length - from)
    for (let i = 0; i < size; i++) chunk[i] = table[text.charCodeAt(from + i)]!
    out += String.fromCharCode.apply(null, chunk.subarray(0, size) as unknown as number[])
    from += size
  }
  return out
}

/** True for a folded unit that is a Latin letter or a digit. */
export function isAlphanumeric(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)
}
