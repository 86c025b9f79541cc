import { type Category, categories } from '../../../server/src/core/kinds.ts'
import type { Dictionaries } from '../../../server/src/core/rule.ts'
import { createLinter } from '../../../server/src/service/linter.ts'
import { type Answer, type Figures, type Hit, isFound, isRight, type Measured, type Share } from './answer.ts'
import { readClauses, readDocuments } from './labels.ts'
import { placed } from './place.ts'

const options = { asOf: '2026-11-23', region: [], locale: 'zh' } as const

/** What the linter says of every labelled clause and document. */
export function answers(dictionaries: Dictionaries): Answer[] {
  const linter = createLinter(dictionaries)
  const list: Answer[] = readClauses().map((clause) => {
    const { source, from, to, before } = placed(clause)
    const { findings } = linter.check(linter.readSource('markdown', source), options)
    const touches = (start: number, end: number) => (finding: (typeof findings)[number]) =>
      finding.range.end.offset > start && finding.range.start.offset < end
    const earlier = before < 0 ? [] : findings.filter(touches(before, before + clause.before!.length))
    const touching = [...earlier, ...findings.filter(touches(from, to))]
    return { ...clause, from: clause.group, whole: false, hits: touching.map(hit) }
  })
  for (const { name, source, expected } of readDocuments()) {
    const { findings } = linter.check(
      linter.readSource(name.endsWith('.md') ? 'markdown' : 'plaintext', source),
      options,
    )
    const lines = source.split('\n')
    const known = new Map(expected.map((entry) => [entry.line, entry]))
    for (const [index, text] of lines.entries()) {
      const line = index + 1
      if (!text.trim()) continue
      const entry = known.get(line)
      const hits = findings.filter(({ range }) => range.start.line === line).map(hit)
      const category = entry?.category ?? [hits[0]?.category ?? 'other']
      const expect = entry?.expect ?? 'none'
      const from = `${name}:${line}`
      list.push({ text, from, group: name, home: category[0]!, category, expect, whole: true, hits })
    }
  }
  return list
}

function hit({
  rule,
  category,
  certainty,
  text,
}: {
  rule: string
  category: Category
  certainty: string
  text: string
}) {
  return { rule, category, certain: certainty === 'certain', text }
}

const share = <T>(list: readonly T[], right: (entry: T) => boolean): Share => ({
  right: list.filter(right).length,
  of: list.length,
})
/** One entry a rule and clause: two places in one clause are one finding. */
const pairs = (list: readonly Answer[], wanted: (hit: Hit) => boolean) =>
  list.flatMap((answer) => {
    const rules = new Map(answer.hits.filter(wanted).map((one) => [`${one.rule} ${one.certain}`, one]))
    return [...rules.values()].map((one) => ({ answer, one }))
  })
const rightPair = ({ answer, one }: { answer: Answer; one: Hit }) => isRight(answer, one)

function figures(list: readonly Answer[], certain: (hit: Hit) => boolean, all = list): Figures {
  const improper = list.filter(({ expect }) => expect !== 'none')
  const lawful = list.filter(({ expect }) => expect === 'none')
  return {
    improper: improper.length,
    lawful: lawful.length,
    precision: share(pairs(all, certain), rightPair),
    recall: share(improper, isFound),
    anyCategory: share(improper, ({ hits }) => hits.length > 0),
    asCertain: share(
      improper.filter(({ expect }) => expect !== 'review'),
      (answer) => answer.hits.some((one) => one.certain && isRight(answer, one)),
    ),
    alarms: share(lawful, ({ hits }) => hits.some((one) => one.certain)),
    reviewAlarms: share(lawful, ({ hits }) => hits.length > 0 && !hits.some((one) => one.certain)),
  }
}

/** The rule that answers for a group of clauses: the one that finds the most of them under a right category. */
function answering(list: readonly Answer[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { answer, one } of pairs(list, () => true))
    if (answer.expect !== 'none' && answer.category.includes(one.category)) {
      const rules = counts.get(answer.group) ?? new Map<string, number>()
      counts.set(answer.group, rules.set(one.rule, (rules.get(one.rule) ?? 0) + 1))
    }
  return new Map(
    [...counts].map(([group, rules]) => [
      group,
      [...rules].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0],
    ]),
  )
}

/** Counts the answers; clauses and whole documents apart, the precision of a category over both. */
export function measure(list: readonly Answer[]): Measured {
  const clauses = list.filter(({ whole }) => !whole)
  const groups = answering(clauses)
  const rules: Record<string, { precision: Share; recall: Share; review: Share }> = {}
  const seen = pairs(list, () => true)
  for (const id of [...new Set(seen.map(({ one }) => one.rule))].sort()) {
    const own = seen.filter(({ one }) => one.rule === id)
    rules[id] = {
      precision: share(
        own.filter(({ one }) => one.certain),
        rightPair,
      ),
      review: share(
        own.filter(({ one }) => !one.certain),
        rightPair,
      ),
      recall: share(
        clauses.filter(({ group, expect }) => expect !== 'none' && groups.get(group) === id),
        isFound,
      ),
    }
  }
  return {
    overall: figures(clauses, (one) => one.certain),
    documents: figures(
      list.filter(({ whole }) => whole),
      (one) => one.certain,
    ),
    categories: Object.fromEntries(
      categories.map((name) => [
        name,
        figures(
          clauses.filter(({ home }) => home === name),
          (one) => one.certain && one.category === name,
          list,
        ),
      ]),
    ),
    rules,
  }
}
