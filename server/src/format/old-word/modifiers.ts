import { u8, u16 } from './bytes.ts'

/** Codes of the property modifiers ([MS-DOC] sprm) that are read. */
export const modifiers = {
  deleted: 0x0800,
  bold: 0x0835,
  special: 0x0855,
  symbol: 0x6a09,
  characterStyle: 0x4a30,
  paragraphStyle: 0x4600,
  alignment: 0x2403,
  logicalAlignment: 0x2461,
  inTable: 0x2416,
  rowEnd: 0x2417,
  innerCellEnd: 0x244b,
  innerRowEnd: 0x244c,
  depth: 0x6649,
  outline: 0x2640,
  listLevel: 0x260a,
  list: 0x460b,
  huge: 0x6646,
  olderHuge: 0x6645,
  tableHeader: 0x3404,
  tableDefinition: 0xd608,
  mergeCells: 0x5624,
  splitCells: 0x5625,
  mergeDown: 0xd62b,
} as const

const tabStops = 0xc615
/** Bytes of an operand by the three highest bits of the code; the sixth kind begins with its length. */
const sizes = [1, 1, 2, 4, 2, 2, 0, 3] as const

/** Takes one modifier: its code, and where in the list its operand stands. */
export type TakeModifier = (code: number, list: Uint8Array, at: number, size: number) => void

/** Calls `take` for each modifier of a list; what is cut off at the end is left out, as Word does. */
export function eachModifier(list: Uint8Array, take: TakeModifier): void {
  let at = 0
  while (at + 3 <= list.length) {
    const code = u16(list, at)
    at += 2
    const [skip, size] = operandSize(list, at, code)
    if (at + skip + size > list.length) return
    take(code, list, at + skip, size)
    at += skip + size
  }
}

/** How many bytes the length takes, and the operand behind it. */
function operandSize(list: Uint8Array, at: number, code: number): readonly [number, number] {
  const kind = code >> 13
  if (kind !== 6) return [0, sizes[kind]!]
  if (code === modifiers.tableDefinition) return at + 2 > list.length ? [2, 0] : [2, Math.max(0, u16(list, at) - 1)]
  const length = u8(list, at)
  if (code !== tabStops || length !== 255) return [1, length]
  const removed = list[at + 1] ?? 0
  const added = list[at + 2 + removed * 4] ?? 0
  return [1, 2 + removed * 4 + added * 3]
}
