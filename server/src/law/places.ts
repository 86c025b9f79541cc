import type { LexiconData } from '../core/rule.ts'

const suffix = /(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治[州县]|省|市|地区|盟|区|县)$/

/** 合肥市 -> 合肥, 广西壮族自治区 -> 广西; a name of two characters stays. */
function bare(name: string): string {
  const short = name.replace(suffix, '')
  return short.length >= 2 ? short : name
}

/**
 * Makes the function that completes a place by the places above it: 瑶海区 -> 瑶海, 合肥, 安徽. Names come with or without
 * 省, 市, 区 and go without. A name that stands in several places (鼓楼区) is completed by the other names only.
 */
export function completePlaces(lexicon: () => readonly LexiconData[]): (names: readonly string[]) => readonly string[] {
  let above: Map<string, Set<string>> | null = null
  const parents = () => {
    if (above) return above
    above = new Map()
    for (const entry of lexicon().find(({ slot }) => slot === 'region')?.entries ?? []) {
      const parent = entry.attributes.parent
      const known = above.get(bare(entry.name)) ?? new Set()
      if (parent) known.add(bare(parent))
      above.set(bare(entry.name), known)
    }
    return above
  }
  return (names) => {
    const places = names.map(bare)
    for (const place of places) {
      const [parent, ...others] = parents().get(place) ?? []
      if (parent !== undefined && !others.length && !places.includes(parent)) places.push(parent)
    }
    return places
  }
}
