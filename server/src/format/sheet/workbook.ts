import { decodePart, scanXml } from '../word/xml.ts'
import { openArchive } from '../word/zip.ts'
import { asSheet, sheetError } from './errors.ts'
import { localName, readSharedStrings } from './strings.ts'
import { readFormats } from './styles.ts'

/** A sheet that a person can see. */
export interface SheetEntry {
  readonly name: string
  /** Part name, such as xl/worksheets/sheet1.xml. */
  readonly part: string
}

export interface Workbook {
  /** In the order of their tabs; hidden ones are left out. */
  readonly sheets: readonly SheetEntry[]
  readonly base1904: boolean
  readonly strings: readonly string[]
  readonly formats: readonly string[]
  /** Decoded text of a part, null when it is missing. */
  text(part: string): string | null
  /** Parts of a type (table, …) that a part relates to. */
  related(part: string, type: string): string[]
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

/** Opens a .xlsx or .xlsm. Throws ReadError: spreadsheet, encrypted, is-empty-archive, truncated, zip-bomb, unsupported-format, broken-xml. */
export function openWorkbook(bytes: Uint8Array): Workbook {
  refuseOtherFormats(bytes)
  const archive = asSheet(() => openArchive(bytes))
  const names = new Map(archive.names.map((name) => [name.toLowerCase(), name]))
  const text = (part: string): string | null => {
    const content = archive.read(names.get(part.toLowerCase()) ?? part)
    return content === null ? null : decodePart(content, part)
  }
  return asSheet(() => readWorkbook(text))
}

function readWorkbook(text: (part: string) => string | null): Workbook {
  const main = relationsOf('', text).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const xml = main.toLowerCase().endsWith('.bin') ? null : text(main)
  if (xml === null) throw sheetError('unsupported-format', main)
  const relations = relationsOf(main, text)
  const byId = new Map(relations.map((relation) => [relation.id, relation]))
  const part = (type: string) => relations.find((relation) => relation.type === type)?.target
  const sheets: SheetEntry[] = []
  let base1904 = false
  let isWorkbook = false
  scanXml(xml, main, {
    open: (name, attributes) => {
      const tag = localName(name)
      if (tag === 'workbook') isWorkbook = true
      else if (tag === 'workbookPr') base1904 = ['1', 'true', 'on'].includes(attributes.get('date1904') ?? '')
      else if (tag === 'sheet' && (attributes.get('state') ?? 'visible') === 'visible') {
        const relation = byId.get(attributes.get('r:id') ?? '')
        // Chart sheets and macro sheets hold no cells to be read.
        if (relation?.type === 'worksheet') sheets.push({ name: attributes.get('name') ?? '', part: relation.target })
      }
    },
    close: () => {},
  })
  if (!isWorkbook) throw sheetError('unsupported-format', main)
  const optional = <T>(name: string | undefined, read: (xml: string, part: string) => T[]): T[] => {
    const found = name === undefined ? null : text(name)
    return found === null ? [] : read(found, name!)
  }
  return {
    sheets,
    base1904,
    strings: optional(part('sharedStrings'), readSharedStrings),
    formats: optional(part('styles'), readFormats),
    text,
    related: (of, type) =>
      relationsOf(of, text).flatMap((relation) => (relation.type === type ? [relation.target] : [])),
  }
}

/** Relations of a part inside the file ('' for the package itself); targets outside the file are never followed. */
function relationsOf(part: string, text: (part: string) => string | null): Relation[] {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const name = `${folder}_rels/${part.slice(slash)}.rels`
  const xml = text(name)
  const relations: Relation[] = []
  if (xml === null) return relations
  scanXml(xml, name, {
    open: (tag, attributes) => {
      if (localName(tag) !== 'Relationship' || attributes.get('TargetMode') === 'External') return
      const type = attributes.get('Type') ?? ''
      const target = resolveTarget(folder, attributes.get('Target') ?? '')
      relations.push({ id: attributes.get('Id') ?? '', type: type.slice(type.lastIndexOf('/') + 1), target })
    },
    close: () => {},
  })
  return relations
}

function resolveTarget(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split(/[\\/]/)) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

function refuseOtherFormats(bytes: Uint8Array): void {
  if (bytes.length === 0) throw sheetError('is-empty-archive')
  const head = String.fromCharCode(...bytes.subarray(0, 4))
  if (head === '\xd0\xcf\x11\xe0') throw sheetError(isEncrypted(bytes) ? 'encrypted' : 'spreadsheet')
  if (!head.startsWith('PK')) throw sheetError('unsupported-format')
}

/** True for a package locked by a password: its directory names EncryptedPackage, in UTF-16. */
function isEncrypted(bytes: Uint8Array): boolean {
  const word = 'EncryptedPackage'
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    let same = 0
    while (same < word.length && bytes[at + 2 * same] === word.charCodeAt(same) && bytes[at + 2 * same + 1] === 0)
      same++
    if (same === word.length) return true
  }
  return false
}
