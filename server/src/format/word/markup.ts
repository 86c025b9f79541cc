import { namespaces, rootTag } from './xml.ts'
import { isWordNamespace } from './xml-names.ts'

/** Writes elements of WordprocessingML with the prefixes that a part uses. */
export interface Markup {
  /** Prefix of element names with its colon, '' for the default namespace. */
  readonly prefix: string
  /** `<w:name w:key="value"…>` */
  open(name: string, attributes: Readonly<Record<string, string>>): string
  /** `<w:name w:key="value"…/>`, or with an inside. */
  element(name: string, attributes: Readonly<Record<string, string>>, inside?: string): string
}

const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** The prefixes that the root of a part binds. Throws ReadError broken-xml when it has no root. */
export function markupOf(xml: string, part: string): Markup {
  const { start, nameEnd, end } = rootTag(xml, part)
  const name = xml.slice(start + 1, nameEnd)
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon + 1)
  const bound = namespaces(xml, nameEnd, end, part)
  const uri = bound.get(prefix.slice(0, -1)) ?? transitional
  const own = [...bound].find(([key, value]) => key !== '' && isWordNamespace(value))?.[0]
  // Attributes without a prefix are in no namespace: a file without one gets it where it is needed.
  const forAttributes = prefix || (own ? `${own}:` : 'w:')
  const declared = prefix || own ? '' : ` xmlns:w="${uri}"`
  const head = (tag: string, attributes: Readonly<Record<string, string>>) => {
    const pairs = Object.entries(attributes).map(([key, value]) => {
      return ` ${key.includes(':') ? key : forAttributes + key}="${escapeXml(value)}"`
    })
    return `<${prefix}${tag}${pairs.length > 0 ? declared : ''}${pairs.join('')}`
  }
  return {
    prefix,
    open: (tag, attributes) => `${head(tag, attributes)}>`,
    element(tag, attributes, inside) {
      const begin = head(tag, attributes)
      return inside === undefined ? `${begin}/>` : `${begin}>${inside}</${prefix}${tag}>`
    },
  }
}

/** Escapes a text for element content and attribute values; characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, (sign) => {
    return { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[sign] ?? '\ufffd'
  })
}
