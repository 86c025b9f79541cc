import type { ParameterWords } from '../../parameters/index.ts'
import type { Change, Stage, StagePlace } from '../model.ts'
import type { ChangeKind } from '../rule-ids.ts'
import { type Bound, type Figure, figuresOf } from './read.ts'

/** Figures of two papers whose words are so much alike speak of one thing; equal ones need less. */
const enough = 0.16
const enoughEqual = 0.08
/** What is nearly as much alike as the best leaves a doubt of which is meant. */
const ahead = 0.02
/** A part of a word that so many figures share does not lead to the one that is sought. */
const common = 80
const candidates = 16

interface Pair {
  readonly from: Figure
  readonly to: Figure
  readonly score: number
}

/**
 * Figures with a unit that stand among the same words in two neighbouring papers and differ, wherever they stand: in running text, lists
 * or rows. What `told` speaks of already is left out, and what others have held against each other: `settled`. Always for a person to weigh: words are all that pairs them.
 */
export function figureChanges(
  before: number,
  now: number,
  stages: readonly Stage[],
  words: ParameterWords,
  told: readonly Change[],
  settled: readonly StagePlace[],
): { readonly changes: readonly Change[]; readonly replaced: ReadonlySet<Change> } {
  const isOpen = openIn(settled)
  const openOf = (stage: number): Figure[] => figuresOf(stages[stage]!, words).filter((one) => isOpen(stage, one))
  const [from, to] = [openOf(before), openOf(now)]
  const pairs = differing(from, to)
  const replaced = new Set<Change>()
  const changes: Change[] = []
  for (const { from: a, to: b } of pairs) {
    const kind = kindOf(a, b, stages[now]!)
    if (kind === null) continue
    const about = told.filter((one) => speaksOf(one.from, before, a) || speaksOf(one.to, now, b))
    if (about.some((one) => one.from !== null && one.to !== null && one.kind !== 'renamed')) continue
    // 新增 and 减少 of one demand are its change
    for (const one of about)
      if (one.kind === 'added' || one.kind === 'dropped' || one.kind === 'renamed') replaced.add(one)
    changes.push({
      kind,
      between: [before, now],
      product: b.subject || a.subject,
      parameter: short(b.clause),
      from: { stage: before, place: a.around, words: wordsOf(a, stages[before]!) },
      to: { stage: now, place: b.around, words: wordsOf(b, stages[now]!) },
      certainty: 'review',
      note: '',
    })
  }
  return { changes, replaced }
}

/** Whether nothing that was settled covers a figure. */
function openIn(settled: readonly StagePlace[]): (stage: number, figure: Figure) => boolean {
  const places = new Map<string, StagePlace[]>()
  for (const one of settled) {
    const key = `${one.stage}|${one.place.block}`
    const list = places.get(key)
    if (list) list.push(one)
    else places.set(key, [one])
  }
  return (stage, figure) => !places.get(`${stage}|${figure.place.block}`)?.some((one) => speaksOf(one, stage, figure))
}

const wordsOf = ({ place: { block, start, end } }: Figure, { document }: Stage): string =>
  document.blocks[block]!.text.slice(start, end)

const short = (clause: string): string => (clause.length > 24 ? `${clause.slice(0, 24)}…` : clause)

function speaksOf(place: StagePlace | null, stage: number, { place: own }: Figure): boolean {
  if (place?.stage !== stage || place.place.block !== own.block) return false
  return place.place.start < own.end && own.start < place.place.end
}

/** Pairs of unequal figures, after the equal ones have found each other. */
function differing(from: readonly Figure[], to: readonly Figure[]): Pair[] {
  const weigh = weights(from, to)
  const find = finder(to, weigh)
  const all = from.flatMap((one) =>
    find(one).flatMap((other): Pair[] => {
      if (!fits(one, other)) return []
      return [{ from: one, to: other, score: likeness(one, other, weigh) }]
    }),
  )
  all.sort((a, b) => b.score - a.score)
  const taken = new Set<Figure>()
  for (const { from: a, to: b, score } of all) {
    if (score < enoughEqual || taken.has(a) || taken.has(b) || !equal(a, b)) continue
    taken.add(a)
    taken.add(b)
  }
  const left = all.filter(
    ({ from: a, to: b, score }) => score >= enough && !taken.has(a) && !taken.has(b) && !equal(a, b),
  )
  const byFigure = new Map<Figure, Pair[]>()
  for (const pair of left)
    for (const one of [pair.from, pair.to]) {
      const list = byFigure.get(one)
      if (list) list.push(pair)
      else byFigure.set(one, [pair])
    }
  return left.filter((pair) => {
    if (taken.has(pair.from) || taken.has(pair.to)) return false
    const rival = [...byFigure.get(pair.from)!, ...byFigure.get(pair.to)!].some(
      (other) => other !== pair && !taken.has(other.from) && !taken.has(other.to) && other.score > pair.score - ahead,
    )
    taken.add(pair.from)
    taken.add(pair.to)
    return !rival
  })
}

