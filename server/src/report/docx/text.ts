import { AlignmentType, type HeadingLevel, Paragraph, ShadingType, TextRun } from 'docx'
import type { Span } from '../form/cell.ts'

/** Half-points of the sizes that official papers use. */
export const sizes = {
  一号: 52,
  二号: 44,
  小二: 36,
  三号: 32,
  四号: 28,
  小四: 24,
  五号: 21,
  小五: 18,
  六号: 15,
} as const
export type Size = keyof typeof sizes
/** 宋体 for text, 黑体 for headings and labels, 仿宋 for notes. */
export type Face = '宋体' | '黑体' | '仿宋'

export interface Look {
  readonly size?: Size
  readonly face?: Face
  readonly bold?: boolean
  readonly colour?: string
  readonly align?: 'left' | 'center' | 'right'
  /** Twips before and after the paragraph. */
  readonly before?: number
  readonly after?: number
  readonly heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel]
  readonly keepNext?: boolean
  readonly pageBreakBefore?: boolean
}

/** The fonts of a run: the hint makes Word take quotation marks and dashes from the Chinese font. */
export function fontsOf(face: Face) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: face, cs: 'Times New Roman', hint: 'eastAsia' }
}

/** 宋体 is the font of the whole paper: runs that are in it need not say so. */
function runFonts(face: Face | undefined) {
  return face && face !== '宋体' ? { font: fontsOf(face) } : {}
}

/** A text that XML can hold, on one line: control characters and lone surrogates become U+FFFD, direction marks too. */
export function plain(text: string): string {
  return text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
}

const marked = { type: ShadingType.CLEAR, fill: 'FFF2A8', color: 'auto' }

/** One run of text. */
export function run(text: string, look: Look = {}): TextRun {
  const { size, face, bold, colour } = look
  return new TextRun({
    text: plain(text),
    ...runFonts(face),
    ...(size && { size: sizes[size] }),
    ...(bold && { bold }),
    ...(colour && { color: colour }),
  })
}

/** Spans as runs: the words of a quotation stand out in bold on yellow, also in black and white. */
function spanRun(span: Span, look: Look): TextRun {
  if (!span.mark) return run(span.text, { ...look, bold: span.bold || look.bold })
  return new TextRun({
    text: plain(span.text),
    ...runFonts(look.face),
    ...(look.size && { size: sizes[look.size] }),
    bold: true,
    shading: marked,
  })
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/** One paragraph of text or of spans. */
export function paragraph(content: string | readonly Span[], look: Look = {}): Paragraph {
  const spans: readonly Span[] = typeof content === 'string' ? [{ text: content }] : content
  return new Paragraph({
    children: spans.filter((span) => span.text !== '').map((span) => spanRun(span, look)),
    alignment: alignments[look.align ?? 'left'],
    // a heading has the spacing of its style
    ...(look.heading ? { heading: look.heading } : { spacing: { before: look.before ?? 0, after: look.after ?? 0 } }),
    ...(look.keepNext && { keepNext: true }),
    ...(look.pageBreakBefore && { pageBreakBefore: true }),
  })
}
