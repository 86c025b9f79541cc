import { buildCompound, u16, u32, wide } from './compound.ts'

/** A stretch of text with one list of character modifiers. */
export interface Run {
  readonly text: string
  readonly looks?: readonly number[]
}

/** A paragraph; its last run ends with the mark unless `mark` names another one. */
export interface Paragraph {
  readonly runs: readonly Run[]
  readonly mark?: string
  /** Modifiers of the paragraph's mark as a character. */
  readonly markLooks?: readonly number[]
  readonly style?: number
  readonly modifiers?: readonly number[]
}

export interface Style {
  readonly name: string
  readonly builtIn?: number
  readonly base?: number
  readonly modifiers?: readonly number[]
  readonly looks?: readonly number[]
}

export interface DocParts {
  readonly body: readonly Paragraph[]
  readonly footnotes?: readonly Paragraph[]
  /** Even, odd header, even, odd footer, first header, first footer, for each section. */
  readonly headers?: readonly (readonly Paragraph[])[]
  readonly endnotes?: readonly Paragraph[]
  readonly textBoxes?: readonly { readonly anchor: number; readonly text: readonly Paragraph[] }[]
  readonly styles?: readonly Style[]
  /** Levels of lists: number format, text with %1 for the level's number; paragraphs name them from 1. */
  readonly lists?: readonly (readonly {
    readonly format: number
    readonly text: string
    readonly start?: number
    readonly legal?: boolean
  }[])[]
  /** The text in single bytes of Windows-1252. */
  readonly narrow?: boolean
  /** Flags of the file header, such as 0x100 for encryption. */
  readonly flags?: number
  readonly mark?: number
  readonly data?: readonly number[]
}

/** Modifiers by code: operands of one byte, or as the code's kind asks. */
export function modifier(code: number, ...operand: readonly number[]): number[] {
  return [...u16(code), ...operand]
}

export function paragraph(text: string, rest: Omit<Paragraph, 'runs'> = {}): Paragraph {
  return { runs: text === '' ? [] : [{ text }], ...rest }
}

const inTable = (depth: number): number[] => [...modifier(0x2416, 1), ...modifier(0x6649, ...u32(depth))]

/** The last paragraph of a cell of the outermost table. */
export function cell(text: string): Paragraph {
  return paragraph(text, { mark: '\x07', modifiers: inTable(1) })
}

/** A paragraph inside a cell; at depth 2 the end of an inner cell when `end` is set. */
export function inCell(text: string, depth = 1, end = false): Paragraph {
  return paragraph(text, { modifiers: [...inTable(depth), ...(end ? modifier(0x244b, 1) : [])] })
}

/** The end of a row: edges of its cells, and for each cell the flags of its record. */
export function rowEnd(
  edges: readonly number[],
  flags: readonly number[] = [],
  more: readonly number[] = [],
): Paragraph {
  return paragraph('', {
    mark: '\x07',
    modifiers: [...inTable(1), ...modifier(0x2417, 1), ...shape(edges, flags), ...more],
  })
}

export function innerRowEnd(edges: readonly number[]): Paragraph {
  return paragraph('', { modifiers: [...inTable(2), ...modifier(0x244c, 1), ...shape(edges, [])] })
}

function shape(edges: readonly number[], flags: readonly number[]): number[] {
  const cells = edges.slice(1).flatMap((_, i) => [...u16(flags[i] ?? 0), ...new Array<number>(18).fill(0)])
  const operand = [edges.length - 1, ...u16(...edges), ...cells]
  return modifier(0xd608, ...u16(operand.length + 1), ...operand)
}

const textAt = 0x400

/** A .doc in memory. */
export function buildDoc(parts: DocParts): Uint8Array {
  return buildCompound(docStreams(parts))
}

