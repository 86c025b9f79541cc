import { describe, expect, it } from 'vitest'
import type { FormData } from '../../../server/src/config/form/form.ts'
import { parseForm } from '../../../server/src/config/form/read.ts'
import { categories } from '../../../server/src/core/kinds.ts'
import { formDocx } from '../../../server/src/report/docx/write.ts'
import { unanswered } from '../../../server/src/report/form/answer.ts'
import { statedOf } from '../../../server/src/report/form/stated.ts'
import { loadForms } from '../../../server/src/service/forms.ts'
import { besideCell, dictionaries, everyKind, fileOf, itemOf, reviewOf, textOf } from './review.ts'

const forms = loadForms()
const ruleOf = (id: string) => dictionaries.rules.find((rule) => rule.id === id)!
const formOf = (id: string) => forms.find((form) => form.id === id)!
const rowsOf = (form: FormData) =>
  form.body.flatMap((part) => (part.table === 'checklist' ? part.rows.filter((row) => 'text' in row) : []))

describe.each(forms.map((form) => [form.title, form] as const))('%s', (_title, form) => {
  it('names rules and categories that exist, each row once', () => {
    const rows = rowsOf(form)
    for (const row of rows) {
      for (const id of row.rules) expect(ruleOf(id), id).toBeDefined()
      for (const id of row.categories) expect(categories).toContain(id)
      expect(new Set(row.rules).size, row.text).toBe(row.rules.length)
      const twice = row.rules.filter((id) => row.categories.includes(ruleOf(id).category))
      expect(twice, row.text).toEqual([])
    }
    expect(new Set(rows.map((row) => row.text)).size).toBe(rows.length)
  })

  it('renders with a finding of every kind, quotes them or counts them', async () => {
    const items = everyKind()
    const text = textOf(await formDocx([form], reviewOf([fileOf(items)])))
    expect(text).toContain(form.title)
    const left = unanswered(form, items)
    if (left > 0) expect(text).toContain(`另有 ${left} 处机检发现不属于本表所列情形，见审查报告。`)
    const shown = items.filter((item) => text.includes(`第 ${item.number} 段`))
    expect(shown.length).toBe(items.length - left)
  })

  it('has no English on a blank form, and what people sign is blank', async () => {
    const bytes = await formDocx([form], reviewOf([fileOf([], { path: '招标文件' })]))
    const text = textOf(bytes).replaceAll('SHA-256', '').replaceAll('TenderLint', '')
    expect(text.replace(/[0-9a-f]{16,}/g, '')).not.toMatch(/[A-Za-z]/)
    const hand = [...form.tail, ...form.body.flatMap((part) => (part.table === 'blank' ? part.fields : []))]
    expect(hand.length).toBeGreaterThan(0)
    for (const { label } of hand) expect(besideCell(bytes, label), label).toBe('')
    expect(text).not.toMatch(/[☑√☒]/)
  })
})

describe('a checklist', () => {
  const form = formOf('tender-self-check')
  const clause = '限定只能以现金形式缴纳各类保证金'
  const filled = async (files: Parameters<typeof reviewOf>[0]) => {
    const bytes = await formDocx([form], reviewOf(files))
    return besideCell(bytes, clause)
  }

  it('suggests yes with the evidence under boxes that stay empty', async () => {
    const certain = itemOf(ruleOf('deposit-and-payment/bond-form'), 7)
    const cell = await filled([fileOf([certain])])
    expect(cell).toBe(
      '是□　否□\n是（建议）：\n（1）第三章 采购需求，3.2 技术参数，第 7 段：“前文7，甲词7乙，后文”（保证金限定为现金、电汇、转账）',
    )
  })

  it('keeps what is to be verified apart, and names the places of the seventh and later', async () => {
    const rule = ruleOf('deposit-and-payment/bond-form')
    const item = (number: number) => itemOf(rule, number)
    const doubtful = item(1)
    const review = { ...doubtful, finding: { ...doubtful.finding, certainty: 'review' as const } }
    expect(await filled([fileOf([review])])).toMatch(/^是□　否□\n待核实：\n（1）/)
    const many = Array.from({ length: 9 }, (_, i) => item(i + 1))
    const last = '第三章 采购需求，3.2 技术参数，第 9 段'
    expect(await filled([fileOf(many)])).toMatch(new RegExp(`\n另有 3 处：.*；${last}$`))
  })

  it('suggests no only for what rules look at in full, nothing for a file that was not read', async () => {
    expect(await filled([fileOf([])])).toBe('是□　否□\n否（建议）：机检未发现，请人工复核')
    const error = { code: 'pdf', message: '这是 PDF 文件。' }
    expect(await filled([fileOf([], { error })])).toBe('是□　否□\n文件无法审查，需人工审查')
    const bytes = await formDocx([formOf('requirement-key-review')], reviewOf([fileOf([])]))
    expect(besideCell(bytes, '合同文本是否按规定由法律顾问审定')).toBe('是□　否□\n需人工审查')
    expect(besideCell(bytes, '采用单一来源采购方式的，是否符合法定情形')).toContain('机检只能查到本项的一部分')
  })

  it('turns the suggestion round where the row asks for what is right', async () => {
    const item = itemOf(ruleOf('scale-condition/registered-capital'), 3)
    const bytes = await formDocx([formOf('requirement-key-review')], reviewOf([fileOf([item])]))
    expect(besideCell(bytes, '资格条件设置是否合理')).toMatch(/^是□　否□\n否（建议）：\n（1）/)
  })
})

describe('other forms', () => {
  it('chains the rows of the audit list: a change shows in all rows that follow', async () => {
    const items = everyKind().slice(0, 3)
    const chains = async (list: typeof items) =>
      textOf(await formDocx([formOf('audit-leads')], reviewOf([fileOf(list)]))).match(/^[0-9a-f]{16}$/gm)!
    const whole = await chains(items)
    expect(whole).toHaveLength(3)
    const changed = { ...items[1]!, finding: { ...items[1]!.finding, text: '别的词' } }
    const other = await chains([items[0]!, changed, items[2]!])
    expect(other.map((value, i) => value === whole[i])).toEqual([true, false, false])
  })

  it('fills one form for each file, or one for all, as the form says', async () => {
    const files = [fileOf([], { path: '甲.docx' }), fileOf([], { path: '乙.docx' })]
    const times = async (form: FormData) =>
      textOf(await formDocx([form], reviewOf(files))).split(`\n${form.head[0]!.label}\n`).length
    expect(await times(formOf('tender-self-check'))).toBe(3)
    expect(await times(formOf('review-opinions'))).toBe(2)
  })

  it('takes a form of a city', async () => {
    const source = `
id: my-city
title: 某市招标文件审查表
head:
  - { label: 项目名称, fact: project }
  - { label: 联系人 }
body:
  - table: checklist
    choices: [合规, 不合规]
    rows:
      - heading: 一、品牌
      - { text: 指定品牌, categories: [brand-and-model], found: 不合规 }
tail:
  - { label: 结论, lines: 2 }
`
    const form = parseForm('某市.yaml', source, null)
    const stated = { ...statedOf([], undefined), project: '某项目' }
    const file = fileOf([itemOf(ruleOf('brand-and-model/brand-named'), 1)], {}, stated)
    const bytes = await formDocx([form], reviewOf([file]))
    expect(besideCell(bytes, '项目名称')).toBe('某项目')
    expect(besideCell(bytes, '指定品牌')).toMatch(/^合规□　不合规□\n不合规（建议）：/)
  })
})
