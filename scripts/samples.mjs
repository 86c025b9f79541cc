// Makes the .docx of every .md under test/samples/sets (or of the folders named as arguments), as an office would set it: Word headings,
// real tables, A4. The bytes are the same for the same text. With --check nothing is written; status 1 when a .docx is not current.
// Of Markdown it knows headings, paragraphs, lists, tables, **bold**, backslash escapes, <br> in cells; anything else is an error.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { unzipSync, zipSync } from 'fflate'

const home = 'test/samples/sets'
/** The day that every file bears; a zip file names no earlier one. */
const day = '1980-01-01T00:00:00'
const textWidth = 11906 - 2 * 1531
const sizes = { 二号: 44, 三号: 32, 四号: 28, 小四: 24, 五号: 21, 小五: 18 }
const headings = [
  HeadingLevel.TITLE,
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
]

/** Blocks of a Markdown text: { heading }, { text }, { bullet }, { rows }; a number before a list item stays text. */
function blocksOf(source) {
  const blocks = []
  let open = null
  const add = (block) => {
    blocks.push(block)
    open = block
  }
  source.split(/\r?\n/).forEach((line, index) => {
    const text = line.trim()
    const heading = /^(#{1,6})\s+(.+)$/.exec(text)
    if (text === '') open = null
    else if (heading) {
      blocks.push({ heading: heading[1].length, text: heading[2] })
      open = null
    } else if (text.startsWith('|')) {
      if (!open?.rows) add({ rows: [], line: index + 1 })
      open.rows.push(cellsOf(text))
    } else if (/^[-*+]\s/.test(text)) add({ bullet: true, text: text.slice(1).trim() })
    else if (/^(?:```|~~~|>|!\[|-{3,}$|<(?!br))/.test(text)) throw new Error(`line ${index + 1}: ${text.slice(0, 40)}`)
    else if (open?.text !== undefined && !/^\d+[.)]\s/.test(text)) open.text += text
    else add({ text })
  })
  return blocks.map((block) => (block.rows ? tableOf(block) : block))
}

function cellsOf(line) {
  const cells = line
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
  return cells.map((cell) => cell.trim())
}

function tableOf({ rows, line }) {
  const [header, delimiter, ...body] = rows
  if (!delimiter?.every((cell) => /^:?-+:?$/.test(cell))) throw new Error(`line ${line}: a table without a header row`)
  const wrong = rows.findIndex((row) => row.length !== header.length)
  if (wrong >= 0) throw new Error(`line ${line + wrong}: ${rows[wrong].length} cells, not ${header.length}`)
  return { rows: [header, ...body] }
}

const fontsOf = (face) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: face,
  cs: 'Times New Roman',
  hint: 'eastAsia',
})

/** Runs of a text with **bold** and backslash escapes. */
function runsOf(text, look = {}) {
  return text.split(/(\*\*[^*]+\*\*)/).flatMap((part) => {
    if (part === '') return []
    const bold = /^\*\*.+\*\*$/.test(part)
    const words = (bold ? part.slice(2, -2) : part).replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, '$1')
    return [new TextRun({ text: words, ...look, ...(bold && { bold: true }) })]
  })
}

function paragraphOf({ heading, bullet, text }) {
  if (heading === 1)
    return new Paragraph({
      children: runsOf(text),
      heading: headings[0],
      alignment: AlignmentType.CENTER,
      spacing: { before: 600, after: 480 },
    })
  if (heading)
    return new Paragraph({
      children: runsOf(text),
      heading: headings[heading - 1],
      ...(heading === 2 && { alignment: AlignmentType.CENTER }),
      ...(heading === 2 && /^第.{1,3}[章部]/.test(text) && { pageBreakBefore: true }),
    })
  return new Paragraph({
    children: runsOf(text),
    spacing: { line: 540, lineRule: 'exact' },
    ...(bullet
      ? { numbering: { reference: 'bullets', level: 0 } }
      : { indent: { firstLine: 2 * 20 * (sizes.四号 / 2) }, alignment: AlignmentType.BOTH }),
  })
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }

/** Column widths in twips: by the root of the longest text, so that short columns stay readable beside long ones. */
function widthsOf(rows) {
  const shares = rows[0].map((_, column) =>
    Math.sqrt(Math.max(6, ...rows.map((row) => Math.min(row[column].length, 160)))),
  )
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((textWidth * share) / whole))
  widths[0] += textWidth - widths.reduce((sum, width) => sum + width, 0)
  return widths
}

const total = /^(?:合\s*计|小\s*计|总\s*计|总\s*价|大写)/

/** Empty cells at the start of a row continue those above; empty cells behind 合计 belong to it. */
function merged(rows, row, column) {
  if (row === 0 || rows[row][column] !== '') return null
  const before = rows[row].slice(0, column)
  const lead = before.findIndex((cell) => cell !== '')
  if (lead < 0) {
    const isContinued = rows[row].some((cell) => cell !== '') && row > 1
    return isContinued && (rows[row - 1][column] !== '' || merged(rows, row - 1, column) === 'above') ? 'above' : null
  }
  const last = before.findLastIndex((cell) => cell !== '')
  return total.test(rows[row][last]) ? 'left' : null
}

function tableElement({ rows }) {
  const widths = widthsOf(rows)
  const cell = (row, column) => {
    const kind = merged(rows, row, column)
    let span = 1
    while (merged(rows, row, column + span) === 'left' && column + span < widths.length) span++
    const isAbove = row + 1 < rows.length && merged(rows, row + 1, column) === 'above'
    const isHeader = row === 0
    const text = rows[row][column]
    const short = rows.every((one) => one[column].length <= 12)
    const look = isHeader ? { font: fontsOf('黑体'), size: sizes.五号 } : { font: fontsOf('宋体'), size: sizes.五号 }
    return new TableCell({
      children: text.split(/<br\s*\/?>/).map(
        (part) =>
          new Paragraph({
            children: runsOf(part.trim(), look),
            alignment: isHeader || short ? AlignmentType.CENTER : AlignmentType.LEFT,
            spacing: { line: 300 },
          }),
      ),
      width: { size: widths.slice(column, column + span).reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      ...(span > 1 && { columnSpan: span }),
      ...(kind === 'above' && { verticalMerge: VerticalMergeType.CONTINUE }),
      ...(kind === null && isAbove && { verticalMerge: VerticalMergeType.RESTART }),
      ...(isHeader && { shading: { type: ShadingType.CLEAR, fill: 'E7E6E6', color: 'auto' } }),
    })
  }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 40, bottom: 40, left: 85, right: 85 },
    borders,
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          children: cells.flatMap((_, column) => (merged(rows, row, column) === 'left' ? [] : [cell(row, column)])),
          tableHeader: row === 0,
        }),
    ),
  })
}

/** A small empty paragraph: Word needs one between two tables and behind the last. */
const gap = () => new Paragraph({ spacing: { before: 0, after: 0, line: 200, lineRule: 'exact' } })

function documentOf(blocks) {
  const heading = (size, before) => ({
    run: { font: fontsOf('黑体'), size, bold: false, color: '000000' },
    paragraph: { spacing: { before, after: before / 2 }, keepNext: true },
  })
  const small = { font: fontsOf('宋体'), size: sizes.小五 }
  const footer = ['— ', PageNumber.CURRENT, ' —'].map((part) => new TextRun({ ...small, children: [part] }))
  const title = blocks.find((block) => block.heading === 1)?.text ?? ''
  const header = new Paragraph({ children: [new TextRun({ ...small, text: title })], alignment: AlignmentType.CENTER })
  return new Document({
    title,
    styles: {
      default: {
        document: {
          run: { font: fontsOf('仿宋'), size: sizes.四号, language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
        },
        title: heading(sizes.二号, 480),
        heading1: heading(sizes.三号, 320),
        heading2: heading(sizes.四号, 240),
        heading3: heading(sizes.四号, 200),
        heading4: heading(sizes.小四, 160),
        heading5: heading(sizes.小四, 160),
      },
    },
    numbering: { config: [{ reference: 'bullets', levels: [{ level: 0, format: LevelFormat.BULLET, text: '●' }] }] },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1701, bottom: 1531, left: 1531, right: 1531, header: 851, footer: 851 },
          },
        },
        headers: { default: new Header({ children: [header] }) },
        footers: { default: new Footer({ children: [new Paragraph({ children: footer, alignment: 'center' })] }) },
        children: blocks.flatMap((block) => (block.rows ? [tableElement(block), gap()] : [paragraphOf(block)])),
      },
    ],
  })
}

/** The bytes of the .docx for a Markdown text: the packer writes the clock and chance into them, both are taken out. */
export async function docxOf(source) {
  const blocks = blocksOf(source)
  const entries = unzipSync(new Uint8Array(await Packer.toArrayBuffer(documentOf(blocks))))
  const core = new TextDecoder().decode(entries['docProps/core.xml'])
  const dated = core.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${day}Z`)
  entries['docProps/core.xml'] = new TextEncoder().encode(dated)
  return zipSync(entries, { mtime: new Date(day), level: 9 })
}

const foldersOf = (path) =>
  readdirSync(path, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => join(path, name))

async function main(args) {
  const check = args.includes('--check')
  const named = args.filter((one) => one !== '--check')
  const folders = named.length > 0 ? named : foldersOf(home)
  const stale = []
  for (const folder of folders)
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.md'))) {
      const path = join(folder, name.replace(/\.md$/, '.docx'))
      const bytes = await docxOf(readFileSync(join(folder, name), 'utf8')).catch((error) => {
        throw new Error(`${join(folder, name)}: ${error.message}`)
      })
      if (existsSync(path) && readFileSync(path).equals(bytes)) continue
      if (check) stale.push(path)
      else {
        writeFileSync(path, bytes)
        console.log(path)
      }
    }
  for (const path of stale) console.error(`${path} is not current: run node scripts/samples.mjs`)
  return stale.length === 0 ? 0 : 1
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await main(process.argv.slice(2))
