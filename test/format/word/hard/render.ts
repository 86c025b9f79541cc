import { strToU8, Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate'
import type { Block, Cell, HardFile, Inline, Package, Paragraph, Piece, Run, Wrap } from './model.ts'

const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const strictRelations = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const otherSpaces = [
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
] as const

/** What numbers have been given out while a file is written. */
interface Ink {
  comment: number
  revision: number
  other: number
  readonly comments: string[]
  readonly notes: string[]
}

export const otherAuthor = '张三'
const stamp = `w:author="${otherAuthor}" w:date="2025-12-31T08:00:00Z"`

function writeText(text: string, writing: readonly string[]): string {
  return [...text]
    .map((sign, i) => {
      const way = writing[i % writing.length]!
      if (way === 'decimal') return `&#${sign.codePointAt(0)};`
      if (way === 'hex') return `&#x${sign.codePointAt(0)!.toString(16)};`
      if (way === 'cdata' && sign !== ']') return `<![CDATA[${sign}]]>`
      return sign.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    })
    .join('')
}

function writePiece(piece: Piece, deleted: boolean): string {
  if (piece.kind === 'page') return '<w:br w:type="page"/>'
  if (piece.kind !== 'text') return `<w:${piece.kind}/>`
  const name = deleted ? 'w:delText' : 'w:t'
  const space = piece.space ? ' xml:space="preserve"' : ''
  return `<${name}${space}>${writeText(piece.text, piece.writing)}</${name}>`
}

function writeRun(run: Run, deleted = false): string {
  const rsid = run.rsid ? ' w:rsidR="00AB12CD"' : ''
  const former = run.rsid ? `<w:rPrChange w:id="7" ${stamp}><w:rPr><w:i/></w:rPr></w:rPrChange>` : ''
  const properties = run.bold ? `<w:rPr><w:b/><w:sz w:val="24"/>${former}</w:rPr>` : ''
  return `<w:r${rsid}>${properties}${run.pieces.map((piece) => writePiece(piece, deleted)).join('')}</w:r>`
}

const fieldMark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`

function writeWrap(as: Wrap, inside: readonly Inline[], ink: Ink): string {
  const id = () => ink.other++
  if (as === 'field' || as === 'hyperlink-field') {
    const code = as === 'field' ? ' REF _Ref1 \\h ' : ' HYPERLINK "http://example.invalid/" '
    const instruction = `<w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>`
    return `${fieldMark('begin')}${instruction}${fieldMark('separate')}${writeInlines(inside, ink)}${fieldMark('end')}`
  }
  if (as === 'comment') {
    const comment = ink.comment++
    ink.comments.push(
      `<w:comment w:id="${comment}" ${stamp} w:initials="张"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>`,
    )
    return `<w:commentRangeStart w:id="${comment}"/>${writeInlines(inside, ink)}<w:commentRangeEnd w:id="${comment}"/><w:r><w:commentReference w:id="${comment}"/></w:r>`
  }
  const revision = as === 'ins' || as === 'moveTo' ? ink.revision++ : 0
  const body = writeInlines(inside, ink)
  if (as === 'hyperlink') return `<w:hyperlink w:anchor="_Ref1" w:history="1">${body}</w:hyperlink>`
  if (as === 'sdt')
    return `<w:sdt><w:sdtPr><w:id w:val="${id()}"/></w:sdtPr><w:sdtContent>${body}</w:sdtContent></w:sdt>`
  if (as === 'sdt-text') {
    return `<w:sdt><w:sdtPr><w:id w:val="${id()}"/><w:text/></w:sdtPr><w:sdtContent>${body}</w:sdtContent></w:sdt>`
  }
  if (as === 'smartTag') return `<w:smartTag w:uri="urn:x" w:element="date">${body}</w:smartTag>`
  if (as === 'customXml') return `<w:customXml w:uri="urn:x" w:element="e">${body}</w:customXml>`
  if (as === 'fldSimple') return `<w:fldSimple w:instr=" REF _Ref1 ">${body}</w:fldSimple>`
  return `<w:${as} w:id="${revision}" ${stamp}>${body}</w:${as}>`
}

function writeBox(vml: boolean, paragraphs: readonly Paragraph[], ink: Ink): string {
  const content = (used: Ink) =>
    `<w:txbxContent>${paragraphs.map((item) => writeParagraph(item, used)).join('')}</w:txbxContent>`
  const picture = (inside: string) =>
    `<w:pict><v:shape style="position:absolute;width:150pt;height:50pt"><v:textbox>${inside}</v:textbox></v:shape></w:pict>`
  if (vml) return `<w:r>${picture(content(ink))}</w:r>`
  const id = 100 + ink.other++
  // The fallback says the same again, ids included: it is another writing of the same box.
  const copy: Ink = { ...ink, comments: [], notes: [] }
  const fallback = picture(content(copy))
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="700000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="${id}" name="box ${id}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>${content(ink)}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent></w:r>`
}

