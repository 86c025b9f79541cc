import type { BlockPlace, Parameter, ParameterWords, Product } from '../parameters/index.ts'
import { same } from '../parameters/index.ts'
import { brandChanges } from './brands.ts'
import { type Count, countsIn } from './counted.ts'
import { withDelivered } from './delivered.ts'
import type { DemandPair } from './demands.ts'
import { figureChanges } from './figures/changes.ts'
import type { Change, Stage, StagePlace } from './model.ts'
import { type Dropped, type Held, type Origins, parameterChanges } from './parameter-changes.ts'
import { alignProducts } from './products.ts'
import { chapterScope, productScope, saidIn } from './scope.ts'
import { sentenceChanges } from './sentences.ts'
import { type Stray, strayChanges } from './strays.ts'
import { type Term, termsOf } from './term-reading.ts'
import { termChanges } from './terms.ts'
import { type Total, totalsOf } from './total.ts'
import { totalChanges } from './totals.ts'
import { undoneChanges } from './undone.ts'
import { verdictChanges } from './verdicts.ts'
import { isWork, plainKey, withWorks } from './works.ts'

/** A product through the stages: what the last ones said of it. */
interface Line {
  last: Held
  quantity: Held | null
  described: Held | null
  /** What earlier stages demanded of it and the last one did not. */
  dropped: readonly Dropped[]
  readonly origins: Origins
}

/** The stages with all that is compared: what was delivered, and what chapters of services demand. */
export function readStages(given: readonly Stage[], words: ParameterWords): Stage[] {
  return given.map((stage) => withWorks(withDelivered(stage, words), words))
}

/** `changesOf` the stages as they are read from their documents. */
export function compareStages(given: readonly Stage[], words: ParameterWords): Change[] {
  return changesOf(readStages(given, words), words)
}

/**
 * What changed from stage to stage, in the order of the stages that `readStages` gives: each product, parameter, amount and
 * period is held against the last stage before that had it. Throws nothing.
 */
export function changesOf(stages: readonly Stage[], words: ParameterWords): Change[] {
  const lines: Line[] = []
  const totals: (readonly Total[])[] = []
  const terms: (readonly Term[])[] = []
  const said = stages.map(saidIn)
  const counts = stages.map((stage) => countsIn(stage, words))
  const changes: Change[] = []
  stages.forEach((stage, now) => {
    totals.push(totalsOf(stage))
    terms.push(termsOf(stage))
    if (now > 0) {
      const upTo = stages.slice(0, now + 1)
      const settled: StagePlace[] = []
      const own = [
        ...productChanges(lines, now, upTo, said, counts, words, settled),
        ...totalChanges(totals, upTo),
        ...termChanges(terms),
        ...brandChanges(upTo, said),
        ...chapterScope(now - 1, now, upTo, said),
        ...sentenceChanges(now - 1, now, upTo),
      ]
      own.push(...verdictChanges(upTo, words, own))
      own.push(...undoneChanges(upTo, own))
      for (const stage of [now - 1, now])
        for (const { place } of totals[stage]!) settled.push({ stage, place: widened(place, stages[stage]!) })
      const figures = figureChanges(now - 1, now, upTo, words, own, settled)
      changes.push(...[...own.filter((one) => !figures.replaced.has(one)), ...figures.changes].sort(inReadingOrder))
    } else for (const product of stage.products) lines.push(lineOf({ stage: 0, product }))
  })
  return changes
}

function inReadingOrder(a: Change, b: Change): number {
  const of = ({ to, from }: Change): readonly [number, number] =>
    to ? [to.place.block, to.place.start] : [Number.MAX_SAFE_INTEGER, from?.place.block ?? 0]
  const [one, two] = [of(a), of(b)]
  return one[0] - two[0] || one[1] - two[1]
}

function lineOf(held: Held): Line {
  return {
    last: held,
    quantity: held.product.quantity === null ? null : held,
    described: held.product.parameters.length === 0 ? null : held,
    dropped: [],
    origins: new Map(),
  }
}

/** What all stages so far say of a product, for telling it again under another name. */
function known({ last, quantity, described }: Line): Product {
  return {
    ...last.product,
    quantity: quantity?.product.quantity ?? null,
    parameters: described?.product.parameters ?? [],
  }
}

