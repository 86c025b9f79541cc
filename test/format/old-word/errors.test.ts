import { describe, expect, it } from 'vitest'
import { ReadError } from '../../../server/src/core/read-error.ts'
import { readOldWord } from '../../../server/src/format/old-word/read.ts'
import { buildDoc, cell, type DocParts, docStreams, modifier, paragraph, rowEnd } from './build.ts'
import { buildCompound, u16, u32 } from './compound.ts'

/** Code of the error, or the text that was read. Any other error fails the test. */
function outcome(bytes: Uint8Array): string {
  try {
    return readOldWord(bytes).source
  } catch (error) {
    if (error instanceof ReadError) return error.code
    throw error
  }
}

const parts: DocParts = {
  body: [
    paragraph('第一章 需求', { style: 1 }),
    ...[cell('参数'), cell('须为甲牌'), rowEnd([0, 1000, 2000])],
    ...Array.from({ length: 300 }, (_, i) => paragraph(`第${i}条 投标人须提供资料。`)),
  ],
  footnotes: [paragraph('脚注')],
  headers: [[], [paragraph('页眉')]],
  styles: [{ name: 'Normal' }, { name: 'heading 1', builtIn: 1, base: 0 }],
  lists: [[{ format: 37, text: '第%1章' }]],
}
const whole = buildDoc(parts)
const text = readOldWord(whole).source

function changed(at: number, bytes: readonly number[], from = whole): Uint8Array {
  const copy = Uint8Array.from(from)
  copy.set(bytes, at)
  return copy
}

const sector = (number: number): number => (number + 1) * 512
const numberAt = (at: number): number => new DataView(whole.buffer).getUint32(at, true)

describe('broken files', () => {
  it('cut off anywhere give an error or the whole text', () => {
    let cut = 0
    for (let length = 0; length < whole.length; length += 512) {
      const result = outcome(whole.slice(0, length))
      if (result !== text) expect(result).toBe('truncated')
      else cut++
    }
    expect(cut).toBeLessThan(2)
  })

  it('with bytes changed give an error or a text', () => {
    // A fixed sequence: the test says the same every time.
    let seed = 20261123
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
      return seed % below
    }
    for (let round = 0; round < 200; round++) {
      const bytes = Uint8Array.from(whole)
      for (let i = random(12); i >= 0; i--) bytes[random(2) ? random(bytes.length) : random(2048)] = random(256)
      expect(typeof outcome(bytes)).toBe('string')
    }
  })

  const fat = numberAt(0x4c)
  const directory = numberAt(0x30)

  it.each([
    ['a chain that comes back to itself', changed(sector(fat) + directory * 4, u32(directory))],
    ['a directory that points to itself', changed(sector(directory) + 128 + 68, u32(1))],
    ['an entry beyond the directory', changed(sector(directory) + 76, u32(9999))],
    ['a directory that is nowhere', changed(0x30, u32(0x00ffffff))],
    ['a stream longer than the file', changed(sector(directory) + 128 + 120, u32(0x7fffffff))],
    ['a DIFAT chain that comes back to itself', changed(sector(0) + 508, u32(0), changed(0x44, u32(0)))],
    ['sectors of one byte', changed(0x1e, u16(0))],
    ['sectors of a gigabyte', changed(0x1e, u16(30))],
    ['mini sectors of a gigabyte', changed(0x20, u16(30))],
  ])('%s is damage', (_, bytes) => {
    expect(outcome(bytes)).toBe('truncated')
  })

  it('with more text than bytes, or a table that is missing, are damaged', () => {
    const streams = docStreams(parts)
    const main = (at: number, bytes: readonly number[]) =>
      outcome(buildCompound({ ...streams, WordDocument: changed(at, bytes, streams.WordDocument!) }))
    expect(main(0x4c, u32(0x7fffffff))).toBe('truncated')
    expect(main(0x9a + 33 * 8, u32(0x7fffffff, 0x7fffffff))).toBe('truncated')
    expect(main(0x9a + 33 * 8, u32(0, 0))).toBe('truncated')
    expect(outcome(buildCompound({ WordDocument: streams.WordDocument! }))).toBe('truncated')
  })

  it('that would keep a long list busy for every paragraph are refused', () => {
    const huge = modifier(0x6646, ...u32(0))
    const data = [...u16(60000), ...Array.from({ length: 20000 }, () => modifier(0x2403, 1)).flat()]
    const body = Array.from({ length: 900 }, () => paragraph('', { modifiers: huge }))
    expect(outcome(buildDoc({ body, data }))).toBe('too-large')
  })

  it('nested beyond reason are read', () => {
    const deep = modifier(0x6649, ...u32(0x7fffffff))
    expect(outcome(buildDoc({ body: [paragraph('深', { modifiers: deep }), paragraph('浅')] }))).toBe('深\n浅')
  })
})

describe('other files', () => {
  const streams = docStreams(parts)
  const stream = new Uint8Array(16)

  it.each([
    ['encrypted', buildDoc({ ...parts, flags: 0x100 })],
    ['encrypted', buildCompound({ EncryptedPackage: stream, EncryptionInfo: stream })],
    ['old-word', buildDoc({ ...parts, mark: 0xa5dc })],
    ['not-word', buildDoc({ ...parts, mark: 0x1234 })],
    ['not-word', buildCompound({ '0Table': streams['0Table']! })],
    ['not-word', buildCompound({})],
    ['spreadsheet', buildCompound({ Workbook: stream })],
    ['unsupported-format', buildCompound({ 'PowerPoint Document': stream })],
  ])('are refused as %s', (code, bytes) => {
    expect(outcome(bytes)).toBe(code)
  })
})
