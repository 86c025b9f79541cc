import type { Certainty } from '../core/kinds.ts'
import type { BlockPlace, ParameterWords } from '../parameters/index.ts'
import { type Assessment, leastBrands, type ParameterCount, type ProductCount } from './assess.ts'
import { dayOf, type LedgerRow, monthsBefore } from './ledger.ts'
import { loosened } from './loosen.ts'
import type { EvidenceRuleId } from './rule-ids.ts'

/** A finding before it is worded: `values` fill `{v.name}` in the rule's message. */
export interface EvidenceFinding {
  readonly rule: EvidenceRuleId
  readonly certainty: Certainty
  readonly place: BlockPlace
  readonly values: Readonly<Record<string, string | number>>
  readonly related: readonly BlockPlace[]
  /** Words that take the place of those at `place`. */
  readonly rewrite: string | null
}

export interface EvidenceOptions {
  /** Day that sources are dated against, YYYY-MM-DD. */
  readonly asOf: string
  /** Months after which a source is old. */
  readonly months: number
  readonly locale: 'zh' | 'en'
}

/** Grounds that the notice knows for fewer than three brands. */
const groundWords =
  /上级|主管部门|文件|通知|批复|批准|指定|要求|〔\d{4}〕|\[\d{4}\]|证明|声明|承诺|说明|单一来源|论证|唯一|专利|兼容/

/** What a count of brands says of each product and parameter, in reading order. */
export function evidenceFindings(
  { products }: Assessment,
  options: EvidenceOptions,
  words: ParameterWords,
): EvidenceFinding[] {
  const list = lister(options.locale)
  return products
    .flatMap((product) => [...brandFindings(product, list, words), ...sourceFindings(product, options, list)])
    .sort((a, b) => a.place.block - b.place.block || a.place.start - b.place.start || (a.rule < b.rule ? -1 : 1))
}

/** How lists are written in one language. */
interface List {
  (texts: readonly (string | number)[]): string
  /** What all ★ parameters together are called. */
  readonly allStarred: string
  /** In brackets behind what it belongs to, '' when empty. */
  bracketed(texts: readonly string[]): string
  /** 不满足的有甲、乙；无法判断的有丙 */
  detail(fails: readonly string[], unknown: readonly string[]): string
}

function lister(locale: 'zh' | 'en'): List {
  const english = locale === 'en'
  const join = (texts: readonly (string | number)[]) => texts.join(english ? ', ' : '、')
  return Object.assign(join, {
    allStarred: english ? 'all ★ parameters' : '全部★参数',
    bracketed: (texts: readonly string[]) =>
      texts.length === 0 ? '' : english ? ` (${join(texts)})` : `（${join(texts)}）`,
    detail: (fails: readonly string[], unknown: readonly string[]) =>
      [
        fails.length > 0 ? `${english ? '; failed by ' : '；不满足的有'}${join(fails)}` : '',
        unknown.length > 0 ? `${english ? '; undecided: ' : '；无法判断的有'}${join(unknown)}` : '',
      ].join(''),
  })
}

function placeOf({ product, parameters }: ProductCount): BlockPlace {
  return product.place.end > product.place.start ? product.place : parameters[0]!.parameter.place
}

function brandFindings(count: ProductCount, list: List, words: ParameterWords): EvidenceFinding[] {
  const { product, brands, parameters, allStarred, maybeStarred } = count
  const base = { product: product.name, least: leastBrands, brands: brands.length, names: list(brands) }
  const found: EvidenceFinding[] = []
  const add = (rule: EvidenceRuleId, certainty: Certainty, place: BlockPlace, more: Partial<EvidenceFinding> = {}) =>
    found.push({ rule, certainty, place, values: base, related: [], rewrite: null, ...more })
  if (brands.length === 0) {
    if (isGrounded(count.grounds)) return attachmentFindings(count)
    add('evidence/no-survey', 'review', placeOf(count))
    return found
  }
  const few = brands.length < leastBrands
  if (few && !isGrounded(count.grounds)) add('evidence/too-few-surveyed', 'certain', placeOf(count))
  const blank = few ? [] : parameters.filter(({ answers }) => answers.every(({ rows }) => rows.length === 0))
  const unsaid = new Set(blank)
  const open = blank.filter(({ grounds }) => !isGrounded([...count.grounds, ...grounds]))
  if (open[0]) {
    const names = open.map(({ parameter }) => parameter.name)
    const shown = names.length > 8 ? `${list(names.slice(0, 8))} …` : list(names)
    add('evidence/not-filled', 'review', open[0].parameter.place, {
      values: { ...base, count: open.length, parameters: shown },
      related: open.slice(1).map(({ parameter }) => parameter.place),
    })
  }
  for (const one of parameters) {
    if (unsaid.has(one)) continue
    const finding = isGrounded([...count.grounds, ...one.grounds]) ? null : tooFew(one, few, base, list, words)
    if (!finding) continue
    found.push(finding)
    if (finding.certainty === 'certain')
      add('evidence/missing-justification', 'certain', finding.place, { values: finding.values })
  }
  const starred = parameters.filter(({ parameter }) => parameter.starred)
  // implied where one ★ alone has too few
  const implied = starred.some(({ meets }) => meets.length < leastBrands)
  if (starred.length > 1 && allStarred.length < leastBrands && !implied && !few && !isGrounded(count.grounds)) {
    const certain = allStarred.length + maybeStarred.length < leastBrands
    const failing = starred.filter(({ fails }) => fails.length > 0)
    const values = {
      ...base,
      meets: allStarred.length,
      met: list.bracketed(allStarred),
      stars: starred.length,
      detail: list.detail(
        failing.map(({ parameter, fails }) => `${parameter.name}${list.bracketed(fails)}`),
        maybeStarred,
      ),
    }
    const related = failing.map(({ parameter }) => parameter.place)
    add('evidence/fewer-than-three-all-starred', certain ? 'certain' : 'review', placeOf(count), { values, related })
    if (certain)
      add('evidence/missing-justification', 'certain', placeOf(count), {
        values: { ...values, parameter: list.allStarred },
      })
  }
  return [...found, ...attachmentFindings(count)]
}

