import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ReadError } from '../../../server/src/core/read-error.ts'
import { readWord } from '../../../server/src/format/word/read.ts'
import { buildDocx, cell, docxFiles, paragraph, part, rawParagraph, row, run, table } from './build.ts'
import { type Forged, forgeZip } from './forge.ts'
import { hardFile } from './hard/model.ts'
import { renderFile, renderParts, zipParts } from './hard/render.ts'

/** The error code, or the text that was read; anything but a ReadError goes through. */
function outcome(bytes: Uint8Array): string {
  try {
    return `text: ${readWord(bytes).source}`
  } catch (error) {
    if (error instanceof ReadError) return error.code
    throw error
  }
}

const simple = docxFiles({ document: paragraph('正文') }) as Record<string, Uint8Array>
const entries = (files: Record<string, Uint8Array>): Forged[] =>
  Object.entries(files).map(([name, data]) => ({ name, data }))
const withMain = (main: string | Uint8Array) =>
  zipSync({ ...simple, 'word/document.xml': typeof main === 'string' ? strToU8(main) : main } as Zippable, { level: 1 })
const withEntry = (entry: Forged) => forgeZip([...entries(simple).filter((other) => other.name !== entry.name), entry])
const mega = 1024 * 1024
const zeros = (size: number) => new Uint8Array(size).fill(0x20)

describe('zip bombs', () => {
  it('refuses a part that inflates a thousandfold', () => {
    expect(outcome(withEntry({ name: 'word/document.xml', data: zeros(60 * mega) }))).toBe('zip-bomb')
  })

  it('refuses a part that inflates to more than it states, whatever it states', () => {
    for (const size of [0, 1, 1000, mega]) {
      expect(outcome(withEntry({ name: 'word/document.xml', data: zeros(60 * mega), size }))).toBe('zip-bomb')
    }
  })

  it('refuses a part that states more than it holds', () => {
    expect(outcome(withEntry({ name: 'word/document.xml', data: simple['word/document.xml']!, size: 30 * mega }))).toBe(
      'truncated',
    )
    const lie = { name: 'word/document.xml', data: 'x', size: 0xfffffff0, packed: 0xfffffff0 }
    expect(['zip-bomb', 'truncated']).toContain(outcome(withEntry(lie)))
  })

  it('refuses many parts that are small each', () => {
    const shared = zeros(100 * 1024)
    const parts = Array.from({ length: 1000 }, (_, i) => ({ name: `word/media/${i}.bin`, data: shared }))
    expect(outcome(forgeZip([...entries(simple), ...parts]))).toBe('zip-bomb')
  })

  it('refuses parts that lie over one another', () => {
    const shared = zeros(mega)
    const parts = Array.from({ length: 600 }, (_, i) => ({ name: `word/${i}.xml`, data: shared, at: 0 }))
    expect(outcome(forgeZip([{ name: 'word/a.xml', data: shared }, ...entries(simple), ...parts]))).toBe('zip-bomb')
  })

  it('does not look into archives inside', () => {
    const bomb = zipSync({ a: zeros(40 * mega) })
    const nested = zipSync({ 'bomb.zip': bomb }, { level: 0 })
    expect(outcome(withEntry({ name: 'word/embeddings/a.zip', data: nested }))).toBe('text: 正文')
  })

  it('reads a file of very many parts', () => {
    const parts = Array.from({ length: 60_000 }, (_, i) => ({ name: `word/media/${i}`, data: '', stored: true }))
    expect(outcome(forgeZip([...entries(simple), ...parts]))).toBe('text: 正文')
  })

  it('refuses a directory that states more entries than there are', () => {
    expect(outcome(forgeZip(entries(simple), 60_000))).toBe('truncated')
  })
})

describe('nesting of 10,000 levels', () => {
  const deep = 10_000
  const around = (open: string, close: string) =>
    withMain(part('w:document', `<w:body>${open.repeat(deep)}${paragraph('底')}${close.repeat(deep)}</w:body>`))

  it.each([
    ['tables', '<w:tbl><w:tr><w:tc>', '<w:p/></w:tc></w:tr></w:tbl>'],
    ['content controls', '<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>'],
    ['unknown elements', '<w:x>', '</w:x>'],
    ['custom XML', '<w:customXml>', '</w:customXml>'],
  ])('reads the text at the bottom of %s', (_name, open, close) => {
    expect(outcome(around(open, close))).toBe('text: 底')
  })

  it('reads text boxes in text boxes and alternatives in alternatives', () => {
    const boxes = '<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>'
    expect(outcome(around(boxes, '</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>'))).toBe('text: 底')
    const choices = around('<mc:AlternateContent><mc:Choice>', '</mc:Choice></mc:AlternateContent>')
    expect(outcome(choices)).toBe('text: 底')
  })

  it('reads insertions in insertions and fields in fields', () => {
    const inside = (open: string, close: string) =>
      outcome(
        withMain(
          part('w:document', `<w:body>${rawParagraph(open.repeat(deep) + run('底') + close.repeat(deep))}</w:body>`),
        ),
      )
    expect(inside('<w:ins>', '</w:ins>')).toBe('text: 底')
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    expect(inside(mark('begin') + mark('separate'), mark('end'))).toBe('text: 底')
  })
})

