import { commonFactors, nameKey, type ParameterWords } from '../parameters/index.ts'
import type { Item } from './lines.ts'
import { alike, bigrams, skeleton } from './text.ts'

/** Beyond so many values that are left nobody can tell which belong together. */
const most = 40
/** So alike values are taken for one demand, if none is nearly as alike. */
const enough = 0.3
const ahead = 0.1

/**
 * Pairs values that are left on both sides and of one kind where their names end in one word of the dictionary, 轿厢内噪声 and
 * 轿厢运行噪声, or their clauses are alike, 60分钟内补货 and 30分钟内补换到位. A person has to look at each.
 */
export function likelyPairs(
  from: readonly Item[],
  to: readonly Item[],
  fits: (a: Item, b: Item) => boolean,
  join: (a: Item, b: Item, sure: boolean) => void,
  words: ParameterWords,
): void {
  const open = (items: readonly Item[]): Item[] =>
    items.filter(
      ({ taken, measure, line }) => !taken && measure.units.length > 0 && line.parameter.requirement.length <= 600,
    )
  const [left, right] = [open(from), open(to)]
  if (left.length === 0 || right.length === 0 || left.length > most || right.length > most) return
  const looks = new Map([...left, ...right].map((item) => [item, looksOf(item, words)]))
  const scored = left.flatMap((a) =>
    right.flatMap((b) => {
      if (!agrees(a, b) || !fits(a, b)) return []
      const [one, two] = [looks.get(a)!, looks.get(b)!]
      const isOneKind = one.end !== '' && one.end === two.end
      const isAlone = alone(a, left) && alone(b, right) && (isRare(a) || shares(one.name, two.name))
      const score = Math.max(
        alike(one.name, two.name),
        alike(one.clause, two.clause),
        isOneKind ? 0.5 : 0,
        isAlone ? 0.4 : 0,
      )
      return score >= enough ? [{ a, b, score }] : []
    }),
  )
  scored.sort((x, y) => y.score - x.score)
  for (const { a, b, score } of scored) {
    if (a.taken || b.taken) continue
    const rival = scored.find(
      (other) => (other.a === a) !== (other.b === b) && !other.a.taken && !other.b.taken && other.score > score - ahead,
    )
    if (!rival) join(a, b, false)
  }
}

/** The only value of its kind. */
function alone({ measure }: Item, items: readonly Item[]): boolean {
  return items.filter((other) => commonFactors(other.measure, measure) !== null).length === 1
}

/** Values of a rate are seldom alike by chance: 5000碟/h. */
const isRare = ({ measure }: Item): boolean => measure.units.some(({ dimension }) => dimension.includes('/'))

const shares = (one: ReadonlySet<string>, two: ReadonlySet<string>): boolean => [...one].some((part) => two.has(part))

/** ≥ is held against ≥ or a bare value, never against ≤. */
function agrees({ measure: a }: Item, { measure: b }: Item): boolean {
  const side = (operator: string): string => operator.replace('=', '') || '='
  return (
    a.values.length === b.values.length &&
    (side(a.operator) === side(b.operator) || a.operator === 'is' || b.operator === 'is')
  )
}

interface Looks {
  readonly name: ReadonlySet<string>
  readonly clause: ReadonlySet<string>
  /** The word of the dictionary that the name ends with. */
  readonly end: string
}

function looksOf({ line, measure }: Item, words: ParameterWords): Looks {
  const { requirement, place, name } = line.parameter
  const own = nameKey(measure.name || name)
  const at = Math.max(0, measure.start - place.start)
  const start = Math.max(...[...'，。；;,'].map((sign) => requirement.lastIndexOf(sign, at - 1))) + 1
  const rest = /^[^，。；;]*/.exec(requirement.slice(at))![0]
  return {
    name: bigrams(own),
    clause: bigrams(skeleton(requirement.slice(start, at) + rest)),
    end: words.namesOf(own).length > 0 ? own : words.endOf(own),
  }
}