function fits(one: Figure, two: Figure): boolean {
  if (one.dimension !== two.dimension) return false
  return one.bound === '' || two.bound === '' || one.bound === two.bound
}

function equal(one: Figure, two: Figure): boolean {
  // three months are ninety days, and a year is twelve months
  const slack = one.dimension === 'time' && Math.max(one.value, two.value) > 5_000_000 ? 0.02 : 1e-9
  return Math.abs(one.value - two.value) <= slack * Math.max(one.value, two.value)
}

type Weigh = (part: string) => number

/** Rare parts of words tell more. */
function weights(from: readonly Figure[], to: readonly Figure[]): Weigh {
  const counts = new Map<string, number>()
  for (const { near, far } of [...from, ...to])
    for (const part of new Set([...near, ...far])) counts.set(part, (counts.get(part) ?? 0) + 1)
  return (part) => 1 / Math.sqrt(counts.get(part) ?? 1)
}

/** The figures of one paper whose clause shares most with that of a figure of the other. */
function finder(to: readonly Figure[], weigh: Weigh): (one: Figure) => readonly Figure[] {
  const index = new Map<string, number[]>()
  to.forEach(({ near, far, dimension }, at) => {
    for (const part of new Set([...near, ...far])) {
      const key = `${dimension}|${part}`
      const list = index.get(key)
      if (list) list.push(at)
      else index.set(key, [at])
    }
  })
  return ({ near, far, dimension }) => {
    const scores = new Map<number, number>()
    for (const [parts, factor] of [
      [near, 2],
      [far, 1],
    ] as const)
      for (const part of parts) {
        const list = index.get(`${dimension}|${part}`) ?? []
        if (list.length <= common) for (const at of list) scores.set(at, (scores.get(at) ?? 0) + factor * weigh(part))
      }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, candidates)
      .map(([at]) => to[at]!)
  }
}

function likeness(one: Figure, two: Figure, weigh: Weigh): number {
  const nearer = dice(one.near, two.near, weigh)
  const covered = (cover(one.near, two, weigh) + cover(two.near, one, weigh)) / 2
  return 0.4 * nearer + 0.35 * covered + 0.25 * dice(one.far, two.far, weigh)
}

function sum(parts: Iterable<string>, weigh: Weigh): number {
  let total = 0
  for (const part of parts) total += weigh(part)
  return total
}

function dice(one: ReadonlySet<string>, two: ReadonlySet<string>, weigh: Weigh): number {
  const all = sum(one, weigh) + sum(two, weigh)
  if (all === 0) return 0
  return (
    (2 *
      sum(
        [...one].filter((part) => two.has(part)),
        weigh,
      )) /
    all
  )
}

/** Share of some words that another figure stands among. */
function cover(parts: ReadonlySet<string>, { near, far }: Figure, weigh: Weigh): number {
  const all = sum(parts, weigh)
  return all === 0
    ? 0
    : sum(
        [...parts].filter((part) => near.has(part) || far.has(part)),
        weigh,
      ) / all
}

const business = /付|扣|罚|保证金|违约|下浮|费率|预付|结算|价款|质保金|限价|税/
const standing = /执业|经验|从业|工作年限|资历|以上职|学时|课时|年龄|周岁/
const deed = /执行|实际|实测|检测|测试|到货|抽/

/** What a difference is; null for what a later paper may say: an offer that keeps the demand, a price below the limit. */
function kindOf(from: Figure, to: Figure, later: Stage): ChangeKind | null {
  const words = `${from.clause}${to.clause}`
  const bound: Bound = from.bound || to.bound
  const more = to.value > from.value
  const keeps = from.bound === 'least' ? more : from.bound === 'most' ? !more : false
  if (keeps && to.bound === '' && (later.kind === 'contract' || later.kind === 'acceptance')) return null
  const strict: ChangeKind = (bound === 'most' ? !more : more) ? 'tightened' : 'loosened'
  switch (from.dimension) {
    case 'money':
      if (!more && later.kind === 'contract' && !business.test(words)) return null
      return 'amount'
    case 'share':
      return business.test(words) ? 'amount' : strict
    case 'time':
      if (standing.test(words) || Math.max(from.value, to.value) < 60) return strict
      return deed.test(words) && later.kind === 'acceptance' && !more ? null : 'period'
    case 'count people':
    case 'count thing':
    case 'count place':
    case 'count paper':
      return bound === '' || from.dimension === 'count people' ? 'quantity' : strict
    default:
      return from.dimension.startsWith('count ') && bound === '' ? 'quantity' : strict
  }
}
