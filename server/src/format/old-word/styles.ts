import type { ParagraphStyle, Styles } from '../word/styles.ts'
import { slice, u16, wideText } from './bytes.ts'
import {
  type CharacterProperties,
  emptyParagraph,
  type ParagraphProperties,
  readCharacterList,
  readParagraphList,
} from './properties.ts'

interface Style {
  readonly base: number
  readonly heading: number
  readonly paragraph: ParagraphProperties
  readonly bold: CharacterProperties['bold']
}

const noStyle = 0xfff
const longestChain = 50
const nothing = new Uint8Array(0)

/** Reads the style sheet; style ids are the styles' numbers. Throws ReadError truncated. */
export function readOldStyles(sheet: Uint8Array): Styles {
  const styles: (Style | null)[] = []
  if (sheet.length >= 8) {
    const headSize = u16(sheet, 0)
    const count = u16(sheet, 2)
    const fixedSize = u16(sheet, 4)
    let at = 2 + headSize
    for (let i = 0; i < count && at + 2 <= sheet.length; i++) {
      const size = u16(sheet, at)
      styles.push(size === 0 ? null : readStyle(slice(sheet, at + 2, size), fixedSize))
      at += 2 + size + (size & 1)
    }
  }
  return lookups(styles)
}

function readStyle(bytes: Uint8Array, fixedSize: number): Style {
  const builtIn = u16(bytes, 0) & 0xfff
  const kind = u16(bytes, 2) & 0xf
  const base = u16(bytes, 2) >> 4
  const units = u16(bytes, fixedSize)
  const name = wideText(bytes, fixedSize + 2, units)
  let at = fixedSize + 2 + units * 2 + 2
  const next = (): Uint8Array => {
    if (at + 2 > bytes.length) return nothing
    const size = u16(bytes, at)
    const list = slice(bytes, at + 2, size)
    at += 2 + size + (size & 1)
    return list
  }
  const paragraph = emptyParagraph(-1)
  if (kind === 1) readParagraphList(paragraph, next().subarray(2), nothing, { left: bytes.length })
  const { bold } = readCharacterList(kind === 1 || kind === 2 ? next() : nothing)
  return { base, heading: headingLevel(builtIn, name), paragraph, bold }
}

/** Level 0 to 8 of a built-in heading style, else -1. */
function headingLevel(builtIn: number, name: string): number {
  if (builtIn >= 1 && builtIn <= 9) return builtIn - 1
  const match = /^(?:heading|标题)\s*([1-9])(?:,|$)/i.exec(name)
  return match ? Number(match[1]) - 1 : -1
}

function lookups(styles: readonly (Style | null)[]): Styles {
  const known = new Map<string, ParagraphStyle>()
  const runs = new Map<string, boolean | undefined>()
  const chainOf = (number: number): Style[] => [...numbersOf(number)].map((at) => styles[at]!)
  const numbersOf = (number: number): Set<number> => {
    const chain = new Set<number>()
    for (let at = number; at !== noStyle && styles[at] && !chain.has(at) && chain.size < longestChain; )
      at = chain.add(at) && styles[at]!.base
    return chain
  }
  const resolve = (id: string): ParagraphStyle => {
    const number = styles[Number(id)] ? Number(id) : 0
    const found = { outline: -1, numId: -1, ilvl: -1, alignment: '', bold: false }
    for (const { heading, paragraph, bold } of chainOf(number).reverse()) {
      const outline = paragraph.outline >= 0 ? paragraph.outline : heading
      if (outline >= 0) found.outline = outline
      if (paragraph.list >= 0) found.numId = paragraph.list
      if (paragraph.listLevel >= 0) found.ilvl = paragraph.listLevel
      if (paragraph.alignment) found.alignment = paragraph.alignment
      if (bold !== undefined) found.bold = bold === 'contrary' ? !found.bold : bold
    }
    return { ...found, chain: [...numbersOf(number)].map(String) }
  }
  return {
    paragraph: (id) => {
      const style = known.get(id) ?? resolve(id)
      known.set(id, style)
      return style
    },
    runBold: (id) => {
      if (!runs.has(id)) {
        const said = chainOf(Number(id)).find(({ bold }) => bold !== undefined)?.bold
        runs.set(id, said === 'contrary' ? true : said)
      }
      return runs.get(id)
    },
    numId: (id) => styles[Number(id)]?.paragraph.list ?? -1,
  }
}
