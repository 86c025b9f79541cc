import { wordError } from './errors.ts'
import { encodePart, type PartEncoding, partEncoding } from './part-text.ts'
import { decodePart, scanXml } from './xml.ts'
import { type Archive, openArchive } from './zip.ts'

/** A relation of a part; `type` is the last word of its type URI, such as header or styles. */
export interface Relation {
  readonly id: string
  readonly type: string
  /** Part name. */
  readonly target: string
}

/** An opened Word file. */
export interface WordPackage {
  readonly main: string
  readonly relations: readonly Relation[]
  /** The decoded text of a part, or null when the part is missing. */
  text(name: string): string | null
  /** The name of a part as the archive has it; names are compared without case. */
  entry(name: string): string
  /** Bytes of a changed text in the encoding that the part has; UTF-8 for a part that is new. */
  encode(name: string, text: string): Uint8Array
}

/**
 * Opens a .docx and finds its main part. With `keep` the texts of parts are kept once they have been read: unpacking the main
 * part is a third of all work on a file. Throws ReadError, see `readWord`.
 */
export function openWord(bytes: Uint8Array, keep = false): WordPackage {
  refuseOtherFormats(bytes)
  const archive = openArchive(bytes)
  const names = new Map(archive.names.map((name) => [name.toLowerCase(), name]))
  const entry = (name: string) => names.get(name.toLowerCase()) ?? name
  const kept = new Map<string, string | null>()
  const encodings = new Map<string, PartEncoding>()
  const text = (name: string): string | null => {
    const own = entry(name)
    const known = kept.get(own)
    if (known !== undefined) return known
    const packed = archive.read(own)
    const read = packed === null ? null : decodePart(packed, own)
    if (packed) encodings.set(own, partEncoding(packed))
    if (keep) kept.set(own, read)
    return read
  }
  const main = mainPart(archive, names, text)
  const encode = (name: string, changed: string) => encodePart(changed, encodings.get(entry(name)) ?? 'utf-8')
  return { main, relations: readRelations(main, text), text, entry, encode }
}

function mainPart(archive: Archive, names: Map<string, string>, text: (name: string) => string | null): string {
  const office = readRelations('', text).find((relation) => relation.type === 'officeDocument')
  const main = office ? names.get(office.target.toLowerCase()) : names.get('word/document.xml')
  const folder = main ?? office?.target ?? ''
  if (folder.startsWith('xl/') || (main === undefined && archive.names.some((name) => name.startsWith('xl/')))) {
    throw wordError('spreadsheet')
  }
  const fallback = names.get('word/document.xml')
  if (main !== undefined && (main === fallback || isWordType(main, text))) return main
  if (fallback !== undefined) return fallback
  throw wordError('not-word')
}

/** True when [Content_Types].xml calls the part a Word main document (docx, docm, dotx). */
function isWordType(main: string, text: (name: string) => string | null): boolean {
  const types = text('[Content_Types].xml')
  if (types === null) return false
  let found = false
  scanXml(types, '[Content_Types].xml', {
    open: (_name, attributes) => {
      const part = attributes.get('PartName') ?? ''
      const extension = attributes.get('Extension') ?? ''
      const hit = part.slice(1).toLowerCase() === main.toLowerCase() || (extension && main.endsWith(`.${extension}`))
      if (hit && /wordprocessingml|ms-word/.test(attributes.get('ContentType') ?? '')) found = true
    },
    close: () => {},
  })
  return found
}

/** Name of the part that holds the relations of a part. */
export function relationsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** Relations of a part inside the file ('' for the package itself), in file order. */
function readRelations(part: string, text: (name: string) => string | null): Relation[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const name = relationsName(part)
  const xml = text(name)
  const relations: Relation[] = []
  if (xml === null) return relations
  scanXml(xml, name, {
    open: (tag, attributes) => {
      if (!tag.endsWith('Relationship') || attributes.get('TargetMode') === 'External') return
      const type = attributes.get('Type') ?? ''
      relations.push({
        id: attributes.get('Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolveTarget(folder, attributes.get('Target') ?? ''),
      })
    },
    close: () => {},
  })
  return relations
}

function resolveTarget(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of (folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

function refuseOtherFormats(bytes: Uint8Array): void {
  if (bytes.length === 0) throw wordError('is-empty-archive')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw wordError(containsWide(bytes, 'EncryptedPackage') ? 'encrypted' : 'old-word')
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw wordError('pdf')
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) throw wordError('unsupported-format', 'RTF')
  if (!startsWith(bytes, [0x50, 0x4b])) throw wordError('binary')
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte)
}

/** True when the bytes hold an ASCII word in UTF-16LE. */
function containsWide(bytes: Uint8Array, word: string): boolean {
  const first = word.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let i = 0
    while (i < word.length && bytes[at + 2 * i] === word.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i++
    if (i === word.length) return true
  }
  return false
}
