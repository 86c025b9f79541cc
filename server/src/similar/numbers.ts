import { isAlphanumeric } from '../core/fold.ts'
import { numeralAt } from '../language/numeral.ts'
import { parsedValues } from '../language/quantity.ts'
import { type Rows, rowKeys } from './rows.ts'
import type { Stream } from './stream.ts'

/** The figures of a document in their order, each with its unit. */
export interface Figures {
  /** Value and unit as one word: 32gb. */
  readonly words: readonly string[]
  /** Place in the stream of the first unit of the figure. */
  readonly places: Int32Array
  /** 1 where the figure says something: not a year, a small bare number or one that stands everywhere. */
  readonly telling: Uint8Array
  readonly rows: Rows
}

/** Units that are written in several ways; others are compared as they stand. */
const units: Readonly<Record<string, string>> = {
  g: 'gb',
  t: 'tb',
  m: 'mb',
  k: 'kb',
  寸: '英寸',
  毫米: 'mm',
  厘米: 'cm',
  米: 'mb',
  公里: 'km',
  千米: 'km',
  公斤: 'kg',
  千克: 'kg',
  伏: 'v',
  瓦: 'w',
  千瓦: 'kw',
  赫兹: 'hz',
  毫秒: 'ms',
  秒: 's',
  小时: 'h',
  分钟: 'min',
  '℃': '度',
  '°c': '度',
  摄氏度: '度',
  '"': '英寸',
}
const unitWord =
  /^ ?(英寸|寸|毫米|厘米|公里|千米|米|公斤|千克|千瓦|吨|伏|瓦|赫兹|毫秒|秒|小时|分钟|天|日|个月|月|年|万元|元|万像素|像素|万|亿|个|台|套|核|颗|路|口|块|条|根|组|人|名|次|位|级|层|倍|线程|端口|摄氏度|℃|°c?|%|"|(?!x\d)[a-zμω]{1,6}(?:\/[a-z]{1,4})?)/

/** Reads all figures of a stream. `texts` are the folded texts of its blocks, `everywhere` figures that tell nothing. */
export function figuresOf(
  stream: Stream,
  texts: readonly string[],
  counted: Uint8Array,
  rowOf: Rows,
  everywhere: ReadonlySet<string> = new Set(),
): Figures {
  const words: string[] = []
  const places: number[] = []
  const telling: number[] = []
  let behind = -1
  let inBlock = -1
  for (let at = 0; at < stream.length; at++) {
    const block = stream.block[at]!
    const offset = stream.offset[at]!
    if (block !== inBlock) behind = -1
    inBlock = block
    if (offset < behind) continue
    const figure = figureAt(texts[block]!, offset)
    if (!figure) continue
    behind = figure.end
    words.push(figure.word)
    places.push(at)
    telling.push(counted[at] && figure.telling && !everywhere.has(figure.word) ? 1 : 0)
  }
  return { words, places: Int32Array.from(places), telling: Uint8Array.from(telling), rows: rowOf }
}

/** A figure that begins at an offset of a folded text. */
export function figureAt(
  text: string,
  at: number,
): { readonly word: string; readonly end: number; readonly telling: boolean } | null {
  const unit = text.charCodeAt(at)
  const arabic = unit >= 48 && unit <= 57
  if (!arabic && !'一二两三四五六七八九十百'.includes(text[at]!)) return null
  // the figures of IPv4, DDR4 and S5735-L24 belong to a name
  const before = text.slice(Math.max(0, at - 2), at)
  if (!/\dx$/.test(before) && (/[a-z]-$/.test(before) || isAlphanumeric(before.charCodeAt(before.length - 1))))
    return null
  const value = arabic ? parsedValues('number', text, at)[0] : numeralAt(text, at)
  if (!value) return null
  const number = 'attributes' in value ? Number(value.attributes.value) : value.value
  const found = unitWord.exec(text.slice(value.end, value.end + 12))?.[1] ?? ''
  // 一体化, 三维, 第五 count nothing
  if (!arabic && (!found || text[at - 1] === '第' || /[年月日天级层位]/.test(found))) return null
  const year = arabic && !found && number >= 1980 && number <= 2040
  const small = found === '' && number < 10 && Number.isInteger(number)
  const dated = /^[年月日]$/.test(found)
  return {
    word: `${number}${units[found] ?? found}`,
    end: value.end + (found ? text.slice(value.end).indexOf(found) + found.length : 0),
    telling: !year && !small && !dated,
  }
}

/** A run of equal figures: half-open numbers of figures on both sides. */
export interface FigureRun {
  readonly start: number
  readonly end: number
  readonly other: number
  readonly otherEnd: number
}

/** Telling figures that must agree one after the other, and different ones among them; fewer do when they fill a row. */
const leastFigures = 5
const leastDifferent = 4
const leastInRow = 4
/** Figures of one gram, and the places tried for it. */
const size = 3
const mostPlaces = 12

/** Maximal runs of figures that stand in both in the same order, whatever the words between them say. */
export function figureRuns(one: Figures, two: Figures, partOf: (figure: number) => number): FigureRun[] {
  const index = new Map<string, number[]>()
  const key = (figures: Figures, at: number) => figures.words.slice(at, at + size).join('|')
  for (let at = 0; at + size <= two.words.length; at++) {
    const name = key(two, at)
    const places = index.get(name)
    if (!places) index.set(name, [at])
    else if (places.length < mostPlaces) places.push(at)
  }
  const runs: FigureRun[] = []
  for (let at = 0; at + size <= one.words.length; at++) {
    let best = 0
    let from = -1
    for (const place of index.get(key(one, at)) ?? []) {
      const length = agreeing(one, at, two, place, partOf)
      if (length > best) [best, from] = [length, place]
    }
    if (best < size) continue
    if (isTelling(one, at, at + best)) runs.push({ start: at, end: at + best, other: from, otherEnd: from + best })
    at += best - 1
  }
  return runs
}

function agreeing(one: Figures, at: number, two: Figures, place: number, partOf: (figure: number) => number): number {
  const own = partOf(at)
  let length = 0
  while (
    at + length < one.words.length &&
    one.words[at + length] === two.words[place + length] &&
    partOf(at + length) === own
  )
    length++
  return length
}

function isTelling(figures: Figures, start: number, end: number): boolean {
  const different = new Set<string>()
  let count = 0
  for (let i = start; i < end; i++) {
    if (!figures.telling[i]) continue
    count++
    different.add(figures.words[i]!)
  }
  if (different.size < leastDifferent) return false
  if (count >= leastFigures) return true
  const keys = rowKeys(figures.rows, figures.places, start, end)
  const whole = !keys.has(rowKey(figures, start - 1)) && !keys.has(rowKey(figures, end))
  return count >= leastInRow && keys.size === 1 && whole
}

const rowKey = (figures: Figures, at: number): number => {
  const place = figures.places[at]
  return place === undefined ? -1 : figures.rows.of(place)
}
