/**
 * Character maps for PDFs that name Chinese characters by their code and embed no font (STSong-Light with UniGB-UCS2-H,
 * GBK-EUC-H and the like). PDF.js goes from the code to a number of the Adobe-GB1 collection and from there to Unicode;
 * only the sum of both steps matters here, so that numbers of our own stand in the middle. The true numbers of Latin
 * letters are kept (their widths are given by them); all other true ones have no map here and give no letter.
 */
export function characterMap(name: string): Uint8Array | null {
  const lines = mapLines(name)
  if (lines === null) return null
  const vertical = name.includes('-V') ? '/WMode 1 def\n' : ''
  return new TextEncoder().encode(`${vertical}${lines}\nendcmap\n`)
}

const latinFirst = 0x20
const latinLast = 0x7e

/** Ranges of Unicode and the numbers that stand for them: [first, last, number of the first]. */
const ranges: readonly (readonly [number, number, number])[] = [
  [latinFirst, latinLast, 1],
  [0xa0, 0x2dff, 0x80a0],
  [0x3000, 0x33ff, 0x7800],
  [0xfe00, 0xffef, 0x7c00],
  [0x4e00, 0x9fff, 0xae00],
]

function mapLines(name: string): string | null {
  if (name === 'Adobe-GB1-UCS2') {
    const lines = ranges.flatMap(([first, last, number]) => split(first, last, number, true))
    return `${space(2)}\n${blocks(lines, 'bfrange')}`
  }
  if (/^UniGB-(UCS2|UTF16)-[HV]$/.test(name)) {
    return `${space(2)}\n${blocks(
      ranges.flatMap(([first, last, number]) => split(first, last, number, false)),
      'cidrange',
    )}`
  }
  return /^(GB-EUC|GBK-EUC|GBKp-EUC|GBK2K)-[HV]$/.test(name) ? gbk() : null
}

const hex = (value: number, digits = 4): string => `<${value.toString(16).padStart(digits, '0')}>`

/** Code ranges of one first byte each, as the notation wants them. */
function split(first: number, last: number, number: number, back: boolean): string[] {
  const lines: string[] = []
  for (let from = first; from <= last; ) {
    const key = back ? number + from - first : from
    const room = 0x100 - (key & 0xff)
    const to = Math.min(last, from + room - 1)
    lines.push(
      back ? `${hex(key)} ${hex(key + to - from)} ${hex(from)}` : `${hex(key)} ${hex(to)} ${number + from - first}`,
    )
    from = to + 1
  }
  return lines
}

function space(bytes: number): string {
  return bytes === 2
    ? '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange'
    : '2 begincodespacerange\n<00> <80>\n<8140> <fefe>\nendcodespacerange'
}

function blocks(lines: readonly string[], kind: string): string {
  const parts: string[] = []
  for (let from = 0; from < lines.length; from += 100) {
    const some = lines.slice(from, from + 100)
    parts.push(`${some.length} begin${kind}\n${some.join('\n')}\nend${kind}`)
  }
  return parts.join('\n')
}

/** GBK: one byte for Latin letters, two for all others; what the bytes mean is asked of the platform's decoder. */
function gbk(): string {
  const decoder = new TextDecoder('gb18030')
  const lines = [`<20> <7e> 1`]
  const pair = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      pair[0] = lead
      pair[1] = trail
      const code = decoder.decode(pair).charCodeAt(0)
      const range = ranges.find(([first, last]) => code >= first && code <= last)
      if (range) lines.push(`${hex(lead * 256 + trail)} ${hex(lead * 256 + trail)} ${range[2] + code - range[0]}`)
    }
  }
  return `${space(1)}\n${blocks(lines, 'cidrange')}`
}
