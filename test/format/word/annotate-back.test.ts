import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ReadError } from '../../../server/src/core/read-error.ts'
import { annotateWord } from '../../../server/src/format/word/annotate.ts'
import { readWord } from '../../../server/src/format/word/read.ts'
import { removeAnnotations } from '../../../server/src/format/word/remove.ts'
import { docxFiles, paragraph, rawParagraph, run } from './build.ts'

describe('annotations come out again, found by fuzzing', () => {
  const options = { author: 'TenderLint', date: '2026-01-02T03:04:05Z' }
  const back = (files: Record<string, Uint8Array>): [string, string] => {
    const bytes = zipSync(files as Zippable)
    const block = readWord(bytes).blocks.at(-1)!
    const { length } = block.text
    const note = {
      place: block.word!,
      start: length - 1,
      end: length,
      key: 'a/b:1',
      comment: ['意见'],
      replacement: '同等',
    }
    const after = annotateWord(bytes, [note], options)
    const print = (zip: Uint8Array) =>
      JSON.stringify(Object.entries(unzipSync(zip)).map(([name, part]) => [name, strFromU8(part, true)]))
    return [print(removeAnnotations(after.bytes).bytes), print(bytes)]
  }

  it.each(['\n  ', 'r>'])('a run whose properties stand behind %j is joined again', (before) => {
    const inside = `<w:p><w:r>${before}<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">国家产品</w:t></w:r></w:p>`
    const [now, then] = back(docxFiles({ document: inside }) as Record<string, Uint8Array>)
    expect(now).toBe(then)
  })

  it('a header by a relation of no known type gets no replacement that would not be found again', () => {
    const files = docxFiles({ document: paragraph('正文'), headers: [paragraph('页眉')] }) as Record<string, Uint8Array>
    const name = 'word/_rels/document.xml.rels'
    const [now, then] = back({ ...files, [name]: strToU8(strFromU8(files[name]!).replace('/header"', '/headers"')) })
    expect(now).toBe(then)
  })

  it('content types that are no XML are refused and not written into', () => {
    const files = docxFiles({ document: paragraph('正文') }) as Record<string, Uint8Array>
    expect(() => back({ ...files, '[Content_Types].xml': strToU8('<?xml?>\n<Typ<w:a/>es xml') })).toThrow(ReadError)
  })

  it('marks of a comment that is gone are not taken for ours', () => {
    const marks = ['<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>']
    const document = rawParagraph(`${marks[0]}${run('采用国产产品')}${marks[1]}`)
    const [now, then] = back(docxFiles({ document }) as Record<string, Uint8Array>)
    expect(now).toBe(then)
  })
})
