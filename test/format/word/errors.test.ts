import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ReadError } from '../../../server/src/core/read-error.ts'
import { readWord } from '../../../server/src/format/word/read.ts'
import { buildDocx, docxFiles, paragraph, part } from './build.ts'

const good = buildDocx({ document: paragraph('正文') })

function failure(bytes: Uint8Array): ReadError {
  try {
    readWord(bytes)
  } catch (error) {
    if (error instanceof ReadError) return error
    throw error
  }
  throw new Error('was read')
}

const codeOf = (bytes: Uint8Array) => failure(bytes).code
const withMain = (xml: string) => buildDocx({ document: '', extra: { 'word/document.xml': xml } })

function compound(word: string): Uint8Array {
  const bytes = new Uint8Array(1024)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (let i = 0; i < word.length; i++) bytes[512 + 2 * i] = word.charCodeAt(i)
  return bytes
}

/** Offset of the first central directory record whose name is given. */
function directoryEntry(bytes: Uint8Array, name: string): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const wanted = strToU8(name)
  for (let at = 0; at + 46 < bytes.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    if (wanted.every((byte, i) => bytes[at + 46 + i] === byte)) return at
  }
  throw new Error('no entry')
}

function withDeclaredSize(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const copy = bytes.slice()
  new DataView(copy.buffer).setUint32(directoryEntry(copy, name) + 24, size, true)
  return copy
}

describe('files that cannot be read', () => {
  it.each([
    ['old Word', compound('WordDocument'), 'old-word'],
    ['encrypted', compound('EncryptedPackage'), 'encrypted'],
    ['PDF', strToU8('%PDF-1.7'), 'pdf'],
    ['RTF', strToU8('{\\rtf1}'), 'unsupported-format'],
    ['text', strToU8('招标文件'), 'binary'],
    ['nothing', new Uint8Array(0), 'is-empty-archive'],
    ['empty zip', zipSync({}), 'is-empty-archive'],
    ['half a file', good.subarray(0, good.length >> 1), 'truncated'],
    ['file without its last byte', good.subarray(0, good.length - 1), 'truncated'],
    ['zip of something else', zipSync({ 'a.txt': strToU8('a') }), 'not-word'],
    ['spreadsheet', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'spreadsheet'],
    ['broken XML', withMain('<w:document><w:body></w:document>'), 'broken-xml'],
    ['unknown entity', withMain(part('w:document', '<w:body>&nbsp;</w:body>')), 'broken-xml'],
    ['bytes that are no UTF-8', withBadBytes(), 'broken-xml'],
  ])('%s', (_name, bytes, code) => {
    const error = failure(bytes)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/。/)
    expect(error.english).toMatch(/^[A-Z].*\. .*|\.$/)
  })

  it('refuses a DOCTYPE, with or without entities', () => {
    const root = part('w:document', '<w:body/>').replace(/^<\?xml.*\?>\n/, '')
    expect(codeOf(withMain(`<!DOCTYPE w:document>${root}`))).toBe('broken-xml')
    expect(codeOf(withMain(`<!DOCTYPE a [<!ENTITY x "y">]>${root}`))).toBe('broken-xml')
  })

  it('refuses abnormal declared sizes before inflating', () => {
    const name = 'word/document.xml'
    expect(codeOf(withDeclaredSize(good, name, 600 * 1024 * 1024))).toBe('zip-bomb')
    expect(codeOf(withDeclaredSize(good, name, 60 * 1024 * 1024))).toBe('zip-bomb')
  })

  it('never inflates more than was declared', () => {
    expect(codeOf(withDeclaredSize(good, 'word/document.xml', 10))).toBe('zip-bomb')
    expect(codeOf(withDeclaredSize(good, 'word/document.xml', 5000))).toBe('truncated')
  })

  it('reads stored parts and a zip with a comment', () => {
    const stored = zipSync(docxFiles({ document: paragraph('正文') }), { level: 0 })
    expect(readWord(stored).source).toBe('正文')
    const commented = new Uint8Array(good.length + 3)
    commented.set(good)
    commented.set(strToU8('abc'), good.length)
    new DataView(commented.buffer).setUint16(good.length - 2, 3, true)
    expect(readWord(commented).source).toBe('正文')
  })

  it('finds a main part of another name', () => {
    const files = docxFiles({ document: paragraph('正文') })
    const rename = (name: string) =>
      strToU8(new TextDecoder().decode(files[name] as Uint8Array).replaceAll('document.xml', 'document2.xml'))
    const moved = {
      '[Content_Types].xml': rename('[Content_Types].xml'),
      '_rels/.rels': rename('_rels/.rels'),
      'word/document2.xml': files['word/document.xml']!,
    }
    const file = readWord(zipSync(moved))
    expect([file.source, file.blocks[0]!.word!.part]).toEqual(['正文', 'word/document2.xml'])
  })
})

function withBadBytes(): Uint8Array {
  return buildDocx({ document: '', extra: { 'word/document.xml': new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0xfe]) } })
}