describe('document types and entities', () => {
  const doctypes: readonly (readonly [string, string, string])[] = [
    [
      'a billion laughs',
      `<!DOCTYPE x [<!ENTITY a "哈哈">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`,
      '&j;',
    ],
    ['an external entity', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>', '&a;'],
    ['an external document type', '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">', ''],
    ['a parameter entity', '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.invalid/">%a;]>', ''],
    ['an entity nobody declared', '', '&a;'],
  ]
  const insert = (xml: string, doctype: string, entity: string) =>
    xml.replace(/\?>\s*/, (head) => head + doctype).replace(/(<[\w:]+ [^>]*[^/]>)/, (root) => root + entity)

  for (const name of [
    'word/document.xml',
    'word/styles.xml',
    'word/numbering.xml',
    'word/header1.xml',
    'word/footnotes.xml',
    'word/_rels/document.xml.rels',
    '_rels/.rels',
  ]) {
    it.each(doctypes)(`${name}: %s expands to nothing`, (_name, doctype, entity) => {
      const files = docxFiles({
        document: paragraph('正文'),
        styles: ' ',
        numbering: ' ',
        headers: [paragraph('页眉')],
        footnotes: ' ',
      }) as Record<string, Uint8Array>
      const xml = insert(strFromU8(files[name]!), doctype, entity)
      const result = outcome(zipSync({ ...files, [name]: strToU8(xml) }))
      // A bare entity between elements may be taken for blank text; a document type is always refused.
      if (doctype !== '' || name === 'word/document.xml') expect(result).toBe('broken-xml')
      else expect(['broken-xml', 'text: 正文\n页眉']).toContain(result)
    })
  }
})

describe('names and targets', () => {
  const relations = (inside: string) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const header = (target: string, mode = '') =>
    zipSync({
      ...(docxFiles({
        document: `${paragraph('正文')}<w:sectPr><w:headerReference r:id="h"/></w:sectPr>`,
      }) as Zippable),
      'word/_rels/document.xml.rels': strToU8(
        relations(`<Relationship Id="h" Type="${office}/header" Target="${target}"${mode}/>`),
      ),
    })

  it.each([
    '../../../../../../etc/hostname',
    '/etc/hostname',
    'file:///etc/hostname',
    '..\\..\\secret.xml',
    'C:\\windows\\win.ini',
    'http://example.invalid/header.xml',
    '',
    '.',
    '..',
    '%2e%2e/%2e%2e/etc/hostname',
    '__proto__',
    'document.xml#a',
  ])('takes the target %j for a part name and nothing else', (target) => {
    expect(outcome(header(target))).toBe('text: 正文')
    expect(outcome(header(target, ' TargetMode="External"'))).toBe('text: 正文')
  })

  it.each([
    '../../evil.xml',
    '/etc/passwd',
    '__proto__',
    'constructor',
    'word/../../x',
    'CON',
    'a\0b',
    '',
  ])('is not troubled by a part called %j', (name) => {
    expect(outcome(forgeZip([...entries(simple), { name, data: 'x' }]))).toBe('text: 正文')
  })

  it.each([
    '../../etc/passwd',
    'file:///etc/passwd',
    '__proto__',
    'word',
    '',
  ])('a main part at %j is not found outside of the file', (target) => {
    const rels = relations(`<Relationship Id="a" Type="${office}/officeDocument" Target="${target}"/>`)
    const { 'word/document.xml': main, ...rest } = simple
    expect(outcome(zipSync({ ...rest, '_rels/.rels': strToU8(rels) } as Zippable))).toBe('not-word')
    expect(outcome(zipSync({ ...rest, '_rels/.rels': strToU8(rels), 'word/document.xml': main! } as Zippable))).toBe(
      'text: 正文',
    )
  })

  it('reads the first of two parts with one name', () => {
    const second = strFromU8(simple['word/document.xml']!).replace('正文', '另文')
    expect(outcome(forgeZip([...entries(simple), { name: 'word/document.xml', data: second }]))).toBe('text: 正文')
  })

  it('stands relations in a circle and ids that come twice', () => {
    const circle = relations(
      ['header', 'footnotes', 'styles', 'numbering']
        .map((type) => `<Relationship Id="h" Type="${office}/${type}" Target="document.xml"/>`)
        .join(''),
    )
    expect(outcome(zipSync({ ...simple, 'word/_rels/document.xml.rels': strToU8(circle) } as Zippable))).toMatch(
      /^text: 正文/,
    )
    const styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'.repeat(2)
    const loop = `${styles}<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>`
    const document = paragraph('正文', '<w:pStyle w:val="A"/>')
    expect(outcome(buildDocx({ document, styles: loop }))).toBe('text: 正文')
  })

  it('reads a file with macros as text and leaves them alone', () => {
    const files = { ...simple, 'word/vbaProject.bin': compoundFile }
    const types = strFromU8(simple['[Content_Types].xml']!).replace(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      'application/vnd.ms-word.document.macroEnabled.main+xml',
    )
    expect(outcome(zipSync({ ...files, '[Content_Types].xml': strToU8(types) } as Zippable))).toBe('text: 正文')
  })
})

const compoundFile = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

describe('broken files', () => {
  it('any part may be missing', () => {
    fc.assert(
      fc.property(hardFile(), fc.nat(9), (file, n) => {
        const parts = renderParts(file)
        const name = [...parts.keys()][n % parts.size]!
        parts.delete(name)
        const result = outcome(zipParts(parts, file.package))
        if (name === 'word/document.xml') expect(result).toBe('not-word')
        else expect(result).toMatch(/^text: /)
      }),
      { numRuns: 50 },
    )
  })

  it('a file cut off at any point is called incomplete', () => {
    const whole = renderFile(fc.sample(hardFile(), { numRuns: 1, seed: 4 })[0]!)
    for (let length = 1; length < whole.length; length += 7) {
      const cut = outcome(whole.subarray(0, length))
      expect(length < 2 ? ['binary'] : ['truncated'], `cut at ${length}`).toContain(cut)
    }
  })

  it('a part cut off at any point is called broken or incomplete', () => {
    const main = simple['word/document.xml']!
    for (let length = 0; length < main.length; length++) {
      expect(outcome(withMain(main.subarray(0, length))), `cut at ${length}`).toBe('broken-xml')
    }
  })

  it('wrong bytes give a clear error or a text, never a crash', () => {
    const wrong = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(hardFile(), wrong, fc.boolean(), (file, changes, inside) => {
        const damage = (bytes: Uint8Array) => {
          const copy = bytes.slice()
          for (const [at, value] of changes) copy[at % copy.length] = value
          return copy
        }
        const parts = new Map([...renderParts(file)].map(([name, bytes]) => [name, inside ? damage(bytes) : bytes]))
        const zip = zipParts(parts, file.package)
        expect(outcome(inside ? zip : damage(zip))).toMatch(/^(text: |[a-z-]+$)/)
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['bytes that are no UTF-8', strToU8('<a>\xff\xfe</a>', true)],
    ['a UTF-8 surrogate', Uint8Array.of(0x3c, 0x61, 0x3e, 0xed, 0xa0, 0x80, 0x3c, 0x2f, 0x61, 0x3e)],
    ['an odd number of UTF-16 bytes', Uint8Array.of(0xff, 0xfe, 0x3c, 0, 0x61)],
    ['nothing', new Uint8Array(0)],
    ['a byte order mark alone', Uint8Array.of(0xef, 0xbb, 0xbf)],
    ['no XML', strToU8('招标文件')],
    ['two roots', strToU8('<a/><b/>')],
    ['text behind the root', strToU8('<a/>x')],
    ['crossed tags', strToU8('<a><b></a></b>')],
    ['a close tag alone', strToU8('</a>')],
    ['an open comment', strToU8('<a><!-- </a>')],
    ['open CDATA', strToU8('<a><![CDATA[ </a>')],
    ['an open processing instruction', strToU8('<?xml <a/>')],
    ['an open attribute', strToU8('<a b="c></a>')],
    ['an open tag', strToU8('<a')],
  ])('%s in the main part is called broken', (_name, bytes) => {
    expect(outcome(withMain(bytes))).toBe('broken-xml')
  })

  it.each([
    '\0',
    '&#0;',
    '&#xD800;',
    '&#x110000;',
    '&#99999999999;',
    '&#xFFFE;',
    '\u0001',
    '&#x1F;',
  ])('the sign %j in a text is refused or read as one sign', (sign) => {
    const result = outcome(
      withMain(part('w:document', `<w:body><w:p><w:r><w:t>甲${sign}乙</w:t></w:r></w:p></w:body>`)),
    )
    expect(result === 'broken-xml' || /^text: 甲.?乙$/su.test(result), result).toBe(true)
  })
})

describe('sizes', { retry: 2 }, () => {
  const timeOf = (bytes: Uint8Array) => {
    const start = performance.now()
    readWord(bytes)
    return performance.now() - start
  }
  /** How many times as long the larger file takes; the quickest of several runs each, so that a busy machine does not count. */
  const ratioOf = (small: Uint8Array, large: Uint8Array, enough: number) => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let round = 0; round < 8 && !(most / least < enough); round++) {
      least = Math.min(least, timeOf(small), timeOf(small))
      most = Math.min(most, timeOf(large))
    }
    return most / least
  }
  const attributes = (count: number) => Array.from({ length: count }, (_, i) => ` w:a${i}="${i}"`).join('')
  const body = (inside: string) => withMain(part('w:document', `<w:body>${inside}</w:body>`))
  const text = '采购人应当在开标前提交材料'

  it.each<readonly [string, (size: number) => Uint8Array, number]>([
    ['attributes on one element', (n) => body(`<w:p${attributes(n)}><w:r><w:t>文</w:t></w:r></w:p>`), 20_000],
    ['characters in one w:t', (n) => body(paragraph(text.repeat(n))), 20_000],
    ['runs in one paragraph', (n) => body(rawParagraph(run(text).repeat(n))), 10_000],
    ['w:t in one run', (n) => body(rawParagraph(`<w:r>${'<w:t>文</w:t>'.repeat(n)}</w:r>`)), 10_000],
    ['paragraphs', (n) => body(paragraph(text).repeat(n)), 5_000],
    ['entities in one w:t', (n) => body(`<w:p><w:r><w:t>${'&amp;&#x4e00;'.repeat(n)}</w:t></w:r></w:p>`), 20_000],
    ['CDATA in one w:t', (n) => body(`<w:p><w:r><w:t>${'<![CDATA[文]]>'.repeat(n)}</w:t></w:r></w:p>`), 10_000],
    ['bare left brackets of comments', (n) => body(`<w:p/>${'<!---->'.repeat(n)}`), 20_000],
    ['open insertions', (n) => body(rawParagraph('<w:ins>'.repeat(n) + '</w:ins>'.repeat(n))), 10_000],
    ['open tables', (n) => body('<w:tbl><w:tr><w:tc>'.repeat(n) + '</w:tc></w:tr></w:tbl>'.repeat(n)), 5_000],
    ['open text boxes', (n) => body('<w:p><w:txbxContent>'.repeat(n) + '</w:txbxContent></w:p>'.repeat(n)), 5_000],
    ['open fields', (n) => body(rawParagraph('<w:fldChar w:fldCharType="begin"/>'.repeat(n))), 10_000],
    ['columns of one row', (n) => body(table([row([cell('文').repeat(n)])])), 5_000],
    ['rows merged down', (n) => body(table([row([cell('文', '<w:vMerge/>')]).repeat(n)])), 5_000],
    ['header references', (n) => body(`${paragraph('文')}${'<w:headerReference r:id="x"/>'.repeat(n)}`), 10_000],
    [
      'styles in one chain',
      (n) =>
        buildDocx({
          document: Array.from({ length: n }, (_, i) => paragraph('文', `<w:pStyle w:val="s${i}"/>`)).join(''),
          styles: Array.from(
            { length: n },
            (_, i) => `<w:style w:type="paragraph" w:styleId="s${i}"><w:basedOn w:val="s${i + 1}"/></w:style>`,
          ).join(''),
        }),
      1_000,
    ],
    [
      'name spaces',
      (n) =>
        withMain(
          `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"${Array.from({ length: n }, (_, i) => ` xmlns:n${i}="u${i}"`).join('')}><w:body>${paragraph('文').repeat(n)}</w:body></w:document>`,
        ),
      5_000,
    ],
  ])('time grows with the number of %s, not with its square', (_name, make, size) => {
    // Eight times as much should take about eight times as long; a square would take 64 times.
    expect(ratioOf(make(size), make(size * 8), 24)).toBeLessThan(24)
  })

  it('unzips what it wrote itself, so that the forged files mean something', () => {
    expect(Object.keys(unzipSync(forgeZip(entries(simple))))).toEqual(Object.keys(simple))
  })
})
