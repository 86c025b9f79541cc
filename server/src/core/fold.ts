/**
 * Width and case folding, one UTF-16 unit to one unit, so that offsets hold: full-width ASCII to ASCII, capitals to small
 * letters, the ideographic and no-break blanks to a blank, typographic variants that drafters mix up to one form.
 */
const table = new Uint16Array(65536)
for (let i = 0; i < 65536; i++) table[i] = i
for (let i = 0xff01; i <= 0xff5e; i++) table[i] = i - 0xfee0
for (const blank of [0x3000, 0xa0, 0x2002, 0x2003, 0x2009, 0x09]) table[blank] = 0x20
for (let i = 0; i < 65536; i++) if (table[i]! >= 65 && table[i]! <= 90) table[i] = table[i]! + 32
for (const [from, to] of ['－-', '—-', '–-', '〔[', '〕]', '【[', '】]', '﹪%', '㎡m'].map((pair) => [
  pair.charCodeAt(0),
  pair.charCodeAt(1),
])) {
  table[from!] = to!
}

export const foldTable: Uint16Array = table

/** Folds a text; the result has the same length, offsets are unchanged. */
export function fold(text: string): string {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = table[text.charCodeAt(i)]!
  let out = ''
  for (let i = 0; i < units.length; i += 8192) out += String.fromCharCode(...units.subarray(i, i + 8192))
  return out
}

/** True for a folded unit that is a Latin letter or a digit. */
export function isAlphanumeric(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)
}

/** True for a CJK ideograph (BMP). */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)
}