function productChanges(
  lines: Line[],
  now: number,
  stages: readonly Stage[],
  said: ReturnType<typeof saidIn>[],
  counts: readonly Count[],
  words: ParameterWords,
  settled: StagePlace[],
): Change[] {
  const { products } = stages[now]!
  if (products.length === 0) return []
  const changes: Change[] = []
  const pairs = alignProducts(lines.map(known), products)
  const paired = new Map(pairs.map((pair) => [pair.to, pair]))
  const before = Math.max(...lines.map(({ last }) => last.stage), 0)
  const held = new Set(pairs.map(({ from }) => from))
  const missing = lines
    .filter(({ last }, at) => !held.has(at) && last.stage === before && !isWork(last.product))
    .map(({ last }) => last)
  const listed = (list: readonly Product[]): number => list.filter(({ quantity }) => quantity !== null).length
  const fewer = Math.min(listed(products), listed(stages[before]!.products))
  // papers with hardly a product in common are of two projects, or list other things
  const isListed = fewer >= 2 && pairs.length * 5 >= fewer
  const fresh: Held[] = []
  const split = splitRows(lines, products, paired)
  const gone: Stray[] = []
  const come: Stray[] = []
  const isLoose = (product: Product): boolean => product.quantity === null
  lines.forEach(({ described, last }, at) => {
    if (!held.has(at) && described && isLoose(last.product))
      gone.push(...strays(described, described.product.parameters, false))
  })
  const earlier = lines.map(({ described, dropped, origins }) => ({ described, dropped, origins: new Map(origins) }))
  products.forEach((product, at) => {
    const own: Held = { stage: now, product }
    const pair = paired.get(at)
    if (!pair) {
      const whole = split.get(at)
      if (whole !== undefined) {
        const { described, dropped, origins } = earlier[whole]!
        if (described && product.parameters.length > 0)
          changes.push(...parameterChanges(described, own, dropped, origins, true, stages, said, words).changes)
      } else {
        if (isLoose(product)) come.push(...strays(own, product.parameters, false))
        if (!isWork(product)) fresh.push(own)
      }
      lines.push(lineOf(own))
      return
    }
    const line = lines[pair.from]!
    if (plainKey(line.last.product) !== plainKey(product) && !isWork(product)) changes.push(renamed(line.last, own))
    changes.push(...productMark(line.last, own, stages))
    if (line.quantity && !split.has(at)) changes.push(...quantityChange(line.quantity, own, pair.sure, words))
    if (line.described && product.parameters.length > 0) {
      const found = parameterChanges(line.described, own, line.dropped, line.origins, pair.sure, stages, said, words)
      changes.push(...found.changes)
      for (const pair of found.pairs) settled.push(...settledBy(pair, line.described.stage, now))
      if (isLoose(product)) {
        come.push(...strays(own, found.added, true))
        for (const { stage, parameter } of found.dropped)
          gone.push({ stage, product: line.described.product, parameter, told: true })
      }
      line.dropped = found.dropped
    }
    line.last = own
    if (product.quantity !== null) line.quantity = own
    if (product.parameters.length > 0) line.described = own
  })
  // what the other paper counts in running text is neither new nor gone
  const uncounted = (list: readonly Held[], other: number, isNew: boolean): Held[] =>
    list.filter((own) => {
      const product = counts[other]!(own.product)
      if (!product) return true
      const told: Held = { stage: other, product }
      changes.push(...(isNew ? quantityChange(told, own, false, words) : quantityChange(own, told, false, words)))
      return false
    })
  const [came, went] = [uncounted(fresh, before, true), uncounted(missing, now, false)]
  const told = strayChanges(gone, come, now, stages, said, words, changes)
  return [...told, ...productScope(came, went, [before, now], stages, said, isListed)]
}

const strays = ({ stage, product }: Held, list: readonly Parameter[], told: boolean): Stray[] =>
  list.map((parameter) => ({ stage, product, parameter, told }))

/** 质保期：电梯3年，空调2年 in a line of its own is settled as a whole. */
function widened(place: BlockPlace, { document }: Stage): BlockPlace {
  const { text } = document.blocks[place.block]!
  return text.length <= 60 ? { block: place.block, start: 0, end: text.length } : place
}

