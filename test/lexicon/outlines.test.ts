import { describe, expect, it } from 'vitest'
import { outlineFaults, outlineOf } from '../../server/src/lexicon/outlines.ts'
import { dictionaries } from '../rules/tester.ts'

const chapter = { id: 'risk', title: '风险', titleEn: 'Risks', headings: ['风险'] }
const fields = {
  id: 'a',
  kind: 'feasibility-study',
  title: '某大纲',
  titleEn: 'An outline',
  source: '某文件',
  rule: 'document-structure/feasibility-chapter-missing',
  chapters: [chapter],
}
const read = (more: object) => outlineOf({ ...fields, ...more }, 'outlines/a.yaml')

describe('an outline', () => {
  it('is read with what it leaves out', () => {
    const { regimes, signs, least, chapters } = read({})
    expect({ regimes, signs, least }).toEqual({ regimes: [], signs: [], least: 0 })
    expect(chapters[0]).toMatchObject({ text: [], sections: [], when: [], summary: false, fixed: false })
  })

  it.each([
    ['unknown key order', { order: true }],
    ['source must be a text', { source: '' }],
    ['kind: thesis is none of', { kind: 'thesis' }],
    ['unknown key words', { chapters: [{ ...chapter, words: ['风险'] }] }],
    ['sections: chapter is none of', { chapters: [{ ...chapter, sections: ['chapter'] }] }],
    ['chapter risk stands twice', { chapters: [chapter, chapter] }],
    ['chapter risk has no words', { chapters: [{ ...chapter, headings: [] }] }],
    ['headings must hold texts', { chapters: [{ ...chapter, headings: [3] }] }],
    ['an outline has 1 to 15 chapters', { chapters: [] }],
    ['does not fit the file', { id: 'b' }],
  ])('says %s', (message, more) => expect(() => read(more)).toThrow(message))

  it('names a rule that exists', () => {
    expect(outlineFaults([read({ rule: 'x/y' })], [])).toEqual(['outline a: no rule x/y'])
  })

  it('stands in the dictionaries for each kind of paper that is handed in', () => {
    const { outlines } = dictionaries()
    expect(new Set(outlines.map(({ kind }) => kind))).toEqual(
      new Set(['feasibility-study', 'preliminary-design', 'procurement-requirement', 'tender']),
    )
    for (const { chapters, source } of outlines) {
      expect(chapters.length).toBeGreaterThanOrEqual(7)
      expect(source).not.toBe('')
    }
  })
})
