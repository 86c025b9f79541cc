/** The open fields of a paragraph: their instructions are not shown, their results are. */
export interface Fields {
  /** For each open field, whether it is still in its instruction. */
  readonly open: boolean[]
  /** How many of them are. */
  instructions: number
}

/**
 * Takes a w:fldChar. Fields are followed inside one paragraph only: results that run over paragraphs (a table of
 * contents) are text anyway, and a field whose end is missing cannot swallow the rest of the file.
 */
export function fieldMark(fields: Fields, type: string | undefined): void {
  if (type === 'begin') {
    fields.open.push(true)
    fields.instructions++
    return
  }
  const last = fields.open.length - 1
  if (last < 0 || (type !== 'separate' && type !== 'end')) return
  if (fields.open[last]) fields.instructions--
  if (type === 'end') fields.open.pop()
  else fields.open[last] = false
}
