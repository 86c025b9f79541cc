import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, type SourceDocument, sourceRange } from '../../../server/src/core/block.ts'
import { remarkInline } from '../../../server/src/format/markdown/inline.ts'
import { readMarkdown } from '../../../server/src/format/markdown/read.ts'
import { readText } from '../../../server/src/format/text/read.ts'

const piece = fc.constantFrom(
  ...[
    '投标人',
    '，',
    '。',
    '华为',
    'CNAS',
    ' ',
    '  ',
    '\t',
    '　　',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '> ',
    '- ',
    '1. ',
    '# ',
    '===',
    '---',
  ],
  ...[
    '**',
    '*',
    '_',
    '`',
    '```\n',
    '~~',
    '[',
    '](',
    ')',
    '!',
    '\\',
    '&amp;',
    '<b>',
    '<br>',
    '<!--',
    '-->',
    '<!-- tenderlint-x -->',
  ],
  ...[
    '|',
    '|a|b|\n|-|-|\n',
    '\\|',
    '    ',
    '<div>\n',
    '一、',
    '（二）',
    '甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\n',
    '😀',
    '---\nk: v\n---\n',
  ],
)
const anything = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

function checkBlock(source: string, block: Block): void {
  const { map, text } = block
  expect(map.length % 2).toBe(0)
  expect(map[0]).toBe(0)
  for (let i = 2; i < map.length; i += 2) {
    expect(map[i]!).toBeGreaterThan(map[i - 2]!)
    expect(map[i + 1]!).toBeGreaterThan(map[i - 1]!)
    expect(map[i]!).toBeLessThan(text.length)
  }
  expect(text.trim()).toBe(text)
  let last = block.start - 1
  for (let at = 0; at < text.length; at++) {
    const { start, end } = sourceRange(block, at, at + 1)
    expect(start).toBeGreaterThan(last)
    expect(end).toBeLessThanOrEqual(block.end)
    last = start
    const seen = source.slice(start, end)
    // A blank or \n may stand for a line break or <br>, & for an entity: all other characters are themselves.
    if (text[at] !== ' ' && text[at] !== '\n') expect(seen).toBe(text[at])
  }
}

function checkDocument(source: string, document: SourceDocument): void {
  expect(document.source).toBe(source)
  let last = 0
  for (const block of document.blocks) {
    expect(block.start).toBeGreaterThanOrEqual(last)
    expect(block.end).toBeGreaterThanOrEqual(block.start)
    last = block.end
    checkBlock(source, block)
  }
  expect(last).toBeLessThanOrEqual(source.length)
  let entry = 0
  for (const { key, value, keyStart, keyEnd, start, end } of document.frontMatter) {
    expect(keyStart).toBeGreaterThanOrEqual(entry)
    expect(start).toBeGreaterThanOrEqual(keyEnd)
    entry = end
    expect([source.slice(keyStart, keyEnd), source.slice(start, end)]).toEqual([key, value])
  }
  if (document.blocks.length > 0) expect(document.blocks[0]!.start).toBeGreaterThanOrEqual(entry)
  let place = 0
  for (const directive of document.directives) {
    expect(directive.start).toBeGreaterThanOrEqual(place)
    place = directive.end
    expect(source.slice(directive.start, directive.end)).toMatch(/^<!--\s*tenderlint-[\s\S]*-->$/)
    const next = document.blocks[directive.block]
    const before = document.blocks[directive.block - 1]
    if (next !== undefined) expect(next.map[1]!).toBeGreaterThanOrEqual(directive.end)
    if (before !== undefined) expect(before.map[1]!).toBeLessThan(directive.end)
  }
}

describe('every reader, on any text', () => {
  it('Markdown: maps ascend and lead to the same characters', () => {
    fc.assert(
      fc.property(anything, (source) => checkDocument(source, readMarkdown(source))),
      { numRuns: 1500 },
    )
  })

  it('Markdown with remark: the same', () => {
    fc.assert(
      fc.property(anything, (source) => checkDocument(source, readMarkdown(source, remarkInline))),
      { numRuns: 300 },
    )
  })

  it('text: the same, and no visible character is lost', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const document = readText(source)
        checkDocument(source, document)
        if (document.frontMatter.length > 0 || source.includes('---') || source.includes('tenderlint')) return
        const kept = document.blocks.map((block) => block.text).join('')
        expect(kept.replace(/\s/g, '')).toBe(source.replace(/\s/g, ''))
      }),
      { numRuns: 1500 },
    )
  })
})
