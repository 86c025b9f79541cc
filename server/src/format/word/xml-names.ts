const usualPrefixes = new Map<string, string>([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
])

/** True for the namespace of WordprocessingML, transitional or strict. */
export function isWordNamespace(uri: string): boolean {
  return usualPrefixes.get(uri) === 'w'
}

/** Names of tags as they stand in a text, each made once: slicing a name for every tag costs more than the scan. */
export interface NameTable {
  /** The name that begins at an offset, as the file has it. */
  at(start: number): string
  /** The same name with the usual prefix. */
  usual(raw: string): string
  /** The name that the file uses for an attribute of a usual name. */
  raw(name: string): string
  /** Takes the namespaces of the root. */
  learn(namespaces: ReadonlyMap<string, string>): void
}

const size = 1024
const most = 600

/** A name table over one text. */
export function nameTable(xml: string): NameTable {
  const raws: (string | undefined)[] = new Array(size)
  const usuals = new Map<string, string>()
  let count = 0
  /** Usual prefix by the file's prefix and the other way round; null when the file uses the usual ones. */
  let aliases: Map<string, string> | null = null
  let own: Map<string, string> | null = null
  const rename = (name: string): string => {
    const colon = name.indexOf(':')
    const prefix = aliases?.get(colon < 0 ? '' : name.slice(0, colon))
    return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`
  }
  return {
    at(start) {
      let hash = 0
      let end = start
      for (; end < xml.length; end++) {
        const code = xml.charCodeAt(end)
        if (code <= 0x20 || code === 0x2f || code === 0x3e) break
        hash = (hash * 31 + code) | 0
      }
      let slot = hash & (size - 1)
      for (;;) {
        const raw = raws[slot]
        if (raw === undefined) break
        if (raw.length === end - start && xml.startsWith(raw, start)) return raw
        slot = (slot + 1) & (size - 1)
      }
      // A key of an object is kept once by the engine: comparing such strings is comparing pointers.
      const raw = Object.keys({ [xml.slice(start, end)]: 0 })[0]!
      if (count < most) {
        count++
        raws[slot] = raw
      }
      return raw
    },
    usual(raw) {
      if (!aliases) return raw
      let name = usuals.get(raw)
      if (name === undefined) {
        name = Object.keys({ [rename(raw)]: 0 })[0]!
        if (usuals.size < most) usuals.set(raw, name)
      }
      return name
    },
    raw(name) {
      if (!own) return name
      const colon = name.indexOf(':')
      const prefix = colon < 0 ? undefined : own.get(name.slice(0, colon))
      return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`
    },
    learn(namespaces) {
      for (const [prefix, uri] of namespaces) {
        const usual = usualPrefixes.get(uri)
        if (usual === undefined || usual === prefix) continue
        aliases ??= new Map()
        own ??= new Map()
        aliases.set(prefix, usual)
        // An attribute without a prefix is in no namespace.
        if (prefix !== '') own.set(usual, prefix)
      }
    },
  }
}
