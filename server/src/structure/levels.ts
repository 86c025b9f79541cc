import type { Format } from '../core/kinds.ts'
import type { Candidate } from './heading.ts'
import { numberStyles } from './numbering.ts'

interface Open {
  readonly index: number
  readonly style: string
  readonly rank: number
  readonly stated: number
  value: number
  readonly level: number
}

export interface Placed {
  readonly level: number
  /** Index of the candidate above, -1 at the top. */
  readonly parent: number
  /** It opens a chapter: nothing around it but parts and volumes. */
  readonly chapter: boolean
}

const chapterRank = numberStyles.indexOf('chapter')
const leafRank = 90

/**
 * Level and parent of each candidate. A stack of open numberings decides: a style that is open takes its place again,
 * one that begins anew at 1 nests, else the usual depth of styles counts. Markdown levels are believed as they stand.
 */
export function placeHeadings(candidates: readonly Candidate[], format: Format): Placed[] {
  const open: Open[] = []
  const hasChapters = candidates.some((c) => c.style === 'chapter' || c.style === 'part' || c.style === 'volume')
  let inChapters = false
  // numberings that were found inside of another though they usually stand outside of it
  const inside = new Set<string>()
  return candidates.map((candidate, index) => {
    if (candidate.style === 'chapter' || candidate.style === 'part') inChapters = true
    const stated = candidate.level
    const style = candidate.style === 'bare' ? (stated ? `h${stated}` : 'bare') : candidate.style
    const rank = rankOf(candidate, inChapters, open)
    if (format === 'markdown' && stated) popWhile(open, (top) => (top.stated ? top.stated >= stated : true))
    else if (candidate.style === 'bare') popBare(open, candidate, rank)
    else popNumbered(open, candidate, rank, () => isInside(candidates, index, open, inside))
    const above = open.at(-1)
    const level = (above?.level ?? 0) + 1
    const chapter = rank <= chapterRank || (candidate.known && !inChapters) || (level === 1 && !hasChapters)
    const value = candidate.value
    open.push({ index, style, rank, stated, value, level })
    return { level, parent: above?.index ?? -1, chapter }
  })
}

function rankOf(candidate: Candidate, inChapters: boolean, open: readonly Open[]): number {
  if (candidate.style !== 'bare') {
    // An attachment outside a chapter stands at chapter level.
    return numberStyles.indexOf(candidate.style)
  }
  if (candidate.known && !inChapters) return chapterRank
  if (candidate.level) {
    const same = open.findLast((o) => o.stated === candidate.level && o.style === `h${candidate.level}`)
    return same
      ? same.rank
      : inChapters
        ? 40 + candidate.level
        : candidate.level === 1
          ? chapterRank
          : 40 + candidate.level
  }
  return leafRank
}

function popWhile(open: Open[], test: (top: Open) => boolean): void {
  while (open.length && test(open.at(-1)!)) open.pop()
}

function popBare(open: Open[], candidate: Candidate, rank: number): void {
  const stated = candidate.level
  if (!stated) {
    popWhile(open, (top) => top.rank >= rank)
    return
  }
  // Word drafts give 第三章 and the lines below it one level: only a known title closes a numbered chapter.
  popWhile(open, (top) => {
    if (top.rank > chapterRank) return !top.stated || top.stated >= stated
    if (top.style === 'h1' || top.style === `h${stated}`) return top.stated >= stated
    return candidate.known && top.stated >= stated
  })
}

/** Candidates that are looked at to see whether a numbering goes on. */
const farthest = 100

/**
 * Whether （一） stands inside the 2.1 before it though it is usually further out: Word gives it a deeper level, or 2.2 follows in the
 * same chapter, or it was so before.
 */
function isInside(
  candidates: readonly Candidate[],
  index: number,
  open: readonly Open[],
  inside: Set<string>,
): boolean {
  const { style, level: stated, value } = candidates[index]!
  const top = open.at(-1)
  if (!top || value !== 1 || style !== 'chinese-bracket' || !top.style.startsWith('decimal')) return false
  const pair = `${style} in ${top.style}`
  if (stated && top.stated && stated !== top.stated) return stated > top.stated
  if (inside.has(pair)) return true
  for (let at = index + 1; at < Math.min(candidates.length, index + farthest); at++) {
    const next = candidates[at]!
    if (next.style !== 'bare' && numberStyles.indexOf(next.style) <= chapterRank) return false
    if (next.style !== top.style) continue
    if (next.value !== top.value + 1) return false
    inside.add(pair)
    return true
  }
  return false
}

function popNumbered(open: Open[], candidate: Candidate, rank: number, isNested: () => boolean): void {
  const { style, value } = candidate
  if (rank <= chapterRank) {
    popWhile(open, (top) => top.rank >= rank)
    return
  }
  let place = -1
  for (let i = open.length - 1; i >= 0 && place < 0; i--) {
    if (open[i]!.style === style && open[i]!.value + 1 === value) place = i
  }
  const deepest = open.findLastIndex((o) => o.style === style)
  if (place < 0 && deepest >= 0) {
    const restarts =
      value === 1 && open[deepest]!.value > 1 && deepest < open.length - 1 && open.at(-1)!.rank < leafRank
    if (restarts) {
      popWhile(open, (top) => top.rank >= leafRank)
      return
    }
    place = deepest
  }
  if (place >= 0) open.length = place
  // 第一条 under a bold title such as 采购合同 belongs to it.
  else if (open.length && open.at(-1)!.rank > rank && isNested()) return
  else if (style === 'article') popWhile(open, (top) => top.rank > rank && top.rank < leafRank)
  else popWhile(open, (top) => top.rank > rank || top.rank >= leafRank)
}
