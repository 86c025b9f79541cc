import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readWord } from '../../../server/src/format/word/read.ts'
import { hardFile } from './hard/model.ts'
import { renderFile } from './hard/render.ts'
import { decode, parseXml } from './hard/tree.ts'
import { walk } from './hard/walk.ts'

const noBreaks = (text: string) => text.replaceAll('\n', '')

describe('reading hard files', () => {
  it('gives the text that an independent walk over the XML gives', () => {
    fc.assert(
      fc.property(hardFile(), (file) => {
        const bytes = renderFile(file)
        const parts = unzipSync(bytes)
        const wanted: string[] = []
        for (const name of ['word/document.xml', 'word/footnotes.xml', 'word/header1.xml']) {
          const part = parts[name]
          if (part) wanted.push(...walk(parseXml(decode(part)), '', 'as-accepted').paragraphs)
        }
        const read = readWord(bytes).blocks.map((block) => noBreaks(block.text))
        // A page break parts words in the reader; breaks are therefore left out on both sides.
        expect(read).toEqual(wanted.filter((text) => text.trim() !== '').map(noBreaks))
      }),
      { numRuns: 300 },
    )
  })
})
