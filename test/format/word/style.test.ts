import { describe, expect, it } from 'vitest'
import { readWord } from '../../../server/src/format/word/read.ts'
import { buildDocx, cell, paragraph, rawParagraph, row, run, table } from './build.ts'

const styled = (id: string) => `<w:pStyle w:val="${id}"/>`
const style = (id: string, name: string, inside = '', base = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${base && `<w:basedOn w:val="${base}"/>`}${inside}</w:style>`
const outline = (level: number) => `<w:outlineLvl w:val="${level}"/>`
const read = (document: string, styles = '') => readWord(buildDocx({ document, styles })).blocks
const first = (document: string, styles = '') => read(document, styles)[0]!

describe('styles of a Word file', () => {
  it.each([
    ['built-in name', styled('a'), style('a', 'heading 2'), 2],
    ['Chinese name', styled('a'), style('a', '标题 3'), 3],
    ['outline level of the style', styled('a'), style('a', '章', `<w:pPr>${outline(0)}</w:pPr>`), 1],
    ['base style', styled('b'), style('a', 'heading 1') + style('b', '章名', '', 'a'), 1],
    ['own outline level', outline(3), '', 4],
    ['body text over a heading style', styled('a') + outline(9), style('a', 'heading 1'), 0],
    ['style without level', styled('a'), style('a', 'toc 1'), 0],
    ['endless basedOn', styled('a'), style('a', 'x', '', 'b') + style('b', 'y', '', 'a'), 0],
  ])('finds the heading level: %s', (_name, properties, styles, level) => {
    const block = first(paragraph('第一章', properties), styles)
    expect([block.level, block.kind]).toEqual([level, level > 0 ? 'heading' : 'paragraph'])
  })

  it('ignores what a tracked change says the properties were', () => {
    const old = `<w:pPrChange><w:pPr>${outline(0)}<w:jc w:val="center"/></w:pPr></w:pPrChange>`
    expect(first(paragraph('文', old))).toMatchObject({ level: 0, centred: false })
  })

  it('keeps the level of a heading in a cell, but calls it a cell', () => {
    const block = first(table([row([cell(paragraph('文', outline(1)))])]))
    expect([block.kind, block.level]).toEqual(['table-cell', 2])
  })

  it.each([
    ['all runs', rawParagraph(run('甲', '<w:b/>') + run(' ') + run('乙', '<w:b w:val="1"/>')), '', true],
    ['one run not', rawParagraph(run('甲', '<w:b/>') + run('乙')), '', false],
    [
      'switched off',
      rawParagraph(run('甲', '<w:b w:val="0"/>'), styled('a')),
      style('a', 'x', '<w:rPr><w:b/></w:rPr>'),
      false,
    ],
    ['paragraph style', paragraph('甲', styled('a')), style('a', 'x', '<w:rPr><w:b/></w:rPr>'), true],
    ['run style', rawParagraph(run('甲', '<w:rStyle w:val="a"/>')), style('a', 'x', '<w:rPr><w:b/></w:rPr>'), true],
    ['paragraph mark only', rawParagraph(run('甲'), '<w:rPr><w:b/></w:rPr>'), '', false],
  ])('says whether text is bold: %s', (_name, document, styles, bold) => {
    expect(first(document, styles).bold).toBe(bold)
  })

  it('knows centred paragraphs from the paragraph and from its style', () => {
    const styles = style('a', 'Title', '<w:pPr><w:jc w:val="center"/></w:pPr>')
    const left = paragraph('丙', `${styled('a')}<w:jc w:val="left"/>`)
    const blocks = read(paragraph('甲', '<w:jc w:val="center"/>') + paragraph('乙', styled('a')) + left, styles)
    expect(blocks.map((block) => block.centred)).toEqual([true, true, false])
  })

  it('gives a paragraph without style the default style', () => {
    const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>`
    expect(first(paragraph('甲'), styles).bold).toBe(true)
  })
})
