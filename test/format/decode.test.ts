import { describe, expect, it } from 'vitest'
import { ReadError } from '../../server/src/core/read-error.ts'
import { decode, sniff } from '../../server/src/format/decode.ts'

const text = '第一章 采购需求\n1. CNAS 证书，𠮷\n'
const utf8 = new TextEncoder().encode(text)

function utf16(big: boolean, mark: boolean, of = text): Uint8Array {
  const units = [...(mark ? '\ufeff' : ''), ...of].flatMap((character) => character.split(''))
  return Uint8Array.from(
    units.flatMap((unit) => {
      const code = unit.charCodeAt(0)
      return big ? [code >> 8, code & 255] : [code & 255, code >> 8]
    }),
  )
}

function codeOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof ReadError) return `${error.code} ${error.message}`
    throw error
  }
  return 'read'
}

describe('decode', () => {
  it('reads UTF-8 with and without a mark', () => {
    expect(decode(utf8)).toEqual({ text, encoding: 'utf-8' })
    expect(decode(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8))).toEqual({ text, encoding: 'utf-8' })
    expect(decode(new Uint8Array(0))).toEqual({ text: '', encoding: 'utf-8' })
  })

  it.each([true, false])('reads UTF-16 (mark: %s) in both orders', (mark) => {
    expect(decode(utf16(false, mark))).toEqual({ text, encoding: 'utf-16le' })
    expect(decode(utf16(true, mark))).toEqual({ text, encoding: 'utf-16be' })
  })

  it('reads GB18030', () => {
    // 投标人须1 in GBK.
    const bytes = Uint8Array.of(0xcd, 0xb6, 0xb1, 0xea, 0xc8, 0xcb, 0xd0, 0xeb, 0x31)
    expect(decode(bytes)).toEqual({ text: '投标人须1', encoding: 'gb18030' })
  })

  it('reads GB18030 of four bytes, and blanks and marks of two', () => {
    // Two full-width blanks, 采购㐂（, line feed, 1; the third letter takes four bytes.
    const bytes = Uint8Array.of(161, 161, 161, 161, 178, 201, 185, 186, 0x81, 0x39, 0xef, 0x31, 163, 168, 10, 0x31)
    expect(decode(bytes)).toEqual({ text: '　　采购㐂（\n1', encoding: 'gb18030' })
  })

  it.each(['\n', '\r\n', '\r'])('keeps the line ends %j and full-width indents in all encodings', (end) => {
    const lines = `第一章 采购需求${end}　　1.投标人须提供资料。${end}`
    expect(decode(new TextEncoder().encode(lines)).text).toBe(lines)
    for (const mark of [true, false]) {
      expect(decode(utf16(false, mark, lines))).toEqual({ text: lines, encoding: 'utf-16le' })
      expect(decode(utf16(true, mark, lines))).toEqual({ text: lines, encoding: 'utf-16be' })
    }
  })

  it('reads a text with a broken place in the encoding that it has', () => {
    const long = '投标人须提供有效的营业执照，并按照采购文件的要求编制响应文件。'.repeat(8)
    const whole = new TextEncoder().encode(long)
    // Cut off inside the last character, and one byte in the middle lost.
    expect(decode(whole.slice(0, -1))).toEqual({ text: `${long.slice(0, -1)}\ufffd`, encoding: 'utf-8' })
    const hurt = decode(Uint8Array.of(...whole.slice(0, 301), ...whole.slice(302)))
    expect(hurt.encoding).toBe('utf-8')
    expect(hurt.text.replace(/\ufffd+/, '?')).toBe(`${long.slice(0, 100)}?${long.slice(101)}`)
    // 投标人须 in GBK, many times, and half a letter behind it.
    const gbk = Array.from({ length: 30 }, () => [0xcd, 0xb6, 0xb1, 0xea, 0xc8, 0xcb, 0xd0, 0xeb]).flat()
    expect(decode(Uint8Array.of(...gbk, 0xcd))).toEqual({ text: `${'投标人须'.repeat(30)}\ufffd`, encoding: 'gb18030' })
    expect(decode(Uint8Array.of(...utf16(false, true, long), 0x2c))).toEqual({
      text: `${long}\ufffd`,
      encoding: 'utf-16le',
    })
  })

  it('refuses binary data', () => {
    expect(codeOf(() => decode(Uint8Array.of(1, 2, 3, 0, 0, 0, 255, 254, 0, 7)))).toMatch(/^binary /)
    expect(codeOf(() => decode(Uint8Array.of(0x61, 0, 0, 0x62, 0x63)))).toMatch(/^binary /)
    expect(codeOf(() => decode(Uint8Array.from({ length: 512 }, (_, i) => (i * 37) % 256)))).toMatch(/^binary /)
    expect(codeOf(() => decode(new Uint8Array(64)))).toMatch(/^binary /)
  })
})

describe('sniff', () => {
  const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)
  const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)

  const pdf = Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0x2d)

  it('tells the formats', () => {
    expect(sniff('a/需求.MD', utf8)).toBe('markdown')
    expect(sniff('需求.txt', utf8)).toBe('text')
    expect(sniff('无扩展名', utf8)).toBe('text')
    expect(sniff('需求.docx', zip)).toBe('docx')
    expect(sniff('改名.txt', zip)).toBe('docx')
    expect(sniff('需求.docx', utf8)).toBe('docx')
    expect(sniff('需求.doc', ole)).toBe('doc')
    expect(sniff('需求.wps', ole)).toBe('doc')
    expect(sniff('改名.docx', ole)).toBe('doc')
    expect(sniff('改名.wps', zip)).toBe('docx')
    expect(sniff('参数.xlsx', zip)).toBe('xlsx')
    expect(sniff('参数.et', zip)).toBe('xlsx')
    expect(sniff('加密.xlsx', ole)).toBe('xlsx')
    expect(sniff('公告.pdf', pdf)).toBe('pdf')
    expect(sniff('改名.txt', pdf)).toBe('pdf')
    expect(sniff('前有空行.pdf', Uint8Array.of(13, 10, ...pdf))).toBe('pdf')
    expect(sniff('空.md', new Uint8Array(0))).toBe('markdown')
  })

  it.each([
    ['a.doc', utf8, 'old-word'],
    ['a.wps', utf8, 'wps'],
    ['a.pdf', utf8, 'pdf'],
    ['a.xlsx', utf8, 'spreadsheet'],
    ['a.xls', ole, 'spreadsheet'],
    ['a.et', ole, 'spreadsheet'],
    ['a.ods', zip, 'spreadsheet'],
    ['a.ppt', ole, 'unsupported-format'],
    ['a.ofd', zip, 'unsupported-format'],
    ['a.pptx', zip, 'unsupported-format'],
    ['a.zip', zip, 'unsupported-format'],
    ['a.docx', Uint8Array.of(0x50, 0x4b, 5, 6), 'is-empty-archive'],
    ['a.doc', Uint8Array.of(0x7b, 0x5c, 0x72, 0x74, 0x66), 'unsupported-format'],
    ['a.md', Uint8Array.of(0x52, 0x61, 0x72, 0x21), 'unsupported-format'],
  ])('%s is refused with what to do', (path, bytes, code) => {
    const message = codeOf(() => sniff(path, bytes))
    expect(message.startsWith(`${code} `)).toBe(true)
    expect(message).toMatch(/请.+检查/)
  })
})
