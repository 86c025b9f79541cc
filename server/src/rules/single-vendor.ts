import type { BlockResult } from '../core/engine.ts'
import type { SectionKind } from '../core/kinds.ts'
import type { Recognition } from '../core/recognition.ts'

/** Blocks that must name the vendor, and its share of all blocks that name any. */
const leastBlocks = 4
const leastShare = 0.7

export interface VendorPlace {
  readonly block: number
  readonly start: number
  readonly end: number
}

/** True for a brand, a product line, a technique, and a certificate that its maker issues (HCIE). */
export function namesVendor({ slot, attributes }: Recognition['hits'][number]): boolean {
  if (slot === 'certificate') return attributes.brand !== undefined
  return slot === 'brand' || slot === 'product' || slot === 'technique'
}

/**
 * The vendor whose brand, product lines, technique names and certificates run all through the technical content of a document
 * (瑶海 2023 意见第 3 条: no scheme taken over from one supplier). `naming` are the blocks in order that name
 * anything. Null when no vendor prevails.
 */
export function prevailingVendor(
  results: readonly BlockResult[],
  sectionOf: (block: number) => SectionKind,
  naming: Iterable<number> = results.keys(),
): { readonly vendor: string; readonly places: readonly VendorPlace[] } | null {
  const places = new Map<string, VendorPlace[]>()
  let named = 0
  for (const block of naming) {
    if (sectionOf(block) !== 'technical') continue
    const here = new Set<string>()
    for (const hit of results[block]!.recognition.hits) {
      if (!namesVendor(hit)) continue
      const vendor = String(hit.attributes.brand)
      if (here.has(vendor)) continue
      here.add(vendor)
      const list = places.get(vendor)
      if (list) list.push({ block, start: hit.start, end: hit.end })
      else places.set(vendor, [{ block, start: hit.start, end: hit.end }])
    }
    if (here.size) named++
  }
  for (const [vendor, found] of places)
    if (found.length >= leastBlocks && found.length >= named * leastShare) return { vendor, places: found }
  return null
}
