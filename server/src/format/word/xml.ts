import { wordError } from './errors.ts'
import { partEncoding } from './part-text.ts'
import { nameTable } from './xml-names.ts'

/** The attributes of one start tag; read lazily, and gone as soon as the handler returns. */
export interface Attributes {
  /** The decoded value of an attribute by its usual name (w:val, r:id), undefined when it is absent. */
  get(name: string): string | undefined
}

/** Called by `scanXml`; names carry the usual prefixes (w:, mc:, m:, r:) whatever the file calls them. */
export interface XmlHandlers {
  /** `start` and `end` are the offsets of the tag, half-open. */
  open(name: string, attributes: Attributes, end: number, start: number): void
  /** For `<w:t/>` start and end are both the end of that tag. */
  close(name: string, end: number, start: number): void
  /** Raw text between two tags; `pieceText` decodes it. */
  text?(start: number, end: number, cdata: boolean): void
  /** End tags of elements that may be passed over unread, by the start of their tag as it stands in the file. */
  readonly skims?: ReadonlyMap<string, string>
  /** Says whether an element of `skims` with this inside is passed over: then neither open nor close is called for it. */
  skim?(name: string, inside: string): boolean
}

/** Elements are passed over only when they end within so many characters: a missing end must not cost a search to the end. */
const longestSkim = 2000

/**
 * Decodes a part: UTF-8, or UTF-16 by its byte order mark, which stays in the text so that offsets hold when the part
 * is written back. Throws ReadError broken-xml on bytes that are no text.
 */
