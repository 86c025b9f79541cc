import { type BlockPlace, productKey } from '../parameters/index.ts'
import type { Change, Stage, StagePlace, VendorName } from './model.ts'
import { brandsInProse } from './prose-brands.ts'
import type { Said } from './scope.ts'
import { inParts, vendorCells } from './vendor-cells.ts'

/** Product that a place speaks of: by its parameters, its name, the row of the table, or the words before it. */
function ownerOf({ document, products }: Stage): (place: BlockPlace) => string {
  const owners = new Map<number, string>()
  const rows = new Map<string, string>()
  const names = new Map<string, string>()
  let longest = 0
  for (const { name, key, place, quantityPlace, parameters } of products) {
    names.set(key, name)
    longest = Math.max(longest, Math.min(key.length, 24))
    for (const one of [place, ...(quantityPlace ? [quantityPlace] : []), ...parameters.map((own) => own.place)]) {
      if (!owners.has(one.block)) owners.set(one.block, name)
      const cell = document.blocks[one.block]?.cell
      if (cell) rows.set(`${cell.table}|${cell.row}`, name)
    }
  }
  /** The product that is named last before the place. */
  const before = ({ block, start }: BlockPlace): string | undefined => {
    const lead = productKey(/[^。；;\n]*$/.exec(document.blocks[block]!.text.slice(Math.max(0, start - 40), start))![0])
    for (let end = lead.length; end >= 2; end--)
      for (let length = Math.min(longest, end); length >= 2; length--) {
        const name = names.get(lead.slice(end - length, end))
        if (name !== undefined) return name
      }
    return undefined
  }
  return (place) => {
    const cell = document.blocks[place.block]?.cell
    return owners.get(place.block) ?? (cell ? rows.get(`${cell.table}|${cell.row}`) : undefined) ?? before(place) ?? ''
  }
}

/** A vendor that a stage names, with the product that it names it for and the parts of the name, folded. */
interface Named extends VendorName {
  readonly key: string
  readonly product: string
  readonly brand: string
  readonly model: string
}

/** What each stage names, once; kept so that later stages need not read the earlier ones again. */
const named = new WeakMap<Stage, Names>()

interface Names {
  readonly all: readonly Named[]
  readonly byProduct: ReadonlyMap<string, readonly Named[]>
}

function namedIn(stage: Stage): Names {
  const known = named.get(stage)
  if (known) return known
  const owner = ownerOf(stage)
  const cells = vendorCells(stage)
  const blocks = new Set(cells.map(({ place }) => place.block))
  const prose = [...brandsInProse(stage), ...stage.vendors].filter(({ place }) => !blocks.has(place.block))
  const all = [...cells, ...prose.sort((a, b) => Number(a.passing ?? false) - Number(b.passing ?? false)).map(inParts)]
    .map((one) => ({ ...one, key: productKey(one.name), product: owner(one.place) }))
    .filter(({ key }) => key.length >= 2)
  const byProduct = new Map<string, Named[]>()
  for (const one of all) {
    const key = productKey(one.product)
    const own = byProduct.get(key)
    if (own) own.push(one)
    else byProduct.set(key, [one])
  }
  byProduct.delete('')
  const names = { all, byProduct }
  named.set(stage, names)
  return names
}

/**
 * Brands and models that a stage names and none before it. A contract names what was won: there a brand is new only where an
 * earlier stage named another; an acceptance paper has to keep the brand of the contract.
 */
export function brandChanges(stages: readonly Stage[], said: readonly Said[]): Change[] {
  const now = stages.length - 1
  const stage = stages[now]!
  const seen = new Set<string>()
  return namedIn(stage).all.flatMap((one): Change[] => {
    const { name, key, product, place, passing } = one
    if (seen.has(`${key}|${product}`)) return []
    seen.add(`${key}|${product}`)
    const before = namedBefore(stages, one)
    if (before === 'same') return []
    if (before === null && said.slice(0, now).some((text) => text.has(name))) return []
    const isNoise = before === null && (stage.kind === 'contract' || stage.kind === 'acceptance')
    return [
      {
        kind: 'brand',
        between: [before?.stage ?? now - 1, now],
        product,
        parameter: '',
        from: before,
        to: { stage: now, place, words: name },
        certainty: isNoise ? 'none' : stage.kind === 'contract' || passing ? 'review' : 'certain',
        note: before ? 'differs' : 'new',
      },
    ]
  })
}

const isSame = (one: string, two: string): boolean => one.includes(two) || two.includes(one)

/** What the last stage that named anything for the product says: the same, another name, or nothing of that part. */
function namedBefore(stages: readonly Stage[], one: Named): StagePlace | 'same' | null {
  const key = productKey(one.product)
  if (key === '') return null
  for (let at = stages.length - 2; at >= 0; at--) {
    const own = namedIn(stages[at]!).byProduct.get(key)
    if (!own) continue
    if (own.some((other) => other.key === one.key)) return 'same'
    const [brands, models] = [own.filter(({ brand }) => brand !== ''), own.filter(({ model }) => model !== '')]
    const other =
      (one.brand !== '' && brands.length > 0 && !brands.some(({ brand }) => isSame(brand, one.brand))
        ? brands[0]
        : undefined) ??
      (one.model !== '' && models.length > 0 && !models.some(({ model }) => isSame(model, one.model))
        ? models[0]
        : undefined)
    if (other) return { stage: at, place: other.place, words: other.name }
    return (one.brand === '' || brands.length > 0) && (one.model === '' || models.length > 0 || one.brand !== '')
      ? 'same'
      : null
  }
  return null
}
