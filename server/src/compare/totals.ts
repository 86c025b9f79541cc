import type { Change, ChangeCertainty, Stage } from './model.ts'
import type { Total, TotalClass } from './total.ts'

/** What the amounts of a stage may not exceed, strongest first. */
const ceilings: Readonly<Partial<Record<TotalClass, readonly TotalClass[]>>> = {
  investment: ['investment'],
  budget: ['budget', 'investment'],
  contract: ['contract', 'budget', 'investment'],
  settled: ['settled', 'contract'],
}
/** A paper may give only one of them: when the goods are there, or when all is done. */
const akin: Readonly<Partial<Record<TotalClass, TotalClass>>> = { works: 'delivery', delivery: 'works' }
/** Longer is better. */
const lasting: ReadonlySet<TotalClass> = new Set(['warranty', 'service', 'trial'])
const equal = (a: Total, b: Total): boolean =>
  a.low <= b.high * 1.0005 &&
  b.low <= a.high * 1.0005 &&
  a.working === b.working &&
  !a.due === !b.due &&
  (!a.due || a.low === b.low)

/** Amounts and periods of the last stage held against those of the stages before. */
export function totalChanges(all: readonly (readonly Total[])[], stages: readonly Stage[]): Change[] {
  const now = all.length - 1
  const stage = stages[now]!
  const changes: Change[] = []
  for (const of of [
    'investment',
    'budget',
    'contract',
    'settled',
    'works',
    'delivery',
    'trial',
    'service',
    'warranty',
  ] as const) {
    const stated = distinct(all[now]!.filter((one) => one.of === of))
    // 合同约定240天，实际265天: what is repeated of the contract is no statement of its own
    const actual = stated.filter((one) => one.actual)
    const own = actual.length > 0 ? actual : stated
    if (own.length === 0) continue
    const other = all[now]!.some((one) => one.of === akin[of]) ? undefined : akin[of]
    const wanted = ceilings[of] ?? (other ? [of, other] : [of])
    const earlier = wanted.map((one) => lastOf(one, all, now)).find((one) => one !== null)
    if (!earlier) continue
    // 60天 to complete of the paper between already told that the 90天 to deliver are over
    const kin = akin[of] ? lastOf(akin[of], all, now) : null
    if (kin && kin.at > earlier.at && own.every((one) => kin.list.some((two) => equal(one, two)))) continue
    const isAmount = of in ceilings
    const shared = own.some((one) => earlier.list.some((other) => equal(one, other)))
    // one of several that both have is the same, but for an amount beyond all that was approved
    const beyond =
      shared && isAmount ? own.find((one) => earlier.list.every(({ high }) => one.low > high * 1.0005)) : null
    const parts = own.length === 1 && earlier.list.length === 1 && differsInParts(earlier.list[0]!, own[0]!)
    // 质保期36个月 of all, then three years of one part and two of another
    const short = shared && !isAmount && lasting.has(of) ? shorterPart(own, earlier.list) : null
    if (shared && !parts && !short && (!beyond || of === 'investment')) continue
    // the first is what the paper states at its head
    const [to, from] = [beyond ?? short ?? own[0]!, earlier.list[0]!]
    const likeStated = to.of === from.of || isAmount
    const single =
      likeStated &&
      !(to.loose !== from.loose && !lasting.has(of)) &&
      own.every((one) => equal(one, to)) &&
      earlier.list.every((one) => equal(one, from))
    const more = to.low > from.high
    const certainty =
      parts || short
        ? 'review'
        : isAmount
          ? amountCertainty(from, to, more, single)
          : periodCertainty(to, from, more, single, stage)
    if (certainty === null) continue
    changes.push({
      kind: isAmount ? 'amount' : 'period',
      between: [earlier.at, now],
      product: '',
      parameter: to.name,
      from: { stage: earlier.at, place: from.place },
      to: { stage: now, place: to.place },
      certainty,
      note: '',
    })
  }
  return changes
}

/** What is said again in the same figures counts once. */
function distinct(list: readonly Total[]): Total[] {
  const found = new Map<string, Total>()
  for (const one of list) {
    const key = `${one.low}|${one.high}|${one.working}|${one.actual}`
    if (!found.has(key)) found.set(key, one)
  }
  return [...found.values()]
}

/** 电梯3年，空调2年 and 电梯3年，空调1年: as many parts, other periods. */
function differsInParts({ also: one = [] }: Total, { also: two = [] }: Total): boolean {
  return one.length > 0 && one.length === two.length && one.some((days, at) => days !== two[at])
}

/** The period that one of several parts has, where a single longer one was asked for all. */
function shorterPart(own: readonly Total[], before: readonly Total[]): Total | null {
  if (before.length !== 1 || own.length < 2) return null
  return own.find((one) => !one.due && !one.actual && one.high < before[0]!.low) ?? null
}

/** The last stage before that states totals of a class. */
function lastOf(
  of: TotalClass,
  all: readonly (readonly Total[])[],
  now: number,
): { readonly at: number; readonly list: readonly Total[] } | null {
  for (let at = now - 1; at >= 0; at--) {
    const list = distinct(all[at]!.filter((one) => one.of === of))
    if (list.length > 0) return { at, list }
  }
  return null
}

function amountCertainty(from: Total, to: Total, more: boolean, single: boolean): ChangeCertainty | null {
  // a price below the budget is what tendering is for
  if (!more && from.of !== to.of) return to.of === 'settled' ? 'none' : null
  if (!more && to.of !== 'contract') return 'none'
  return single ? 'certain' : 'review'
}

function periodCertainty(to: Total, from: Total, more: boolean, single: boolean, stage: Stage): ChangeCertainty {
  if (to.working !== from.working || !to.due !== !from.due) return 'review'
  const better = lasting.has(to.of) ? more : !more
  // the supplier may promise more than was asked
  if (better && (stage.kind === 'contract' || stage.kind === 'acceptance')) return 'none'
  return single ? 'certain' : 'review'
}
