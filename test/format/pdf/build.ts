/** One piece of text: points from the top left corner of the page, baseline. */
export interface Piece {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
  readonly bold?: boolean
}

export interface PageSpec {
  readonly pieces?: readonly Piece[]
  /** Drawn lines: [x, y, x, y]. */
  readonly lines?: readonly (readonly [number, number, number, number])[]
  /** Further operators of the content stream. */
  readonly more?: string
  readonly width?: number
  readonly height?: number
}

export interface PdfSpec {
  readonly pages: readonly PageSpec[]
  /** Titles of bookmarks, all on one level. */
  readonly bookmarks?: readonly string[]
  /** Encoding of the font that is not embedded; without it each code is its own Unicode by a ToUnicode map. */
  readonly encoding?: string
  /** Bytes of a text in that encoding, as hexadecimal figures. */
  readonly encode?: (text: string) => string
  /** Entries of the trailer, such as /Encrypt. */
  readonly trailer?: string
}

export const paper = { width: 595, height: 842 }

/** A PDF in memory: one font for all scripts, Latin letters half as wide as the others, nothing compressed. */
export function buildPdf(spec: PdfSpec): Uint8Array {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  const used = new Set(spec.pages.flatMap(({ pieces = [] }) => pieces.flatMap(({ text }) => [...text])))
  const count = spec.pages.length
  const titles = spec.bookmarks ?? []
  const firstTitle = 10 + count * 2
  add(`<< /Type /Catalog /Pages 2 0 R${titles.length > 0 ? ` /Outlines ${firstTitle} 0 R` : ''} >>`)
  add(`<< /Type /Pages /Count ${count} /Kids [${spec.pages.map((_, i) => `${10 + i * 2} 0 R`).join(' ')}] >>`)
  const ordering = spec.encoding ? 'GB1' : 'Identity'
  const widths = spec.encoding ? '1 95 500' : '32 126 500'
  const names = ['SimSun', 'SimSun-Bold']
  names.forEach((name, i) => {
    const map = spec.encoding ? '' : ' /ToUnicode 9 0 R'
    const encoding = spec.encoding ?? 'Identity-H'
    add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /${encoding} /DescendantFonts [${5 + i} 0 R]${map} >>`,
    )
  })
  names.forEach((name, i) => {
    add(
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> /DW 1000 /W [${widths}] /FontDescriptor ${7 + i} 0 R >>`,
    )
  })
  for (const name of names) {
    add(`<< /Type /FontDescriptor /FontName /${name} /Flags 4 /Ascent 880 /Descent -120 /FontBBox [0 -120 1000 880] >>`)
  }
  add(stream(toUnicode(used)))
  const encode = spec.encode ?? utf16
  for (const [i, page] of spec.pages.entries()) {
    const { width = paper.width, height = paper.height } = page
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${11 + i * 2} 0 R >>`,
    )
    add(stream(content(page, height, encode)))
  }
  if (titles.length > 0) {
    add(
      `<< /Type /Outlines /First ${firstTitle + 1} 0 R /Last ${firstTitle + titles.length} 0 R /Count ${titles.length} >>`,
    )
    titles.forEach((title, i) => {
      const next = i + 1 < titles.length ? ` /Next ${firstTitle + i + 2} 0 R` : ''
      add(`<< /Title <feff${utf16(title)}> /Parent ${firstTitle} 0 R /Dest [10 0 R /Fit]${next} >>`)
    })
  }
  return file(objects, spec.trailer ?? '')
}

function file(objects: readonly string[], trailer: string): Uint8Array {
  let text = '%PDF-1.7\n'
  const places = objects.map((body, i) => {
    const place = text.length
    text += `${i + 1} 0 obj\n${body}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(text)
}

function content(page: PageSpec, height: number, encode: (text: string) => string): string {
  const texts = (page.pieces ?? []).map(
    ({ x, y, text, size = 12, bold }) =>
      `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${height - y} Tm <${encode(text)}> Tj ET`,
  )
  const lines = (page.lines ?? []).map(([x, y, u, v]) => `${x} ${height - y} m ${u} ${height - v} l S`)
  return [...lines, ...texts, page.more ?? ''].join('\n')
}

function stream(text: string): string {
  return `<< /Length ${text.length} >>\nstream\n${text}\nendstream`
}

/** UTF-16 of a text as hexadecimal figures. */
export function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')
}

function toUnicode(used: ReadonlySet<string>): string {
  const lines = [...used].map((letter) => `<${utf16(letter)}> <${utf16(letter)}>`)
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${lines.length} beginbfchar ${lines.join(' ')} endbfchar endcmap end end`
}

/** Lines of text set at the left margin, one below the other. */
export function setLines(lines: readonly string[], top = 100, step = 20, x = 90): Piece[] {
  return lines.map((text, i) => ({
    x: x + (text.length - text.trimStart().length) * 12,
    y: top + i * step,
    text: text.trimStart(),
  }))
}

/** The lines of a grid and the texts of its cells, each at the top left of its cell. */
export function setTable(
  xs: readonly number[],
  ys: readonly number[],
  texts: readonly (readonly string[])[],
): { lines: [number, number, number, number][]; pieces: Piece[] } {
  const lines = [
    ...ys.map((y): [number, number, number, number] => [xs[0]!, y, xs.at(-1)!, y]),
    ...xs.map((x): [number, number, number, number] => [x, ys[0]!, x, ys.at(-1)!]),
  ]
  const pieces = texts.flatMap((row, i) =>
    row.flatMap((text, j) =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line, k) => ({ x: xs[j]! + 5, y: ys[i]! + 16 + k * 16, text: line })),
    ),
  )
  return { lines, pieces }
}