function writeInline(item: Inline, ink: Ink): string {
  switch (item.kind) {
    case 'run':
      return writeRun(item)
    case 'wrap':
      return writeWrap(item.as, item.inside, ink)
    case 'gone': {
      const runs = item.runs.map((run) => writeRun(run, item.as === 'del')).join('')
      return `<w:${item.as} w:id="${ink.revision++}" ${stamp}>${runs}</w:${item.as}>`
    }
    case 'ruby':
      return `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="10"/><w:hpsBaseText w:val="20"/><w:lid w:val="zh-CN"/></w:rubyPr><w:rt><w:r><w:t>${writeText(item.reading, ['raw'])}</w:t></w:r></w:rt><w:rubyBase>${writeRun(item.base)}</w:rubyBase></w:ruby></w:r>`
    case 'box':
      return writeBox(item.vml, item.paragraphs, ink)
    case 'note': {
      const number = ink.notes.length + 2
      ink.notes.push(`<w:footnote w:id="${number}">${writeParagraph(item.paragraph, ink)}</w:footnote>`)
      return `<w:r><w:footnoteReference w:id="${number}"/></w:r>`
    }
    case 'math':
      return `<m:oMath><m:r><m:t>${writeText(item.text, ['raw'])}</m:t></m:r></m:oMath>`
    case 'mark': {
      if (item.which === 'proofErr') return '<w:proofErr w:type="spellStart"/><w:proofErr w:type="spellEnd"/>'
      if (item.which === 'empty-run') return '<w:r><w:rPr><w:i/></w:rPr></w:r>'
      if (item.which === 'xml-comment') return '<!-- <w:t>不是正文</w:t> -->'
      if (item.which === 'blank') return '\n  '
      const id = ink.other++
      return `<w:bookmarkStart w:id="${id}" w:name="b${id}"/><w:bookmarkEnd w:id="${id}"/>`
    }
  }
}

const writeInlines = (items: readonly Inline[], ink: Ink) => items.map((item) => writeInline(item, ink)).join('')

function writeParagraph(paragraph: Paragraph, ink: Ink): string {
  const former = `<w:pPrChange w:id="9" ${stamp}><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>`
  const style = paragraph.style === '' ? '' : `<w:pPr><w:pStyle w:val="${paragraph.style}"/>${former}</w:pPr>`
  return `<w:p>${style}${writeInlines(paragraph.inside, ink)}</w:p>`
}

function writeCell(cell: Cell, ink: Ink): string {
  const merges = {
    '': '',
    across: '<w:gridSpan w:val="2"/>',
    down: '<w:vMerge w:val="restart"/>',
    continue: '<w:vMerge/>',
  }
  const last = cell.blocks.at(-1)?.kind === 'paragraph' ? '' : '<w:p/>'
  const inside = cell.blocks.map((block) => writeBlock(block, ink)).join('')
  return `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${merges[cell.merge]}</w:tcPr>${inside}${last}</w:tc>`
}

