import type { CellPlace, WordRun } from '../../core/block.ts'
import { type Fields, fieldMark } from './fields.ts'
import type { Styles } from './styles.ts'
import type { TableGrid } from './tables.ts'
import { type Attributes, isOn, pieceText, scanXml, wholeNumber } from './xml.ts'

/** One w:p as the file has it; -1 and '' mean that the paragraph itself says nothing. */
export interface Paragraph {
  readonly part: string
  readonly number: number
  text: string
  runs: WordRun[]
  style: string
  numId: number
  ilvl: number
  outline: number
  alignment: string
  bold: boolean
  /** Its paragraph mark is a tracked deletion. */
  markDeleted: boolean
  readonly cell: CellPlace | null
}

export interface Story {
  /** In the order of their opening tags, empty ones included (they count in numbering). */
  readonly paragraphs: readonly Paragraph[]
  /** Relation ids of headers and footers, in order of use. */
  readonly references: readonly string[]
}

/** What is known of the paragraph being read; text boxes put one paragraph inside another. */
interface Open {
  readonly paragraph: Paragraph
  readonly fields: Fields
  runBold: boolean | undefined
  runStyle: string
  allBold: boolean
  anyText: boolean
  pageBreak: boolean
}

/** Elements whose inside is not part of the text as it will read. */
const hidden = new Set([
  'w:del',
  'w:moveFrom',
  'w:rt',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPrChange',
])

/** Reads one part (body, header, notes …) in one pass. Throws ReadError broken-xml. */
export function readStory(part: string, xml: string, styles: Styles, grid: TableGrid): Story {
  const paragraphs: Paragraph[] = []
  const references: string[] = []
  const stack: string[] = []
  const opened: Open[] = []
  const choices: boolean[] = []
  let current: Open | undefined
  let count = 0
  let hiddenAt = -1
  let textStart = -1
  let buffer = ''

  const append = (text: string) => {
    if (!current || current.fields.instructions > 0) return
    const paragraph = current.paragraph
    if (current.pageBreak && paragraph.text !== '') paragraph.text += '\n'
    current.pageBreak = false
    paragraph.text += text
  }

  const openParagraph = () => {
    const number = count++
    if (hiddenAt >= 0) return
    const paragraph: Paragraph = {
      part,
      number,
      text: '',
      runs: [],
      style: '',
      numId: -1,
      ilvl: -1,
      outline: -1,
      alignment: '',
      bold: false,
      markDeleted: false,
      cell: grid.place(),
    }
    if (!grid.deleted()) paragraphs.push(paragraph)
    current = {
      paragraph,
      fields: { open: [], instructions: 0 },
      runBold: undefined,
      runStyle: '',
      allBold: true,
      anyText: false,
      pageBreak: false,
    }
    opened.push(current)
  }

  const closeParagraph = () => {
    const done = opened.pop()
    if (done) done.paragraph.bold = done.anyText && done.allBold
    current = opened.at(-1)
  }

  const closeText = (xmlEnd: number) => {
    const start = textStart
    textStart = -1
    if (buffer === '' || !current || current.fields.instructions > 0) return
    // A line break inside w:t is shown as a space; same length, so that the run map holds.
    append(buffer.replace(/[\n\r\t]/g, ' '))
    const paragraph = current.paragraph
    const end = paragraph.text.length
    if (stack.at(-1) === 'w:t') {
      paragraph.runs.push({ start: end - buffer.length, end, xmlStart: start, xmlEnd })
    }
    if (current.allBold && buffer.trim() !== '') {
      const { runBold, runStyle } = current
      current.allBold = runBold ?? styles.runBold(runStyle) ?? styles.paragraph(paragraph.style).bold
    }
    current.anyText = true
  }

  const open = (name: string, attributes: Attributes, end: number) => {
    const parent = stack.at(-1) ?? ''
    const depth = stack.push(name)
    if (name === 'w:p') return openParagraph()
    if (hiddenAt >= 0) return
    if (hidden.has(name)) {
      if (parent === 'w:trPr' && name === 'w:del') grid.markDeleted()
      if (parent === 'w:rPr' && stack.at(-3) === 'w:pPr' && current) current.paragraph.markDeleted = true
      hiddenAt = depth
      return
    }
    const table = tableOpens[name]
    if (table) return table(grid)
    if (name === 'mc:AlternateContent') choices.push(false)
    else if (name === 'mc:Choice' || name === 'mc:Fallback') {
      if (choices.at(-1)) hiddenAt = depth
      else if (choices.length > 0) choices[choices.length - 1] = true
    } else if (name === 'w:txbxContent') grid.openBox()
    else if (parent === 'w:tcPr' || parent === 'w:trPr') readCellProperty(grid, name, attributes)
    else if (name === 'w:footnote' || name === 'w:endnote') {
      // Separators and their kin are drawing, not text.
      if ((attributes.get('w:type') ?? 'normal') !== 'normal') hiddenAt = depth
    } else if (name === 'w:headerReference' || name === 'w:footerReference')
      references.push(attributes.get('r:id') ?? '')
    else if (current) openInside(current, name, parent, attributes, end)
  }

  const openInside = (inside: Open, name: string, parent: string, attributes: Attributes, end: number) => {
    if (name === 'w:t' || name === 'm:t') {
      textStart = end
      buffer = ''
    } else if (name === 'w:r' || name === 'm:r') {
      inside.runBold = undefined
      inside.runStyle = ''
    } else if (parent === 'w:rPr') {
      if (stack.at(-3) !== 'w:r' && stack.at(-3) !== 'm:r') return
      if (name === 'w:b') inside.runBold = isOn(attributes)
      else if (name === 'w:rStyle') inside.runStyle = attributes.get('w:val') ?? ''
    } else if (parent === 'w:pPr') readParagraphProperty(inside.paragraph, name, attributes)
    else if (parent === 'w:numPr') {
      if (name === 'w:numId') inside.paragraph.numId = wholeNumber(attributes.get('w:val'), -1)
      else if (name === 'w:ilvl') inside.paragraph.ilvl = wholeNumber(attributes.get('w:val'), -1)
    } else if (name === 'w:fldChar') fieldMark(inside.fields, attributes.get('w:fldCharType'))
    else if (name === 'w:ptab' || (name === 'w:tab' && parent !== 'w:tabs')) append('\t')
    else if (name === 'w:noBreakHyphen') append('-')
    else if (name === 'w:cr') append('\n')
    else if (name === 'w:br') {
      // A page or column break parts text, but is no text at the edge of a paragraph.
      const type = attributes.get('w:type')
      if (type === 'page' || type === 'column') inside.pageBreak = true
      else append('\n')
    }
  }

  const close = (name: string, _end: number, start: number) => {
    if (hiddenAt < 0) {
      if (textStart >= 0 && (name === 'w:t' || name === 'm:t')) closeText(start)
      else if (name === 'w:p') closeParagraph()
      else if (name === 'mc:AlternateContent') choices.pop()
      else if (name === 'w:txbxContent') grid.closeBox()
      else tableCloses[name]?.(grid)
    } else if (hiddenAt === stack.length) hiddenAt = -1
    stack.pop()
  }

  const text = (start: number, end: number, cdata: boolean) => {
    // Text that is not shown is decoded all the same: a broken entity is told wherever it stands.
    const plain = pieceText(xml, start, end, cdata, part)
    if (textStart >= 0) buffer += plain
  }

  scanXml(xml, part, { open, close, text, skims, skim })
  return { paragraphs, references }
}

