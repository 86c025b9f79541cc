import type { Block } from '../core/block.ts'
import { type Called, calledNames } from './called.ts'
import { type Beside, parametersIn, type Reading } from './demand.ts'
import { sameGroup } from './group.ts'
import { listedProducts } from './listed.ts'
import type { BlockPlace, Parameter, Product } from './model.ts'
import { productKey } from './product-name.ts'
import type { Purchase } from './purchase-list.ts'
import type { ParameterWords } from './words.ts'

type Count = Pick<Product, 'quantity' | 'unit' | 'quantityPlace'>

/** A product that is being read. `sure` is false where only a heading says that it is one. */
export interface Draft extends Omit<Product, 'parameters' | keyof Count> {
  quantity: number | null
  unit: string
  quantityPlace: BlockPlace | null
  readonly parameters: Parameter[]
  readonly reading: Reading
  /** What was said of it already. */
  readonly said: Set<string>
  sure: boolean
  /** Running text lists it among others of its kind: it counts without a demand. */
  isListed: boolean
}

/** Where a product is spoken of: `near` is the same for what belongs together, a heading or a table; `group` the part of the project. */
export interface Opening {
  readonly name: string
  readonly place: BlockPlace
  readonly sure: boolean
  readonly number?: string
  readonly group?: string
  readonly near?: string
}

/** What one walk over a document gathers. */
export interface Collector {
  /** The product of that name: one known already, one of the purchase list, or a new one. */
  open(opening: Opening): Draft
  /** The purchase that a title names, null when none fits or several do. */
  purchase(title: string): Purchase | null
  /** The purchase that a name begins with, and what is left of the name: 150W LED路灯光效; null for none. */
  owner(name: string): { readonly purchase: Purchase; readonly rest: string } | null
  /** What running text calls the products of the purchase lists. */
  readonly called: Called
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
  const lists = listedProducts(listed)
  /** By key, one for each product of the name. */
  const drafts = new Map<string, Draft[]>()
  const byPurchase = new Map<Purchase, Draft>()
  const byNear = new Map<string, Draft>()

  function ofPurchase(source: Purchase): Draft {
    const known = byPurchase.get(source)
    if (known) return known
    const { table: _table, row: _row, ...own } = source
    const draft: Draft = { ...own, ...empty(), sure: true }
    byPurchase.set(source, draft)
    keep(draft)
    return draft
  }

  function keep(draft: Draft): void {
    const known = drafts.get(draft.key)
    if (known) known.push(draft)
    else drafts.set(draft.key, [draft])
  }

  /** Of several purchases of one name: that of the row, of the part of the project, else the first that nothing was said of. */
  function chosen(own: readonly Purchase[], place: BlockPlace, group: string): Purchase {
    const [first] = own
    if (own.length === 1) return first!
    const row = lists.at(place.block)
    if (row && row.key === first!.key) return row
    // hundreds of rows of one name are no subsystems
    if (own.length > 64) return first!
    return (
      own.find((one) => group !== '' && sameGroup(one.group, group)) ??
      own.find((one) => !byPurchase.get(one)?.parameters.length) ??
      first!
    )
  }

  function draftOf({ name, place, sure, number = '', group = '' }: Opening): Draft {
    const exact = lists.of(name)
    const found = exact.length > 0 || sure ? null : lists.named(name)
    const own = found ? lists.of(found.name) : exact
    if (own.length > 0) return ofPurchase(chosen(own, place, group))
    const key = productKey(name)
    const known = drafts.get(key) ?? []
    const same =
      known.length > 64
        ? known[0]
        : known.find((one) => one.group === '' || group === '' || sameGroup(one.group, group))
    if (same) return same
    const draft: Draft = {
      name,
      key,
      group,
      number,
      quantity: null,
      unit: '',
      place,
      quantityPlace: null,
      ...empty(),
      sure,
    }
    keep(draft)
    return draft
  }

