/** What joins several names, or several values, in one cell: the first that is there counts. */
const joints = [/\s+[/／]\s+/g, /[；;]\s*/g, /、\s*/g]

/** A part of a text. */
export interface Part {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The parts of a text that one sign joins, as many as are wanted; null where no sign gives so many. */
export function partsOf(text: string, count: number): readonly Part[] | null {
  for (const joint of joints) {
    const parts = cutAt(text, joint)
    if (parts.length === count) return parts
  }
  return null
}

/** 容积 / 温度 beside 1200L / ≥120℃: each name with its value; null where a cell holds one. */
export function joinedPairs(
  name: string,
  value: string,
): readonly { readonly name: string; readonly value: Part }[] | null {
  for (const joint of [...joints, /[/／]/g]) {
    const names = cutAt(name, joint)
    if (names.length < 2 || names.length > 8 || names.some(({ text }) => text.length < 2 || text.length > 16)) continue
    const values = partsOf(value, names.length)
    return values && names.map(({ text }, at) => ({ name: text, value: values[at]! }))
  }
  return null
}

function cutAt(text: string, joint: RegExp): Part[] {
  const parts: Part[] = []
  let start = 0
  for (const match of [...text.matchAll(joint), null]) {
    const end = match?.index ?? text.length
    const part = text.slice(start, end)
    if (part.trim() !== '') parts.push({ text: part.trim(), start, end })
    start = end + (match?.[0].length ?? 0)
  }
  return parts
}
