import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx'
import { fontsOf, paragraph, plain, sizes } from './text.ts'

export type Content = NonNullable<ISectionOptions['children']>[number]

/** One part of the paper with its own header and footer. */
export interface SectionData {
  readonly children: readonly Content[]
  readonly landscape?: boolean
  readonly header: string
  /** Small lines above the page number: hashes, date, tool. */
  readonly footer: readonly string[]
  /** Page numbers begin with 1 again. */
  readonly restart?: boolean
}

/** Words around page number and count: 第 1 页 共 9 页. */
export type PageWords = readonly [string, string, string]

const paper = { width: 11906, height: 16838 }
const side = 1134

/** Twips between the side margins. */
export function textWidthOf(landscape: boolean): number {
  return (landscape ? paper.height : paper.width) - 2 * side
}

function footerOf(lines: readonly string[], words: PageWords): Footer {
  const small = { font: fontsOf('宋体'), size: sizes.小五 }
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ children: [words[0], PageNumber.CURRENT, words[1], PageNumber.TOTAL_PAGES, words[2]], ...small }),
    ],
  })
  return new Footer({
    children: [...lines.map((line) => paragraph(line, { size: '六号', align: 'center', colour: '595959' })), number],
  })
}

function sectionOf(data: SectionData, words: PageWords): ISectionOptions {
  return {
    properties: {
      page: {
        size: { ...paper, orientation: data.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: 1304, bottom: 1304, left: side, right: side, header: 680, footer: 567 },
        ...(data.restart && { pageNumbers: { start: 1 } }),
      },
    },
    headers: {
      default: new Header({ children: [paragraph(data.header, { size: '小五', align: 'right', colour: '595959' })] }),
    },
    footers: { default: footerOf(data.footer, words) },
    children: data.children,
  }
}

/** A paper of A4 pages with Chinese and Western fonts set throughout. */
export function paperOf(sections: readonly SectionData[], title: string, words: PageWords, english: boolean): Document {
  const heading = (size: keyof typeof sizes) => ({
    run: { font: fontsOf('黑体'), size: sizes[size], bold: false, color: '000000' },
    paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
  })
  return new Document({
    title: plain(title),
    styles: {
      default: {
        document: {
          run: {
            font: fontsOf('宋体'),
            size: sizes.五号,
            language: { value: english ? 'en-GB' : 'zh-CN', eastAsia: 'zh-CN' },
          },
        },
        heading1: heading('三号'),
        heading2: heading('四号'),
        heading3: heading('小四'),
      },
    },
    sections: sections.map((section) => sectionOf(section, words)),
  })
}
