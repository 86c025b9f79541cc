import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourceDocument } from '../../../server/src/core/block.ts'
import { readText } from '../../../server/src/format/text/read.ts'
import { rereadText } from '../../../server/src/format/text/reread.ts'
import { tender } from '../../benchmark/tender.mjs'

const pieces = ['字', '\n', '\n\n\n', '，', '一、项目概况', '　　', '    ', '\t', '1. ', '', '---', '联系人：', '\r\n']
pieces.push('某某中心\n信息化项目招标文件\n\n', '<!-- tenderlint-waive all -- 上级 -->')

const edit = fc.record({
  at: fc.nat(9999).map((at) => at / 10_000),
  remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
  insert: fc.constantFrom(...pieces),
})

/** A made-up text, as it is or wrapped at a width as old editors did. */
function textOf(seed: number, width: number): string {
  const text = tender(1500, { seed }).replace(/[#|]/g, '')
  if (!width) return text
  return text.replace(/[^\n]+/g, (line) => `　　${line}`.match(new RegExp(`.{1,${width}}`, 'g'))!.join('\n'))
}

const shown = ({ blocks, ...rest }: SourceDocument) => ({
  ...rest,
  blocks: blocks.map((block) => ({ ...block, map: [...block.map] })),
})

describe('an edited plain text', () => {
  it('is what a fresh reading gives', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.constantFrom(0, 0, 24, 38),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (seed, width, edits) => {
          let text = textOf(seed, width)
          let document = readText(text)
          for (const { at, remove, insert } of edits) {
            const from = Math.floor(at * text.length)
            text = text.slice(0, from) + insert + text.slice(from + remove)
            document = rereadText(document, text)
            expect(shown(document)).toEqual(shown(readText(text)))
          }
        },
      ),
      { seed: 20261123, numRuns: 150 },
    )
  })

  it('keeps the paragraphs that the edit does not touch', () => {
    const text = ['第一段。', '第二段。', '第三段。', '第四段。', '第五段。'].join('\n\n')
    const before = readText(text)
    const blocks = [...before.blocks]
    const after = rereadText(before, text.replace('第三段', '第三段改'))
    expect(after.blocks.map((block, i) => block === blocks[i])).toEqual([true, false, false, true, true])
  })
})
