import { strToU8, zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ReadError } from '../../../server/src/core/read-error.ts'
import { readPdf } from '../../../server/src/format/pdf/read.ts'
import { buildPdf, setLines } from './build.ts'

const prose = ['投标人须在投标文件中逐条响应，未响应的视为不满足。']
const good = buildPdf({ pages: [{ pieces: setLines(prose) }] })
const text = new TextDecoder('latin1').decode(good)

async function failure(bytes: Uint8Array): Promise<ReadError> {
  try {
    await readPdf(bytes)
  } catch (error) {
    if (error instanceof ReadError) return error
    throw error
  }
  throw new Error('was read')
}

const bomb = (): Uint8Array => {
  const packed = zlibSync(new Uint8Array(64 * 1024 * 1024), { level: 9 })
  const head = strToU8(`%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`)
  return new Uint8Array([...head, ...packed, ...strToU8('\nendstream\nendobj\n')])
}

const locked = buildPdf({
  pages: [{ pieces: setLines(prose) }],
  trailer: `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
})

describe('PDFs that cannot be read', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'is-empty-archive'],
    ['text', strToU8('招标文件'), 'unsupported-format'],
    ['head only', strToU8('%PDF-1.7\n%%EOF'), 'truncated'],
    ['pages that are pictures', buildPdf({ pages: [{}, {}, { pieces: setLines(['12']) }] }), 'pdf'],
    ['password', locked, 'encrypted'],
    ['packed to abnormal size', bomb(), 'zip-bomb'],
    ['no pages', strToU8(text.replace(/\/Count 1 \/Kids \[[^\]]*\]/, '/Count 9999999 /Kids []'), true), 'truncated'],
    ['letters without names', buildPdf({ pages: [{ pieces: setLines(prose) }], encoding: 'UniCNS-UCS2-H' }), 'pdf'],
  ])('%s', async (_name, bytes, code) => {
    const error = await failure(bytes)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/。$/)
    expect(error.english).toMatch(/^[A-Z].*\.$/)
  })

  it('says what to do with a scan', async () => {
    expect((await failure(buildPdf({ pages: [{}] }))).message).toMatch(/扫描件.*OCR/)
  })

  it('reads a file whose table of objects stands elsewhere than it says', async () => {
    const moved = strToU8(text.replace(/startxref\n\d+/, 'startxref\n7'), true)
    expect((await readPdf(moved)).source).toBe(prose[0])
  })

  it('leaves the bytes that it is given alone', async () => {
    const bytes = good.slice()
    await readPdf(bytes)
    expect(bytes).toEqual(good)
  })

  it('bears states that are never closed and text that is none', async () => {
    const state = 'q '.repeat(5000)
    const spec = {
      pages: [{ pieces: setLines(prose), more: `${state}${'Q '.repeat(9000)} BT /F9 1 Tf [(a) -1e999 (b)] TJ` }],
    }
    expect((await readPdf(buildPdf(spec))).blocks.length).toBeGreaterThan(0)
  })

  it('gives up tables, not the text, on a page with very many lines', async () => {
    const lines = Array.from({ length: 3000 }, (_, i): [number, number, number, number] =>
      i % 2 ? [i / 6, 0, i / 6, 800] : [0, i / 4, 500, i / 4],
    )
    expect((await readPdf(buildPdf({ pages: [{ lines, pieces: setLines(prose) }] }))).source).toBe(prose[0])
  })
})
