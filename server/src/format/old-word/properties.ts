import { i32, u8, u16 } from './bytes.ts'
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

/** Applies a list of modifiers. `data` holds lists that are too long for a page. */
export function readParagraphList(properties: ParagraphProperties, list: Uint8Array, data: Uint8Array): void {
  eachModifier(list, (code, operand) => {
    if (code === modifiers.huge || code === modifiers.olderHuge) {
      const at = i32(operand, 0)
      // A list that names itself again is not followed.
      if (at >= 0 && at + 2 <= data.length) {
        const long = data.subarray(at + 2, at + 2 + u16(data, at))
        eachModifier(long, (inner, value) => readModifier(properties, inner, value))
      }
    } else readModifier(properties, code, operand)
  })
}

function readModifier(properties: ParagraphProperties, code: number, operand: Uint8Array): void {
  switch (code) {
    case modifiers.paragraphStyle:
      properties.style = u16(operand, 0)
      break
    case modifiers.outline:
      properties.outline = u8(operand, 0)
      break
    case modifiers.alignment:
    case modifiers.logicalAlignment:
      properties.alignment = u8(operand, 0) === 1 ? 'center' : 'other'
      break
    case modifiers.list: {
      const list = u16(operand, 0)
      properties.list = list >= noList ? 0 : list
      break
    }
    case modifiers.listLevel:
      properties.listLevel = u8(operand, 0)
      break
    case modifiers.inTable:
      properties.depth = u8(operand, 0) ? Math.max(properties.depth, 1) : 0
      break
    case modifiers.depth:
      properties.depth = Math.min(Math.max(i32(operand, 0), 0), mostDepth)
      break
    case modifiers.rowEnd:
    case modifiers.innerRowEnd:
      properties.rowEnd ||= u8(operand, 0) !== 0
      break
    case modifiers.innerCellEnd:
      properties.innerCellEnd = u8(operand, 0) !== 0
      break
    default:
      properties.row = readRowShape(properties.row, code, operand)
  }
}

/** Reads lists of character modifiers, later ones over earlier ones. */
export function readCharacterList(...lists: readonly Uint8Array[]): CharacterProperties {
  const properties: CharacterProperties = { bold: undefined, style: -1, deleted: false, special: false }
  for (const list of lists) {
    eachModifier(list, (code, operand) => {
      if (code === modifiers.bold) properties.bold = toggle(u8(operand, 0))
      else if (code === modifiers.characterStyle) properties.style = u16(operand, 0)
      else if (code === modifiers.deleted) properties.deleted = u8(operand, 0) !== 0
      else if (code === modifiers.special) properties.special = u8(operand, 0) !== 0
      else if (code === modifiers.symbol) properties.special = true
    })
  }
  return properties
}

/** 0 off, 1 on, 128 as the style has it, 129 its contrary. */
function toggle(value: number): CharacterProperties['bold'] {
  return value === 128 ? undefined : value === 129 ? 'contrary' : value !== 0
}
