import { type Fields, fieldMark } from '../word/fields.ts'

/** Gathers the text of one paragraph as people see it. */
export interface VisibleText {
  /** Takes a stretch of the file's characters; true when any of it is a visible character. */
  add(units: string, special: boolean): boolean
  text(): string
}

const fieldTypes: Readonly<Record<number, string>> = { 19: 'begin', 20: 'separate', 21: 'end' }
/** Characters of the file that stand for something else; other control characters are marks without text. */
const shown: Readonly<Record<number, string>> = { 9: '\t', 11: '\n', 30: '-' }

export function startText(): VisibleText {
  const fields: Fields = { open: [], instructions: 0 }
  let text = ''
  let pageBreak = false
  const add = (units: string, special: boolean): boolean => {
    let visible = false
    for (let i = 0; i < units.length; i++) {
      const unit = units.charCodeAt(i)
      if (fieldTypes[unit]) fieldMark(fields, fieldTypes[unit])
      else if (fields.instructions > 0) continue
      else if (unit === 12 || unit === 14) pageBreak = true
      else if (unit < 32 ? shown[unit] !== undefined : !special) {
        // A page or column break parts text, but is no text at the edge of a paragraph.
        if (pageBreak && text !== '') text += '\n'
        pageBreak = false
        const character = unit < 32 ? shown[unit]! : units[i]!
        text += character
        visible ||= character.trim() !== ''
      }
    }
    return visible
  }
  return { add, text: () => text }
}
