import {
  canonicalName,
  cut,
  type Measure,
  type Parameter,
  type ParameterWords,
  type Product,
  parameterName,
  type Star,
  starBehind,
  starOf,
} from '../parameters/index.ts'

/**
 * Products with a parameter for each demand that brands are counted for: a paragraph or item that lists several, each with its
 * own name and value, is taken apart. What a table names in a column of its own stays whole.
 */
export function unfolded(products: readonly Product[], words: ParameterWords): Product[] {
  const substantive = new Set<Star>(['★'])
  for (const { parameters } of products) for (const { star, starred } of parameters) if (starred) substantive.add(star)
  return products.map((product) => {
    const parameters = product.parameters
      .flatMap((one) => partsOf(one, product.name, substantive, words))
      .map(withUnit)
      .map(withName)
    return { ...product, parameters }
  })
}

/** A unit in a column of its own is told with the value: a reader of the ledger sees no other column. */
function withUnit(one: Parameter): Parameter {
  const [measure, ...others] = one.measures
  if (!measure || others.length > 0 || measure.unit === '' || one.requirement.includes(measure.unit)) return one
  return /\d$/.test(one.requirement) ? { ...one, requirement: `${one.requirement}${measure.unit}` } : one
}

/** 500kWh in a column 规格 is named after itself: nobody would look for it by that name. */
function withName(one: Parameter): Parameter {
  return one.name === one.requirement && /^\d[\d.]*\s*[A-Za-z%℃]/.test(one.name) ? { ...one, name: '规格' } : one
}

/** A stretch of a requirement, offsets in it. */
interface Piece {
  readonly start: number
  end: number
  readonly text: string
}

/** Begins a demand in words: 具备三相电量计量功能, 货箱材质为304不锈钢. */
const wordDemand =
  /^(?:[★▲△※]|(?:须|应|需|可)?(?:支持|具备|具有|带有|配备|配有|提供|内置)|[\u4e00-\u9fff]{2,10}(?:为|采用|支持|具备)[^，,])/
/** Goes on with the demand before it. */
const goesOn =
  /^(?:且|并|及|和|或|其中|其|同时|即|每|如|含|不含|互为|可|(?:示值|测量|基本|引用|允许)?(?:误差|偏差|准确度|精度|分辨率|分辨力|分度值|重复性))/
/** 处理器：2颗，每颗≥32核 — the head governs all that follows. */
const head = /^[^：:，,；;。≥≤]{1,16}[：:]/

function partsOf(
  whole: Parameter,
  product: string,
  substantive: ReadonlySet<Star>,
  words: ParameterWords,
): readonly Parameter[] {
  const { requirement, measures, place, name } = whole
  if (measures.length < 2 || !plain(requirement).includes(plain(name).slice(0, 12))) return [whole]
  const pieces = piecesOf(whole)
  if (pieces.length < 2) return [whole]
  const parts = pieces.map(({ start, end }): Parameter => {
    const from = place.start + start
    const text = requirement.slice(start, end)
    const said = text.replace(/^[★▲△※☆\s]+/, '')
    const own = between(measures, from, place.start + end)
    const star = starOf(text) || starBehind(text)
    const equal = own.length === 0 ? /^([\u4e00-\u9fff]{2,10}?)(?:为|采用)/.exec(said)?.[1] : undefined
    const title = equal ?? parameterName(said, own, product, from + text.length - said.length)
    const key = own.length === 1 ? own[0]!.key : canonicalName(title, own[0]?.units ?? [], words, product)
    return {
      ...whole,
      name: title,
      key,
      requirement: said,
      star,
      starred: substantive.has(star),
      measures: own,
      place: { block: place.block, start: from + text.length - said.length, end: from + text.length },
    }
  })
  // a mark before the first of many holds for all, unless others bear marks of their own
  const marked = parts.slice(1).some(({ star }) => star !== '')
  const { star, starred } = whole
  return marked
    ? parts.map((one, at) => (at === 0 ? { ...one, star, starred } : one))
    : parts.map((one) => ({ ...one, star, starred }))
}

/** The demands of a requirement: pieces that name a value of their own, those that only add words go with the piece before. */
function piecesOf({ requirement, measures, place }: Parameter): Piece[] {
  const found: Piece[] = []
  for (const [from, to] of cut(requirement, /[；;]/)) {
    const governed = head.test(requirement.slice(from, to))
    const commas = governed
      ? [[from, to] as const]
      : cut(requirement.slice(from, to), /[，,]/).map(([a, b]) => [from + a, from + b] as const)
    commas.forEach(([a, b], at) => {
      const raw = requirement.slice(a, b)
      const start = a + raw.length - raw.trimStart().length
      const text = requirement.slice(start, b).replace(/[\s。]+$/, '')
      const own = between(measures, place.start + start, place.start + b)
      const named = own.some((one) => one.name !== '' && one.start - place.start > start)
      const begins = at === 0 ? !goesOn.test(text) : !goesOn.test(text) && (named || wordDemand.test(text))
      const last = found.at(-1)
      if (begins || !last) found.push({ start, end: start + text.length, text })
      else last.end = start + text.length
    })
  }
  // one demand with remarks to it is one
  const valued = found.filter(({ start, end }) => between(measures, place.start + start, place.start + end).length > 0)
  return valued.length < 2 ? [] : found
}

/** The measures that begin in a stretch of the block; they stand in order. */
function between(measures: readonly Measure[], from: number, to: number): readonly Measure[] {
  let [low, high] = [0, measures.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (measures[middle]!.start < from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < measures.length && measures[end]!.start < to) end++
  return measures.slice(low, end)
}

const plain = (text: string): string => text.replace(/[\s★▲△※☆]+/g, '').toLowerCase()
