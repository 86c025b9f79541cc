import { describe, expect, it } from 'vitest'
import { type FindingNode, groupFindings } from '../../client/src/model/grouping.ts'
import { chapter, finding, overview } from './overview.ts'

/** The tree as indented lines. */
function lines(nodes: readonly FindingNode[], indent = ''): string[] {
  return nodes.flatMap((node) =>
    node.kind === 'finding'
      ? [`${indent}- ${node.finding.fingerprint}`]
      : [`${indent}${node.label} ${node.certain}/${node.review}`, ...lines(node.children, `${indent}  `)],
  )
}

function ids(nodes: readonly FindingNode[]): string[] {
  return nodes.flatMap((node) => [node.id, ...(node.kind === 'finding' ? [] : ids(node.children))])
}

const chapters = [chapter('项目'), chapter('资格', 0), chapter('技术', 0), chapter('参数', 2), chapter('空', 0)]
const findings = [
  finding('a', { chapter: 1 }),
  finding('b', { chapter: 3, certainty: 'review', rule: 'other/x', ruleTitle: '其他' }),
  finding('c', { chapter: 3 }),
]

describe('grouping by chapter', () => {
  it('nests chapters, counts what is below, and leaves out empty ones and the title of the document', () => {
    expect(lines(groupFindings(overview(chapters, findings), 'chapter'))).toEqual([
      '资格 1/0',
      '  - a',
      '技术 1/1',
      '  参数 1/1',
      '    - b',
      '    - c',
    ])
  })

  it('keeps the title when something stands directly under it, and shows what comes before the first heading', () => {
    const more = [finding('x', { chapter: -1 }), finding('y', { chapter: 0 }), ...findings]
    expect(lines(groupFindings(overview(chapters, more), 'chapter')).slice(0, 4)).toEqual([
      ' 1/0',
      '  - x',
      '项目 3/1',
      '  - y',
    ])
  })

  it('tells equal headings and equal fingerprints apart', () => {
    const twice = [chapter('包一'), chapter('参数', 0), chapter('参数', 0)]
    const tree = groupFindings(overview(twice, [finding('a', { chapter: 1 }), finding('a', { chapter: 2 })]), 'chapter')
    expect(new Set(ids(tree)).size).toBe(ids(tree).length)
  })

  it('takes a chapter that is not there for none', () => {
    expect(lines(groupFindings(overview([], [finding('a', { chapter: 7 })]), 'chapter'))).toEqual([' 1/0', '  - a'])
  })
})

describe('grouping otherwise', () => {
  it('by rule puts the rule with most certain findings first', () => {
    expect(lines(groupFindings(overview(chapters, findings.toReversed()), 'rule'))).toEqual([
      '指定品牌 2/0',
      '  - c',
      '  - a',
      '其他 0/1',
      '  - b',
    ])
  })

  it('by certainty has no empty group', () => {
    expect(lines(groupFindings(overview(chapters, [findings[1]!]), 'certainty'))).toEqual(['review 0/1', '  - b'])
    expect(groupFindings(overview(chapters, []), 'certainty')).toEqual([])
  })
})
