import { i32, u8, u16 } from './bytes.ts'
import { oldWordError } from './errors.ts'
import { eachModifier, modifiers } from './modifiers.ts'
import { type RowShape, readRowShape } from './row-shape.ts'

/** What a paragraph's property lists say; -1 and '' mean nothing said. */
export interface ParagraphProperties {
  style: number
  /** Outline level 0 to 8, 9 for body text. */
  outline: number
  alignment: string
  /** Number of the list, from 1; 0 takes the paragraph out of its style's list. */
  list: number
  listLevel: number
  /** Tables around it. */
  depth: number
  /** The mark ends a row; the paragraph is not text. */
  rowEnd: boolean
  /** The mark ends a cell of an inner table; those of the outermost end with a mark of their own. */
  innerCellEnd: boolean
  /** On row ends only. */
  row: RowShape | null
}

/** What a character's property list says; undefined leaves it to the style, `contrary` turns the style's around. */
export interface CharacterProperties {
  bold: boolean | 'contrary' | undefined
  style: number
  deleted: boolean
  /** A mark of Word's own (picture, note number …), not text. */
  special: boolean
}

const mostDepth = 16
const noList = 0xf801

export function emptyParagraph(style: number): ParagraphProperties {
  return {
    style,
    outline: -1,
    alignment: '',
    list: -1,
    listLevel: -1,
    depth: 0,
    rowEnd: false,
    innerCellEnd: false,
    row: null,
  }
}

/** What reading may still cost, so that a small file cannot keep a long list busy for each of its paragraphs. */
export interface Budget {
  left: number
}

/** Takes from the budget; throws ReadError too-large when there is none left. */
export function spend(budget: Budget, cost: number): void {
  budget.left -= cost
  if (budget.left < 0) throw oldWordError('too-large')
}

/** Applies a list of modifiers. `data` holds lists that are too long for a page. */
export function readParagraphList(
  properties: ParagraphProperties,
  list: Uint8Array,
  data: Uint8Array,
  budget: Budget,
): void {
  spend(budget, list.length)
  eachModifier(list, (code, from, at, size) => {
    if (code === modifiers.huge || code === modifiers.olderHuge) {
      const place = i32(from, at)
      // A list that names itself again is not followed.
      if (place >= 0 && place + 2 <= data.length) {
        const long = data.subarray(place + 2, place + 2 + u16(data, place))
        spend(budget, long.length)
        eachModifier(long, (inner, source, start, length) => readModifier(properties, inner, source, start, length))
      }
    } else readModifier(properties, code, from, at, size)
  })
}

function readModifier(properties: ParagraphProperties, code: number, list: Uint8Array, at: number, size: number): void {
  switch (code) {
    case modifiers.paragraphStyle:
      properties.style = u16(list, at)
      break
    case modifiers.outline:
      properties.outline = u8(list, at)
      break
    case modifiers.alignment:
    case modifiers.logicalAlignment:
      properties.alignment = u8(list, at) === 1 ? 'center' : 'other'
      break
    case modifiers.list: {
      const number = u16(list, at)
      properties.list = number >= noList ? 0 : number
      break
    }
    case modifiers.listLevel:
      properties.listLevel = u8(list, at)
      break
    case modifiers.inTable:
      properties.depth = u8(list, at) ? Math.max(properties.depth, 1) : 0
      break
    case modifiers.depth:
      properties.depth = Math.min(Math.max(i32(list, at), 0), mostDepth)
      break
    case modifiers.rowEnd:
    case modifiers.innerRowEnd:
      properties.rowEnd ||= u8(list, at) !== 0
      break
    case modifiers.innerCellEnd:
      properties.innerCellEnd = u8(list, at) !== 0
      break
    default:
      properties.row = readRowShape(properties.row, code, list, at, size)
  }
}

/** Reads lists of character modifiers, later ones over earlier ones. */
export function readCharacterList(...lists: readonly Uint8Array[]): CharacterProperties {
  const properties: CharacterProperties = { bold: undefined, style: -1, deleted: false, special: false }
  for (const list of lists) {
    eachModifier(list, (code, from, at) => {
      if (code === modifiers.bold) properties.bold = toggle(u8(from, at))
      else if (code === modifiers.characterStyle) properties.style = u16(from, at)
      else if (code === modifiers.deleted) properties.deleted = u8(from, at) !== 0
      else if (code === modifiers.special) properties.special = u8(from, at) !== 0
      else if (code === modifiers.symbol) properties.special = true
    })
  }
  return properties
}

/** 0 off, 1 on, 128 as the style has it, 129 its contrary. */
function toggle(value: number): CharacterProperties['bold'] {
  return value === 128 ? undefined : value === 129 ? 'contrary' : value !== 0
}
