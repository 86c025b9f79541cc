import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourceDocument } from '../../../server/src/core/block.ts'
import { readMarkdown } from '../../../server/src/format/markdown/read.ts'
import { rereadMarkdown } from '../../../server/src/format/markdown/reread.ts'

/** Beginnings of lines, insides and line ends: drawn at random they make every construct, whole and broken. */
const mark = fc.constantFrom(
  ...['', '', '', '', ' ', '    ', '\t', '> ', '>', '> > ', '- ', '-', '* ', '1. ', '2) ', '10. ', '   ', '  - '],
  ...['# ', '## ', '#', '- [x] ', '> - ', '- > ', '一、', '（二）', '3.1 ', '★'],
)
const inside = fc.constantFrom(
  ...[
    '',
    '',
    '',
    '甲方应提供检测报告。',
    '乙：',
    'abc',
    'a b',
    '一、项目概况',
    '**粗**',
    '`码`',
    '[链](a)',
    '&amp;',
    '<br>',
  ],
  ...[
    '| 甲 | 乙 |',
    '| --- | --- |',
    '|---|',
    '---',
    '--- | ---',
    '甲 | 乙',
    '| `a\\|b` | |',
    '===',
    '-',
    '***',
    '--',
    '=',
  ],
  ...[
    '```',
    '````',
    '~~~',
    '``` js',
    '<div>',
    '</div>',
    '<pre>',
    '</pre>',
    '<b>',
    '<!-- 注 -->',
    '<!--',
    '-->',
    '尾-->',
  ],
  ...['<?x', '?>', '<![CDATA[', ']]>', '<!D', '<!-- tenderlint-waive x -- 因 -->', '甲<!-- tenderlint-off -->乙'],
  ...['a: 1', 'region: 江苏', '键：值', '...', '\\', '甲  ', '甲\\', '\u3000\u3000段首', '<!-- tenderlint-x'],
)
const ending = fc.constantFrom('\n', '\n', '\n', '\n', '\n\n', '\n\n', '\r\n', '\r', '\n \n', '')
const line = fc.tuple(mark, inside, ending).map((parts) => parts.join(''))
const lines = (most: number) => fc.array(line, { maxLength: most }).map((parts) => parts.join(''))
const front = fc.constantFrom(
  '',
  '',
  '',
  '---\na: 1\n---\n',
  '---\nregion: 江苏\n',
  '---\n甲\n',
  '---\r\nb: "2"\r\n---\r\n',
)
const source = fc.tuple(front, lines(24)).map((parts) => parts.join(''))

/** Share of the text where the edit begins, units removed, text put in. */
const edit = fc.record({
  at: fc.oneof(
    fc.nat(9999).map((at) => at / 10_000),
    fc.constantFrom(0, 1),
  ),
  remove: fc.oneof(fc.constant(0), fc.nat(2), fc.nat(12), fc.nat(60)),
  insert: fc.oneof(
    fc.constantFrom('', '', '字', '\n', '\r', '\n\n', ' ', '|', '-', '`', '>', '#', '---\n', '```\n', '<!--', '-->'),
    line,
    lines(5),
  ),
})
type Edit = { readonly at: number; readonly remove: number; readonly insert: string }

function apply(text: string, { at, remove, insert }: Edit): string {
  const from = Math.floor(at * text.length)
  return text.slice(0, from) + insert + text.slice(from + remove)
}

/** Reads `text` after `document` and compares with a fresh reading. */
function follow(document: SourceDocument, text: string): SourceDocument {
  const next = rereadMarkdown(document, text)
  expect(next).toEqual(readMarkdown(text))
  return next
}

describe('reading again after an edit', () => {
  it('gives what a fresh reading gives, however many edits came before', () => {
    fc.assert(
      fc.property(source, fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
        let text = start
        let document = readMarkdown(text)
        for (const one of edits) {
          text = apply(text, one)
          document = follow(document, text)
        }
      }),
      { numRuns: 1500, seed: 20261123 },
    )
  })

  it('gives it after small edits between the same texts, and back', () => {
    fc.assert(
      fc.property(source, edit, (start, one) => {
        const document = follow(readMarkdown(start), apply(start, one))
        follow(document, start)
      }),
      { numRuns: 1500, seed: 7 },
    )
  })

  it('keeps the blocks before and behind the part that was edited', () => {
    const apart = '\n\n## 分隔\n\n分隔。\n\n## 分隔\n\n'
    let compared = 0
    fc.assert(
      fc.property(lines(10), lines(6), lines(10), edit, (before, middle, after, one) => {
        const head = before + apart
        const edited = apply(middle, one)
        const old = readMarkdown(head + middle + apart + after)
        const text = head + edited + apart + after
        const count = readMarkdown(head).blocks.length
        const tail = readMarkdown(apart + after).blocks.length
        // An open fence or comment reaches across.
        const parted = ({ blocks }: SourceDocument, behind: number) =>
          blocks[count - 1]?.end === head.length - 2 && blocks.at(-tail)?.start === behind + 5
        fc.pre(parted(old, head.length + middle.length) && parted(readMarkdown(text), head.length + edited.length))
        compared++
        const blocks = [...old.blocks]
        const next = follow(old, text)
        for (let i = 0; i < count; i++) expect(next.blocks[i]).toBe(blocks[i])
        // Where the text put in ends like the heading behind begins, the edit may be seen inside the heading.
        for (let i = 1; i < tail; i++) expect(next.blocks.at(-i)).toBe(blocks.at(-i))
      }),
      { numRuns: 300, seed: 5 },
    )
    expect(compared).toBeGreaterThan(100)
  })
})
