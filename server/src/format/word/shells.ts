import type { Attributes } from './xml.ts'

/**
 * Follows what may not be cut in a paragraph: results of fields, smart tags, content controls for plain text. A comment's
 * mark stands outside them: inside, LibreOffice loses the comment or the text. A HYPERLINK field is text like any other.
 */
export interface Shells {
  /** `run` is the start of the run around the tag. */
  open(name: string, parent: string | undefined, attributes: Attributes, start: number, run: number): void
  instruction(text: string): void
  close(name: string, end: number): void
  /** Range of the outermost shell around a run, null when there is none. */
  around(start: number, end: number): readonly [number, number] | null
}

interface Shell {
  readonly name: string
  readonly start: number
  instruction: string
  firm: boolean
  /** The field's end mark was seen; its run is not over yet. */
  ended: boolean
}

export function startShells(): Shells {
  const open: Shell[] = []
  const done: [number, number][] = []
  const begin = (name: string, start: number, firm: boolean, instruction = '') =>
    open.push({ name, start, instruction, firm, ended: false })
  const finish = (shell: Shell, end: number) => {
    open.splice(open.indexOf(shell), 1)
    if (shell.firm && !/^\s*HYPERLINK\b/i.test(shell.instruction)) done.push([shell.start, end])
  }
  return {
    open(name, parent, attributes, start, run) {
      if (name === 'w:smartTag') begin(name, start, true)
      else if (name === 'w:fldSimple') begin(name, start, true, attributes.get('w:instr') ?? '')
      else if (name === 'w:sdt') begin(name, start, false)
      else if (name === 'w:text' && parent === 'w:sdtPr') {
        const control = open.findLast((shell) => shell.name === 'w:sdt')
        if (control) control.firm = true
      } else if (name === 'w:fldChar') {
        const type = attributes.get('w:fldCharType')
        if (type === 'begin') begin('field', run, true)
        else if (type === 'end') {
          const field = open.findLast((shell) => shell.name === 'field' && !shell.ended)
          if (field) field.ended = true
        }
      }
    },
    instruction(text) {
      const field = open.findLast((shell) => shell.name === 'field')
      if (field) field.instruction += text
    },
    close(name, end) {
      if (name === 'w:r') for (const field of open.filter((shell) => shell.ended)) finish(field, end)
      else if (name === 'w:smartTag' || name === 'w:fldSimple' || name === 'w:sdt') {
        const shell = open.findLast((one) => one.name === name)
        if (shell) finish(shell, end)
      }
    },
    around(start, end) {
      let found: [number, number] | null = null
      for (const shell of done) {
        if (shell[0] > start || shell[1] < end) continue
        if (!found || shell[0] < found[0] || shell[1] > found[1]) found = shell
      }
      return found
    },
  }
}
