import type { Change } from './model.ts'
import type { Term } from './term-reading.ts'
import { alike, bigrams } from './text.ts'

const fine = '扣款|'

/** Terms of business that the last stage states in other figures than the last one before that had them. */
export function termChanges(all: readonly (readonly Term[])[]): Change[] {
  const now = all.length - 1
  const own = all[now]!
  const keys = [...new Set(own.filter(({ key }) => !key.startsWith(fine)).map(({ key }) => key))]
  const changes: Change[] = []
  for (const key of keys) {
    const of = (stage: number): Term[] => distinct(all[stage]!.filter((one) => one.key === key))
    const earlier = lastWith(now, (stage) => of(stage).length > 0)
    if (earlier < 0) continue
    const [before, after] = [of(earlier), of(now)]
    if (before.some((one) => after.some(({ value }) => value === one.value))) continue
    changes.push(changeOf(before[0]!, after[0]!, earlier, now, before.length === 1 && after.length === 1))
  }
  return [...changes, ...fineChanges(all, now)]
}

/** Fines are told apart by what they are for. */
function fineChanges(all: readonly (readonly Term[])[], now: number): Change[] {
  const own = all[now]!.filter(({ key }) => key.startsWith(fine))
  const earlier = lastWith(now, (stage) => all[stage]!.some(({ key }) => key.startsWith(fine)))
  if (own.length === 0 || earlier < 0 || own.length > 60) return []
  const before = all[earlier]!.filter(({ key }) => key.startsWith(fine)).slice(0, 60)
  const parts = (one: Term): ReadonlySet<string> => bigrams(one.key.slice(fine.length))
  return own.flatMap((one): Change[] => {
    const scored = before
      .map((other) => ({ other, score: alike(parts(one), parts(other)) }))
      .sort((a, b) => b.score - a.score)
    const [best, next] = scored
    if (!best || best.score < 0.3 || (next && next.score > best.score - 0.1 && next.other.value !== best.other.value))
      return []
    return best.other.value === one.value ? [] : [changeOf(best.other, one, earlier, now, false)]
  })
}

function lastWith(now: number, has: (stage: number) => boolean): number {
  let stage = now - 1
  while (stage >= 0 && !has(stage)) stage--
  return stage
}

function distinct(terms: readonly Term[]): Term[] {
  return terms.filter((one, at) => terms.findIndex(({ value }) => value === one.value) === at)
}

function changeOf(from: Term, to: Term, earlier: number, now: number, sure: boolean): Change {
  return {
    kind: to.kind,
    between: [earlier, now],
    product: '',
    parameter: to.name,
    from: { stage: earlier, place: from.place },
    to: { stage: now, place: to.place },
    certainty: sure ? 'certain' : 'review',
    note: '',
  }
}
