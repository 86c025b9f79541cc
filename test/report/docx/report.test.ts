import { afterEach, describe, expect, it, vi } from 'vitest'
import { readWord } from '../../../server/src/format/word/read.ts'
import { barSteps } from '../../../server/src/report/docx/bars.ts'
import { formDocx, reportDocx } from '../../../server/src/report/docx/write.ts'
import { loadForms } from '../../../server/src/service/forms.ts'
import { besideCell, dictionaries, everyKind, fileOf, itemOf, reviewOf, textOf } from './review.ts'

afterEach(() => vi.useRealTimers())

const some = everyKind().slice(0, 30)
const failed = fileOf([], {
  path: '坏.docx',
  sha256: '',
  format: '',
  documentKind: 'unknown',
  error: { code: 'truncated', message: '文件不完整。' },
})

describe('the report as .docx', () => {
  it('shows every finding with number, place, quotation, reason, law and suggestion', async () => {
    const text = textOf(await reportDocx(reviewOf([fileOf(some)])))
    for (const { number, title, place, quote, why, laws, finding } of some) {
      expect(text).toContain(`${number}　${title}`)
      expect(text).toContain(quote.before + quote.words + quote.after)
      for (const part of [place, finding.message, why, laws[0]!.text, finding.rewrites[0]!.text])
        expect(text).toContain(part)
    }
  })

  it('leaves reviewing body, reviewer, date, replies and conclusions blank', async () => {
    const bytes = await reportDocx(reviewOf([fileOf(some.slice(0, 1))]))
    for (const label of ['审查单位（盖章）', '审查人（签字）', '日期', '编制人答复', '复核结论'])
      expect(besideCell(bytes, label), label).toBe('')
    const named = await reportDocx(reviewOf([fileOf([])], { reviewer: '张三', title: '某项目审查报告' }))
    expect(besideCell(named, '审查人（签字）')).toBe('张三')
    expect(textOf(named)).toContain('某项目审查报告')
  })

  it('names hashes, as-of date and tool at the foot of the pages', async () => {
    const { blocks } = readWord(await reportDocx(reviewOf([fileOf(some)])))
    const foot = blocks.filter((block) => block.word?.part.includes('footer')).map((block) => block.text)
    expect(foot).toContain(`本文件校验值（SHA-256）：${'0123456789abcdef'.repeat(4)}`)
    expect(foot).toContain('审查工具：TenderLint 9.9.9　规则校验值：abcdef0123456789　法律适用日期：2026-01-02')
  })

  it('says why a file could not be checked, and which had nothing', async () => {
    const text = textOf(await reportDocx(reviewOf([failed, fileOf([], { path: '好.docx' }), fileOf(some)])))
    expect(text).toContain('（1）坏.docx\n无法审查：文件不完整。')
    expect(text).toContain('（2）好.docx\n未发现问题')
    expect(text).toContain('（3）招标文件.docx')
  })

  it('gives the same bytes at any time', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-02-03T04:05:06Z') })
    const review = reviewOf([fileOf(some)])
    const [report, form] = [await reportDocx(review), await formDocx(loadForms(), review)]
    vi.setSystemTime(new Date('2033-11-12T13:14:16Z'))
    expect(Buffer.compare(report, await reportDocx(review))).toBe(0)
    expect(Buffer.compare(form, await formDocx(loadForms(), review))).toBe(0)
  })

  it('takes any text as text', async () => {
    const words = 'a<b>&"\u0001\ud800\u202e]]>\ufffe'
    const item = itemOf(dictionaries.rules[0]!, 1, { quote: { before: '', words, after: '' }, place: words })
    const text = textOf(await reportDocx(reviewOf([fileOf([item], { path: `${words}.docx` })], { title: words })))
    const shown = 'a<b>&"\ufffd\ufffd\ufffd]]>\ufffd'
    expect(text.split(shown).length).toBeGreaterThan(3)
  })

  it('speaks English with locale en', async () => {
    const text = textOf(await reportDocx(reviewOf([fileOf([])], { locale: 'en' })))
    expect(text.replaceAll('招标文件.docx', '')).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('bars', () => {
  it('show whatever is not zero and stay inside', () => {
    expect(barSteps(0, 0, 10)).toEqual([0, 0])
    expect(barSteps(1, 1, 1000)).toEqual([1, 1])
    expect(barSteps(10, 0, 10)).toEqual([40, 0])
    expect(barSteps(999, 1, 1000)).toEqual([40, 0])
  })
})
