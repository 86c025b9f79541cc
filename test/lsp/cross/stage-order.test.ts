import { describe, expect, it } from 'vitest'
import type { DocumentKind } from '../../../server/src/core/kinds.ts'
import { orderStages } from '../../../server/src/lsp/cross/stage-order.ts'

const ordered = (...files: readonly (readonly [string, DocumentKind])[]) => {
  const { order, sure } = orderStages(files.map(([name, kind]) => ({ name, kind })))
  return [...order.map((at) => files[at]![0]), sure ? 'sure' : 'asked']
}

describe('the order of stages', () => {
  it('goes by numbers, by names, and by what the content is', () => {
    expect(ordered(['10-验收.md', 'unknown'], ['2-初设.docx', 'unknown'], ['1-可研.md', 'unknown'])).toEqual([
      '1-可研.md',
      '2-初设.docx',
      '10-验收.md',
      'sure',
    ])
    expect(ordered(['（三）x.md', 'contract'], ['（一）y.md', 'unknown'])).toEqual(['（一）y.md', '（三）x.md', 'sure'])
    expect(ordered(['某项目合同.docx', 'unknown'], ['某项目招标文件.docx', 'unknown'])).toEqual([
      '某项目招标文件.docx',
      '某项目合同.docx',
      'sure',
    ])
    expect(ordered(['乙.md', 'tender'], ['甲.md', 'procurement-requirement'])).toEqual(['甲.md', '乙.md', 'sure'])
  })

  it('is asked for where nothing tells it, or two things tell different orders', () => {
    expect(ordered(['b.md', 'unknown'], ['a.md', 'tender']).at(-1)).toBe('asked')
    expect(ordered(['a招标文件.md', 'tender'], ['b招标文件.md', 'tender']).at(-1)).toBe('asked')
    expect(ordered(['1-合同.md', 'unknown'], ['2-可研.md', 'unknown'])).toEqual(['1-合同.md', '2-可研.md', 'asked'])
    expect(ordered(['采购需求.md', 'tender'], ['合同.md', 'contract']).at(-1)).toBe('asked')
    // a year is no number of a stage
    expect(ordered(['2023-招标文件.md', 'tender'], ['2022-招标文件.md', 'tender']).at(-1)).toBe('asked')
  })
})
