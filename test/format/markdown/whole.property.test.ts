import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownOutline, remarkOutline } from './whole.ts'

const word = fc.constantFrom(
  ...['投标人', '须提供', '检测报告', '，', '（含税）', '“智慧”', '3.5%', '5~10', 'CNAS', ' ', 'a_b', '#1', '+', '='],
  ...[
    '**加粗**',
    '*斜体*',
    '`代码|x`',
    '`a b`',
    '[链接](a.md)',
    '\\*',
    '\\|',
    '&amp;',
    '~~删去~~',
    '<b>',
    '<br>',
    '**',
    '`',
  ],
)
const line = fc
  .tuple(fc.constantFrom('甲', '乙', '丙', '丁'), fc.array(word, { maxLength: 5 }))
  .map(([first, rest]) => (first + rest.join('')).trim())
const cell = fc.oneof(
  fc.constantFrom('', '参数', '**粗**', '`a\\|b`', 'x\\|y', '[链](b)', '\\*', '**', '单价（元）'),
  line.map((text) => text.replaceAll('|', '')),
)

const paragraph = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '  \n', '\\\n', '\n  ')), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([text, end], i) => text + (i + 1 < parts.length ? end : '')).join(''))
const heading = fc
  .tuple(fc.integer({ min: 1, max: 7 }), line, fc.constantFrom('', ' #', ' ##  ', '#'))
  .map(([level, text, close]) => `${'#'.repeat(level)} ${text}${close}`)
const underlined = fc
  .tuple(paragraph, fc.constantFrom('===', '-', '---  ', '= ='))
  .map(([text, under]) => `${text}\n${under}`)
const fenced = fc
  .tuple(fc.constantFrom('```', '~~~', '````'), fc.constantFrom('', 'js', ' 说明'), paragraph)
  .map(([fence, info, text]) => `${fence}${info}\n${text}\n\n| 华为 |\n${fence}`)
const indented = paragraph.map((text) =>
  text
    .split('\n')
    .map((one) => `    ${one}`)
    .join('\n'),
)
const table = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.array(cell, { minLength: 3, maxLength: 12 }),
    fc.boolean(),
    fc.constantFrom('---', ':-:', '-:'),
  )
  .map(([columns, cells, outer, delimiter]) => {
    // Without outer pipes an empty first cell would make the row another one, and one column no table.
    const framed = outer || columns === 1
    const row = (texts: readonly string[]): string =>
      framed ? `| ${texts.join(' | ')} |` : texts.map((text) => text || '空').join(' | ')
    const rows = Array.from({ length: Math.floor(cells.length / columns) }, (_, i) =>
      row(cells.slice(i * columns, (i + 1) * columns)),
    )
    return [rows[0], row(Array.from({ length: columns }, () => delimiter)), ...rows.slice(1)].join('\n')
  })
// Definitions of links are left out: our reader keeps them as text, so that a template's [甲方]: is not lost.
const other = fc.constantFrom('<!-- 注：华为 -->', '<!--\n华为\n\n联想\n-->', '---', '***', '<div>\n华为\n</div>')

const blocks = fc.letrec<{ block: string; document: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    paragraph,
    heading,
    underlined,
    table,
    fenced,
    indented,
    other,
    tie('document').map((inside) =>
      inside
        .split('\n')
        .map((one) => (one === '' ? '>' : `> ${one}`))
        .join('\n'),
    ),
    fc
      .tuple(
        fc.constantFrom('- ', '* ', '1. ', '1) ', '-   '),
        fc.array(tie('document'), { minLength: 1, maxLength: 3 }),
      )
      .map(([mark, items]) =>
        items
          .map(
            (item) =>
              mark +
              item
                .split('\n')
                .map((one, i) => (i > 0 && one !== '' ? ' '.repeat(mark.length) : '') + one)
                .join('\n'),
          )
          .join('\n'),
      ),
  ),
  // Without a blank line between: only behind what ends by itself. Below lists and tables remark has its own ways.
  document: fc
    .array(
      fc.oneof(
        tie('block').map((text) => `${text}\n\n`),
        tie('block').map((text) => `${text}\n \n\n`),
        fc.oneof(heading, underlined, fenced, paragraph).map((text) => `${text}\n`),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join('').trimEnd()),
}))

describe('a whole file', () => {
  it('has the headings, paragraphs and cells that remark sees, in the same order', () => {
    fc.assert(
      fc.property(blocks.document, (source) => {
        expect(ownOutline(source)).toEqual(remarkOutline(source))
      }),
      { numRuns: 250, seed: 11 },
    )
  })

  it('has them with any line ending', () => {
    fc.assert(
      fc.property(blocks.document, fc.constantFrom('\r\n', '\r'), (source, end) => {
        expect(ownOutline(source.replaceAll('\n', end))).toEqual(remarkOutline(source))
      }),
      { numRuns: 80, seed: 12 },
    )
  })
})
