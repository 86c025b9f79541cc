import { SaxesParser } from 'saxes'
import { wordError } from './errors.ts'

export type Attributes = Readonly<Record<string, string>>

/** Called by `scanXml`; names carry the usual prefixes (w:, mc:, m:, r:) whatever the file calls them. */
export interface XmlHandlers {
  /** `position` is the offset just behind the tag. */
  open(name: string, attributes: Attributes, position: number): void
  close(name: string, position: number): void
  text?(text: string): void
}

const usualPrefixes = new Map<string, string>([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
])

/**
 * Decodes a part: UTF-8, or UTF-16 by its byte order mark, which stays in the text so that offsets hold when the part
 * is written back. Throws ReadError broken-xml on bytes that are no text.
 */
export function decodePart(bytes: Uint8Array, name: string): string {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw wordError('broken-xml', name)
  }
}

/** Scans XML once, without recursion. Throws ReadError broken-xml on bad XML and on any DOCTYPE or entity declaration. */
export function scanXml(xml: string, name: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let aliases: Map<string, string> | null = null
  let root = true
  parser.on('error', () => {
    throw wordError('broken-xml', `${name}:${parser.position}`)
  })
  parser.on('doctype', () => {
    throw wordError('broken-xml', `${name}: DOCTYPE`)
  })
  parser.on('opentag', (tag) => {
    if (root) {
      root = false
      aliases = findAliases(tag.attributes)
    }
    if (aliases === null) handlers.open(tag.name, tag.attributes, parser.position)
    else handlers.open(usual(aliases, tag.name), usualAttributes(aliases, tag.attributes), parser.position)
  })
  parser.on('closetag', (tag) => {
    handlers.close(aliases === null ? tag.name : usual(aliases, tag.name), parser.position)
  })
  if (handlers.text) {
    const text = handlers.text
    parser.on('text', (part) => text(part))
    parser.on('cdata', (part) => text(part))
  }
  parser.write(xml).close()
}

/** Prefixes of the root that stand for another usual prefix, or null when the file uses the usual ones. */
function findAliases(attributes: Attributes): Map<string, string> | null {
  let aliases: Map<string, string> | null = null
  for (const [key, uri] of Object.entries(attributes)) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
    const prefix = usualPrefixes.get(uri)
    if (prefix === undefined || key === `xmlns:${prefix}`) continue
    aliases ??= new Map()
    aliases.set(key.slice(6), prefix)
  }
  return aliases
}

function usual(aliases: Map<string, string>, name: string): string {
  const colon = name.indexOf(':')
  const prefix = aliases.get(colon < 0 ? '' : name.slice(0, colon))
  return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`
}

function usualAttributes(aliases: Map<string, string>, attributes: Attributes): Attributes {
  const renamed: Record<string, string> = {}
  for (const [key, value] of Object.entries(attributes)) {
    // An attribute without a prefix is in no namespace.
    renamed[key.includes(':') ? usual(aliases, key) : key] = value
  }
  return renamed
}

/** Value of an on/off element such as w:b: absent w:val means on. */
export function isOn(attributes: Attributes): boolean {
  const value = attributes['w:val']
  return value !== 'false' && value !== '0' && value !== 'off'
}

/** A whole number attribute, or the fallback when it is missing or no number. */
export function wholeNumber(value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback
  const number = Number.parseInt(value, 10)
  return Number.isNaN(number) ? fallback : number
}
