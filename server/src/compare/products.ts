import { type Product, productKey, sameGroup } from '../parameters/index.ts'
import { alike, bigrams, partIndex } from './text.ts'
import { isWork, plainKey } from './works.ts'

/** Two names for what is taken to be one product. `sure` is false where a person should look. */
export interface ProductPair {
  readonly from: number
  readonly to: number
  readonly sure: boolean
}

/** What is known of a product by its looks. */
interface Looks {
  readonly work: boolean
  readonly key: string
  readonly name: ReadonlySet<string>
  readonly keys: ReadonlySet<string>
  readonly values: ReadonlySet<string>
  /** The first value of each name, in base units. */
  readonly figures: ReadonlyMap<string, number>
  readonly quantity: number | null
}

function looksOf(product: Product): Looks {
  const keys = new Set<string>()
  const values = new Set<string>()
  const figures = new Map<string, number>()
  for (const { key, measures } of product.parameters) {
    keys.add(key)
    for (const measure of measures) {
      // one line may name several values: 监控点数≥180点，采样周期≤5s
      if (measure.key) keys.add(measure.key)
      const factor = measure.units[0]?.factor ?? 1
      figures.set(`${key}|${measure.key}`, measure.values[0]! * factor)
      values.add(
        `${measure.key || key}=${measure.values.map((value) => Number((value * factor).toPrecision(6))).join('x')}`,
      )
    }
  }
  return {
    work: isWork(product),
    key: product.key,
    name: bigrams(bareName(product.name)),
    keys,
    values,
    figures,
    quantity: product.quantity,
  }
}

/** A name without brackets and words that any product may bear. */
function bareName(name: string): string {
  return productKey(name.replace(/[（(][^（()）]*[)）]/g, '')).replace(
    /^(?:拟购|新购|本期|国产)|(?:设备|系统|产品|一批)$/g,
    '',
  )
}

/** Share of the smaller set that the other has as well; 0 where there is too little to tell. */
function covered(one: ReadonlySet<string>, two: ReadonlySet<string>): number {
  const [small, large] = one.size <= two.size ? [one, two] : [two, one]
  if (small.size < 3) return 0
  let shared = 0
  for (const part of small) if (large.has(part)) shared++
  return shared / small.size
}

/** Pairs products of two documents: by name, then by likeness of name, names of parameters and values. Each stands in one pair at most. */
export function alignProducts(from: readonly Product[], to: readonly Product[]): ProductPair[] {
  const pairs: ProductPair[] = []
  const byKey = new Map<string, number[]>()
  from.forEach((product, at) => {
    const known = byKey.get(plainKey(product))
    if (known) known.push(at)
    else byKey.set(plainKey(product), [at])
  })
  const takenFrom = new Set<number>()
  const takenTo = new Set<number>()
  const take = (a: number, b: number, sure: boolean): void => {
    takenFrom.add(a)
    takenTo.add(b)
    pairs.push({ from: a, to: b, sure })
  }
  const named = new Map<string, number[]>()
  to.forEach((product, at) => {
    const key = plainKey(product)
    if (!byKey.has(key)) return
    const known = named.get(key)
    if (known) known.push(at)
    else named.set(key, [at])
  })
  for (const [key, own] of named) pairNamesakes(from, to, byKey.get(key)!, own, take)
  const restFrom = from.flatMap((product, at) => (takenFrom.has(at) ? [] : [{ at, looks: looksOf(product) }]))
  const restTo = to.flatMap((product, at) => (takenTo.has(at) ? [] : [{ at, looks: looksOf(product) }]))
  if (restFrom.length === 0 || restTo.length === 0) return pairs
  const find = partIndex(restFrom.map(({ looks }) => new Set([...looks.name, ...looks.values])))
  const candidates = restTo.flatMap(({ at, looks }) =>
    find(new Set([...looks.name, ...looks.values])).flatMap((index) => {
      const other = restFrom[index]!
      const score = likeness(other.looks, looks)
      return score ? [{ from: other.at, to: at, ...score }] : []
    }),
  )
  candidates.sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to)
  for (const one of candidates) if (!takenFrom.has(one.from) && !takenTo.has(one.to)) take(one.from, one.to, one.sure)
  return pairs
}

