import { pieceText, scanXml } from '../word/xml.ts'

/** Name without its prefix: sheets are written as <c> or <x:c>. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const escaped = /_x([0-9A-Fa-f]{4})_/g

/** Cell text as a person sees it: escapes of control characters undone, line ends as line feeds. */
export function plainText(text: string): string {
  const whole = text.includes('_x')
    ? text.replace(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  return whole.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '')
}

/** The shared strings of a workbook in order: the runs of rich text joined, phonetic guides dropped. Throws ReadError broken-xml. */
export function readSharedStrings(xml: string, part: string): string[] {
  const strings: string[] = []
  let text = ''
  let inText = false
  let phonetic = 0
  scanXml(xml, part, {
    open: (name) => {
      const tag = localName(name)
      if (tag === 'si') text = ''
      else if (tag === 'rPh') phonetic++
      else if (tag === 't') inText = phonetic === 0
    },
    close: (name) => {
      const tag = localName(name)
      if (tag === 'si') strings.push(plainText(text))
      else if (tag === 'rPh') phonetic--
      else if (tag === 't') inText = false
    },
    text: (start, end, cdata) => {
      if (inText) text += pieceText(xml, start, end, cdata, part)
    },
  })
  return strings
}
