import type { DocumentKind } from '../core/kinds.ts'
import type { Measure, Parameter, ParameterWords, Product } from '../parameters/index.ts'
import { commonFactors, measuresIn, nameKey } from '../parameters/index.ts'
import { likelyPairs } from './likely.ts'
import { abbreviation, groups, type Item, type Line, linesOf, shortName } from './lines.ts'
import { changeOf } from './measures.ts'
import { alike, bigrams, partIndex, plain } from './text.ts'

/** Two values that are taken for the same demand. */
export interface MeasurePair {
  readonly from: Measure
  readonly to: Measure
  readonly sure: boolean
}

/** Two lines that speak of the same demand, and the values that belong together. */
export interface DemandPair {
  readonly from: Parameter
  readonly to: Parameter
  readonly sure: boolean
  readonly measures: readonly MeasurePair[]
}

export interface Aligned {
  readonly pairs: readonly DemandPair[]
  /** What only one of both has: a whole line, or one value of a line that is otherwise found. */
  readonly gone: readonly Lone[]
  readonly come: readonly Lone[]
}

export interface Lone {
  readonly parameter: Parameter
  readonly measure: Measure | null
}

const most = 40
/** A line beyond this is a whole paper in one cell: its words tell no value from another. */
const longest = 600

/** Aligns the parameters of a product in two documents: by their words, names, names of values and likeness; numbers play no part. `kind` is that of the later paper: contracts state bare values, papers on deliveries sum up demands in words. */
export function alignDemands(
  before: Product,
  after: Product,
  words: ParameterWords,
  kind: DocumentKind = 'unknown',
): Aligned {
  const from = linesOf(before)
  const to = linesOf(after)
  const pairs = new Map<Line, Map<Line, { sure: boolean; measures: MeasurePair[] }>>()
  const pairOf = (a: Line, b: Line, sure: boolean) => {
    const own = pairs.get(a) ?? new Map<Line, { sure: boolean; measures: MeasurePair[] }>()
    pairs.set(a, own)
    const known = own.get(b) ?? { sure, measures: [] }
    own.set(b, known)
    a.taken = true
    b.taken = true
    return known
  }
  const join = (a: Item, b: Item, sure: boolean): void => {
    a.taken = true
    b.taken = true
    pairOf(a.line, b.line, sure).measures.push({ from: a.measure, to: b.measure, sure })
  }
  // the same words: nothing to weigh
  for (const [a, b] of groups(from, to, (line) => line.text))
    for (let at = 0; at < Math.min(a.length, b.length); at++) {
      pairOf(a[at]!, b[at]!, true)
      for (const item of [...a[at]!.items, ...b[at]!.items]) item.taken = true
    }
  const items = (lines: readonly Line[]): Item[] => lines.flatMap((line) => line.items)
  const [fromItems, toItems] = [items(from), items(to)]
  const keys: readonly ((item: Item) => string)[] = [
    ({ line, measure, at }) =>
      line.bare.length > 4 && line.bare.length <= longest ? `${line.bare}|${measure.key}|${at}` : '',
    ({ line, measure }) => `${line.parameter.group}|${line.parameter.key}|${measure.key}`,
    ({ line, measure }) => `${line.parameter.key}|${measure.key}`,
    ({ line, measure }) => shortName(`${line.parameter.key}|${measure.key}`),
    ({ line, measure }) => abbreviation(measure.name) || abbreviation(line.parameter.name),
    ({ measure }) => measure.key,
    ({ measure }) => shortName(measure.key),
    ({ line }) => line.parameter.key,
  ]
  const fits = (a: Item, b: Item): boolean => commonFactors(a.measure, b.measure) !== null
  for (const keyOf of keys)
    for (const [a, b] of groups(fromItems, toItems, keyOf))
      joinGroup(a.slice(0, most), b.slice(0, most), fits, join, words)
  likeNames(fromItems, toItems, fits, join, words)
  loneValues(from, to, fits, join, words)
  likeLines(from, to, (a, b) => {
    for (const item of a.items) {
      const other = b.items.find((one) => !one.taken && !item.taken && fits(item, one))
      if (other && !item.taken) join(item, other, false)
    }
    pairOf(a, b, false)
  })
  leftInLines(pairs, fits, join)
  likelyPairs(fromItems, toItems, fits, join, words)
  if (kind === 'contract' || kind === 'acceptance') offeredValues(pairs, words, join)
  if (kind === 'acceptance') {
    const open = (lines: readonly Line[]): Line[] => lines.filter(({ taken, items }) => !taken && items.length === 0)
    const [left, right] = [open(from), open(to)]
    if (right.length === 1) for (const line of left) pairOf(line, right[0]!, false)
  }
  const text = { from: wholeText(from), to: wholeText(to) }
  return {
    pairs: [...pairs].flatMap(([a, own]) =>
      [...own].map(([b, { sure, measures }]) => ({ from: a.parameter, to: b.parameter, sure, measures })),
    ),
    gone: lone(from, text.to),
    come: lone(to, text.from),
  }
}

