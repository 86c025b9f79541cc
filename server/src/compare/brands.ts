import { productKey } from '../parameters/index.ts'
import type { Change, ChangeCertainty, Stage, StagePlace, VendorName } from './model.ts'
import type { Said } from './scope.ts'

/** Product that a block speaks of: by its parameters, its name, or the row of the table. */
function ownerOf({ document, products }: Stage): (block: number) => string {
  const owners = new Map<number, string>()
  const rows = new Map<string, string>()
  for (const { name, place, quantityPlace, parameters } of products) {
    for (const one of [place, ...(quantityPlace ? [quantityPlace] : []), ...parameters.map((own) => own.place)]) {
      if (!owners.has(one.block)) owners.set(one.block, name)
      const cell = document.blocks[one.block]?.cell
      if (cell) rows.set(`${cell.table}|${cell.row}`, name)
    }
  }
  return (block) => {
    const cell = document.blocks[block]?.cell
    return owners.get(block) ?? (cell ? rows.get(`${cell.table}|${cell.row}`) : undefined) ?? ''
  }
}

/**
 * Brands and models that a stage names and none before it. A contract names what was won: there a brand is new only where an
 * earlier stage, or the contract before the acceptance, named another.
 */
export function brandChanges(stages: readonly Stage[], said: readonly Said[]): Change[] {
  const now = stages.length - 1
  const stage = stages[now]!
  const owner = ownerOf(stage)
  const seen = new Set<string>()
  return stage.vendors.flatMap((one): Change[] => {
    const key = productKey(one.name)
    const product = owner(one.place.block)
    if (key.length < 2 || seen.has(`${key}|${product}`)) return []
    seen.add(`${key}|${product}`)
    if (said.slice(0, now).some((text) => text.has(one.name))) return []
    const before = namedBefore(stages, product)
    return [
      {
        kind: 'brand',
        between: [before?.stage ?? now - 1, now],
        product,
        parameter: '',
        from: before,
        to: { stage: now, place: one.place, words: one.name },
        certainty: certaintyOf(stage, before),
        note: before ? 'differs' : 'new',
      },
    ]
  })
}

function certaintyOf({ kind }: Stage, before: StagePlace | null): ChangeCertainty {
  if (kind === 'acceptance') return before ? 'certain' : 'none'
  if (kind === 'contract') return before ? 'review' : 'none'
  return 'certain'
}

/** The last brand that was named for the product before this stage. */
function namedBefore(stages: readonly Stage[], product: string): StagePlace | null {
  if (product === '') return null
  for (let at = stages.length - 2; at >= 0; at--) {
    const owner = ownerOf(stages[at]!)
    const found = stages[at]!.vendors.find(
      ({ place }: VendorName) => productKey(owner(place.block)) === productKey(product),
    )
    if (found) return { stage: at, place: found.place, words: found.name }
  }
  return null
}
