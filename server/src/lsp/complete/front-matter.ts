import { fields } from '../../config/schema.ts'
import { purchaseMethods, purchaseObjects } from '../../core/facts.ts'
import { documentKinds, regimes, sectionKinds } from '../../core/kinds.ts'
import { kindName } from '../../report/words.ts'
import type { CheckedDocument, Locale } from '../../service/api.ts'
import { chaptersOf } from '../chapters.ts'
import { titleKey } from '../front-matter-edit.ts'
import type { Offered } from './directive.ts'
import type { Cursor, Offer } from './item.ts'

type Key = 'kind' | 'region' | 'asOf' | 'sections' | 'regime' | 'object' | 'method' | 'budget'

/** Keys of the front matter with the names that its readers take besides. */
const keys: readonly { readonly key: Key; readonly zh: string; readonly en: string; readonly names: string[] }[] = [
  { key: 'kind', zh: fields.kind.zh, en: fields.kind.en, names: ['文件种类', '文件类型'] },
  {
    key: 'region',
    zh: '项目所在地区，由大到小，如 安徽,合肥。',
    en: 'Region, outermost first: 安徽,合肥.',
    names: ['地区', '区域'],
  },
  { key: 'asOf', zh: fields.asOf.zh, en: fields.asOf.en, names: ['审查日期'] },
  {
    key: 'sections',
    zh: '标题文字=章节种类，用来纠正推断，如 第五章=form。',
    en: 'Title=section kind, to correct a wrong guess: 第五章=form.',
    names: ['章节'],
  },
  { key: 'regime', zh: '适用政府采购法还是招标投标法。', en: 'The law that governs.', names: ['适用法律', '制度'] },
  {
    key: 'object',
    zh: '采购对象：货物、服务或者工程。',
    en: 'Goods, services or works.',
    names: ['采购对象', '项目类型', '类别'],
  },
  { key: 'method', zh: '采购方式。', en: 'Way of procuring.', names: ['采购方式', '招标方式'] },
  { key: 'budget', zh: '预算金额，如 480万元。', en: 'Budget, such as 480万元.', names: ['预算', '预算金额'] },
]

const regimeNames = { 'government-procurement': '政府采购法', 'tendering-law': '招标投标法' } as const
const objectNames = { goods: '货物', services: '服务', works: '工程' } as const

const rule = /^(---|\.\.\.)\s*$/
/** Units at the head of a document that are looked at. */
const headLength = 8000

/** Whether an offset stands between the rules at the head of a document. */
export function inFrontMatter(source: string, offset: number): boolean {
  const head = source.slice(0, Math.min(offset, headLength)).split(/\r\n|\n|\r/)
  if (offset > headLength || head.length < 2 || head[0]!.trimEnd() !== '---') return false
  return !head.slice(1, -1).some((line) => rule.test(line))
}

/** Keys at the beginning of a line, values behind the colon; null outside front matter. */
export function completeFrontMatter(
  source: string,
  { before, after, offset }: Cursor,
  locale: Locale,
  today: string,
  checked: () => CheckedDocument | null,
): Offered | null {
  if (!inFrontMatter(source, offset)) return null
  const line = /^([^:：]+)[:：]\s?(.*)$/.exec(before)
  if (!line) return { offers: /[:：]/.test(after) ? [] : keyOffers(locale, source), typed: before.trimStart().length }
  const name = line[1]!.trim()
  const known = keys.find(({ key, names }) => key.toLowerCase() === name.toLowerCase() || names.includes(name))
  if (!known) return { offers: [], typed: 0 }
  const blank = /[:：]$/.test(before) ? ' ' : ''
  const value = line[2]!
  if (known.key === 'sections') return sectionOffers(value, blank, locale, checked())
  const offers = valueOffers(known.key, locale, today).map((offer) => ({ ...offer, text: blank + offer.label }))
  return { offers, typed: value.length }
}

/** Keys that the front matter does not have yet. */
function keyOffers(locale: Locale, source: string): Offer[] {
  const lines = source.slice(0, headLength).split(/\r\n|\n|\r/)
  const end = lines.findIndex((line, index) => index > 0 && rule.test(line))
  const written = lines.slice(0, end < 0 ? undefined : end).map((line) => line.split(/[:：]/, 1)[0]!.trim())
  return keys
    .filter(({ key, names }) => !written.includes(key) && !names.some((name) => written.includes(name)))
    .map((one) => ({ label: one.key, text: `${one.key}: `, detail: one[locale], kind: 'key' }))
}

function valueOffers(key: Key, locale: Locale, today: string): Offer[] {
  const value = (label: string, detail?: string): Offer => ({ label, detail, kind: 'value' })
  switch (key) {
    case 'kind':
      return documentKinds.map((kind) => value(kind, kindName('document', kind, locale)))
    case 'asOf':
      return [value(today)]
    case 'regime':
      return regimes.map((regime) => value(regime, locale === 'en' ? undefined : regimeNames[regime]))
    case 'object':
      return purchaseObjects.map((object) => value(object, locale === 'en' ? undefined : objectNames[object]))
    case 'method':
      return purchaseMethods.map((method) => value(method))
    default:
      return []
  }
}

/** Titles before the equals sign, section kinds behind it. */
function sectionOffers(value: string, blank: string, locale: Locale, checked: CheckedDocument | null): Offered {
  const part = /[^,，;；]*$/.exec(value)![0].trimStart()
  const behind = /[=＝]\s*(.*)$/.exec(part)
  if (behind) {
    const offers = sectionKinds.map(
      (kind): Offer => ({ label: kind, detail: kindName('section', kind, locale), kind: 'value' }),
    )
    return { offers, typed: behind[1]!.length }
  }
  const titles = checked ? chaptersOf(checked).filter(({ depth, runIn }) => depth < 3 && !runIn) : []
  const offers = [...new Map(titles.map((chapter) => [titleKey(chapter.title), chapter.section]))]
    .filter(([title]) => title)
    .map(([title, section]): Offer => {
      return { label: title, text: `${blank}${title}=`, detail: kindName('section', section, locale), kind: 'value' }
    })
  return { offers, typed: part.length }
}
