import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Block, SourceDocument } from '../../../server/src/core/block.ts'
import { editedView, viewChanges } from '../../../server/src/format/word/edited-view.ts'
import { readWord } from '../../../server/src/format/word/read.ts'
import { removeAnnotations } from '../../../server/src/format/word/remove.ts'
import { wordView } from '../../../server/src/format/word/view.ts'
import { writeEdits } from '../../../server/src/service/word-file.ts'
import { buildDocx, cell, level, list, numbered, paragraph, row, table } from './build.ts'
import { hardFile, wild } from './hard/model.ts'
import { renderFile } from './hard/render.ts'

const options = {
  author: '编制人',
  date: '2026-01-02T03:04:05Z',
  comments: false,
  commentOn: () => ['发现'],
  commentOnChange: (was: string) => [`原文：${was}`],
}

interface Edit {
  readonly block: number
  readonly at: number
  readonly length: number
  readonly text: string
}
const edits = fc.array(
  fc.record({
    block: fc.nat(),
    at: fc.nat(),
    length: fc.nat(6),
    text: fc.constantFrom('', '同等', '𠮷', 'a<b & "c"', ' 两边有空格 ', '不低于', '𠮷𠮸'),
  }),
  { minLength: 1, maxLength: 6 },
)
const isLow = (text: string, at: number) => /[\udc00-\udfff]/.test(text[at] ?? '') && at > 0

/** The view's text after random edits of the words of its blocks, and those words by block. */
function change(view: SourceDocument, chosen: readonly Edit[]): { text: string; words: string[] } {
  const words = view.blocks.map((block) => view.source.slice(block.start, block.end))
  for (const { block, at, length, text } of chosen) {
    const index = block % Math.max(1, words.length)
    const old = words[index]
    if (old === undefined) continue
    let from = at % (old.length + 1)
    let to = Math.min(old.length, from + length)
    if (isLow(old, from)) from--
    if (isLow(old, to)) to++
    words[index] = old.slice(0, from) + text + old.slice(to)
  }
  let text = ''
  let last = 0
  view.blocks.forEach((block, i) => {
    text += view.source.slice(last, block.start) + words[i]
    last = block.end
  })
  return { text: text + view.source.slice(last), words }
}

const documentOf = (edited: ReturnType<typeof editedView>): SourceDocument => {
  if ('faultyLine' in edited) throw Error(`refused at line ${edited.faultyLine}`)
  return edited.document
}
const wordsOf = ({ blocks }: SourceDocument) => blocks.flatMap(({ text }) => text.replaceAll('\t', ' ').trim() || [])
/** As strings, since bytes are slow to compare. */
const partsOf = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString('latin1')])
const shown = (view: SourceDocument, block: Block) => view.source.slice(block.start, block.end)

/** More with TENDERLINT_RUNS. */
const numRuns = Number(process.env.TENDERLINT_RUNS ?? 60)

describe('numbered paragraphs of a cell', () => {
  it('keep their labels, and two that change at once are told apart', () => {
    const numbering = list(1, [level(0, 'decimal', '（%1）')])
    const view = wordView(
      readWord(
        buildDocx({
          numbering: numbering.abstract + numbering.num,
          document: table([
            row([cell(paragraph('甲') + paragraph('乙', numbered(1)) + paragraph('丙', numbered(1))), cell('丁')]),
          ]),
        }),
      ),
    )
    expect(view.source).toBe('| 甲 ¶ （1） 乙 ¶ （2） 丙 | 丁 |\n')
    const edited = documentOf(editedView(view, '| 甲 ¶ （1） 乙乙 ¶ （2） 丙丙 | 丁 |\n'))
    expect(edited.blocks.map(({ text }) => text)).toEqual(['甲', '乙乙', '丙丙', '丁'])
    expect(editedView(view, '| 甲 ¶ （1） 乙 ¶ （3） 丙 | 丁 |\n')).toEqual({ faultyLine: 0 })
    expect(editedView(view, '| 甲 | 乙乙 ¶ （2） 丙丙 | 丁 |\n')).toEqual({ faultyLine: 0 })
  })
})

describe('an edited view of a Word file', { timeout: 120_000 }, () => {
  it('has the same blocks with their new words', () => {
    fc.assert(
      fc.property(hardFile(wild), edits, (file, chosen) => {
        const view = wordView(readWord(renderFile(file)))
        const { text, words } = change(view, chosen)
        const edited = documentOf(editedView(view, text))
        expect(edited.blocks.map((block) => shown(edited, block))).toEqual(words)
        const changes = viewChanges(view, edited)
        // what is not named as changed is the same
        for (const [index, block] of view.blocks.entries()) {
          let rebuilt = shown(view, block)
          for (const { start, end, text: now } of changes.filter((one) => one.block === index).reverse())
            rebuilt = rebuilt.slice(0, start) + now + rebuilt.slice(end)
          expect(rebuilt.replaceAll('\t', ' ').replaceAll('\n', '↵')).toBe(words[index])
        }
      }),
      { numRuns, endOnFailure: true },
    )
  })

  it('is written as tracked changes: accepted it reads so, taken out the file is what it was', () => {
    let tracked = 0
    fc.assert(
      fc.property(hardFile(wild), edits, (file, chosen) => {
        const bytes = renderFile(file)
        const view = wordView(readWord(bytes))
        const { text } = change(view, chosen)
        const edited = documentOf(editedView(view, text))
        const done = writeEdits({ bytes, view, findings: [], edited }, options)
        tracked += done.suggested
        expect(done.suggested + done.refused).toBe(viewChanges(view, edited).length)
        // a paragraph without words is no block
        if (done.refused === 0) expect(wordsOf(readWord(done.bytes))).toEqual(wordsOf(edited))
        expect(partsOf(removeAnnotations(done.bytes).bytes)).toEqual(partsOf(bytes))
      }),
      { numRuns, endOnFailure: true },
    )
    expect(tracked).toBeGreaterThan(numRuns)
  })
})
