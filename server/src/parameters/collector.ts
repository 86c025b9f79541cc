import type { Block } from '../core/block.ts'
import { type Beside, parametersIn, type Reading } from './demand.ts'
import type { BlockPlace, Parameter, Product } from './model.ts'
import { productKey } from './product-name.ts'
import type { Purchase } from './purchase-list.ts'
import type { ParameterWords } from './words.ts'

/** A product that is being read. `sure` is false where only a heading says that it is one. */
export interface Draft extends Omit<Product, 'parameters'> {
  readonly parameters: Parameter[]
  readonly reading: Reading
  /** What was said of it already. */
  readonly said: Set<string>
  sure: boolean
}

/** What one walk over a document gathers. */
export interface Collector {
  /** The product of that name: one known already, one of the purchase list, or a new one. */
  open(name: string, place: BlockPlace, sure: boolean, number?: string): Draft
  /** The purchase that a title names, null when none fits or several do. */
  purchase(title: string): Purchase | null
  /** The one product of the purchase lists, null when there are several, undefined when there is none. */
  only(): Purchase | null | undefined
  add(draft: Draft, block: Block, index: number, beside: Beside): number
  products(): Product[]
}

/** Begins a walk. `substantive` holds the marks that void a bid. */
export function collector(
  listed: readonly Purchase[],
  words: ParameterWords,
  substantive: ReadonlySet<string>,
): Collector {
  const drafts = new Map<string, Draft>()
  const byKey = new Map<string, Purchase>()
  for (const one of listed) {
    const known = byKey.get(one.key)
    if (!known || (known.quantity === null && one.quantity !== null)) byKey.set(one.key, one)
  }
  const keys = [...byKey.keys()]

  function purchase(title: string): Purchase | null {
    const key = productKey(title)
    if (key.length < 2) return null
    const exact = byKey.get(key)
    if (exact) return exact
    const inside = keys.filter(
      (one) => one.length >= 2 && (key.includes(one) || (key.length >= 3 && one.includes(key))),
    )
    const longest = inside.filter((one) => !inside.some((other) => other !== one && other.includes(one)))
    const [only] = longest
    return longest.length === 1 && Math.min(only!.length, key.length) * 2 >= Math.max(only!.length, key.length)
      ? byKey.get(only!)!
      : null
  }

  return {
    purchase,
    only: () => (byKey.size > 1 ? null : byKey.values().next().value),
    open(name, place, sure, number = '') {
      const found = purchase(name)
      const exact = byKey.get(productKey(name))
      const source = exact ?? (sure ? null : found)
      const key = source?.key ?? productKey(name)
      let draft = drafts.get(key)
      if (!draft) {
        draft = {
          name: source?.name ?? name,
          key,
          number: source?.number ?? number,
          quantity: source?.quantity ?? null,
          unit: source?.unit ?? '',
          place: source?.place ?? place,
          quantityPlace: source?.quantityPlace ?? null,
          parameters: [],
          reading: { group: '', star: '', number: '', title: null },
          said: new Set(),
          sure: sure || source !== null,
        }
        drafts.set(key, draft)
      }
      draft.sure ||= sure
      return draft
    },
    add(draft, block, index, beside) {
      const found = parametersIn(block, index, beside, draft.reading, words, substantive)
      // the same product listed for another room says the same again
      for (const one of found) {
        const identity = [one.number, one.name, one.requirement, one.group].join('\u0000')
        if (draft.said.has(identity)) continue
        draft.said.add(identity)
        draft.parameters.push(one)
      }
      return found.length
    },
    products: () => {
      // what is only listed is a product as well: its quantity is compared
      for (const one of listed) {
        if (drafts.has(one.key)) continue
        drafts.set(one.key, {
          ...one,
          parameters: [],
          reading: { group: '', star: '', number: '', title: null },
          said: new Set(),
          sure: true,
        })
      }
      return [...drafts.values()]
        .filter((draft) => byKey.has(draft.key) || (draft.parameters.length > 0 && (draft.sure || isBelievable(draft))))
        .map(({ reading: _reading, sure: _sure, said: _said, ...product }) => ({
          ...product,
          parameters: grouped(product.parameters),
        }))
        .sort((a, b) => firstBlock(a) - firstBlock(b))
    },
  }
}

/** Titles that were read as demands, 1、光路系统 before 1.1, become the group of what follows them. */
function grouped(parameters: readonly Parameter[]): Parameter[] {
  let title: Parameter | null = null
  return parameters.flatMap((one, at) => {
    const next = parameters[at + 1]
    if (isTitle(one, next)) {
      title = one
      return []
    }
    if (!title || !isUnder(one.number, title.number)) return [one]
    const star = one.star || title.star
    return [{ ...one, group: title.requirement, star, starred: one.starred || (title.starred && star === title.star) }]
  })
}

function isUnder(number: string, title: string): boolean {
  return /^[一二三四五六七八九十]/.test(title)
    ? !/^[一二三四五六七八九十]/.test(number)
    : number.startsWith(`${title}.`)
}

function isTitle({ number, requirement, measures, name }: Parameter, next: Parameter | undefined): boolean {
  if (!next || measures.length > 0 || requirement.length > 20 || name !== requirement.slice(0, name.length))
    return false
  if (/^[一二三四五六七八九十]+$/.test(number)) return !/^[一二三四五六七八九十]+$/.test(next.number)
  return number !== '' && next.number.startsWith(`${number}.`)
}

function firstBlock(product: Product): number {
  return product.place.block
}

/** Headings are taken for products only where most of their lines state values. */
function isBelievable({ parameters }: Draft): boolean {
  const stated = parameters.filter(
    ({ star, measures }) => star !== '' || measures.some(({ operator }) => operator !== 'is'),
  )
  return stated.length >= 2 && stated.length * 2 >= parameters.length
}