/** Its streams, for tests that leave one out or put one in. */
export function docStreams(parts: DocParts): Record<string, Uint8Array> {
  const boxes = parts.textBoxes ?? []
  const separators: readonly Paragraph[][] = new Array(6).fill([])
  const headerStories = parts.headers ? [...separators, ...parts.headers, []] : []
  const stories = {
    body: parts.body,
    footnotes: parts.footnotes ?? [],
    headers: headerStories.flat(),
    endnotes: parts.endnotes ?? [],
    boxes: boxes.flatMap((box) => box.text),
  }
  const all = Object.values(stories).flat()
  const runs = all.flatMap(({ runs, mark, markLooks }) => [...runs, { text: mark ?? '\r', looks: markLooks }])
  const text = runs.map((run) => run.text).join('')
  const width = parts.narrow ? 1 : 2
  const bytes = parts.narrow ? text.split('').map((unit) => unit.charCodeAt(0)) : wide(text)
  const lengthOf = (list: readonly Paragraph[]): number => list.reduce((sum, one) => sum + textOf(one).length, 0)

  const main = [...new Array<number>(textAt).fill(0), ...bytes]
  const toPage = (): void => void main.push(...new Array<number>((512 - (main.length % 512)) % 512).fill(0))
  toPage()
  const pages = (items: readonly { size: number; list: readonly number[] }[], kind: 'paragraph' | 'character') => {
    const index = writePages(items, kind, main.length / 512)
    for (const byte of index.bytes) main.push(byte)
    return index.table
  }
  const ends = (lists: readonly (readonly Paragraph[])[]): number[] => {
    let at = 0
    return [0, ...lists.map((list) => (at += lengthOf(list)))]
  }
  const sections = sectionEnds(parts.body)
  const structures: Record<number, number[] | undefined> = {
    1: styleSheet(parts.styles ?? [{ name: 'Normal' }]),
    6: [...u32(0, ...sections), ...new Array<number>(12 * sections.length).fill(0)],
    12: pages(
      runs.map(({ text, looks }) => ({ size: text.length * width, list: looks ?? [] })),
      'character',
    ),
    13: pages(
      all.map((one) => ({
        size: textOf(one).length * width,
        list: [...u16(one.style ?? 0), ...(one.modifiers ?? [])],
      })),
      'paragraph',
    ),
    33: [
      2,
      ...u32(16),
      ...u32(0, text.length),
      ...u16(0),
      ...u32(parts.narrow ? 0x40000000 | (textAt * 2) : textAt),
      ...u16(0),
    ],
    ...(parts.headers ? { 11: u32(...ends(headerStories), lengthOf(stories.headers) + 3) } : {}),
    ...(boxes.length > 0
      ? {
          40: [
            ...u32(...boxes.map((box) => box.anchor), lengthOf(parts.body)),
            ...boxes.flatMap((_, i) => [...u32(100 + i), ...new Array<number>(22).fill(0)]),
          ],
          56: [
            ...u32(...ends(boxes.map((box) => box.text))),
            ...boxes.flatMap((_, i) => [...new Array<number>(14).fill(0), ...u32(100 + i), ...u32(0)]),
          ],
        }
      : {}),
  }
  const lists = parts.lists ?? []
  const table: number[] = []
  const places = new Map<number, readonly [number, number]>()
  const add = (pair: number, content: readonly number[]): void => {
    places.set(pair, [table.length, content.length])
    table.push(...content)
  }
  for (const [pair, content] of Object.entries(structures)) if (content) add(Number(pair), content)
  if (lists.length > 0) {
    add(74, [
      ...u32(lists.length),
      ...lists.flatMap((_, i) => [...u32(50 + i), ...new Array<number>(12).fill(0)]),
      ...lists.flatMap(() => u32(0xffffffff)),
    ])
    add(73, [
      ...u16(lists.length),
      ...lists.flatMap((_, i) => [...u32(50 + i, 0), ...u16(...new Array<number>(9).fill(0xfff)), 0, 0]),
    ])
    table.push(...lists.flatMap(listLevels))
  }
  const put = (at: number, values: readonly number[]): void => void main.splice(at, values.length, ...values)
  put(0, u16(parts.mark ?? 0xa5ec, 0xc1))
  put(0x0a, u16(parts.flags ?? 0))
  put(0x20, u16(14))
  put(0x3e, u16(22))
  put(
    0x4c,
    u32(
      lengthOf(stories.body),
      lengthOf(stories.footnotes),
      lengthOf(stories.headers),
      0,
      0,
      lengthOf(stories.endnotes),
      lengthOf(stories.boxes),
    ),
  )
  put(0x98, u16(93))
  for (const [pair, place] of places) put(0x9a + pair * 8, u32(...place))
  // Files of Word itself are never so small that the main stream lies in the mini stream.
  main.push(...new Array<number>(Math.max(0, 4096 - main.length)).fill(0))
  const data: Record<string, Uint8Array> = parts.data ? { Data: Uint8Array.from(parts.data) } : {}
  return { WordDocument: Uint8Array.from(main), '0Table': Uint8Array.from(table), ...data }
}

