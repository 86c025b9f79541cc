import { strToU8, type Zippable, zipSync } from 'fflate'

export interface DocxParts {
  /** Inside of w:body, such as `paragraph('…')`. */
  readonly document: string
  /** Inside of w:styles. */
  readonly styles?: string
  /** Inside of w:numbering. */
  readonly numbering?: string
  /** Inside of w:footnotes and w:endnotes. */
  readonly footnotes?: string
  readonly endnotes?: string
  /** Insides of w:hdr and w:ftr; each is referenced by the last section. */
  readonly headers?: readonly string[]
  readonly footers?: readonly string[]
  /** Further parts as they are, by part name. */
  readonly extra?: Readonly<Record<string, string | Uint8Array>>
}

const spaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
]
const declarations = spaces.map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`).join(' ')
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const officeType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationsSpace = 'http://schemas.openxmlformats.org/package/2006/relationships'
const typesSpace = 'http://schemas.openxmlformats.org/package/2006/content-types'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** XML of a part with the usual name spaces on its root. */
export function part(root: string, inside: string): string {
  return `${head}<${root} ${declarations}>${inside}</${root}>`
}

/** A .docx in memory: a valid package around the given XML insides. */
export function buildDocx(parts: DocxParts): Uint8Array {
  return zipSync(docxFiles(parts), { mtime: new Date(2020, 0, 1) })
}

/** The files of the package, for tests that break one of them before zipping. */
export function docxFiles(parts: DocxParts): Zippable {
  const files: Record<string, Uint8Array> = {}
  const relations: string[] = []
  const overrides: string[] = []
  const references: string[] = []
  const add = (type: string, file: string, xml: string) => {
    const id = `rId${relations.length + 1}`
    files[`word/${file}`] = strToU8(xml)
    relations.push(`<Relationship Id="${id}" Type="${officeType}/${type}" Target="${file}"/>`)
    overrides.push(`<Override PartName="/word/${file}" ContentType="${wordType}.${type}+xml"/>`)
    if (type === 'header' || type === 'footer') references.push(`<w:${type}Reference w:type="default" r:id="${id}"/>`)
  }
  for (const name of ['styles', 'numbering', 'footnotes', 'endnotes'] as const) {
    const inside = parts[name]
    if (inside !== undefined) add(name, `${name}.xml`, part(`w:${name}`, inside))
  }
  parts.headers?.forEach((inside, i) => {
    add('header', `header${i + 1}.xml`, part('w:hdr', inside))
  })
  parts.footers?.forEach((inside, i) => {
    add('footer', `footer${i + 1}.xml`, part('w:ftr', inside))
  })
  const section = `<w:sectPr>${references.join('')}</w:sectPr>`
  files['word/document.xml'] = strToU8(part('w:document', `<w:body>${parts.document}${section}</w:body>`))
  files['word/_rels/document.xml.rels'] = strToU8(relationsXml(relations.join('')))
  files['_rels/.rels'] = strToU8(
    relationsXml(`<Relationship Id="rId1" Type="${officeType}/officeDocument" Target="word/document.xml"/>`),
  )
  overrides.push(`<Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>`)
  files['[Content_Types].xml'] = strToU8(
    `${head}<Types xmlns="${typesSpace}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
  )
  for (const [name, content] of Object.entries(parts.extra ?? {})) {
    files[name] = typeof content === 'string' ? strToU8(content) : content
  }
  return files
}

function relationsXml(inside: string): string {
  return `${head}<Relationships xmlns="${relationsSpace}">${inside}</Relationships>`
}

/** Text as XML content. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** One w:r; `properties` is the inside of w:rPr. */
export function run(text: string, properties = ''): string {
  const head = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`
  return `<w:r>${head}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`
}

/** One w:p with a single run; `properties` is the inside of w:pPr. */
export function paragraph(text: string, properties = ''): string {
  return rawParagraph(text === '' ? '' : run(text), properties)
}

/** One w:p around given XML. */
export function rawParagraph(inside: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`
}

/** Paragraph properties of a numbered paragraph. */
export function numbered(numId: number, ilvl = 0): string {
  return `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`
}

/** One w:tc; a plain text becomes a paragraph; `properties` is the inside of w:tcPr. */
export function cell(inside: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inside.startsWith('<') ? inside : paragraph(inside)}</w:tc>`
}

/** One w:tr; `properties` is the inside of w:trPr. */
export function row(cells: readonly string[], properties = ''): string {
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`
}

export function table(rows: readonly string[]): string {
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`
}

/** One w:lvl of an abstract list. */
export function level(ilvl: number, format: string, text: string, more = '', start = 1): string {
  return `<w:lvl w:ilvl="${ilvl}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
}

/** An abstract list and one w:num of the same number that uses it. */
export function list(id: number, levels: readonly string[]): { abstract: string; num: string } {
  return {
    abstract: `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`,
    num: `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`,
  }
}
