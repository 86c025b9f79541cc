import { type Named, type Naming, namesIn } from './brand-names.ts'
import type { Change, Stage, StagePlace } from './model.ts'
import type { Said } from './scope.ts'

/**
 * Brands and models that a stage names and none before it. A contract names what was won: there a brand is new only where an
 * earlier stage named another; an acceptance paper has to keep the brand of the contract.
 */
export function brandChanges(stages: readonly Stage[], said: readonly Said[]): Change[] {
  const now = stages.length - 1
  const stage = stages[now]!
  const seen = new Set<string>()
  return namesIn(stage).all.flatMap((one): Change[] => {
    const { name, key, product, place, passing } = one
    if (seen.has(`${key}|${product}`)) return []
    seen.add(`${key}|${product}`)
    const before = namedBefore(stages, one)
    if (before?.same) return []
    // what columns say of the product itself counts for more than a name that stands elsewhere
    if (!before?.sure && said.slice(0, now).some((text) => text.has(name))) return []
    const isNoise = !before && (stage.kind === 'contract' || stage.kind === 'acceptance')
    return [
      {
        kind: 'brand',
        between: [before?.from.stage ?? now - 1, now],
        product,
        parameter: '',
        from: before?.from ?? null,
        to: { stage: now, place, words: name },
        certainty: isNoise ? 'none' : stage.kind === 'contract' || passing ? 'review' : 'certain',
        note: before ? 'differs' : 'new',
      },
    ]
  })
}

/** What an earlier stage named for a product: whether it is the same, and for sure since columns of both say it. */
interface Before {
  readonly from: StagePlace
  readonly same: boolean
  readonly sure: boolean
}

/** The last stage before this one that named a vendor for the product in a way that can be held against this name. */
function namedBefore(stages: readonly Stage[], one: Named): Before | null {
  if (one.product === '') return null
  const now = namesIn(stages.at(-1)!)
  for (const search of ['of', 'like'] as const)
    for (let at = stages.length - 2; at >= 0; at--) {
      const names = namesIn(stages[at]!)
      const own = search === 'of' ? names.of(one.product) : names.like(one.product, now)
      const fitting = own.filter(({ naming }) => matches(one.naming, naming))
      // what a column says of the product goes before the maker of a part that a sentence names
      const columns = one.inColumn ? fitting.filter(({ inColumn }) => inColumn) : []
      const comparable = columns.length > 0 ? columns : fitting
      if (comparable.length > 0) return heldAgainst(one, comparable, at)
    }
  return null
}

function heldAgainst(one: Named, earlier: readonly Named[], stage: number): Before {
  const [brand, model] = [earlier.find(says('brand')), earlier.find(says('model'))]
  // 恒岳 HY-1 against 恒岳 and HY-1 in two columns: both have to be in it
  const parts = one.naming === 'both' ? [brand, model].filter((part) => part !== undefined) : []
  const other = parts.find(({ naming }) => !earlier.some((own) => own.naming === naming && shares(one, own)))
  const same = parts.length > 0 ? other === undefined : earlier.some((own) => shares(one, own))
  const told = other ?? earlier.find(says(one.naming)) ?? earlier[0]!
  return {
    from: { stage, place: told.place, words: told.name },
    same,
    sure: one.inColumn && earlier.some(({ inColumn }) => inColumn),
  }
}

const says =
  (wanted: Naming) =>
  ({ naming }: Named): boolean =>
    naming === wanted

/** Names are held against those of the same kind. */
function matches(one: Naming, two: Naming): boolean {
  if (one === two) return true
  if (one === 'company' || two === 'company') return false
  return one === 'both' || two === 'both'
}

function shares(one: Named, two: Named): boolean {
  return one.key.includes(two.key) || two.key.includes(one.key)
}