export function decodePart(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder(partEncoding(bytes), { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw wordError('broken-xml', name)
  }
}

const slash = 0x2f
const greater = 0x3e
const equals = 0x3d

/**
 * Scans XML once, without recursion, about five times as fast as a general parser: attributes are read only when asked
 * for. Throws ReadError broken-xml when tags do not match or are cut off, and on any DOCTYPE or entity of its own.
 */
export function scanXml(xml: string, part: string, handlers: XmlHandlers): void {
  const names = nameTable(xml)
  const stack: string[] = []
  const { open, close, text, skims } = handlers
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0
  let rooted = false
  let [from, to] = [0, 0]
  const fail = (position: number, what = ''): never => {
    throw wordError('broken-xml', what ? `${part}: ${what}` : `${part}:${position}`)
  }
  const attributes: Attributes = {
    get: (name) => {
      const value = attributeValue(xml, from, to, name) ?? attributeValue(xml, from, to, names.raw(name))
      return value && xmlText(xml, value[0], value[1], part)
    },
  }
  for (;;) {
    const start = xml.indexOf('<', at)
    const end = start < 0 ? xml.length : start
    if (end > at) {
      if (stack.length === 0 && !isBlank(xml, at, end)) fail(at)
      if (text && stack.length > 0) text(at, end, false)
    }
    if (start < 0) break
    const next = xml.charCodeAt(start + 1)
    if (next === slash) {
      const raw = stack.pop() ?? ''
      if (raw === '' || !xml.startsWith(raw, start + 2)) fail(start)
      const behind = skipBlanks(xml, start + 2 + raw.length)
      if (xml.charCodeAt(behind) !== greater) fail(start)
      at = behind + 1
      close(names.usual(raw), at, start)
    } else if (next === 0x21) {
      at = declaration(start)
    } else if (next === 0x3f) {
      at = after('?>', start + 2, start)
    } else {
      if (rooted && stack.length === 0) fail(start)
      const raw = names.at(start + 1)
      if (raw === '') fail(start)
      from = start + 1 + raw.length
      to = tagEnd(xml, from)
      if (to < 0) fail(start)
      if (!rooted) {
        rooted = true
        names.learn(namespaces(xml, from, to, part))
      }
      at = to + 1
      const closing = skims?.get(raw)
      if (closing !== undefined && stack.length > 0 && xml.charCodeAt(to - 1) !== slash) {
        const near = xml.slice(at, at + longestSkim)
        const stop = near.indexOf(closing)
        if (stop >= 0 && handlers.skim?.(raw, near.slice(0, stop))) {
          at += stop + closing.length
          continue
        }
      }
      const name = names.usual(raw)
      open(name, attributes, at, start)
      if (xml.charCodeAt(to - 1) === slash) close(name, at, at)
      else stack.push(raw)
    }
  }
  if (stack.length > 0 || !rooted) fail(xml.length)

  /** Offset behind a closing sign. */
  function after(sign: string, position: number, start: number): number {
    const found = xml.indexOf(sign, position)
    if (found < 0) fail(start)
    return found + sign.length
  }

  function declaration(start: number): number {
    if (xml.startsWith('<!--', start)) return after('-->', start + 4, start)
    if (!xml.startsWith('<![CDATA[', start)) fail(start, xml.startsWith('<!DOCTYPE', start) ? 'DOCTYPE' : '')
    const behind = after(']]>', start + 9, start)
    if (stack.length === 0) fail(start)
    if (text && behind - 3 > start + 9) text(start + 9, behind - 3, true)
    return behind
  }
}

/** The root element's start tag of a part: half-open range of the tag, and the end of the element's name. */
export function rootTag(xml: string, part: string): { start: number; nameEnd: number; end: number } {
  let start = xml.indexOf('<')
  while (start >= 0 && (xml[start + 1] === '?' || xml[start + 1] === '!')) {
    const sign = xml[start + 1] === '?' ? '?>' : '-->'
    const found = xml.indexOf(sign, start)
    start = found < 0 ? -1 : xml.indexOf('<', found)
  }
  const nameEnd = start < 0 ? -1 : start + 1 + nameTable(xml).at(start + 1).length
  const end = start < 0 ? -1 : tagEnd(xml, nameEnd)
  if (end < 0) throw wordError('broken-xml', part)
  return { start, nameEnd, end: end + 1 }
}

/** Offset of the `>` that ends a tag whose name ends at `at`; signs inside quotes do not count. -1 when there is none. */
function tagEnd(xml: string, at: number): number {
  for (let i = at; i < xml.length; i++) {
    const code = xml.charCodeAt(i)
    if (code === greater) return i
    if (code === 0x3c) return -1
    if (code === 0x22 || code === 0x27) {
      i = xml.indexOf(code === 0x22 ? '"' : "'", i + 1)
      if (i < 0) return -1
    }
  }
  return -1
}

function skipBlanks(xml: string, at: number): number {
  while (at < xml.length && xml.charCodeAt(at) <= 0x20) at++
  return at
}

function isBlank(xml: string, start: number, end: number): boolean {
  return skipBlanks(xml, start) >= end
}

/** Walks the attributes between two offsets; `visit` gives true to stop. */
function walkAttributes(
  xml: string,
  from: number,
  to: number,
  visit: (start: number, end: number, valueStart: number, valueEnd: number) => boolean,
): void {
  let at = from
  for (;;) {
    const start = skipBlanks(xml, at)
    let end = start
    while (end < to && xml.charCodeAt(end) !== equals && xml.charCodeAt(end) > 0x20) end++
    const sign = skipBlanks(xml, end)
    if (sign >= to || xml.charCodeAt(sign) !== equals) return
    const quote = skipBlanks(xml, sign + 1)
    const closing = xml.indexOf(xml[quote] === "'" ? "'" : '"', quote + 1)
    if (quote >= to || closing < 0 || closing >= to || visit(start, end, quote + 1, closing)) return
    at = closing + 1
  }
}

/** Half-open range of the value of an attribute in a tag whose attributes lie between two offsets. */
export function attributeValue(xml: string, from: number, to: number, name: string): [number, number] | undefined {
  let found: [number, number] | undefined
  walkAttributes(xml, from, to, (start, end, valueStart, valueEnd) => {
    if (end - start !== name.length || !xml.startsWith(name, start)) return false
    found = [valueStart, valueEnd]
    return true
  })
  return found
}

/** The namespaces that a tag declares: URI by prefix, '' for the default one. */
export function namespaces(xml: string, from: number, to: number, part: string): Map<string, string> {
  const found = new Map<string, string>()
  walkAttributes(xml, from, to, (start, end, valueStart, valueEnd) => {
    const name = xml.slice(start, end)
    if (name === 'xmlns' || name.startsWith('xmlns:'))
      found.set(name.slice(6), xmlText(xml, valueStart, valueEnd, part))
    return false
  })
  return found
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Decodes a stretch of character data or an attribute value. Throws ReadError broken-xml on an unknown entity. */
export function xmlText(xml: string, start: number, end: number, part: string): string {
  const raw = xml.slice(start, end)
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{2,5}));|&/g, (whole, decimal, hex, name) => {
    const known = name === undefined ? undefined : entities[name]
    if (known !== undefined) return known
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : -1
    if (code <= 0 || code > 0x10ffff) throw wordError('broken-xml', `${part}: ${whole}`)
    return String.fromCodePoint(code)
  })
}

/** What stands between two tags, as the handler `text` is told of it. Throws ReadError broken-xml on an unknown entity. */
export function pieceText(xml: string, start: number, end: number, cdata: boolean, part: string): string {
  return cdata ? xml.slice(start, end) : xmlText(xml, start, end, part)
}

/** Value of an on/off element such as w:b: absent w:val means on. */
export function isOn(attributes: Attributes): boolean {
  const value = attributes.get('w:val')
  return value !== 'false' && value !== '0' && value !== 'off'
}

/** A whole number attribute, or the fallback when it is missing or no number. */
export function wholeNumber(value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback
  const number = Number.parseInt(value, 10)
  return Number.isNaN(number) ? fallback : number
}
