import { type Category, categories } from '../../../server/src/core/kinds.ts'
import { kindName } from '../../../server/src/report/words.ts'
import { type Answer, type Figures, isFound, isRight, type Measured, type Share } from './answer.ts'

/** How far a figure may fall below the baseline. */
const allowed = { category: 0.02, overall: 0.005 }

const percent = ({ right, of }: Share): string => (of ? `${((100 * right) / of).toFixed(1)} %` : '–')
const rate = ({ right, of }: Share): number => (of ? right / of : 1)

/** Figures that fell too far, one sentence each; a changed set asks for a new baseline. */
export function drops(now: Measured, before: Measured): string[] {
  const found: string[] = []
  const compare = (name: string, is: Figures, was: Figures | undefined, limit: number) => {
    if (!was || was.improper !== is.improper || was.lawful !== is.lawful)
      return found.push(`${name}: the labelled set changed, run npm run bench:accuracy -- --update`)
    for (const figure of ['precision', 'recall'] as const)
      if (was[figure].of > 0 && rate(is[figure]) < rate(was[figure]) - limit)
        found.push(`${name}: ${figure} fell from ${percent(was[figure])} to ${percent(is[figure])}`)
  }
  compare('overall', now.overall, before.overall, allowed.overall)
  compare('documents', now.documents, before.documents, allowed.category)
  for (const name of categories) compare(name, now.categories[name]!, before.categories[name], allowed.category)
  return found
}

/** The figures as plain text for the terminal. */
export function figuresText(measured: Measured): string {
  const row = (
    name: string,
    { improper, lawful, precision, recall, anyCategory, asCertain, alarms, reviewAlarms }: Figures,
  ) =>
    `${name.padEnd(28)} improper ${String(improper).padStart(4)}  lawful ${String(lawful).padStart(4)}` +
    `  precision of certain ${counted(precision)} recall ${counted(recall)} of any category ${counted(anyCategory)}` +
    ` as certain ${counted(asCertain)} on lawful: certain ${counted(alarms)} review ${counted(reviewAlarms)}`
  const counted = (share: Share) => `${percent(share).padStart(7)} (${share.right}/${share.of})`.padEnd(18)
  return [
    row('clauses', measured.overall),
    row('whole documents (lines)', measured.documents),
    '',
    ...categories.map((name) => row(name, measured.categories[name]!)),
    '',
    ...Object.entries(measured.rules).map(
      ([id, { precision, review, recall }]) =>
        `${id.padEnd(56)} precision of certain ${counted(precision)}  of review ${counted(review)}  recall ${counted(recall)}`,
    ),
  ].join('\n')
}

/** Misses and wrong findings, one a paragraph, for `--list`. */
export function mistakesText(list: readonly Answer[], only = ''): string {
  const chosen = list.filter(({ home, category, hits }) =>
    [home, ...category, ...hits.map(({ rule }) => rule)].some((word) => word.startsWith(only)),
  )
  const show = ({ from, expect, text, category, hits }: Answer) =>
    `- [${from}] ${expect} ${category.join(', ')}\n    ${text}\n    ${
      hits.map((one) => `${one.certain ? 'certain' : 'review'} ${one.rule} «${one.text}»`).join(' | ') ||
      'nothing found'
    }`
  const section = (title: string, entries: readonly Answer[]) =>
    [`${title} (${entries.length})`, ...entries.map(show), ''].join('\n')
  const wrong = (answer: Answer) => answer.hits.some((one) => one.certain && !isRight(answer, one))
  return [
    section(
      'MISSED',
      chosen.filter((answer) => answer.expect !== 'none' && !isFound(answer)),
    ),
    section(
      'FALSE ALARMS (certain)',
      chosen.filter((answer) => answer.expect === 'none' && wrong(answer)),
    ),
    section(
      'CERTAIN, BUT NOT UNDER THAT CATEGORY OR ONLY FOR REVIEW',
      chosen.filter((answer) => answer.expect !== 'none' && wrong(answer)),
    ),
    section(
      'REVIEW ON LAWFUL TEXT',
      chosen.filter(({ expect, hits }) => expect === 'none' && hits.some((one) => !one.certain)),
    ),
  ].join('\n')
}

const words = {
  zh: {
    head: ['类别', '违规条款', '合法条款', '“确定”的准确率', '查出率'],
    all: '全部条款',
    documents: '12 篇整篇文件（行）',
  },
  en: {
    head: ['category', 'improper', 'lawful', 'precision of certain', 'found'],
    all: 'all clauses',
    documents: '12 whole documents (lines)',
  },
} as const

/** The table of the READMEs, from the stored figures. */
export function accuracyTable({ overall, documents, categories: by }: Measured, locale: 'zh' | 'en'): string {
  const { head, all, documents: whole } = words[locale]
  const cells = (name: string, one: Figures) =>
    `| ${[name, one.improper, one.lawful, percent(one.precision), percent(one.recall)].join(' | ')} |`
  const named = (name: Category) => kindName('category', name, locale)
  return [
    `| ${head.join(' | ')} |`,
    '| --- | ---: | ---: | ---: | ---: |',
    ...categories.map((name) => cells(named(name), by[name]!)),
    cells(all, overall),
    cells(whole, documents),
  ].join('\n')
}

/** A README with the table between its markers brought up to date; throws when the markers are missing. */
export function withAccuracy(readme: string, measured: Measured, locale: 'zh' | 'en'): string {
  const parts = readme.split(/(<!-- accuracy -->\n)[\s\S]*?(<!-- \/accuracy -->)/)
  if (parts.length !== 4) throw new Error('README: <!-- accuracy --> … <!-- /accuracy --> is missing')
  return `${parts[0]}${parts[1]}\n${accuracyTable(measured, locale)}\n\n${parts[2]}${parts[3]}`
}
