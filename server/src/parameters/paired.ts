/** A piece of a cell: offsets in its text. */
export interface Part {
  readonly start: number
  readonly end: number
}

const signs: readonly RegExp[] = [/[；;\n]/g, /\s+[/／]\s+/g, /[/／]/g, /、/g]

/** Cuts a text at a sign into the given number of parts; null where it holds another number of them. */
function cutInto(text: string, sign: RegExp, count: number): Part[] | null {
  const found: Part[] = []
  let start = 0
  const plain = text.replace(/[；;。\s]+$/, '')
  for (const match of plain.matchAll(sign)) {
    found.push({ start, end: match.index })
    start = match.index + match[0].length
  }
  found.push({ start, end: plain.length })
  return found.length === count && found.every((one) => one.end > one.start) ? found : null
}

/** The values of a cell that answers so many demands, 64 / 32 / 16; null where it does not hold as many. */
export function valueParts(text: string, count: number): Part[] | null {
  if (count < 2 || text.length > 400) return null
  for (const sign of signs) {
    const parts = cutInto(text, sign, count)
    if (parts) return parts
  }
  return null
}

/**
 * Names that share a cell, 量程 / 精度 or 量程；分辨率, with the parts of the cell beside it that state as many values,
 * 0～8m / ±0.25%; null where the cells do not go together so.
 */
export function pairedCells(name: string, text: string): { readonly name: string; readonly part: Part }[] | null {
  if (name.length > 80 || text.length > 400) return null
  for (const sign of signs) {
    const names = name
      .split(sign)
      .map((one) => one.trim())
      .filter((one) => one !== '')
    if (names.length < 2) continue
    const parts = valueParts(text, names.length)
    if (!parts || names.some((one) => one.length > 20)) return null
    const figures = parts.filter(({ start, end }) => /\d/.test(text.slice(start, end))).length
    return figures * 2 >= parts.length ? names.map((one, at) => ({ name: one, part: parts[at]! })) : null
  }
  return null
}
