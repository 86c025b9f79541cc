import { fold } from '../core/fold.ts'
import { type Product, productKey } from '../parameters/index.ts'
import { bigrams } from './text.ts'
import { isWork } from './works.ts'

/** Told of each pair: the index in either list, and whether both are one product without doubt. */
export type Take = (from: number, to: number, sure: boolean) => void

/** So many of a thing are seldom bought of another one as well: 192张, 16.5m. */
const isTelling = (quantity: number): boolean => quantity >= 10 || !Number.isInteger(quantity)

/** Characters that any thing may bear. */
const common = /[设备系统装置器机件套箱及和与的用式型电子智能安全管理平台软硬服务数据网络信息视频控制一二三四五\d()]/g

/** Brackets that say more of a thing and do not name it. */
const traits = /^[含带配共每不无]|[、和及与]|[型式用]$/

const outside = (name: string): string => productKey(name.replace(/[（(][^（()）]*[)）]/g, ''))

/** Pairs 药品柜（PP） with PP药品柜: the same characters, what stood in brackets before the name or behind it. */
export function pairReordered(
  from: readonly Product[],
  to: readonly Product[],
  takenFrom: ReadonlySet<number>,
  takenTo: ReadonlySet<number>,
  take: Take,
): void {
  const of = (list: readonly Product[], taken: ReadonlySet<number>): Map<string, number[]> => {
    const found = new Map<string, number[]>()
    list.forEach((product, at) => {
      const letters = fold(product.name).replace(/[^\u4e00-\u9fffa-z\d]/g, '')
      if (taken.has(at) || isWork(product) || letters.length < 4) return
      const key = [...letters].sort().join('')
      found.set(key, [...(found.get(key) ?? []), at])
    })
    return found
  }
  const left = of(from, takenFrom)
  for (const [key, own] of of(to, takenTo)) {
    const other = left.get(key)
    if (own.length !== 1 || other?.length !== 1) continue
    const [one, two] = [from[other[0]!]!.name, to[own[0]!]!.name]
    if (/[（(]/.test(one + two)) take(other[0]!, own[0]!, true)
  }
}

/**
 * Pairs what nothing else paired where one name explains the other, 上消化道内镜（胃镜） and 电子胃镜, or where only one on each
 * side is counted alike and the names have something in common. None of these is sure.
 */
export function pairLeftovers(
  from: readonly Product[],
  to: readonly Product[],
  takenFrom: ReadonlySet<number>,
  takenTo: ReadonlySet<number>,
  take: Take,
): void {
  const open = (list: readonly Product[], taken: ReadonlySet<number>): number[] =>
    list.flatMap((product, at) =>
      taken.has(at) || product.quantity === null || isWork(product) || /^[人名]$/.test(product.unit) ? [] : [at],
    )
  for (const fits of [explained, countedAlike]) {
    const [left, right] = [open(from, takenFrom), open(to, takenTo)]
    // what may be one of several is nobody's guess
    const near = fits(right.map((b) => to[b]!))
    const partners = left.map((a) =>
      near(from[a]!).flatMap((at) => (isOneUnit(from[a]!, to[right[at]!]!) ? [right[at]!] : [])),
    )
    const claims = new Map<number, number>()
    for (const b of partners.flat()) claims.set(b, (claims.get(b) ?? 0) + 1)
    partners.forEach((own, at) => {
      if (own.length === 1 && claims.get(own[0]!) === 1) take(left[at]!, own[0]!, false)
    })
  }
}

const isOneUnit = (one: Product, two: Product): boolean => one.unit === two.unit || one.unit === '' || two.unit === ''

/** Finds by their index the products that a name in brackets explains, on either side. */
function explained(list: readonly Product[]): (one: Product) => number[] {
  const byEnd = new Map<string, number[]>()
  const byAlias = new Map<string, number[]>()
  const put = (map: Map<string, number[]>, key: string, at: number): void => {
    const known = map.get(key)
    if (known) known.push(at)
    else map.set(key, [at])
  }
  list.forEach(({ name }, at) => {
    for (const end of endsOf(name)) put(byEnd, end, at)
    for (const alias of aliasesOf(name)) put(byAlias, alias, at)
  })
  return ({ name }) => [
    ...new Set([
      ...aliasesOf(name).flatMap((alias) => byEnd.get(alias) ?? []),
      ...endsOf(name).flatMap((end) => byAlias.get(end) ?? []),
    ]),
  ]
}

/** Names in brackets: no size, no trait of the thing. */
function aliasesOf(name: string): string[] {
  if (!/[（(]/.test(name)) return []
  return [...name.matchAll(/[（(]([\u4e00-\u9fff]{2,8})[)）]/g)]
    .map(([, alias]) => alias!)
    .filter((alias) => !traits.test(alias))
}

function endsOf(name: string): string[] {
  const key = outside(name)
  return [2, 3, 4, 5, 6, 7, 8].flatMap((length) => (length <= key.length ? [key.slice(-length)] : []))
}

/** Finds by their index the products that are counted alike and share something of their names. */
function countedAlike(list: readonly Product[]): (one: Product) => number[] {
  const byQuantity = new Map<number, number[]>()
  list.forEach(({ quantity }, at) => {
    const known = byQuantity.get(quantity!)
    if (known) known.push(at)
    else byQuantity.set(quantity!, [at])
  })
  return (one) => {
    const own = byQuantity.get(one.quantity!) ?? []
    // beyond so many none is the only one
    return own.length > mostAlike ? [] : own.filter((at) => hasInCommon(one, list[at]!, isTelling(one.quantity!)))
  }
}

const mostAlike = 24

/** Whether two names share a word, or, if `slightly`, a character that not any thing may bear. */
export function hasInCommon(one: Product, two: Product, slightly: boolean): boolean {
  const [a, b] = [outside(one.name), outside(two.name)]
  if (slightly) {
    const rest = new Set(fold(two.name).replace(common, ''))
    if ([...fold(one.name).replace(common, '')].some((char) => /[\u4e00-\u9fffa-z]/.test(char) && rest.has(char)))
      return true
  }
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length >= 2 && short.at(-1) === long.at(-1) && isWithin(short, long)) return true
  const [few, many] = [bigrams(short), bigrams(long)]
  const shared = [...few].filter((part) => many.has(part)).length
  return shared >= 2 && shared * 2 >= few.size
}

/** Whether a name is the other with words left out. */
function isWithin(short: string, long: string): boolean {
  let at = 0
  for (const char of long) if (char === short[at]) at++
  return at === short.length
}
