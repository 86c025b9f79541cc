/**
 * A function that tells which groups of words a text has, in one pass: bit `i` is set when a word of group `i` stands in it. At most
 * 31 groups; no word is empty. It takes the place of as many searches through the same text.
 */
export function wordBits(groups: readonly (readonly string[])[]): (text: string) => number {
  if (groups.length > 31) throw new Error(`${groups.length} groups of words, at most 31 fit a number`)
  const all = groups.reduce((sum, _, group) => sum | (1 << group), 0)
  const words = new Map<string, number>()
  groups.forEach((group, at) => {
    for (const word of group) words.set(word, (words.get(word) ?? 0) | (1 << at))
  })
  /** By first unit the number of a list of words, 0 for none. */
  const lists = new Uint16Array(65_536)
  const seconds: Int32Array[] = [new Int32Array()]
  const texts: string[][] = [[]]
  const bits: Int32Array[] = [new Int32Array()]
  const byFirst = new Map<number, [string, number][]>()
  for (const entry of words) {
    const first = entry[0].charCodeAt(0)
    const list = byFirst.get(first)
    if (list) list.push(entry)
    else byFirst.set(first, [entry])
  }
  for (const [first, list] of byFirst) {
    lists[first] = seconds.length
    // the second unit is looked at first; a word of one unit has none
    seconds.push(Int32Array.from(list, ([word]) => (word.length > 1 ? word.charCodeAt(1) : -1)))
    texts.push(list.map(([word]) => word))
    bits.push(Int32Array.from(list, ([, own]) => own))
  }
  return (text) => {
    let found = 0
    for (let at = 0; at < text.length; at++) {
      const list = lists[text.charCodeAt(at)]!
      if (!list) continue
      const second = seconds[list]!
      const own = bits[list]!
      const following = at + 1 < text.length ? text.charCodeAt(at + 1) : -2
      for (let i = 0; i < second.length; i++) {
        if ((own[i]! | found) === found || (second[i] !== following && second[i] !== -1)) continue
        const word = texts[list]![i]!
        if (word.length > 2 && !text.startsWith(word, at)) continue
        found |= own[i]!
        if (found === all) return found
      }
    }
    return found
  }
}
