import { fold } from '../core/fold.ts'
import { type Product, productKey, sameGroup } from '../parameters/index.ts'
import { pairLeftovers, pairReordered } from './other-names.ts'
import { alike, bigrams, partIndex } from './text.ts'
import { coreKey, isWork, plainKey } from './works.ts'

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
  /** 150W of 150W LED路灯 and LED路灯（150W）, and the name without it. */
  readonly sizes: ReadonlySet<string>
  readonly sizeless: ReadonlySet<string>
  readonly keys: ReadonlySet<string>
  readonly values: ReadonlySet<string>
  /** The first value of each name, in base units. */
  readonly figures: ReadonlyMap<string, number>
  readonly quantity: number | null
  readonly unit: string
  /** Latin words of the name: UPS of 不间断电源（UPS） and of UPS电源. */
  readonly latin: ReadonlySet<string>
  /** The last character of the name without its brackets. */
  readonly tail: string
  /** Values in base units, whatever they are called. */
  readonly bare: ReadonlySet<string>
}

function looksOf(product: Product): Looks {
  const keys = new Set<string>()
  const values = new Set<string>()
  const figures = new Map<string, number>()
  const bare = new Set<string>()
  for (const { key, measures } of product.parameters) {
    keys.add(key)
    for (const measure of measures) {
      // one line may name several values: 监控点数≥180点，采样周期≤5s
      if (measure.key) keys.add(measure.key)
      const factor = measure.units[0]?.factor ?? 1
      const ends = measure.upper === null ? measure.values : [...measure.values, measure.upper]
      const written = ends.map((value) => Number((value * factor).toPrecision(6))).join('x')
      if (measure.units.length > 0) bare.add(`${measure.units[0]!.dimension}|${written}`)
      figures.set(`${key}|${measure.key}`, measure.values[0]! * factor)
      values.add(`${measure.key || key}=${written}`)
    }
  }
  return {
    work: isWork(product),
    key: product.key,
    name: bigrams(bareName(product.name)),
    ...sizesOf(product.name),
    keys,
    values,
    figures,
    quantity: product.quantity,
    unit: product.unit,
    tail: productKey(product.name.replace(/[（(][^（()）]*[)）]/g, '')).slice(-1),
    bare,
    latin: new Set(fold(product.name).match(/[a-z]{2,}(?:[a-z0-9]*[a-z])?/g) ?? []),
  }
}

/** The figures that a name bears, and the name without them and their units. */
function sizesOf(name: string): Pick<Looks, 'sizes' | 'sizeless'> {
  const plain = fold(name).replace(/\s+/g, '')
  const sizes = new Set(plain.match(/\d+(?:\.\d+)?/g) ?? [])
  const bare = plain
    .replace(/(?:dn)?\d+(?:\.\d+)?(?:kva|kw|mm|cm|kg|[wvmltga万寸英米升吨路口位座匹])*/g, '')
    .replace(/[()]/g, '')
  return { sizes, sizeless: bigrams(bareName(bare)) }
}

/** Whether the figures of one name are all in the other. */
function sharesSizes(one: Looks, two: Looks): boolean {
  const [few, many] = one.sizes.size <= two.sizes.size ? [one.sizes, two.sizes] : [two.sizes, one.sizes]
  return few.size > 0 && [...few].every((figure) => many.has(figure))
}

