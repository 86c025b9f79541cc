import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectionEdit, titleKey } from '../../server/src/lsp/front-matter-edit.ts'
import { realLinter } from './real.ts'
import { applyEdits } from './rpc.ts'

const check = (source: string, languageId = 'markdown') =>
  realLinter.check(realLinter.readSource(languageId, source), { asOf: '2026-11-23', region: [], locale: 'zh' })

const headings = (source: string, languageId?: string) =>
  check(source, languageId).outline.headings.map(({ title, section }) => [title, section])

/** The source with the edit done, null when there is none. */
function edited(source: string, title: string, languageId?: string): string | null {
  const edit = sectionEdit(check(source, languageId), title, 'scoring')
  return edit && applyEdits(source, [edit])
}

const body = '# 招标文件\n\n## 第四章 其他说明\n\n无。\n'

describe('the section kind in the front matter', () => {
  it.each([
    ['none yet', '', '---\nsections: 第四章 其他说明=scoring\n---\n\n'],
    ['other keys', '---\nregion: 安徽\n---\n', '---\nsections: 第四章 其他说明=scoring\nregion: 安徽\n---\n'],
    ['an empty one', '---\n---\n', '---\nsections: 第四章 其他说明=scoring\n---\n'],
    ['titles already', '---\nsections: 甲=form\n---\n', '---\nsections: 第四章 其他说明=scoring, 甲=form\n---\n'],
    [
      'the same title',
      '---\n章节：第四章 其他说明=form；甲=form\n---\n',
      '---\n章节：第四章 其他说明=scoring, 甲=form\n---\n',
    ],
    [
      'in quotes',
      '---\nsections: "甲=form" # 注\n---\n',
      '---\nsections: "第四章 其他说明=scoring, 甲=form" # 注\n---\n',
    ],
    ['a key without a value', '---\nsections:\n---\n', '---\nsections: 第四章 其他说明=scoring\n---\n'],
  ])('%s', (_, before, after) => {
    for (const lineEnd of ['\n', '\r\n']) {
      const [from, to] = [before + body, after + body].map((text) => text.replaceAll('\n', lineEnd))
      expect(edited(from!, '第四章 其他说明')).toBe(to)
      expect(headings(to!)).toContainEqual(['第四章 其他说明', 'scoring'])
    }
  })

  it('is left to the config where the document begins with something else between rules', () => {
    expect(edited(`---\n这是一段话\n---\n\n${body}`, '第四章 其他说明')).toBeNull()
  })

  it('holds in plain text too', () => {
    const source = '招标文件\n\n第四章 其他说明\n\n无。\n'
    const title = '第四章 其他说明'
    expect(headings(edited(source, title, 'plaintext')!, 'plaintext')).toContainEqual([title, 'scoring'])
  })

  it('holds for whatever a title is made of', () => {
    const parts = fc.constantFrom(
      '第一章 ',
      '技术',
      '：',
      ':',
      '=',
      '，',
      ',',
      ';',
      '（含安装）',
      '"',
      "'",
      '#',
      '𠮷',
      '要求',
      '-',
      '/',
    )
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 6 }), (list) => {
        const source = `# 招标文件\n\n## 甲${list.join('')}乙\n\n无。\n`
        const [, heading] = headings(source)
        const title = String(heading?.[0] ?? '')
        const after = edited(source, title)
        expect(titleKey(title)).not.toBe('')
        expect(headings(after!).at(-1)).toEqual([title, 'scoring'])
      }),
      { seed: 3, numRuns: 150 },
    )
  })
})