/** Borders, tab stops and run properties are most of the tags of a file, and seldom say anything that is read here. */
const skims: ReadonlyMap<string, string> = new Map(
  ['w:rPr', 'w:tcBorders', 'w:tblBorders', 'w:pBdr', 'w:tabs', 'w:tblGrid'].map((name) => [name, `</${name}>`]),
)

function skim(name: string, inside: string): boolean {
  // What was before a tracked change stands inside, in an element of the same name.
  if (inside.includes('Change')) return false
  if (name !== 'w:rPr') return true
  return !(
    inside.includes('<w:b') ||
    inside.includes('rStyle') ||
    inside.includes('<w:del') ||
    inside.includes('<w:moveFrom')
  )
}

const tableOpens: Readonly<Record<string, ((grid: TableGrid) => void) | undefined>> = {
  'w:tbl': (grid) => grid.openTable(),
  'w:tr': (grid) => grid.openRow(),
  'w:tc': (grid) => grid.openCell(),
}

const tableCloses: Readonly<Record<string, ((grid: TableGrid) => void) | undefined>> = {
  'w:tbl': (grid) => grid.closeTable(),
  'w:tr': (grid) => grid.closeRow(),
  'w:tc': (grid) => grid.closeCell(),
}

function readCellProperty(grid: TableGrid, name: string, attributes: Attributes): void {
  const value = attributes.get('w:val')
  if (name === 'w:gridSpan') grid.spanColumns(wholeNumber(value, 1))
  else if (name === 'w:vMerge') grid.mergeDown(value === 'restart')
  else if (name === 'w:hMerge') grid.mergeRight(value === 'restart')
  else if (name === 'w:gridBefore') grid.skipColumns(wholeNumber(value, 0))
  else if (name === 'w:tblHeader' && isOn(attributes)) grid.markHeader()
}

function readParagraphProperty(paragraph: Paragraph, name: string, attributes: Attributes): void {
  const value = attributes.get('w:val')
  if (name === 'w:pStyle') paragraph.style = value ?? ''
  else if (name === 'w:outlineLvl') paragraph.outline = wholeNumber(value, -1)
  else if (name === 'w:jc') paragraph.alignment = value ?? ''
}