/** Pairs products of one name: by the part of the project they belong to, then by what is said of them, then by their order. */
function pairNamesakes(
  from: readonly Product[],
  to: readonly Product[],
  before: readonly number[],
  after: readonly number[],
  take: (a: number, b: number, sure: boolean) => void,
): void {
  if (before.length === 1 && after.length === 1) {
    take(before[0]!, after[0]!, true)
    return
  }
  let [left, right] = [[...before], [...after]]
  const pair = (a: number, b: number, sure: boolean): void => {
    left = left.filter((one) => one !== a)
    right = right.filter((one) => one !== b)
    take(a, b, sure)
  }
  if (left.length <= mostNamesakes && right.length <= mostNamesakes) {
    for (const at of after) {
      const { group } = to[at]!
      const same =
        group === '' ? [] : left.filter((one) => from[one]!.group !== '' && sameGroup(from[one]!.group, group))
      if (same.length > 0) pair(same[0]!, at, true)
    }
    const [one, two] = [
      new Map(left.map((at) => [at, looksOf(from[at]!)])),
      new Map(right.map((at) => [at, looksOf(to[at]!)])),
    ]
    const likes = right.flatMap((b) => left.map((a) => ({ a, b, score: resemblance(one.get(a)!, two.get(b)!) })))
    likes.sort((x, y) => y.score - x.score)
    for (const { a, b, score } of likes)
      if (score > 0 && left.includes(a) && right.includes(b)) pair(a, b, left.length === 1 && right.length === 1)
  }
  const [a, b] = [left, right]
  for (let at = 0; at < Math.min(a.length, b.length); at++) take(a[at]!, b[at]!, a.length === b.length)
}

/** Namesakes beyond this number are rows of a list and are paired in their order. */
const mostNamesakes = 24

function resemblance(one: Looks, two: Looks): number {
  const values = [...one.values].filter((value) => two.values.has(value)).length
  const quantity = one.quantity !== null && one.quantity === two.quantity ? 1 : 0
  return values * 2 + quantity
}

/** The same demands in other figures, as many of them: 运维审计系统 of the design may be the 堡垒机 that was won. */
function isNearlyAlike(one: Looks, two: Looks): boolean {
  if (one.quantity === null || one.quantity !== two.quantity || one.keys.size !== two.keys.size) return false
  const shared = [...one.figures].filter(([name]) => two.figures.has(name))
  const close = shared.filter(([name, value]) => {
    const ratio = two.figures.get(name)! / value
    return ratio >= 0.5 && ratio <= 2
  })
  return shared.length >= 3 && close.length * 4 >= shared.length * 3
}

/** 航测软件 of 航测数据处理软件: the longer name begins and ends as the shorter one, with two characters of it at each end. */
function isShortened(one: string, two: string): boolean {
  const [short, long] = one.length < two.length ? [one, two] : [two, one]
  if (short.length < 4 || short.length === long.length) return false
  let head = 0
  while (head < short.length && short[head] === long[head]) head++
  let tail = 0
  while (tail < short.length - 2 && short.at(-1 - tail) === long.at(-1 - tail)) tail++
  return head >= 2 && tail >= 2 && head + tail >= short.length
}

function likeness(one: Looks, two: Looks): { readonly score: number; readonly sure: boolean } | null {
  if (one.work !== two.work) return null
  const isInside =
    one.key.length >= 3 && two.key.length >= 3 && (one.key.includes(two.key) || two.key.includes(one.key))
  // 热镀锌灯杆 and 灯杆, 120 of each
  const isTail =
    one.quantity !== null && one.quantity === two.quantity && (one.key.endsWith(two.key) || two.key.endsWith(one.key))
  const name = Math.max(alike(one.name, two.name), isInside || isTail ? 0.75 : 0)
  const isShort = name < 0.75 && one.quantity !== null && one.quantity === two.quantity && isShortened(one.key, two.key)
  const keys = covered(one.keys, two.keys)
  const values = covered(one.values, two.values)
  const described = one.keys.size >= 3 && two.keys.size >= 3
  if (!described) {
    const score = (isShort ? 0.7 : name) + (one.quantity !== null && one.quantity === two.quantity ? 0.1 : 0)
    return score >= 0.75 ? { score: score - 0.2, sure: name >= 0.8 } : null
  }
  const score = name * 0.4 + keys * 0.3 + values * 0.3
  if (score < 0.5 && isShort) return { score: 0.5, sure: values >= 0.5 }
  if (score < 0.5 && keys === 1 && isNearlyAlike(one, two)) return { score: 0.5, sure: false }
  return score >= 0.5 ? { score, sure: values >= 0.5 || name >= 0.7 } : null
}