/** A name without brackets and words that any product may bear. */
function bareName(name: string): string {
  return productKey(name.replace(/[（(][^（()）]*[)）]/g, '')).replace(
    /^(?:拟购|新购|本期|国产|栽植|种植|移植|安装|敷设|铺设|铺装|购置|采购|更换|新建|制作|供应)|(?:设备|系统|产品|一批|安装)$/g,
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
  pairReordered(from, to, takenFrom, takenTo, take)
  pairWorks(from, to, takenFrom, takenTo, take)
  const restFrom = from.flatMap((product, at) => (takenFrom.has(at) ? [] : [{ at, looks: looksOf(product) }]))
  const restTo = to.flatMap((product, at) => (takenTo.has(at) ? [] : [{ at, looks: looksOf(product) }]))
  if (restFrom.length === 0 || restTo.length === 0) return pairs
  const partsOf = ({ name, values, latin }: Looks): ReadonlySet<string> => new Set([...name, ...values, ...latin])
  const find = partIndex(restFrom.map(({ looks }) => partsOf(looks)))
  const candidates = restTo.flatMap(({ at, looks }) =>
    find(partsOf(looks)).flatMap((index) => {
      const other = restFrom[index]!
      const score = likeness(other.looks, looks)
      return score ? [{ from: other.at, to: at, ...score }] : []
    }),
  )
  candidates.sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to)
  for (const one of candidates) if (!takenFrom.has(one.from) && !takenTo.has(one.to)) take(one.from, one.to, one.sure)
  pairByPlace(from, to, pairs, take)
  pairLeftovers(from, to, takenFrom, takenTo, take)
  return pairs
}

/** Pairs what is left between the same neighbours of two lists, as many of each, where the names or demands have something in common. */
function pairByPlace(
  from: readonly Product[],
  to: readonly Product[],
  pairs: readonly ProductPair[],
  take: (a: number, b: number, sure: boolean) => void,
): void {
  const partner = new Map(pairs.map((pair) => [pair.to, pair.from]))
  const held = new Set(partner.values())
  const counted = (list: readonly Product[]): number[] =>
    list.flatMap(({ quantity, unit }, at) => (quantity === null || unit === '人' ? [] : [at]))
  const [left, right] = [counted(from), counted(to)]
  const order = new Map(left.map((at, place) => [at, place]))
  right.forEach((at, place) => {
    if (partner.has(at)) return
    const [before, after] = [
      order.get(partner.get(right[place - 1]!) ?? -1),
      order.get(partner.get(right[place + 1]!) ?? -1),
    ]
    const spots = [before === undefined ? -1 : before + 1, after === undefined ? -1 : after - 1]
    const found = spots.map((spot) => left[spot]).find((one) => one !== undefined && !held.has(one))
    if (found === undefined) return
    const [one, two] = [from[found]!, to[at]!]
    if (one.quantity !== two.quantity || one.unit !== two.unit) return
    const [a, b] = [looksOf(one), looksOf(two)]
    const common = (x: ReadonlySet<string>, y: ReadonlySet<string>): number =>
      [...x].filter((part) => y.has(part)).length
    const few = Math.min(a.keys.size, b.keys.size)
    const told = a.keys.size > 0 && b.keys.size > 0
    const isAlike =
      (!told && common(a.name, b.name) > 0) ||
      common(a.values, b.values) > 0 ||
      (common(a.keys, b.keys) >= 2 && common(a.keys, b.keys) * 2 >= few)
    if (!isAlike) return
    held.add(found)
    take(found, at, false)
  })
}

