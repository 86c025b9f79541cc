import { cellAt, type Lattice, latticesOf } from './lattice.ts'
import { linesOf, type TextLine } from './lines.ts'
import type { Glyph, Painted } from './page.ts'
import type { Frame, PlacedLine } from './paragraphs.ts'
import { withoutRunning } from './running.ts'

/** A table on one page, with the lines of each of its cells. */
export interface PageTable {
  readonly page: number
  readonly lattice: Lattice
  readonly lines: readonly (readonly PlacedLine[])[]
}

/** What stands on the pages, in reading order. */
export type FlowItem = { readonly line: PlacedLine } | { readonly table: PageTable }

/** The pages as lines and tables, kept small: letters are not needed any more. */
export interface ReadPage {
  readonly lines: readonly TextLine[]
  readonly tables: readonly PageTable[]
  readonly width: number
  readonly height: number
}

/** Lines and tables of one page; `number` is from 1. */
export function readPageFlow(
  painted: Painted & { readonly width: number; readonly height: number },
  number: number,
): ReadPage {
  const lattices = latticesOf(painted.rules)
  const body: Glyph[] = []
  const inside = lattices.map(({ cells }) => cells.map((): Glyph[] => []))
  for (const glyph of painted.glyphs) {
    const x = (glyph.left + glyph.right) / 2
    const y = glyph.y - glyph.size * 0.3
    let cell = -1
    const table = lattices.findIndex((lattice) => {
      cell = cellAt(lattice, x, y)
      return cell >= 0
    })
    if (table >= 0) inside[table]![cell]!.push(glyph)
    else body.push(glyph)
  }
  const tables = lattices.map((lattice, i) => ({
    page: number,
    lattice,
    lines: inside[i]!.map((glyphs) => linesOf(glyphs).map((line) => ({ ...line, page: number }))),
  }))
  const { width, height } = painted
  return {
    lines: linesOf(body),
    tables: tables.filter(({ lines }) => lines.some((some) => some.length > 0)),
    width,
    height,
  }
}

/** The pages one after the other without their running heads, and the frame of the text of each page. */
export function flowOf(pages: readonly ReadPage[]): { items: FlowItem[]; frames: ReadonlyMap<number, Frame> } {
  const kept = withoutRunning(pages)
  const byWidth = new Map<number, Frame>()
  const frames = new Map<number, Frame>()
  pages.forEach((page, i) => {
    const key = Math.round(page.width)
    let frame = byWidth.get(key)
    if (!frame) {
      const alike = kept.filter((_, other) => Math.round(pages[other]!.width) === key)
      frame = frameOf(alike.flat(), page.width)
      byWidth.set(key, frame)
    }
    frames.set(i + 1, frame)
  })
  const items = pages.flatMap((page, i) => pageItems(page, kept[i]!, i + 1))
  return { items, frames }
}

function pageItems({ tables }: ReadPage, lines: readonly TextLine[], page: number): FlowItem[] {
  const items: FlowItem[] = []
  let next = 0
  for (const line of lines) {
    while (next < tables.length && tables[next]!.lattice.ys[0]! < line.y) items.push({ table: tables[next++]! })
    items.push({ line: { ...line, page } })
  }
  while (next < tables.length) items.push({ table: tables[next++]! })
  return items
}

/** Left and right end of running text: the outermost left edge that many lines share, the right one that long lines reach. */
function frameOf(lines: readonly TextLine[], width: number): Frame {
  const lefts = lines.map(({ left }) => left).sort((a, b) => a - b)
  const few = Math.max(1, Math.floor(lefts.length * 0.03))
  let left = lefts[0] ?? 0
  for (let i = 0; i + few < lefts.length; i++) {
    if (lefts[i + few]! - lefts[i]! > 3) continue
    left = lefts[i]!
    break
  }
  const rights = lines
    .filter((line) => line.right - line.left > width * 0.4)
    .map(({ right }) => right)
    .sort((a, b) => a - b)
  const right = rights[Math.floor(rights.length * 0.9)] ?? width - left
  return { left, right, pitch: pitchOf(lines, right), cell: false }
}

/** Steps between lines of one size: the middle one of those below full lines, where a paragraph goes on. */
function pitchOf(lines: readonly TextLine[], right: number): (size: number) => number {
  const steps = new Map<number, number[]>()
  for (let i = 1; i < lines.length; i++) {
    const above = lines[i - 1]!
    const step = lines[i]!.y - above.y
    if (step <= 0 || above.right < right - 2 * above.size || Math.abs(lines[i]!.size - above.size) > 0.5) continue
    const key = Math.round(above.size)
    const some = steps.get(key)
    if (some) some.push(step)
    else steps.set(key, [step])
  }
  const middle = new Map<number, number>()
  for (const [size, some] of steps) {
    if (some.length >= 5) middle.set(size, some.sort((a, b) => a - b)[some.length >> 1]!)
  }
  return (size) => middle.get(Math.round(size)) ?? usualPitch(size)
}

/** Step between lines of a size where nothing else is known. */
export function usualPitch(size: number): number {
  return size * 2.2
}
