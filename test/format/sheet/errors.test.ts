import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ReadError } from '../../../server/src/core/read-error.ts'
import { readSheet } from '../../../server/src/format/sheet/read.ts'
import { bookFiles, buildBook, textRow } from './build.ts'

const book = { sheets: [{ name: '表', rows: textRow(1, ['甲']) }] }
const good = buildBook(book)

function failure(bytes: Uint8Array): ReadError {
  try {
    readSheet(bytes)
  } catch (error) {
    if (error instanceof ReadError) return error
    throw error
  }
  throw new Error('was read')
}

function compound(word: string): Uint8Array {
  const bytes = new Uint8Array(1024)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (let i = 0; i < word.length; i++) bytes[512 + 2 * i] = word.charCodeAt(i)
  return bytes
}

const withSheet = (xml: string) => buildBook({ ...book, extra: { 'xl/worksheets/sheet1.xml': xml } })

describe('sheets that cannot be read', () => {
  it.each([
    ['old spreadsheet', compound('Workbook'), 'spreadsheet'],
    ['encrypted', compound('EncryptedPackage'), 'encrypted'],
    ['nothing', new Uint8Array(0), 'is-empty-archive'],
    ['text', strToU8('a,b'), 'unsupported-format'],
    ['half a file', good.subarray(0, good.length >> 1), 'truncated'],
    ['zip of something else', zipSync({ 'a.txt': strToU8('a') }), 'unsupported-format'],
    ['Word', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'unsupported-format'],
    ['broken XML', withSheet('<worksheet><sheetData></worksheet>'), 'broken-xml'],
    ['entities', withSheet('<!DOCTYPE a [<!ENTITY x "y">]><worksheet>&x;</worksheet>'), 'broken-xml'],
  ])('%s', (_name, bytes, code) => {
    const error = failure(bytes)
    expect(error.code).toBe(code)
    expect(error.message).not.toContain('docx')
    expect(error.english).not.toMatch(/docx|Word/)
  })

  it('stops when one long string is shown by very many cells', () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(200)
    const strings = [`<t>${'长'.repeat(400_000)}</t>`]
    expect(failure(buildBook({ strings, sheets: [{ name: '表', rows: `<row>${cells}</row>` }] })).code).toBe(
      'too-large',
    )
  })

  it('bears merged areas of the whole sheet and names that are none', () => {
    const after = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A0:ZZZZ1"/><mergeCell/></mergeCells>'
    const rows = `${textRow(1, ['甲'])}<row r="x"><c r="??" t="str"><v>乙</v></c></row>`
    const { blocks } = readSheet(buildBook({ sheets: [{ name: '表', rows, after }] }))
    expect(blocks.map(({ text }) => text)).toEqual(['表', '甲', '乙'])
    expect(blocks[1]!.cell!.rowSpan).toBe(1_048_576)
  })

  it('never looks at macros and skips sheets that are missing', () => {
    const { 'xl/worksheets/sheet1.xml': _, ...files } = bookFiles({
      sheets: [...book.sheets, { ...book.sheets[0]!, name: '二' }],
    })
    const { source } = readSheet(zipSync({ ...files, 'xl/vbaProject.bin': strToU8('Shell "x"') }))
    expect(source).toBe('二\n甲')
  })
})