function textOf({ runs, mark }: Paragraph): string {
  return runs.map((run) => run.text).join('') + (mark ?? '\r')
}

function sectionEnds(body: readonly Paragraph[]): number[] {
  const ends: number[] = []
  let at = 0
  for (const one of body) {
    at += textOf(one).length
    if (one.mark === '\x0c') ends.push(at)
  }
  return [...ends, at]
}

interface Stretch {
  readonly size: number
  readonly list: readonly number[]
}

/** Pages of property lists for stretches of the text that follow each other, and their index. */
function writePages(
  items: readonly Stretch[],
  kind: 'paragraph' | 'character',
  firstPage: number,
): { bytes: number[]; table: number[] } {
  const width = kind === 'paragraph' ? 13 : 1
  const bytes: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  let offset = textAt
  for (let next = 0; next < items.length; ) {
    const page = new Array<number>(512).fill(0)
    const bounds = [offset]
    const lists: number[] = []
    let top = 511
    for (; next < items.length; next++) {
      const stored = storedList(items[next]!.list, kind)
      const room = (top - stored.length) & ~1
      if (room < (lists.length + 2) * 4 + (lists.length + 1) * width) break
      top = room
      page.splice(top, stored.length, ...stored)
      lists.push(top / 2)
      offset += items[next]!.size
      bounds.push(offset)
    }
    page.splice(0, bounds.length * 4, ...u32(...bounds))
    lists.forEach((place, i) => {
      page[bounds.length * 4 + i * width] = place
    })
    page[511] = lists.length
    starts.push(bounds[0]!)
    ends.push(firstPage + bytes.length / 512)
    bytes.push(...page)
  }
  return { bytes, table: u32(...starts, offset, ...ends) }
}

/** A list with its length before it, as pages of the kind have it. */
function storedList(list: readonly number[], kind: 'paragraph' | 'character'): number[] {
  if (kind === 'character') return [list.length, ...list]
  return list.length % 2 === 1 ? [(list.length + 1) / 2, ...list] : [0, list.length / 2, ...list]
}

function styleSheet(styles: readonly Style[]): number[] {
  const records = styles.flatMap(({ name, builtIn = 0xffe, base = 0xfff, modifiers = [], looks = [] }, i) => {
    const padded = (list: readonly number[]): number[] => [
      ...u16(list.length),
      ...list,
      ...(list.length % 2 ? [0] : []),
    ]
    const head = [...u16(builtIn, 1 | (base << 4), 2, 0, 0), ...u16(name.length), ...wide(name), ...u16(0)]
    const record = [...head, ...padded([...u16(i), ...modifiers]), ...padded(looks)]
    return [...u16(record.length), ...record]
  })
  return [...u16(18, styles.length, 10), ...new Array<number>(14).fill(0), ...records]
}

function listLevels(levels: NonNullable<DocParts['lists']>[number]): number[] {
  return Array.from({ length: 9 }, (_, i) => {
    const { format = 0, text = '', start = 1, legal = false } = levels[i] ?? {}
    const content = text.replace(/%([1-9])/g, (_whole, digit: string) => String.fromCharCode(Number(digit) - 1))
    // Where the text has the numbers of levels, counted from 1.
    const numbers = content.split('').flatMap((unit, at) => (unit < '\x09' ? [at + 1] : []))
    const head = [...u32(start), format, legal ? 4 : 0, ...numbers, ...new Array<number>(22 - numbers.length).fill(0)]
    return [...head, ...u16(content.length), ...wide(content)]
  }).flat()
}