/** The words of both stages that a pair of demands has held against each other. */
function settledBy({ from, to, sure, measures }: DemandPair, before: number, now: number): StagePlace[] {
  if (sure && measures.length === 0)
    return [
      { stage: before, place: from.place },
      { stage: now, place: to.place },
    ]
  return measures.flatMap((one) => [
    { stage: before, place: { block: from.place.block, start: one.from.start, end: one.from.end } },
    { stage: now, place: { block: to.place.block, start: one.to.start, end: one.to.end } },
  ])
}

function renamed(from: Held, to: Held): Change {
  return {
    kind: 'renamed',
    between: [from.stage, to.stage],
    product: to.product.name,
    parameter: '',
    from: { stage: from.stage, place: from.product.place, words: from.product.name },
    to: { stage: to.stage, place: to.product.place, words: to.product.name },
    certainty: 'none',
    note: '',
  }
}

/** Rows of one name whose quantities add up to that of the one product before, as lots split it: the index of its line for each. */
function splitRows(
  lines: readonly Line[],
  products: readonly Product[],
  paired: ReadonlyMap<number, { readonly from: number }>,
): ReadonlyMap<number, number> {
  const rows = new Map<string, number[]>()
  products.forEach((product, at) => {
    const key = plainKey(product)
    rows.set(key, [...(rows.get(key) ?? []), at])
  })
  const named = new Map<string, number>()
  for (const { last } of lines) named.set(plainKey(last.product), (named.get(plainKey(last.product)) ?? 0) + 1)
  const found = new Map<number, number>()
  for (const [key, own] of rows) {
    const whole = own.flatMap((at) => paired.get(at)?.from ?? [])
    const before = lines[whole[0] ?? -1]?.quantity?.product
    if (own.length < 2 || whole.length !== 1 || named.get(key) !== 1 || !before) continue
    const sum = own.reduce((total, at) => total + (products[at]!.quantity ?? Number.NaN), 0)
    const isOneUnit = own.every((at) => products[at]!.unit === before.unit)
    if (isOneUnit && same(sum, before.quantity!)) for (const at of own) found.set(at, whole[0]!)
  }
  return found
}

/** A mark at the name of a product, where none of its parameters bears one: ★ may make all of them substantive or name the core product. */
function productMark(from: Held, to: Held, stages: readonly Stage[]): Change[] {
  const isMarked = ({ stage, product }: Held): boolean =>
    /^[\s\d.、（()）]*[★☆▲△※]|[★☆▲△※][)）]?\s*$/.test(
      stages[stage]!.document.blocks[product.place.block]!.text.slice(0, Math.min(product.place.end, 60)),
    )
  const hasStar = ({ product }: Held): boolean => product.parameters.some(({ star }) => star !== '')
  if (hasStar(to) || hasStar(from) || !isMarked(to) || isMarked(from)) return []
  return [
    {
      kind: 'star',
      between: [from.stage, to.stage],
      product: to.product.name,
      parameter: '',
      from: { stage: from.stage, place: from.product.place },
      to: { stage: to.stage, place: to.product.place },
      certainty: 'review',
      note: 'new',
    },
  ]
}

function quantityChange(from: Held, to: Held, sure: boolean, words: ParameterWords): Change[] {
  const [before, after] = [from.product, to.product]
  if (before.quantity === null || after.quantity === null) return []
  const [one, two] = [words.unitsOf(before.unit), words.unitsOf(after.unit)]
  const shared = one.flatMap((a) => two.flatMap((b) => (a.dimension === b.dimension ? [[a.factor, b.factor]] : [])))[0]
  const [a, b] = shared ?? [1, 1]
  if (same(before.quantity * a!, after.quantity * b!)) return []
  const isSameUnit = shared !== undefined || before.unit === after.unit || before.unit === '' || after.unit === ''
  const place = ({ stage, product }: Held) => ({
    stage,
    place: product.quantityPlace ?? product.place,
    words: `${product.quantity}${product.unit}`,
  })
  return [
    {
      kind: 'quantity',
      between: [from.stage, to.stage],
      product: after.name,
      ...(after.group && { group: after.group }),
      parameter: '',
      from: place(from),
      to: place(to),
      certainty: sure && isSameUnit ? 'certain' : 'review',
      note: '',
    },
  ]
}