function isGrounded(rows: readonly LedgerRow[]): boolean {
  return rows.some((row) => groundWords.test(`${row.source}${row.attachment}${row.value}`))
}

function tooFew(
  one: ParameterCount,
  few: boolean,
  base: Readonly<Record<string, string | number>>,
  list: List,
  words: ParameterWords,
): EvidenceFinding | null {
  const { parameter, meets, fails, unknown } = one
  if (meets.length >= leastBrands) return null
  // a survey of two brands is one fault, not one for each parameter that both meet
  if (few && fails.length === 0) return null
  const certain = meets.length + unknown.length < leastBrands && (unknown.length === 0 || !few)
  const looser = certain ? loosened(one, words) : null
  const place = looser
    ? { block: parameter.place.block, start: looser.measure.start, end: looser.measure.end }
    : parameter.place
  return {
    rule: 'evidence/fewer-than-three-brands',
    certainty: certain ? 'certain' : 'review',
    place,
    values: {
      ...base,
      parameter: parameter.name,
      meets: meets.length,
      met: list.bracketed(meets),
      detail: list.detail(fails, unknown),
      looser: looser?.text ?? '',
      three: looser ? list(looser.brands) : '',
    },
    related: [],
    rewrite: looser?.text ?? null,
  }
}

/** A ground that is named but not attached. */
function attachmentFindings(count: ProductCount): EvidenceFinding[] {
  const rows = [
    ...count.grounds.map((row) => ({ row, place: placeOf(count) })),
    ...count.parameters.flatMap(({ grounds, parameter }) => grounds.map((row) => ({ row, place: parameter.place }))),
  ]
  return rows
    .filter(({ row }) => row.attachment === '')
    .map(({ row, place }) => ({
      rule: 'evidence/missing-attachment' as const,
      certainty: 'certain' as const,
      place,
      values: { product: count.product.name, row: row.row, source: row.source || row.value },
      related: [],
      rewrite: null,
    }))
}

/** Sources that are missing or old: one finding a product and kind, at the first parameter concerned. */
function sourceFindings(count: ProductCount, { asOf, months }: EvidenceOptions, list: List): EvidenceFinding[] {
  const oldest = monthsBefore(asOf, months)
  const kinds: readonly (readonly [EvidenceRuleId, Certainty, (row: LedgerRow) => boolean])[] = [
    ['evidence/missing-source', 'certain', (row) => row.source === '' && row.attachment === ''],
    ['evidence/missing-date', 'review', (row) => row.source + row.attachment !== '' && dayOf(row.date) === null],
    ['evidence/old-source', 'review', (row) => (dayOf(row.date) ?? asOf) < oldest],
  ]
  return kinds.flatMap(([rule, certainty, lacks]): EvidenceFinding[] => {
    const concerned = count.rows.filter(({ row }) => row.value !== '' && lacks(row))
    const [first] = concerned
    if (!first) return []
    const places = [...new Set(concerned.map(({ parameter }) => parameter?.place ?? placeOf(count)))]
    const brands = [...new Set(concerned.map(({ row }) => row.brand))]
    const rows = concerned.map(({ row }) => row.row)
    return [
      {
        rule,
        certainty,
        place: places[0]!,
        values: {
          product: count.product.name,
          brands: list(brands),
          rows: rows.length > 8 ? `${list(rows.slice(0, 8))} …` : list(rows),
          count: rows.length,
          months,
          oldest: concerned.map(({ row }) => dayOf(row.date) ?? '').sort()[0] ?? '',
        },
        related: places.slice(1),
        rewrite: null,
      },
    ]
  })
}