function writeBlock(block: Block, ink: Ink): string {
  if (block.kind === 'paragraph') return writeParagraph(block, ink)
  if (block.kind === 'sdt') {
    const id = ink.other++
    const inside = block.blocks.map((inner) => writeBlock(inner, ink)).join('')
    return `<w:sdt><w:sdtPr><w:id w:val="${id}"/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
  }
  const width = Math.max(
    ...block.rows.map((row) => row.reduce((sum, cell) => sum + (cell.merge === 'across' ? 2 : 1), 0)),
  )
  const rows = block.rows.map((row) => `<w:tr>${row.map((cell) => writeCell(cell, ink)).join('')}</w:tr>`).join('')
  const columns = '<w:gridCol w:w="2000"/>'.repeat(width)
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${columns}<w:tblGridChange w:id="8"><w:tblGrid>${columns}</w:tblGrid></w:tblGridChange></w:tblGrid>${rows}</w:tbl>`
}

/** Gives a part its name spaces, prefixes, quotes and encoding. */
function finish(root: string, inside: string, form: Package): Uint8Array {
  const { prefix, quote } = form
  const space = form.strict ? strict : transitional
  const spaces = otherSpaces.map(([name, uri]) => ` xmlns:${name}="${uri}"`).join('')
  // Attributes have no default name space: such files declare a prefix for them too.
  const own = prefix === '' ? ` xmlns="${space}" xmlns:w="${space}"` : ` xmlns:${prefix}="${space}"`
  const relations = form.strict ? strictRelations : officeRelations
  const element = prefix === '' ? '' : `${prefix}:`
  const attribute = prefix === '' ? 'w' : prefix
  const wide = form.encoding.startsWith('utf-16')
  const body = inside === '' ? '/>' : `>${inside}</w:${root}>`
  const xml = `<w:${root}${spaces} xmlns:r="${relations}"${body}`
    .replace(/<(\/?)w:/g, `<$1${element}`)
    .replace(/ w:(?=[A-Za-z]+=")/g, ` ${attribute}:`)
    .replace(/(?<=<[\w:]+)(?= xmlns:mc)/, own)
    .replace(/="([^"'<]*)"/g, form.quote === "'" ? "='$1'" : '="$1"')
  const head = `<?xml version=${quote}1.0${quote} encoding=${quote}${wide ? 'UTF-16' : 'UTF-8'}${quote}?>\n`
  return encode(head + xml, form.encoding)
}

function encode(text: string, encoding: Package['encoding']): Uint8Array {
  if (encoding === 'utf-8') return strToU8(text)
  if (encoding === 'utf-8-bom') return strToU8(`\uFEFF${text}`)
  const bytes = new Uint8Array(2 * text.length + 2)
  const view = new DataView(bytes.buffer)
  const little = encoding === 'utf-16le'
  view.setUint16(0, 0xfeff, little)
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i + 2, text.charCodeAt(i), little)
  return bytes
}

/** Writes the parts of a hard file, in order. */
export function renderParts(file: HardFile): Map<string, Uint8Array> {
  const form = file.package
  const ink: Ink = { comment: form.firstComment, revision: form.firstRevision, other: 1, comments: [], notes: [] }
  const header = file.header ? writeParagraph(withoutComments(file.header), ink) : null
  const body = file.blocks.map((block) => writeBlock(block, ink)).join('')
  const reference = header === null ? '' : '<w:headerReference w:type="default" r:id="rId9"/>'
  const parts = new Map<string, Uint8Array>()
  const types: string[] = []
  const relations: string[] = []
  const add = (name: string, root: string, inside: string, id: string) => {
    parts.set(`word/${name}.xml`, finish(root, inside, form))
    const type = name.replace(/\d/g, '')
    types.push(
      `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`,
    )
    const base = form.strict ? strictRelations : officeRelations
    relations.push(`<Relationship Id="${id}" Type="${base}/${type}" Target="${name}.xml"/>`)
  }
  const main = finish('document', `<w:body>${body}<w:sectPr>${reference}</w:sectPr></w:body>`, form)
  if (form.styles) {
    add(
      'styles',
      'styles',
      '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
      'rId1',
    )
  }
  if (ink.notes.length > 0) add('footnotes', 'footnotes', ink.notes.join(''), 'rId2')
  if (ink.comments.length > 0) add('comments', 'comments', ink.comments.join(''), 'rId3')
  else if (form.comments === 'empty') add('comments', 'comments', ' ', 'rId3')
  else if (form.comments === 'self-closed') add('comments', 'comments', '', 'rId3')
  if (header !== null) add('header1', 'hdr', header, 'rId9')
  const head = '<?xml version="1.0" encoding="UTF-8"?>'
  const packageSpace = 'http://schemas.openxmlformats.org/package/2006'
  const office = form.strict ? strictRelations : officeRelations
  const all = new Map<string, Uint8Array>()
  all.set(
    '[Content_Types].xml',
    strToU8(
      `${head}<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>${types.join('')}</Types>`,
    ),
  )
  all.set(
    '_rels/.rels',
    strToU8(
      `${head}<Relationships xmlns="${packageSpace}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
  )
  all.set('word/document.xml', main)
  if (relations.length > 0) {
    const inside = relations.join('')
    all.set(
      'word/_rels/document.xml.rels',
      strToU8(`${head}<Relationships xmlns="${packageSpace}/relationships">${inside}</Relationships>`),
    )
  }
  for (const [name, bytes] of parts) all.set(name, bytes)
  all.set('word/media/image1.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3))
  return all
}

/** Comments cannot stand in headers. */
function withoutComments(paragraph: Paragraph): Paragraph {
  const strip = (items: readonly Inline[]): Inline[] =>
    items.flatMap((item) => {
      if (item.kind !== 'wrap') return [item]
      return item.as === 'comment' ? strip(item.inside) : [{ ...item, inside: strip(item.inside) }]
    })
  return { ...paragraph, inside: strip(paragraph.inside) }
}

/** Writes a hard file. */
export function renderFile(file: HardFile): Uint8Array {
  return zipParts(renderParts(file), file.package)
}

/** Zips parts in order; stored and deflated in turn, with data descriptors when asked for. */
export function zipParts(
  parts: ReadonlyMap<string, Uint8Array>,
  form: Pick<Package, 'stored' | 'descriptors'>,
): Uint8Array {
  const mtime = new Date(2020, 0, 1)
  const isStored = (number: number) => form.stored[number % form.stored.length]!
  const all = [...parts]
  if (!form.descriptors) {
    return zipSync(
      Object.fromEntries(
        all.map(([name, bytes], i) => [name, [bytes, { level: isStored(i) ? 0 : 6, mtime }]] as const),
      ),
    )
  }
  // The streaming writer of fflate does not know sizes beforehand and puts them behind the data.
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  all.forEach(([name, bytes], i) => {
    const entry = isStored(i) ? new ZipPassThrough(name) : new ZipDeflate(name)
    entry.mtime = mtime
    zip.add(entry)
    entry.push(bytes, true)
  })
  zip.end()
  return Uint8Array.from(chunks.flatMap((chunk) => [...chunk]))
}