  return {
    purchase: (title) => lists.named(title),
    owner(name) {
      for (let length = Math.min(name.length - 2, 24); length >= 2; length--) {
        const [purchase] = lists.of(name.slice(0, length))
        if (purchase && name.startsWith(purchase.name)) return { purchase, rest: name.slice(length) }
      }
      return null
    },
    called: calledNames(lists.all),
    only: () => (lists.all.length > 1 ? null : lists.all[0]),
    open(opening) {
      const near = `${productKey(opening.name)}\u0000${opening.near ?? ''}\u0000${opening.group ?? ''}`
      const here = opening.near ? byNear.get(near) : undefined
      const row = lists.at(opening.place.block)
      const draft = (row ? undefined : here) ?? draftOf(opening)
      if (opening.near) byNear.set(near, draft)
      draft.sure ||= opening.sure
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
      for (const one of lists.all) ofPurchase(one)
      const all = [...drafts.values()].flat()
      const taken = describedElsewhere(all, (draft) => lists.of(draft.name).length > 0)
      return all
        .filter((draft) => !taken.has(draft))
        .filter(
          (draft) =>
            draft.isListed ||
            lists.of(draft.name).length > 0 ||
            (draft.parameters.length > 0 && (draft.sure || isBelievable(draft))),
        )
        .map(({ reading: _reading, sure: _sure, said: _said, isListed: _listed, ...product }) => ({
          ...product,
          group: drafts.get(product.key)!.length > 1 ? product.group : '',
          parameters: grouped(product.parameters),
        }))
        .sort((a, b) => firstBlock(a) - firstBlock(b))
    },
  }
}

/**
 * A list says 现地PLC子站 6套 and nothing else, a chapter 现地控制站 共6套 and its demands: the only ones of a count whose names
 * share words are one. The demands go to the one that is listed; gives those that are told by it.
 */
function describedElsewhere(all: readonly Draft[], isListed: (draft: Draft) => boolean): ReadonlySet<Draft> {
  const taken = new Set<Draft>()
  const count = ({ quantity, unit }: Draft): string => `${quantity}|${unit}`
  const silent = new Map<string, Draft[]>()
  for (const one of all) {
    if (one.quantity === null || one.parameters.length > 0 || !isListed(one)) continue
    const own = silent.get(count(one))
    if (own) own.push(one)
    else silent.set(count(one), [one])
  }
  // 垃圾压缩设备 of a table of values is the 移动式垃圾压缩设备 that the list counts
  const lists = [...silent.values()].flat()
  for (const one of lists.length > 64 ? [] : all) {
    if (one.quantity !== null || !one.sure || one.key.length < 3 || one.parameters.length === 0 || isListed(one))
      continue
    const [own, ...others] = lists.filter(({ key }) => key.endsWith(one.key))
    if (!own || others.length > 0 || own.parameters.length > 0) continue
    own.parameters.push(...one.parameters)
    taken.add(one)
  }
  for (const one of all) {
    if (one.quantity === null || one.parameters.length === 0 || isListed(one)) continue
    const same = silent.get(count(one)) ?? []
    const [own, ...others] = same.length > 64 ? [] : same.filter((other) => sharesWord(other.key, one.key))
    if (!own || others.length > 0 || own.parameters.length > 0) continue
    own.parameters.push(...one.parameters)
    taken.add(one)
  }
  return taken
}

const sharesWord = (one: string, two: string): boolean =>
  [...one].some((_, at) => at + 2 <= one.length && two.includes(one.slice(at, at + 2)))

const empty = (): Pick<Draft, 'parameters' | 'reading' | 'said' | 'isListed'> => ({
  isListed: false,
  parameters: [],
  reading: { group: '', star: '', number: '', title: null },
  said: new Set(),
})

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

/** Headings are taken for products only where most of their lines state values, or one line states many. */
function isBelievable({ parameters }: Draft): boolean {
  const bounds = parameters.flatMap(({ measures }) => measures.filter(({ operator }) => operator !== 'is'))
  if (parameters.length === 1 && bounds.length >= 4) return true
  const stated = parameters.filter(
    ({ star, measures }) => star !== '' || measures.some(({ operator }) => operator !== 'is'),
  )
  return stated.length >= 2 && stated.length * 2 >= parameters.length
}