/** Pairs chapters of work that are called alike but for words such as 服务 and 要求, where only one on each side is. */
function pairWorks(
  from: readonly Product[],
  to: readonly Product[],
  takenFrom: ReadonlySet<number>,
  takenTo: ReadonlySet<number>,
  take: (a: number, b: number, sure: boolean) => void,
): void {
  const open = (list: readonly Product[], taken: ReadonlySet<number>): Map<string, number[]> => {
    const found = new Map<string, number[]>()
    list.forEach((product, at) => {
      if (taken.has(at) || product.quantity !== null) return
      const key = coreKey(product)
      const known = found.get(key)
      if (known) known.push(at)
      else found.set(key, [at])
    })
    return found
  }
  const left = open(from, takenFrom)
  for (const [key, own] of open(to, takenTo)) {
    const other = left.get(key)
    if (own.length === 1 && other?.length === 1) take(other[0]!, own[0]!, true)
  }
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

/** Whether one name is the other with words left out of its middle. */
function shortens(one: string, two: string): boolean {
  const [short, long] = one.length < two.length ? [one, two] : [two, one]
  if (short.length < 4 || short.slice(0, 2) !== long.slice(0, 2) || short.slice(-2) !== long.slice(-2)) return false
  let at = 0
  for (const char of long) if (char === short[at]) at++
  return at === short.length
}

function likeness(one: Looks, two: Looks): { readonly score: number; readonly sure: boolean } | null {
  if (one.work !== two.work) return null
  const isInside =
    one.key.length >= 3 && two.key.length >= 3 && (one.key.includes(two.key) || two.key.includes(one.key))
  // 热镀锌灯杆 and 灯杆, 120 of each; 航测数据处理软件 and 航测软件
  const isTail =
    one.quantity !== null &&
    one.quantity === two.quantity &&
    (one.key.endsWith(two.key) || two.key.endsWith(one.key) || shortens(one.key, two.key))
  const shares = sharesSizes(one, two)
  // 150W is no 100W as long as the other list has its own
  const clashes = !shares && one.sizes.size > 0 && two.sizes.size > 0
  const bonus = shares ? 0.2 : clashes ? -0.2 : 0
  // 不间断电源（UPS） and UPS电源, 高锰酸盐指数（CODMn）分析仪 and CODMn在线分析仪: one of each unit
  const isLatin =
    one.unit === two.unit &&
    one.quantity === two.quantity &&
    [...one.latin].some((word) => two.latin.has(word)) &&
    one.tail === two.tail
  const name = Math.max(
    alike(one.name, two.name),
    isLatin ? 0.75 : 0,
    isInside || isTail ? 0.75 : 0,
    shares ? alike(one.sizeless, two.sizeless) : 0,
  )
  const keys = covered(one.keys, two.keys)
  const values = covered(one.values, two.values)
  const described = one.keys.size >= 3 && two.keys.size >= 3
  const few = one.values.size < two.values.size ? one.values : two.values
  const many = few === one.values ? two.values : one.values
  const holds = few.size >= 2 && [...few].every((value) => many.has(value))
  const hasWord = [...one.name].some((part) => two.name.has(part))
  // 液晶拼接屏 and 拼接显示单元, 12 of each; 液位 and 超声波液位计 with the same values
  const isPart = one.key.includes(two.key) || two.key.includes(one.key)
  const isHeld = holds && !clashes && hasWord && (isPart || (one.quantity !== null && one.quantity === two.quantity))
  if (!described) {
    // as many of both, and all that is said of them is the same
    const isSame =
      one.quantity !== null &&
      one.quantity === two.quantity &&
      one.values.size >= 2 &&
      one.values.size === two.values.size &&
      [...one.values].every((value) => two.values.has(value)) &&
      alike(one.name, two.name) >= 0.3
    if (isSame && !clashes) return { score: 0.9 + bonus, sure: true }
    if (isHeld) return { score: 0.6 + bonus, sure: false }
    const score = name + (one.quantity !== null && one.quantity === two.quantity ? 0.1 : 0)
    return score >= 0.75 ? { score: score - 0.2 + bonus, sure: name >= 0.8 && !clashes } : null
  }
  const score = name * 0.4 + keys * 0.3 + values * 0.3
  const isAsMany = one.quantity !== null && one.quantity === two.quantity
  const isLonger = !clashes && (isTail || (isInside && isAsMany))
  // other names throughout, but the same figures
  const isFigures = isAsMany && one.unit === two.unit && covered(one.bare, two.bare) >= 0.75
  if (score < 0.5 && (isLonger || isFigures || isHeld || (keys === 1 && isNearlyAlike(one, two))))
    return { score: 0.5, sure: false }
  return score >= 0.5 ? { score: score + bonus, sure: (values >= 0.5 || name >= 0.7) && !clashes } : null
}
