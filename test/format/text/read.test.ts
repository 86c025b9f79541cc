import { describe, expect, it } from 'vitest'
import { readText } from '../../../server/src/format/text/read.ts'

const texts = (source: string): string[] => readText(source).blocks.map((block) => block.text)

/** Cuts a text into lines of `width` Chinese characters, as an export does. */
function wrap(text: string, width: number): string {
  const lines: string[] = []
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width))
  return lines.join('\n')
}

const long =
  '项目建设单位应当会同监理单位组织初步验收，并按照合同约定对系统功能和性能以及安全保密措施逐项开展检查与测试，形成书面意见后归档保存，有关资料应当完整、准确、真实，便于后续审计与绩效评价工作使用'

describe('plain text', () => {
  it('joins a title that is broken in a word at the head of the file', () => {
    const source =
      '\n 关于进一步规范全区政务信息\n化项目建设管理工作的通知\n\n各有关单位：\n为做好工作，现通知如下：\n一、总体要求\n坚持统筹规划\n'
    expect(texts(source)).toEqual([
      '关于进一步规范全区政务信息化项目建设管理工作的通知',
      '各有关单位：',
      '为做好工作，现通知如下：',
      '一、总体要求',
      '坚持统筹规划',
    ])
  })

  it('joins lines of a wrapped file and stops at numbers, indents, blank lines and sentence ends', () => {
    const paragraphs = [1, 2, 3].map((number) => wrap(`${number}.${long}${number}。`, 30))
    const source = `${paragraphs.join('\n')}\n　　${wrap(`${long}四。`, 28)}\n\n${wrap(long, 30)}`
    expect(texts(source)).toEqual([`1.${long}1。`, `2.${long}2。`, `3.${long}3。`, `${long}四。`, long])
  })

  it('does not join separate short items or long unwrapped lines', () => {
    const items = '项目名称：某平台\n采购人\n预算金额\n交换机\n服务器\n存储设备\n防火墙'
    expect(texts(items)).toEqual(items.split('\n'))
    const unwrapped = `${long}\n${long.slice(3)}\n${long.slice(9)}`
    expect(texts(unwrapped)).toEqual(unwrapped.split('\n'))
  })

  it('does not join lines that are set in columns', () => {
    const line = `${'产品名称及主要技术参数'.repeat(2)}     ${'数量单位'}`
    const source = Array.from({ length: 8 }, () => line).join('\n')
    expect(readText(source).blocks).toHaveLength(8)
  })

  it('knows centred lines from indented paragraphs', () => {
    const blocks = readText('　　正文段落。\n\n          某某局\n         2023年1月1日\n').blocks
    expect(blocks.map((block) => [block.text, block.centred])).toEqual([
      ['正文段落。', false],
      ['某某局', true],
      ['2023年1月1日', true],
    ])
  })

  it('reads directives and front matter, and leaves other comments as text', () => {
    const source =
      '---\nregion: 安徽\n---\n甲\n<!-- tenderlint-disable-next-line a -->\n乙<!-- tenderlint-b\n c -->丙\n<!-- 注 -->'
    const document = readText(source)
    expect(document.frontMatter[0]!.value).toBe('安徽')
    expect(document.blocks.map((block) => block.text)).toEqual(['甲', '乙', '丙', '<!-- 注 -->'])
    expect(document.directives.map((directive) => [directive.text, directive.block])).toEqual([
      ['tenderlint-disable-next-line a', 1],
      ['tenderlint-b\n c', 2],
    ])
  })

  it('keeps markup characters as they stand', () => {
    expect(texts('**甲** `乙` &amp; | 丙 |')).toEqual(['**甲** `乙` &amp; | 丙 |'])
  })
})
