import { type BlockPlace, productKey } from '../parameters/index.ts'
import type { Change, Stage, StagePlace, VendorName } from './model.ts'
import { brandsInProse } from './prose-brands.ts'
import type { Said } from './scope.ts'

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

/** Columns 品牌, 型号, 品牌型号 say it outright, also of makers that no dictionary knows. */
function inColumns({ document, outline }: Stage): VendorName[] {
  return document.blocks.flatMap(({ text }, block): VendorName[] => {
    const { column, header } = outline.labels[block]!
    const name = text.trim()
    if ((column !== 'brand' && column !== 'model') || header || blank.test(name) || name.length > 40) return []
    const start = text.indexOf(name)
    return [{ name, place: { block, start, end: start + name.length } }]
  })
}

const blank =
  /^[\s/／—–-]*$|^(?:无|详见|见|略|同上|待定|x+|不限|不指定|国产|进口|定制|符合|满足|一致|相符|品牌|型号|规格)|投标人|供应商|填[报写]|[≥≤]|^[\d.]+$/i

/** A vendor that a stage names, with the product that it names it for. */
interface Named extends VendorName {
  readonly key: string
  readonly product: string
}

/** What each stage names, once; kept so that later stages need not read the earlier ones again. */
const named = new WeakMap<Stage, readonly Named[]>()

function namedIn(stage: Stage): readonly Named[] {
  const known = named.get(stage)
  if (known) return known
  const owner = ownerOf(stage)
  const cells = inColumns(stage)
  const blocks = new Set(cells.map(({ place }) => place.block))
  const prose = [...brandsInProse(stage), ...stage.vendors].filter(({ place }) => !blocks.has(place.block))
  const all = [...cells, ...prose.sort((a, b) => Number(a.passing ?? false) - Number(b.passing ?? false))]
    .map((one) => ({ ...one, key: productKey(one.name), product: owner(one.place) }))
    .filter(({ key }) => key.length >= 2)
  named.set(stage, all)
  return all
}

/**
 * Brands and models that a stage names and none before it. A contract names what was won: there a brand is new only where an
 * earlier stage named another; an acceptance paper has to keep the brand of the contract.
 */
export function brandChanges(stages: readonly Stage[], said: readonly Said[]): Change[] {
  const now = stages.length - 1
  const stage = stages[now]!
  const seen = new Set<string>()
  return namedIn(stage).flatMap(({ name, key, product, place, passing }): Change[] => {
    if (seen.has(`${key}|${product}`)) return []
    seen.add(`${key}|${product}`)
    if (said.slice(0, now).some((text) => text.has(name))) return []
    const before = namedBefore(
      stages,
      product,
      stage.document.blocks[place.block]!.cell !== null,
      stage.outline.labels[place.block]!.column,
    )
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

/** The last name that was given for the product before this stage; names in columns are held against those of the same column. */
function namedBefore(stages: readonly Stage[], product: string, inCell: boolean, column: string): StagePlace | null {
  if (product === '') return null
  const key = productKey(product)
  for (let at = stages.length - 2; at >= 0; at--) {
    const { outline } = stages[at]!
    const own = namedIn(stages[at]!).filter((one) => productKey(one.product) === key)
    const found = own.find(({ place }) => inCell && outline.labels[place.block]!.column === column) ?? own[0]
    if (found) return { stage: at, place: found.place, words: found.name }
  }
  return null
}
