import { blank } from '../core/fix.ts'

const blanks = new RegExp(blank, 'g')

/** A snippet for a wording: each blank 〔数值〕 a placeholder of its own, everything else as it stands. */
export function snippetOf(text: string): string {
  let number = 0
  let at = 0
  let snippet = ''
  for (const { 0: found, index } of text.matchAll(blanks)) {
    snippet += `${escaped(text.slice(at, index))}\${${++number}:${escaped(found)}}`
    at = index + found.length
  }
  return snippet + escaped(text.slice(at))
}

/** Whether a wording has blanks to fill in. */
export function hasBlanks(text: string): boolean {
  return blank.test(text)
}

/** Text that a snippet takes as it stands. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}