/** Pairs values whose names are alike, 厚度 and 桌面厚度: for certain only where the values are equal. */
function likeNames(
  from: readonly Item[],
  to: readonly Item[],
  fits: (a: Item, b: Item) => boolean,
  join: (a: Item, b: Item, sure: boolean) => void,
  words: ParameterWords,
): void {
  const left = from.filter(({ taken }) => !taken).slice(0, most)
  const right = to.filter(({ taken }) => !taken).slice(0, most)
  const nameOf = ({ line, measure }: Item): string => nameKey(measure.name || line.parameter.name)
  const likes = (a: Item, b: Item): boolean => {
    const [one, two] = [nameOf(a), nameOf(b)]
    if (one === '' || two === '' || !fits(a, b)) return false
    return one.includes(two) || two.includes(one) || alike(bigrams(one), bigrams(two)) >= 0.5
  }
  for (const only of [true, false])
    for (const one of left) {
      if (one.taken) continue
      const open = right.filter((other) => !other.taken && likes(one, other))
      const equal = open.find((other) => changeOf(one.measure, other.measure, words) === 'same')
      if (equal) join(one, equal, true)
      else if (!only && open.length === 1) join(one, open[0]!, false)
    }
}

/** Two lines that speak of the same, and the only value of its kind that is left in each: 数据采集周期≤10s and 采样周期≤5s. */
function leftInLines(
  pairs: Pairs,
  fits: (a: Item, b: Item) => boolean,
  join: (a: Item, b: Item, sure: boolean) => void,
): void {
  const found: (readonly [Item, Item])[] = []
  for (const [one, others] of pairs) {
    const left = one.items.filter(({ taken, measure }) => !taken && measure.units.length > 0)
    if (left.length === 0 || left.length > most) continue
    for (const other of others.keys()) {
      const right = other.items.filter(({ taken, measure }) => !taken && measure.units.length > 0)
      if (right.length > most) continue
      for (const item of left) {
        const fitting = right.filter((own) => fits(item, own))
        if (fitting.length === 1 && left.filter((own) => fits(own, fitting[0]!)).length === 1)
          found.push([item, fitting[0]!])
      }
    }
  }
  for (const [item, other] of found) if (!item.taken && !other.taken) join(item, other, false)
}

type Pairs = ReadonlyMap<Line, ReadonlyMap<Line, unknown>>

/** A value of a demand that its answer gives among other words, 支持50家机构 for 不少于60家: the only figure of that counter. */
function offeredValues(pairs: Pairs, words: ParameterWords, join: (a: Item, b: Item, sure: boolean) => void): void {
  const found: (readonly [Item, Item])[] = []
  for (const [one, others] of pairs) {
    const open = one.items.filter(({ taken }) => !taken)
    if (open.length === 0) continue
    for (const line of others.keys()) {
      const { requirement, place } = line.parameter
      if (requirement.length > longest) continue
      const bare = measuresIn(requirement, words, true).filter(
        ({ start, operator }) =>
          operator === 'is' && !line.items.some(({ measure }) => measure.start === start + place.start),
      )
      for (const item of open) {
        const fitting = bare.filter(
          (measure) =>
            measure.units.length > 0 &&
            commonFactors(item.measure, measure) !== null &&
            measure.values.length === item.measure.values.length,
        )
        const rivals = open.filter((other) => commonFactors(other.measure, item.measure) !== null)
        if (fitting.length !== 1 || rivals.length !== 1) continue
        const [only] = fitting
        const measure = { ...only!, start: only!.start + place.start, end: only!.end + place.start }
        found.push([item, { line, measure, at: -1, taken: false }])
      }
    }
  }
  for (const [item, other] of found) if (!item.taken) join(item, other, true)
}

