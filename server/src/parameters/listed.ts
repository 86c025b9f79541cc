import { sameGroup } from './group.ts'
import { productKey } from './product-name.ts'
import type { Purchase } from './purchase-list.ts'

/** What the purchase lists of a document hold, each product once: lists repeat each other, and one name may be bought for several rooms. */
export interface Listed {
  /** Products in reading order. */
  readonly all: readonly Purchase[]
  /**
   * Those of a name; several where one list has the name in several rows. 杂物电梯（传菜） is the 杂物电梯 where no other bears
   * that name.
   */
  of(name: string): readonly Purchase[]
  /** The one whose row begins with the block. */
  at(block: number): Purchase | undefined
  /** The name that a title means, null when none fits or several do. */
  named(title: string): Purchase | null
}

/** Sorts the rows of all lists into products. */
export function listedProducts(given: readonly Purchase[]): Listed {
  const rows = sameThings(given)
  const byKey = new Map<string, Purchase[]>()
  for (const one of rows) {
    const known = byKey.get(one.key)
    if (known) known.push(one)
    else byKey.set(one.key, [one])
  }
  const slots = new Map<string, readonly Purchase[]>()
  const byBlock = new Map<number, Purchase>()
  for (const [key, own] of byKey) {
    const { products, slotOf } = slotsOf(own)
    slots.set(key, products)
    own.forEach((one, at) => {
      byBlock.set(one.place.block, products[slotOf[at]!]!)
    })
  }
  const keys = [...byKey.keys()]
  const byBare = new Map<string, string[]>()
  for (const [key, [one]] of byKey) {
    const bare = bareKey(one!.name)
    byBare.set(bare, [...(byBare.get(bare) ?? []), key])
  }
  const asked = new Map<string, Purchase | null>()
  const inside = namesInside(keys)
  /** The one listed name that the key holds, or that holds the key. */
  function nearest(key: string): Purchase | null {
    const found = inside(key)
    const longest = found.filter((one) => !found.some((other) => other !== one && other.includes(one)))
    const [only] = longest
    return longest.length === 1 && Math.min(only!.length, key.length) * 2 >= Math.max(only!.length, key.length)
      ? slots.get(only!)![0]!
      : null
  }
  return {
    all: [...slots.values()].flat().sort((a, b) => a.place.block - b.place.block),
    of(name) {
      const key = productKey(name)
      const exact = slots.get(key)
      if (exact) return exact
      const bare = bareKey(name)
      const [only, ...others] = byBare.get(bare) ?? []
      // two names with different remarks are two products
      const isOne = only !== undefined && others.length === 0 && (key === bare || only === bare)
      return isOne ? slots.get(only)! : []
    },
    at: (block) => byBlock.get(block),
    named(title) {
      const key = productKey(title)
      const known = asked.get(key)
      if (known !== undefined) return known
      const found = key.length < 2 ? null : (slots.get(key)?.[0] ?? nearest(key))
      asked.set(key, found)
      return found
    },
  }
}

/** Beyond so many a title tells none from another. */
const mostNames = 32

/** Finds the names that stand in a title, and those that a title of three characters or more stands in. */
function namesInside(keys: readonly string[]): (title: string) => string[] {
  const known = new Set(keys.filter(({ length }) => length >= 2))
  let longest = 0
  const byPair = new Map<string, string[]>()
  for (const key of known) {
    longest = Math.max(longest, key.length)
    for (let at = 0; at + 2 <= key.length; at++) {
      const pair = key.slice(at, at + 2)
      const own = byPair.get(pair)
      if (!own) byPair.set(pair, [key])
      else if (own.at(-1) !== key) own.push(key)
    }
  }
  return (title) => {
    const found = new Set<string>()
    for (let at = 0; at < title.length; at++)
      for (let end = at + 2; end <= Math.min(title.length, at + longest); end++) {
        const part = title.slice(at, end)
        if (known.has(part)) found.add(part)
      }
    if (title.length < 3) return [...found]
    let rarest: readonly string[] | undefined
    for (let at = 0; at + 2 <= title.length; at++) {
      const own = byPair.get(title.slice(at, at + 2)) ?? []
      if (!rarest || own.length < rarest.length) rarest = own
    }
    for (const key of rarest ?? []) {
      if (found.size > mostNames) break
      if (key.includes(title)) found.add(key)
    }
    return [...found]
  }
}

/**
 * 在线监测仪（低量程） of one list and 在线监测仪 of another, as many of each, are one thing where no other bears the name: the rows of
 * the bare name take the full one.
 */
function sameThings(rows: readonly Purchase[]): readonly Purchase[] {
  const names = new Map<string, Map<string, Purchase>>()
  for (const one of rows) {
    const bare = bareKey(one.name)
    const known = names.get(bare) ?? new Map<string, Purchase>()
    if (!known.has(one.key)) known.set(one.key, one)
    names.set(bare, known)
  }
  const full = new Map<string, Purchase>()
  for (const [bare, known] of names) {
    const [one, two, ...more] = known.values()
    const plain = known.get(bare)
    if (!two || more.length > 0 || !plain) continue
    const other = one === plain ? two : one!
    if (other.table !== plain.table && other.quantity === plain.quantity) full.set(bare, other)
  }
  if (full.size === 0) return rows
  return rows.map((one) => {
    const other = full.get(one.key)
    return other ? { ...one, name: other.name, key: other.key } : one
  })
}

const bareKey = (name: string): string => productKey(name.replace(/[（(][^（()）]*[)）]$/, ''))

/** Rows of one name as products: the list that has most of them tells how many there are, the others are laid beside it. */
function slotsOf(rows: readonly Purchase[]): { products: Purchase[]; slotOf: number[] } {
  const tables = new Map<number, number[][]>()
  rows.forEach((one, at) => {
    const runs = tables.get(one.table) ?? []
    tables.set(one.table, runs)
    const run = runs.at(-1)
    if (run && isSameRow(rows[run.at(-1)!]!, one)) run.push(at)
    else runs.push([at])
  })
  const lists = [...tables.values()]
  const first = lists.reduce((most, runs) => (runs.length > most.length ? runs : most))
  const slotOf: number[] = rows.map(() => 0)
  const heads = first.map(([at]) => rows[at!]!)
  // lists under headings of several subsystems, each with the name once
  const isApart = first.length === 1 && heads[0]!.group !== ''
  for (const runs of lists)
    runs.forEach((run, no) => {
      const own = rows[run[0]!]!
      // hundreds of rows of one name are no subsystems
      const grouped = own.group !== '' && heads.length <= 64
      let slot =
        runs === first
          ? no
          : grouped
            ? heads.findIndex((head) => head.group !== '' && sameGroup(head.group, own.group))
            : -1
      if (slot < 0 && isApart && own.group !== '' && own.quantity !== null) slot = heads.push(own) - 1
      for (const at of run) slotOf[at] = slot >= 0 ? slot : Math.min(no, heads.length - 1)
    })
  const products = heads.map((head, slot) => {
    const counted = rows.find((one, at) => slotOf[at] === slot && one.quantity !== null)
    const base = head.quantity === null && counted ? counted : head
    return heads.length > 1 ? base : { ...base, group: '' }
  })
  return { products, slotOf }
}

/** A name that is repeated beside each of its demands is one row; the next row of another group or quantity is another product. */
function isSameRow(one: Purchase, two: Purchase): boolean {
  return two.row === one.row || (two.row === one.row + 1 && two.quantity === one.quantity && two.group === one.group)
}
