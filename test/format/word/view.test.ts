import { describe, expect, it } from 'vitest'
import { readWord } from '../../../server/src/format/word/read.ts'
import { wordView } from '../../../server/src/format/word/view.ts'
import { buildDocx, cell, level, list, numbered, paragraph, rawParagraph, row, run, table } from './build.ts'

const numbering = list(1, [level(0, 'decimal', '%1.')])

describe('a Word file as text to read', () => {
  it('shows headings, labels and tables, and every block at its place', () => {
    const document = readWord(
      buildDocx({
        numbering: numbering.abstract + numbering.num,
        document:
          paragraph('技术要求', '<w:outlineLvl w:val="1"/>') +
          paragraph('第一项', numbered(1)) +
          rawParagraph(`${run('前')}<w:r><w:br/></w:r>${run('后')}`) +
          table([
            row([cell('名称'), cell('参数')]),
            row([cell('交换机'), cell(paragraph('24口') + paragraph('万兆'))]),
          ]) +
          paragraph('完'),
      }),
    )
    const view = wordView(document)
    expect(view.source).toBe('## 技术要求\n\n1. 第一项\n\n前↵后\n\n| 名称 | 参数 |\n| 交换机 | 24口 ¶ 万兆 |\n\n完\n')
    expect(view.blocks.map((block) => view.source.slice(block.start, block.end).replace('↵', '\n'))).toEqual(
      document.blocks.map((block) => block.text),
    )
    expect(view.blocks.map((block) => block.word)).toEqual(document.blocks.map((block) => block.word))
  })
})
