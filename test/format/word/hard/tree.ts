/**
 * A little XML reader for the tests, written apart from the product's own so that both cannot be wrong in the same way.
 * Names carry the usual prefix of their name space.
 */
export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (Element | string)[]
}

const usual: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
}
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/y

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (_all, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
    const sign = named[name]
    if (sign === undefined) throw new Error(`entity ${name}`)
    return sign
  })
}

/** Decodes a part by its byte order mark; the mark is dropped. */
export function decode(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : ''
  return new TextDecoder(wide || 'utf-8', { fatal: true }).decode(bytes)
}

/** Reads a whole document; throws on anything that is not well-formed. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [] }
  const stack: { element: Element; raw: string; spaces: Map<string, string> }[] = [
    { element: root, raw: '', spaces: new Map() },
  ]
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const match = token.exec(xml)
    if (!match) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 60)}`)
    const [, cdata, closing, opening, attributes, selfClosed, text] = match
    const top = stack.at(-1)!
    if (cdata !== undefined) top.element.children.push(cdata)
    else if (text !== undefined) top.element.children.push(decodeEntities(text))
    else if (closing !== undefined) {
      if (top.raw !== closing) throw new Error(`</${closing}> closes <${top.raw}>`)
      stack.pop()
    } else if (opening !== undefined) {
      const pairs = [...attributes!.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
        (pair) => [pair[1]!, decodeEntities(pair[2] ?? pair[3]!)] as const,
      )
      const spaces = new Map(top.spaces)
      for (const [key, value] of pairs) {
        if (key === 'xmlns') spaces.set('', value)
        else if (key.startsWith('xmlns:')) spaces.set(key.slice(6), value)
      }
      const rename = (name: string, attribute: boolean) => {
        const colon = name.indexOf(':')
        if (colon < 0 && attribute) return name
        const uri = spaces.get(colon < 0 ? '' : name.slice(0, colon))
        if (uri === undefined && colon > 0 && !/^xml(ns)?:/.test(name)) throw new Error(`unbound prefix in ${name}`)
        const prefix = uri === undefined ? undefined : usual[uri]
        return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`
      }
      const own = new Map(pairs.map(([key, value]) => [rename(key, true), value]))
      if (own.size !== pairs.length) throw new Error(`an attribute twice in <${opening}>`)
      const element: Element = { name: rename(opening, false), attributes: own, children: [] }
      top.element.children.push(element)
      if (!selfClosed) stack.push({ element, raw: opening, spaces })
    }
  }
  if (stack.length !== 1) throw new Error(`<${stack.at(-1)!.raw}> is never closed`)
  const found = root.children.find((child) => typeof child !== 'string')
  if (!found) throw new Error('no root')
  return found as Element
}

export const elements = (element: Element): Element[] =>
  element.children.filter((child): child is Element => typeof child !== 'string')

/** All elements under one, itself included, in document order. */
export function* all(element: Element): Generator<Element> {
  yield element
  for (const child of elements(element)) yield* all(child)
}

export const content = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : content(child))).join('')
