import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { scanXml, xmlText } from '../../../server/src/format/word/xml.ts'

const word = fc.constantFrom('w:p', 'w:r', 'w:t', 'w:tab', 'm:t', 'x', 'w:很长的名字', 'a.b-c_d')
const plain = fc.constantFrom('招标', ' ', 'a', '\n', '𠮷', '&amp;', '&lt;', '&#x4e00;', '&#128512;', '>', "'", '"')
const text = fc.array(plain, { maxLength: 6 }).map((parts) => parts.join(''))
const blank = fc.constantFrom('', ' ', '\n  ')
const value = fc
  .array(fc.constantFrom('1', '值', '&quot;', '>', '/', ' ', "'"), { maxLength: 4 })
  .map((v) => v.join(''))
const attributes = fc
  .uniqueArray(fc.tuple(fc.constantFrom('w:val', 'w:id', 'b', 'xml:space', 'w:rsidR'), value, blank), {
    maxLength: 3,
    selector: ([name]) => name,
  })
  .map((all) => all.map(([name, v, gap]) => ` ${name}${gap}=${gap}"${v}"`).join(''))
const aside = fc.constantFrom('', '', '<!-- <w:t> -->', '<?pi <w:t>?>', '<![CDATA[<a> & ]] ]]>')
const tree = fc.letrec<{ node: string; inside: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(word, attributes, blank).map(([name, given, gap]) => `<${name}${given}${gap}/>`),
    fc
      .tuple(word, attributes, blank, tie('inside'))
      .map(([name, given, gap, inside]) => `<${name}${given}${gap}>${inside}</${name}${gap}>`),
  ),
  inside: fc.array(fc.tuple(text, aside, tie('node')), { maxLength: 4 }).map((all) => all.flat().join('')),
}))
const document = fc
  .tuple(fc.constantFrom('', '\ufeff', '<?xml version="1.0"?>\n'), attributes, tree.inside, blank)
  .map(([head, given, inside, tail]) => `${head}<w:document${given}>${inside}</w:document>${tail}`)

type Event = readonly [kind: string, what: string, more?: unknown]
const names = ['w:val', 'w:id', 'b', 'xml:space', 'w:rsidR']

/** What a general parser says, with its text joined as ours may be cut elsewhere. */
function expected(xml: string): Event[] {
  const events: Event[] = []
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => void events.push(['open', tag.name, { ...tag.attributes }]))
  parser.on('closetag', (tag) => void events.push(['close', tag.name]))
  for (const kind of ['text', 'cdata'] as const) parser.on(kind, (piece) => void events.push(['text', piece]))
  parser.write(xml.replace(/^\ufeff/, '')).close()
  return joined(events)
}

function found(xml: string): Event[] {
  const events: Event[] = []
  scanXml(xml, 'part', {
    open: (name, given, end, start) => {
      const known = names.flatMap((key) => (given.get(key) === undefined ? [] : [[key, given.get(key)]]))
      events.push(['open', name, Object.fromEntries(known)])
      expect(xml[start]).toBe('<')
      expect(xml[end - 1]).toBe('>')
    },
    close: (name) => events.push(['close', name]),
    text: (start, end, cdata) =>
      events.push(['text', cdata ? xml.slice(start, end) : xmlText(xml, start, end, 'part')]),
  })
  return joined(events)
}

function joined(events: readonly Event[]): Event[] {
  const out: Event[] = []
  for (const event of events) {
    const last = out.at(-1)
    if (event[0] === 'text' && last?.[0] === 'text') out[out.length - 1] = ['text', last[1] + event[1]]
    else if (event[0] !== 'text' || event[1] !== '') out.push(event)
  }
  // What stands around the root is no content.
  return out.filter((event, i) => event[0] !== 'text' || (i > 0 && i < out.length - 1))
}

describe('the XML scanner', () => {
  it('sees what a general parser sees', () => {
    fc.assert(
      fc.property(document, (xml) => {
        expect(found(xml)).toEqual(expected(xml))
      }),
      { numRuns: 300 },
    )
  })

  it('refuses a part that is cut off anywhere', () => {
    fc.assert(
      fc.property(document, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (xml, share) => {
        const end = xml.lastIndexOf('>')
        expect(() => found(xml.slice(0, Math.floor(end * share)))).toThrow(/XML/)
      }),
    )
  })

  it.each([
    '<a></b>',
    '<a><b></a></b>',
    '</a>',
    '<a/><b/>',
    'x<a/>',
    '<a/>x',
    '<a b="1></a>',
    '<a>&nbsp;</a>',
    '<!DOCTYPE a><a/>',
    '',
  ])('refuses %s', (xml) => expect(() => found(xml)).toThrow(/XML/))

  it('passes over an element unread only when it is told so and its end is near', () => {
    const opened: string[] = []
    const skims = new Map([['w:rPr', '</w:rPr>']])
    const long = `<w:rPr>${'<b/>'.repeat(1000)}</w:rPr>`
    scanXml(`<a><w:rPr><b/></w:rPr><w:rPr><c/></w:rPr><w:rPr/>${long}</a>`, 'part', {
      open: (name) => opened.push(name),
      close: () => {},
      skims,
      skim: (_name, inside) => inside.includes('<b/>'),
    })
    expect(opened.slice(0, 5)).toEqual(['a', 'w:rPr', 'c', 'w:rPr', 'w:rPr'])
    expect(opened).toHaveLength(1005)
  })
})
