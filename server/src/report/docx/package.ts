import { type Document, Packer } from 'docx'

const signs = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const
/** 1980-01-01 00:00:00, the first moment that a zip file can name. */
const dosTime = 0x00210000

/** Sets the time of every entry of a zip file to the same moment; the packer writes the clock into them. */
function withoutClock(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end > 0 && view.getUint32(end, true) !== signs.end) end--
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    const local = view.getUint32(at + 42, true)
    if (view.getUint32(at, true) !== signs.central || view.getUint32(local, true) !== signs.local)
      throw new Error('the packed document is no zip file')
    view.setUint32(at + 12, dosTime, true)
    view.setUint32(local + 10, dosTime, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return bytes
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
}

function coreProperties(title: string, creator: string, day: string): string {
  const names = ['dcterms:created', 'dcterms:modified']
  const dates = names.map((name) => `<${name} xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</${name}>`).join('')
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(creator)}</dc:creator>${dates}</cp:coreProperties>`
  )
}

/**
 * The bytes of a .docx file, the same for the same document: it is dated `day` (YYYY-MM-DD), not by the clock. `title` and
 * `creator` must be texts that XML can hold.
 */
export async function packed(document: Document, title: string, creator: string, day: string): Promise<Uint8Array> {
  const core = { path: 'docProps/core.xml', data: coreProperties(title, creator, day) }
  return withoutClock(new Uint8Array(await Packer.toArrayBuffer(document, undefined, [core])))
}
