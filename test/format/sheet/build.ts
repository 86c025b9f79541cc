import { strToU8, zipSync } from 'fflate'

export interface SheetXml {
  readonly name: string
  /** Inside of sheetData. */
  readonly rows: string
  /** XML before sheetData (sheetViews, cols) and after it (mergeCells, autoFilter …). */
  readonly before?: string
  readonly after?: string
  readonly state?: string
  /** Insides of table parts that the sheet relates to, such as `ref="A1:C3"`. */
  readonly tables?: readonly string[]
}

export interface BookXml {
  readonly sheets: readonly SheetXml[]
  /** Insides of si elements. */
  readonly strings?: readonly string[]
  /** Format codes; style 1 is the first of them, style 0 General. */
  readonly formats?: readonly string[]
  readonly base1904?: boolean
  readonly extra?: Readonly<Record<string, string>>
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The files of a workbook, for tests that break one of them. */
export function bookFiles(book: BookXml): Record<string, Uint8Array> {
  const files: Record<string, string> = {}
  const relations: [string, string][] = []
  const sheets = book.sheets.map((sheet, i) => {
    const part = `worksheets/sheet${i + 1}.xml`
    files[`xl/${part}`] =
      `${head}<worksheet ${main}>${sheet.before ?? ''}<sheetData>${sheet.rows}</sheetData>${sheet.after ?? ''}</worksheet>`
    relations.push(['worksheet', part])
    const tables = (sheet.tables ?? []).map((attributes, table): [string, string] => {
      files[`xl/tables/table${i}${table}.xml`] = `${head}<table ${main} ${attributes}/>`
      return ['table', `../tables/table${i}${table}.xml`]
    })
    if (tables.length > 0) files[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relationsXml(tables)
    const state = sheet.state === undefined ? '' : ` state="${sheet.state}"`
    return `<sheet name="${sheet.name}" sheetId="${i + 1}" r:id="rId${i + 1}"${state}/>`
  })
  if (book.strings) {
    relations.push(['sharedStrings', 'sharedStrings.xml'])
    files['xl/sharedStrings.xml'] =
      `${head}<sst ${main}>${book.strings.map((inside) => `<si>${inside}</si>`).join('')}</sst>`
  }
  if (book.formats) {
    relations.push(['styles', 'styles.xml'])
    const codes = book.formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(code)}"/>`)
    const cells = book.formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`)
    files['xl/styles.xml'] =
      `${head}<styleSheet ${main}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`
  }
  const date = book.base1904 ? '<workbookPr date1904="1"/>' : ''
  files['xl/workbook.xml'] =
    `${head}<workbook ${main} xmlns:r="${office}">${date}<sheets>${sheets.join('')}</sheets></workbook>`
  files['xl/_rels/workbook.xml.rels'] = relationsXml(relations)
  files['_rels/.rels'] = relationsXml([['officeDocument', 'xl/workbook.xml']])
  Object.assign(files, book.extra)
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
}

/** A .xlsx in memory. */
export function buildBook(book: BookXml): Uint8Array {
  return zipSync(bookFiles(book), { mtime: new Date(2020, 0, 1) })
}

function relationsXml(relations: readonly (readonly [string, string])[]): string {
  const inside = relations.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside.join('')}</Relationships>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** One row of inline strings; '' leaves the cell out. */
export function textRow(number: number, cells: readonly string[], attributes = ''): string {
  const inside = cells.map((text, i) => (text === '' ? '' : textCell(String.fromCharCode(65 + i) + number, text)))
  return `<row r="${number}" ${attributes}>${inside.join('')}</row>`
}

export function textCell(name: string, text: string): string {
  return `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

export function numberCell(name: string, value: number | string, style = 0): string {
  return `<c r="${name}" s="${style}"><v>${value}</v></c>`
}
