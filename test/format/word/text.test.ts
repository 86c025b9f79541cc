import { describe, expect, it } from 'vitest'
import { sourceOffset } from '../../../server/src/core/block.ts'
import { readWord } from '../../../server/src/format/word/read.ts'
import { buildDocx, paragraph, part, rawParagraph, run } from './build.ts'

const texts = (document: string, more: Partial<Parameters<typeof buildDocx>[0]> = {}) =>
  readWord(buildDocx({ document, ...more })).blocks.map((block) => block.text)
const deleted = (text: string) => `<w:r><w:delText>${text}</w:delText></w:r>`
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`

describe('text of a Word file', () => {
  it('joins a term that is split over runs', () => {
    expect(texts(rawParagraph(run('采用华') + run('为', '<w:b/>') + run('交换机')))).toEqual(['采用华为交换机'])
  })

  it('gives source, offsets and map that agree', () => {
    const file = readWord(buildDocx({ document: `${paragraph('第一段')}${paragraph('')}${paragraph('第二段')}` }))
    expect(file.source).toBe('第一段\n第二段')
    expect(file.format).toBe('docx')
    expect(file.blocks.map(({ start, end }) => file.source.slice(start, end))).toEqual(['第一段', '第二段'])
    expect(sourceOffset(file.blocks[1]!, 1)).toBe(5)
    expect(file.blocks.map((block) => block.word!.paragraph)).toEqual([0, 2])
  })

  it('maps each run to the content of its w:t', () => {
    const inside = `<w:r><w:t>甲&amp;乙</w:t><w:tab/><w:t/><w:t>丙</w:t ></w:r>`
    const xml = part('w:document', `<w:body>${rawParagraph(inside)}</w:body>`)
    const [block] = readWord(buildDocx({ document: '', extra: { 'word/document.xml': xml } })).blocks
    expect(block!.text).toBe('甲&乙\t丙')
    const seen = block!.word!.runs.map((r) => [block!.text.slice(r.start, r.end), xml.slice(r.xmlStart, r.xmlEnd)])
    expect(seen).toEqual([
      ['甲&乙', '甲&amp;乙'],
      ['丙', '丙'],
    ])
  })

  it('counts a byte order mark and characters outside the BMP in run places', () => {
    const xml = `\uFEFF${part('w:document', `<w:body>${paragraph('𠮷')}${paragraph('末')}</w:body>`)}`
    const { blocks } = readWord(buildDocx({ document: '', extra: { 'word/document.xml': xml } }))
    const last = blocks[1]!.word!.runs[0]!
    expect(xml.slice(last.xmlStart, last.xmlEnd)).toBe('末')
  })

  it('writes tabs, breaks and hyphens, and no symbol', () => {
    const inside =
      '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:sym w:char="F0FE"/></w:r>'
    expect(texts(rawParagraph(inside))).toEqual(['a\tb\nc-'])
  })

  it('does not take tab stops or page breaks at the edges for text', () => {
    const page = '<w:r><w:br w:type="page"/></w:r>'
    const stops = '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'
    expect(texts(rawParagraph(page + run('第三章') + page, stops))).toEqual(['第三章'])
    expect(texts(rawParagraph(run('上') + page + run('下')))).toEqual(['上\n下'])
  })

  it('takes insertions and moves in, deletions and moves out', () => {
    const inside = [
      run('投标人'),
      `<w:del w:id="1">${deleted('须')}${run('须')}</w:del>`,
      `<w:ins w:id="2">${run('应')}<w:del w:id="5">${run('x')}</w:del></w:ins>`,
      `<w:moveFrom w:id="3">${run('旧处')}</w:moveFrom>`,
      `<w:moveTo w:id="4">${run('提供')}</w:moveTo>`,
    ].join('')
    expect(texts(rawParagraph(inside))).toEqual(['投标人应提供'])
  })

  it('shows the result of a field, not its instruction', () => {
    const inner = `${mark('begin')}${run('内')}${mark('separate')}${run('值')}${mark('end')}`
    const field = `${mark('begin')}<w:r><w:instrText>REF a</w:instrText></w:r>${inner}${mark('separate')}${run('果')}${mark('end')}`
    expect(texts(rawParagraph(`${run('前')}${field}${run('后')}`))).toEqual(['前果后'])
    expect(texts(rawParagraph(`<w:fldSimple w:instr="PAGE">${run('7')}</w:fldSimple>`))).toEqual(['7'])
  })

  it('does not lose text behind a field without end', () => {
    expect(texts(rawParagraph(mark('begin')) + paragraph('后文'))).toEqual(['后文'])
  })

  it('reads links, content controls, formulas and smart tags', () => {
    const inside = `<w:hyperlink>${run('链')}</w:hyperlink><w:smartTag>${run('标')}</w:smartTag><m:oMath><m:r><m:t>≥3</m:t></m:r></m:oMath>`
    const control = `<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>${rawParagraph(inside)}</w:sdtContent></w:sdt>`
    expect(texts(control)).toEqual(['链标≥3'])
  })

  it('reads a text box once, after the paragraph that holds it', () => {
    const choice = `<mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('框内')}</wps:txbx></w:drawing></mc:Choice>`
    const fallback = `<mc:Fallback><w:pict><v:textbox>${box('框内')}</v:textbox></w:pict></mc:Fallback>`
    const host = `${run('前')}<w:r><mc:AlternateContent>${choice}${fallback}</mc:AlternateContent></w:r>${run('后')}`
    const { blocks } = readWord(buildDocx({ document: rawParagraph(host) + paragraph('次') }))
    expect(blocks.map((block) => [block.text, block.word!.paragraph])).toEqual([
      ['前后', 0],
      ['框内', 1],
      ['次', 3],
    ])
  })

  it('reads notes, headers and footers after the body, and no comments', () => {
    const separator = `<w:footnote w:type="separator" w:id="-1">${paragraph('线')}</w:footnote>`
    const { blocks } = readWord(
      buildDocx({
        document: paragraph('正文'),
        footnotes: `${separator}<w:footnote w:id="1">${paragraph('脚注')}</w:footnote>`,
        endnotes: `<w:endnote w:id="1">${paragraph('尾注')}</w:endnote>`,
        headers: [paragraph('页眉')],
        footers: [paragraph('页脚')],
        extra: { 'word/comments.xml': part('w:comments', paragraph('批注')) },
      }),
    )
    expect(blocks.map((block) => `${block.word!.part}:${block.text}`)).toEqual([
      'word/document.xml:正文',
      'word/footnotes.xml:脚注',
      'word/endnotes.xml:尾注',
      'word/header1.xml:页眉',
      'word/footer1.xml:页脚',
    ])
  })

  it('reads a file that names its prefixes differently', () => {
    const uri = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
    const xml = `<x:document xmlns:x="${uri}"><x:body><x:p><x:pPr><x:jc x:val="center"/></x:pPr><x:r><x:t>文</x:t></x:r></x:p></x:body></x:document>`
    const [block] = readWord(buildDocx({ document: '', extra: { 'word/document.xml': xml } })).blocks
    expect([block!.text, block!.centred]).toEqual(['文', true])
  })

  it('reads very deep nesting without overflow', () => {
    const depth = 50000
    const deep = '<w:sdt><w:sdtContent>'.repeat(depth) + paragraph('深') + '</w:sdtContent></w:sdt>'.repeat(depth)
    expect(texts(deep)).toEqual(['深'])
  })
})
