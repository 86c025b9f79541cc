import { type DocumentKind, stagesInOrder } from '../../core/kinds.ts'

/** A file that is a stage of a project. */
export interface StageFile {
  readonly name: string
  /** What its content makes it. */
  readonly kind: DocumentKind
}

/** Words of file names and the stage they mean; the first that fits decides. */
const nameWords: readonly (readonly [number, RegExp])[] = [
  [5, /验收/],
  [0, /可研|可行性|项目建议书/],
  [1, /初设|初步设计|设计方案|概算/],
  [2, /采购需求|用户需求|需求书/],
  [3, /招标|(采购|磋商|谈判|询价|比选|协商)文件/],
  [4, /合同/],
]

const digits = '一二三四五六七八九十'

/** The number that a name begins with: 1-可研, 02_初设, （三）合同; null for none, and for a year. */
function numberOf(name: string): number | null {
  const found = /^\s*[（(【[第]?\s*(\d{1,3}|[一二三四五六七八九十])\s*(?:[-_.、．)）】\]\s]|阶段|步)/.exec(name)?.[1]
  if (found === undefined) return null
  return /\d/.test(found) ? Number(found) : digits.indexOf(found) + 1
}

interface Told {
  readonly at: number
  readonly number: number | null
  readonly rank: number | null
  /** Name and content tell different stages. */
  readonly clash: boolean
  readonly name: string
}

/**
 * The order of stages by number, name and kind of document, as indexes, earliest first. `sure` is false when they do not tell it for
 * every file, or contradict each other.
 */
export function orderStages(files: readonly StageFile[]): {
  readonly order: readonly number[]
  readonly sure: boolean
} {
  const told = files.map(({ name, kind }, at): Told => {
    const byName = nameWords.find(([, words]) => words.test(name))?.[0] ?? null
    const byKind = stagesInOrder.indexOf(kind)
    const clash = byName !== null && byKind >= 0 && byName !== byKind
    return { at, number: numberOf(name), rank: byName ?? (byKind < 0 ? null : byKind), clash, name }
  })
  const numbered = allDifferent(told.map(({ number }) => number))
  if (numbered) {
    const order = told.toSorted((a, b) => a.number! - b.number!)
    const ranks = order.flatMap(({ rank }) => rank ?? [])
    const sure = ranks.every((rank, at) => at === 0 || ranks[at - 1]! <= rank)
    return { order: order.map(({ at }) => at), sure }
  }
  const late = (value: number | null) => value ?? Number.POSITIVE_INFINITY
  const by = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0)
  const order = told.toSorted(
    (a, b) => by(late(a.rank), late(b.rank)) || by(late(a.number), late(b.number)) || (a.name < b.name ? -1 : 1),
  )
  const sure = allDifferent(told.map(({ rank }) => rank)) && told.every(({ clash }) => !clash)
  return { order: order.map(({ at }) => at), sure }
}

function allDifferent(values: readonly (number | null)[]): boolean {
  return !values.includes(null) && new Set(values).size === values.length
}
