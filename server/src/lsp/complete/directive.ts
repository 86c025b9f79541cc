import { categories } from '../../core/kinds.ts'
import { kindName } from '../../report/words.ts'
import type { CheckedDocument, Linter, Locale } from '../../service/api.ts'
import { waiveReasons } from '../protocol.ts'
import type { Cursor, Offer } from './item.ts'

export interface Offered {
  readonly offers: readonly Offer[]
  /** Units before the cursor that an offer replaces. */
  readonly typed: number
}

const texts = {
  waive: { zh: '豁免下一段的问题', en: 'Waives a finding of the next paragraph' },
  'waive-start': { zh: '豁免由此开始', en: 'A waiver begins here' },
  'waive-end': { zh: '豁免到此为止', en: 'The waiver ends here' },
  all: { zh: '全部规则', en: 'all rules' },
  until: { zh: '豁免到哪一天为止', en: 'Last day of the waiver' },
} as const

/** Inside `<!-- tenderlint-… -->`: the directives, the rules, and kinds of reasons; null elsewhere. */
export function completeDirective(
  { before, after, offset }: Cursor,
  locale: Locale,
  linter: Pick<Linter, 'rules'>,
  checked: () => CheckedDocument | null,
): Offered | null {
  const opening = before.lastIndexOf('<!--')
  if (opening < 0 || before.includes('-->', opening)) return null
  const inside = before.slice(opening + 4)
  const close = /^\s*-->/.test(after) ? '' : ' -->'
  if (/^\s*[\w-]*$/.test(inside)) {
    const typed = inside.trimStart().length
    const blank = inside.length === typed && typed === 0 ? ' ' : ''
    return { offers: directives(locale, blank, close), typed }
  }
  const head = /^\s*tenderlint-waive(-start|-end)?\s+/.exec(inside)
  if (!head) return null
  const rest = inside.slice(head[0].length)
  if (head[1] === '-end' || !/(?:^|\s)(?:--|——)\s/.test(rest)) {
    const typed = /[\w/-]*$/.exec(rest)![0].length
    // the hyphens of the reason are no name
    if (/(?:^|\s)-+$/.test(rest)) return null
    return { offers: rules(locale, linter, checked(), offset), typed }
  }
  const reason = /(?:^|\s)(?:--|——)\s+(.*)$/.exec(rest)
  if (!reason) return null
  const english = locale === 'en'
  const offers = reason[1]
    ? []
    : waiveReasons.map((one): Offer => {
        const [label, detail] = english ? [one.en, one.enDetail] : [one.zh, one.zhDetail]
        return { label, text: `${label}${english ? ': ' : '：'}〔${detail}〕`, detail, kind: 'value' }
      })
  if (reason[1] === '' || /\s$/.test(reason[1]!))
    offers.push({
      label: 'until=',
      text: 'until=〔YYYY-MM-DD〕',
      detail: english ? texts.until.en : texts.until.zh,
      kind: 'key',
      rank: 1,
    })
  return { offers, typed: 0 }
}

function directives(locale: Locale, blank: string, close: string): Offer[] {
  const rule = locale === 'en' ? '〔RULE〕' : '〔规则编号〕'
  const reason = locale === 'en' ? '〔REASON〕' : '〔理由〕'
  return (
    [
      ['waive', ` ${rule} -- ${reason}`],
      ['waive-start', ` ${rule} -- ${reason}`],
      ['waive-end', ''],
    ] as const
  ).map(([name, rest]) => ({
    label: `tenderlint-${name}`,
    text: `${blank}tenderlint-${name}${rest}${close}`,
    detail: texts[name][locale],
    kind: 'key',
  }))
}

/** All rules with their titles, those of the next findings first, then the categories. */
function rules(
  locale: Locale,
  linter: Pick<Linter, 'rules'>,
  checked: CheckedDocument | null,
  offset: number,
): Offer[] {
  const english = locale === 'en'
  const next = (checked?.findings ?? [])
    .filter(({ range }) => range.start.offset >= offset)
    .slice(0, 5)
    .map(({ rule }) => rule)
  const offers = linter.rules.map((rule): Offer => {
    const [detail, documentation] = english ? [rule.titleEn, rule.whyEn] : [rule.title, rule.why]
    return { label: rule.id, detail, documentation, kind: 'rule', rank: next.includes(rule.id) ? 0 : 1 }
  })
  const groups = categories.map(
    (category): Offer => ({ label: category, detail: kindName('category', category, locale), kind: 'value', rank: 2 }),
  )
  return [...offers, ...groups, { label: 'all', detail: texts.all[locale], kind: 'value', rank: 3 }]
}
