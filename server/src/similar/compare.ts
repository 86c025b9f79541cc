import { type SourceDocument, sourceOffset } from '../core/block.ts'
import type { DocumentKind } from '../core/kinds.ts'
import type { SimilarVerdict } from '../core/similarity.ts'
import { commonTextOf } from './common.ts'
import { partsOf } from './parts.ts'
import { passagesOf, type Stretch } from './passages.ts'
import { type Reading, readingOf } from './reading.ts'
import { verdictOf } from './verdict.ts'

/** Two papers are of one hand, so that what both say is still that hand's, when the smaller stands in the other for this part. */
const sameHand = 0.7

/** Half-open source ranges, UTF-16 units. */
export interface SourcePassage {
  readonly start: number
  readonly end: number
  readonly vendorStart: number
  readonly vendorEnd: number
}

export interface SourceSimilarity {
  readonly vendors: readonly { readonly share: number; readonly passages: readonly SourcePassage[] }[]
  /** `vendor` is the number of the paper. */
  readonly blocks: readonly { readonly path: readonly string[]; readonly vendor: number; readonly share: number }[]
  readonly verdict: SimilarVerdict
}

/**
 * Compares a document with papers of vendors or old tenders. `commonTexts` are those of dictionaries/common-text. Shares are
 * parts of what counts: headings, forms, law, standards and what stands in papers of several hands do not.
 */
export function compareWithVendors(
  design: SourceDocument,
  papers: readonly SourceDocument[],
  commonTexts: readonly string[],
  kind?: DocumentKind,
): SourceSimilarity {
  const common = commonTextOf(commonTexts)
  const own = readingOf(design, common, kind)
  const readings = papers.map((paper) => readingOf(paper, common))
  const parts = partsOf(design, own.outline, own.stream, own.counted)
  const stretches = readings.map((reading) => passagesOf(own, reading, parts.of))
  const taken = stretches.map((list) => coverage(list, own.stream.length))
  const counted = withoutShared(own.counted, taken, handsOf(readings))
  const { whole, vendors, anyTaken } = tallyOf(own, counted, taken, parts.of, parts.paths.length)
  const order = firstPlaces(parts.of, parts.paths.length)
  const present = parts.paths
    .map((_, part) => part)
    .filter((part) => whole.all[part]! > 0)
    .sort((a, b) => order[a]! - order[b]!)
  return {
    vendors: readings.map((reading, at) => ({
      share: share(sum(vendors[at]!.all), sum(whole.all)),
      passages: stretches[at]!.filter((one) => countIn(one, counted) > 0).map((one) => sourceOf(one, own, reading)),
    })),
    blocks: present.flatMap((part) =>
      vendors.map(({ all }, vendor) => ({
        path: parts.paths[part]!,
        vendor,
        share: share(all[part]!, whole.all[part]!),
      })),
    ),
    verdict: verdictOf({
      units: sum(whole.all),
      technical: sum(whole.technical),
      taken: anyTaken,
      vendors: vendors.map(({ all, technical }) => ({ taken: sum(all), technical: sum(technical) })),
      blocks: present.flatMap((part) =>
        vendors.map(({ technical, figures }) => ({
          units: whole.technical[part]!,
          taken: technical[part]!,
          figures: figures[part]!,
        })),
      ),
    }),
  }
}

function coverage(stretches: readonly Stretch[], length: number): Uint8Array {
  const covered = new Uint8Array(length)
  for (const { start, end } of stretches) covered.fill(1, start, end)
  return covered
}

/** The number of the hand that wrote each paper: those that hold one another are of one. */
function handsOf(readings: readonly Reading[]): number[] {
  const hands: number[] = []
  const prints = readings.map(ownPrints)
  readings.forEach((_, at) => {
    const like = hands.findIndex((_, before) => contained(prints[at]!, prints[before]!) >= sameHand)
    hands.push(like < 0 ? at : hands[like]!)
  })
  return hands
}

/** The fingerprints of a paper outside of what is common by nature. */
function ownPrints({ hashes, counted, index }: Reading): ReadonlySet<number> {
  const prints = new Set<number>()
  for (let at = 0; at < hashes.length; at++) if (counted[at] && index.prints.has(hashes[at]!)) prints.add(hashes[at]!)
  return prints
}

function contained(one: ReadonlySet<number>, two: ReadonlySet<number>): number {
  const [small, large] = one.size < two.size ? [one, two] : [two, one]
  let both = 0
  for (const print of small) if (large.has(print)) both++
  return small.size ? both / small.size : 0
}

/** Takes out what stands in papers of more than one hand: nobody's own words. */
function withoutShared(counted: Uint8Array, taken: readonly Uint8Array[], hands: readonly number[]): Uint8Array {
  if (new Set(hands).size < 2) return counted
  return counted.map((one, at) => {
    if (!one) return 0
    let hand = -1
    for (let vendor = 0; vendor < taken.length; vendor++) {
      if (!taken[vendor]![at]) continue
      if (hand >= 0 && hands[vendor] !== hand) return 0
      hand = hands[vendor]!
    }
    return 1
  })
}

/** Counts the units of each part, all and technical ones, and those that stand in each paper. */
function tallyOf(own: Reading, counted: Uint8Array, taken: readonly Uint8Array[], parts: Int32Array, count: number) {
  const counts = () => ({
    all: new Int32Array(count),
    technical: new Int32Array(count),
    figures: new Int32Array(count),
  })
  const whole = counts()
  const vendors = taken.map(counts)
  let anyTaken = 0
  for (let at = 0; at < counted.length; at++) {
    if (!counted[at]) continue
    const part = parts[at]!
    const technical = own.outline.labels[own.stream.block[at]!]!.section === 'technical' ? 1 : 0
    whole.all[part]!++
    whole.technical[part]! += technical
    let any = 0
    for (let vendor = 0; vendor < taken.length; vendor++) {
      if (!taken[vendor]![at]) continue
      any = 1
      vendors[vendor]!.all[part]!++
      vendors[vendor]!.technical[part]! += technical
    }
    anyTaken += any
  }
  const { places, telling } = own.figures
  places.forEach((at, figure) => {
    if (!counted[at] || !telling[figure]) return
    taken.forEach((covered, vendor) => {
      if (covered[at]) vendors[vendor]!.figures[parts[at]!]!++
    })
  })
  return { whole, vendors, anyTaken }
}

const sum = (list: Int32Array): number => list.reduce((total, one) => total + one, 0)
/** A part of a whole to four places, 0 of nothing. */
const share = (part: number, whole: number): number => (whole ? Math.round((part / whole) * 1e4) / 1e4 : 0)

/** Place of the first unit of each part. */
function firstPlaces(parts: Int32Array, count: number): Int32Array {
  const first = new Int32Array(count).fill(parts.length)
  for (let at = parts.length - 1; at >= 0; at--) first[parts[at]!] = at
  return first
}

function countIn({ start, end }: Stretch, counted: Uint8Array): number {
  let count = 0
  for (let at = start; at < end; at++) count += counted[at]!
  return count
}

function sourceOf({ start, end, other, otherEnd }: Stretch, own: Reading, vendor: Reading): SourcePassage {
  return {
    start: place(own, start),
    end: place(own, end - 1) + 1,
    vendorStart: place(vendor, other),
    vendorEnd: place(vendor, otherEnd - 1) + 1,
  }
}

/** Source offset of a unit of the stream. */
function place({ document, stream }: Reading, at: number): number {
  return sourceOffset(document.blocks[stream.block[at]!]!, stream.offset[at]!)
}