/** Pairs lines with one value each that are left on both sides and say the same of it: one name took the place of another. */
function loneValues(
  from: readonly Line[],
  to: readonly Line[],
  fits: (a: Item, b: Item) => boolean,
  join: (a: Item, b: Item, sure: boolean) => void,
  words: ParameterWords,
): void {
  const open = (lines: readonly Line[]): Item[] =>
    lines.flatMap(({ taken, items }) => (taken || items.length !== 1 || items[0]!.taken ? [] : [items[0]!]))
  const [left, right] = [open(from), open(to)]
  if (left.length > most || right.length > most) return
  const alikes = (a: Item, b: Item): boolean =>
    a.measure.units.length > 0 &&
    b.measure.units.length > 0 &&
    (a.measure.operator === b.measure.operator || a.measure.operator === 'is' || b.measure.operator === 'is') &&
    fits(a, b) &&
    changeOf(a.measure, b.measure, words) === 'same'
  for (const one of left) {
    const others = right.filter((other) => !other.taken && alikes(one, other))
    const rivals = left.filter((other) => !other.taken && others.length === 1 && alikes(other, others[0]!))
    if (others.length === 1 && rivals.length === 1) join(one, others[0]!, false)
  }
}

/** Pairs the values of one name: equal ones first, then what is left over on both sides. */
function joinGroup(
  a: readonly Item[],
  b: readonly Item[],
  fits: (a: Item, b: Item) => boolean,
  join: (a: Item, b: Item, sure: boolean) => void,
  words: ParameterWords,
): void {
  for (const one of a) {
    const equal = b.find(
      (other) => !other.taken && fits(one, other) && changeOf(one.measure, other.measure, words) === 'same',
    )
    if (equal) join(one, equal, true)
  }
  const left = a.filter(({ taken }) => !taken)
  const right = b.filter(({ taken }) => !taken)
  for (const one of left) {
    const open = right.filter((other) => !other.taken && fits(one, other))
    if (open.length === 0) continue
    const best =
      open.length === 1
        ? open[0]!
        : open.reduce((best, other) => (likeness(one, other) > likeness(one, best) ? other : best))
    const rivals = left.filter((other) => !other.taken && fits(other, best))
    join(one, best, open.length === 1 && rivals.length === 1)
  }
}

function likeness(one: Item, two: Item): number {
  if (one.line.bare.length > longest || two.line.bare.length > longest) return 0
  return alike(bigrams(one.line.bare), bigrams(two.line.bare))
}

/** Pairs the lines that are left: of one name, else of like words. */
function likeLines(from: readonly Line[], to: readonly Line[], join: (a: Line, b: Line) => void): void {
  for (const [a, b] of groups(from, to, (line) => line.bare)) if (a.length === 1 && b.length === 1) join(a[0]!, b[0]!)
  for (const [a, b] of groups(from, to, (line) => line.parameter.key))
    if (a.length === 1 && b.length === 1) join(a[0]!, b[0]!)
  const left = from.filter(({ taken }) => !taken)
  const right = to.filter(({ taken }) => !taken)
  if (left.length === 0 || right.length === 0) return
  const sets = left.map(({ text }) => bigrams(text))
  const find = partIndex(sets)
  for (const line of right) {
    const own = bigrams(line.text)
    const best = find(own).find((at) => !left[at]!.taken && alike(own, sets[at]!) >= 0.6)
    if (best !== undefined) join(left[best]!, line)
  }
}

function wholeText(lines: readonly Line[]): string {
  return lines.map(({ parameter }) => plain(`${parameter.name} ${parameter.requirement}`)).join('\n')
}

/** Lines that the other side says nowhere, and values that it says nowhere of lines that it has. */
function lone(lines: readonly Line[], other: string): Lone[] {
  return lines.flatMap((line): Lone[] => {
    const { parameter, items } = line
    // nothing to tell: the whole text need not be searched
    if (line.taken && items.every(({ taken }) => taken)) return []
    const { name, requirement } = parameter
    const own = plain(requirement.includes(name) ? requirement : `${name}${requirement}`)
    if (own.length >= 4 && other.includes(own)) return []
    if (!line.taken) return [{ parameter, measure: null }]
    // of a line without any value in common the first stands for all
    if (items.length > 1 && items.every(({ taken }) => !taken)) return [{ parameter, measure: items[0]!.measure }]
    return items.filter(({ taken }) => !taken).map(({ measure }) => ({ parameter, measure }))
  })
}
