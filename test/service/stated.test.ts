import { describe, expect, it } from 'vitest'
import type { SourceDocument } from '../../server/src/core/block.ts'
import { readMarkdown } from '../../server/src/format/markdown/read.ts'
import type { CheckOptions } from '../../server/src/service/api.ts'
import { createLinter } from '../../server/src/service/linter.ts'
import { statedOptions } from '../../server/src/service/stated.ts'
import { dictionaries } from '../rules/tester.ts'

const linter = createLinter(dictionaries())
const text = (head: string): string => `${head}# 招标文件\n\n## 采购需求\n\n### 技术参数\n\n交换机须采用华为产品。\n`
const count = (head: string, asOf: string, fixed: CheckOptions['fixed'] = []): number => {
  const options = { asOf, region: [], locale: 'zh', fixed } as const
  return linter.check(linter.readSource('markdown', text(head)), options).findings.length
}

describe('the day of the law', () => {
  const [before, after] = ['1990-01-01', '2026-01-01']

  it('decides what is found', () => {
    expect(count('', before)).toBe(0)
    expect(count('', after)).toBe(1)
  })

  it('is the front matter’s, unless it was asked for in so many words', () => {
    expect(count(`---\nasOf: ${before}\n---\n\n`, after)).toBe(0)
    expect(count(`---\nasOf: ${after}\n---\n\n`, before)).toBe(1)
    expect(count(`---\nasOf: ${before}\n---\n\n`, after, ['asOf'])).toBe(1)
  })

  it('is not taken from a front matter that states no day', () => {
    expect(count('---\nasOf: 去年\n---\n\n', after)).toBe(1)
    expect(count('---\nasOf: 2026-02-30\n---\n\n', before)).toBe(0)
  })
})

describe('statedOptions', () => {
  const options: CheckOptions = { asOf: '2026-01-01', region: ['安徽'], locale: 'zh', kind: 'contract' }
  const head = (...lines: string[]): SourceDocument => readMarkdown(`---\n${lines.join('\n')}\n---\n\n正文\n`)

  it('takes kind, region and sections of the document before those of the config', () => {
    const stated = statedOptions(head('kind: tender', 'region: 广东', 'sections: 第五章=form, 技术部分=technical'), {
      ...options,
      sections: { 第五章: 'contract', 附件: 'form' },
    })
    expect(stated).toMatchObject({ kind: 'tender', region: [] })
    expect(stated.sections).toEqual({ 第五章: 'form', 技术部分: 'technical', 附件: 'form' })
  })

  it('knows the Chinese names', () => {
    const stated = statedOptions(head('文件种类: 可行性研究报告', '章节: 第二章=技术要求；附表=格式附件'), options)
    expect(stated.kind).toBe('feasibility-study')
    expect(stated.sections).toEqual({ 第二章: 'technical', 附表: 'form' })
  })

  it('leaves what was asked for, and what it cannot read', () => {
    const fixed = ['kind', 'region'] as const
    expect(statedOptions(head('kind: tender', 'region: 广东'), { ...options, fixed })).toMatchObject(options)
    expect(statedOptions(head('kind: poem', 'sections: 第五章=poem'), options)).toMatchObject(options)
  })

  it('reaches the outline', () => {
    const document = linter.readSource('markdown', text('---\nkind: 初步设计\nsections: 采购需求=form\n---\n\n'))
    const { outline } = linter.check(document, options)
    expect(outline.documentKind).toBe('preliminary-design')
    expect(outline.headings.find((heading) => heading.title === '采购需求')?.section).toBe('form')
  })
})
