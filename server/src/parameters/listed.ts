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
  /** What running text counts: of that name, else the only one of the count whose name shares words with it. */
  counted(name: string, quantity: number, unit: string): Purchase | null
  /** The product that a sentence begins with, by its name or the end of it, and the length of that name. */
  leading(text: string): { readonly purchase: Purchase; readonly length: number } | null
}

/** Sorts the rows of all lists into products. */
export function listedProducts(rows: readonly Purchase[]): Listed {
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
  // 在线浊度仪（低量程） of one list is the 在线浊度仪 of another that buys as many
  for (const [bare, both] of byBare) {
    const other = both.find((key) => key !== bare)
    if (both.length !== 2 || !other || !byKey.has(bare)) continue
    const [plain, marked] = [byKey.get(bare)![0]!, byKey.get(other)![0]!]
    if (plain.table === marked.table || plain.quantity !== marked.quantity) continue
    const [whole, part] = plain.place.block < marked.place.block ? [bare, other] : [other, bare]
    slots.set(part, slots.get(whole)!)
    for (const own of byKey.get(part)!) byBlock.set(own.place.block, slots.get(whole)![0]!)
    byBare.set(bare, [whole])
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
  const ends = endsOf(keys)
  const byCount = new Map<string, Purchase[]>()
  for (const list of new Set(slots.values())) {
    if (list.length !== 1) continue
    const count = `${list[0]!.quantity}|${list[0]!.unit}`
    const own = byCount.get(count)
    if (own) own.push(list[0]!)
    else byCount.set(count, [list[0]!])
  }
  return {
    counted(name, quantity, unit) {
      const own = slots.get(productKey(name))?.[0] ?? this.named(name)
      if (own) return own
      const parts = pairsOf(productKey(name))
      const likely = [...(byCount.get(`${quantity}|${unit}`) ?? []), ...(byCount.get(`${quantity}|`) ?? [])]
        .slice(0, mostNames)
        .map((one) => ({ one, shared: pairsOf(one.key).filter((pair) => parts.includes(pair)).length }))
        .sort((a, b) => b.shared - a.shared)
      const [first, second] = likely
      return first && first.shared > 0 && first.shared > (second?.shared ?? 0) ? first.one : null
    },
    leading(text) {
      for (let length = Math.min(24, text.length); length >= 2; length--) {
        if (!/[\u4e00-\u9fffA-Za-z\d)）]/.test(text[length - 1]!)) continue
        const key = productKey(text.slice(0, length))
        const name = slots.has(key) ? key : key.length >= 3 ? ends.get(key) : undefined
        if (name) return { purchase: slots.get(name)![0]!, length }
      }
      // UPS容量10kVA, where one listed name has that word
      const latin = /^[A-Za-z]{2,10}(?![A-Za-z\d-])/.exec(text)?.[0] ?? ''
      const own = latin ? keys.filter((key) => key.includes(latin.toLowerCase())) : []
      return own.length === 1 ? { purchase: slots.get(own[0]!)![0]!, length: latin.length } : null
    },
    all: [...new Set([...slots.values()].flat())].sort((a, b) => a.place.block - b.place.block),
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

const pairsOf = (key: string): string[] => [...key].slice(1).map((char, at) => key[at]! + char)

/** Names by what they end with, where only one does: 服务器 of 数据服务器. */
function endsOf(keys: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const several = new Set<string>()
  for (const key of keys)
    for (let at = 1; at + 3 <= key.length; at++) {
      const end = key.slice(at)
      if (found.has(end)) several.add(end)
      else found.set(end, key)
    }
  for (const end of several) found.delete(end)
  return found
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
