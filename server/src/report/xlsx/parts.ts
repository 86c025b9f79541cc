import { type Markup, markup, nothing, trusted } from '../markup.ts'
import { rowHeight } from './height.ts'
import { type Cell, columnName, type Sheet, type Workbook } from './sheet.ts'
import { styleNumber } from './styles.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
/** The longest text that a cell may hold. */
const mostText = 32767

/** A text as a cell holds it: line ends as LF, within the limit, and what looks like an escape of the format kept as it is. */
export function cellText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  if (plain.length <= mostText) return plain
  return `${plain.slice(0, mostText - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

function cell({ value, style }: Cell, row: number, column: number): Markup {
  const at = columnName(column) + row
  if (typeof value === 'number') return markup`<c r="${at}" s="${styleNumber(style, false)}"><v>${value}</v></c>`
  const number = styleNumber(style, /^\s*[=+\-@＝＋－＠']/.test(value))
  if (value === '') return markup`<c r="${at}" s="${number}"/>`
  return markup`<c r="${at}" s="${number}" t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`
}

function range(sheet: Sheet): string {
  return `A${sheet.filtered}:${columnName(sheet.widths.length)}${Math.max(sheet.rows.length, sheet.filtered)}`
}

/** What stands in a page's foot: & begins a command there. */
function footerText(text: string): string {
  return `&C&8${text.replaceAll('&', '&&').replace('{page}', '&P').replace('{pages}', '&N')}`.slice(0, 255)
}

/** xl/worksheets/sheetN.xml; `first` is the sheet that is shown when the file opens. */
export function sheetXml(sheet: Sheet, first: boolean): Markup {
  const selected = trusted(first ? ' tabSelected="1"' : '')
  const below = `A${sheet.frozen + 1}`
  const pane =
    sheet.frozen > 0
      ? markup`<pane ySplit="${sheet.frozen}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="${below}" sqref="${below}"/>`
      : nothing
  const widths = sheet.widths.map(
    (width, at) => markup`<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const rows = sheet.rows.map(
    (cells, at) =>
      markup`<row r="${at + 1}" ht="${rowHeight(cells, sheet.widths)}">${cells.map((one, column) => cell(one, at + 1, column + 1))}</row>`,
  )
  return markup`<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView${selected} workbookViewId="0" showGridLines="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="14.25"/><cols>${widths}</cols><sheetData>${rows}</sheetData>${
    sheet.filtered > 0 ? markup`<autoFilter ref="${range(sheet)}"/>` : nothing
  }<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${
    sheet.landscape ? 'landscape' : 'portrait'
  }" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>${footerText(sheet.footer)}</oddFooter></headerFooter></worksheet>`
}

/** A sheet's name as formulas name it. */
function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}

function definedNames(sheet: Sheet, index: number): Markup[] {
  const name = quoted(sheet.name)
  const absolute = (area: string): string => area.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  const defined: Markup[] = []
  if (sheet.filtered > 0)
    defined.push(
      markup`<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${name}!${absolute(range(sheet))}</definedName>`,
    )
  if (sheet.printed !== undefined)
    defined.push(
      markup`<definedName name="_xlnm.Print_Area" localSheetId="${index}">${name}!$A$1:$${columnName(sheet.printed)}$${sheet.rows.length}</definedName>`,
    )
  if (sheet.frozen > 0)
    defined.push(
      markup`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${name}!$1:$${sheet.frozen}</definedName>`,
    )
  return defined
}

/** xl/workbook.xml */
export function workbookXml({ sheets }: Workbook): Markup {
  const defined = sheets.flatMap(definedNames)
  return markup`<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.map(
    (sheet, at) => markup`<sheet name="${sheet.name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )}</sheets>${defined.length > 0 ? markup`<definedNames>${defined}</definedNames>` : nothing}</workbook>`
}

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** [Content_Types].xml */
export function contentTypesXml({ sheets }: Workbook): Markup {
  const part = (name: string, type: string): Markup => markup`<Override PartName="${name}" ContentType="${type}"/>`
  return markup`<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    part('/xl/workbook.xml', `${sheetType}.sheet.main+xml`),
    part('/xl/styles.xml', `${sheetType}.styles+xml`),
    ...sheets.map((_, at) => part(`/xl/worksheets/sheet${at + 1}.xml`, `${sheetType}.worksheet+xml`)),
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    part('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
  ]}</Types>`
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): Markup {
  return markup`<Relationships xmlns="${packaged}/relationships">${targets.map(
    ([type, target], at) => markup`<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  )}</Relationships>`
}

/** _rels/.rels */
export function rootRelationsXml(): Markup {
  return relationships([
    [`${relations}/officeDocument`, 'xl/workbook.xml'],
    [`${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    [`${relations}/extended-properties`, 'docProps/app.xml'],
  ])
}

/** xl/_rels/workbook.xml.rels: the sheets first, in their order. */
export function workbookRelationsXml({ sheets }: Workbook): Markup {
  return relationships([
    ...sheets.map((_, at) => [`${relations}/worksheet`, `worksheets/sheet${at + 1}.xml`] as const),
    [`${relations}/styles`, 'styles.xml'],
  ])
}

/** docProps/core.xml, without dates: the same review gives the same bytes. */
export function coreXml({ title, author }: Workbook): Markup {
  return markup`<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator></cp:coreProperties>`
}

/** docProps/app.xml */
export function appXml(): Markup {
  return markup`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>TenderLint</Application></Properties>`
}
